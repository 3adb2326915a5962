// Undo: a decision that takes another one back, newest first on each subject, as often as there are decisions.
import { z } from 'zod';
import {
  candidateStateSchema,
  findCandidateByNumber,
  reopenCandidateCell,
  updateCandidate,
} from '#db/candidates.ts';
import { insertCandidateEvent } from '#db/candidate-events.ts';
import { approveCell, cellVersion, clearCell, dateBackCell, findCell } from '#db/cells.ts';
import { setCorrectionState } from '#db/corrections.ts';
import {
  findDecision,
  findDecisionByKey,
  findLastStanding,
  findUndoOf,
  listDecisionsAbout,
  type DecisionRow,
} from '#db/decisions.ts';
import { closeIncident } from '#db/incidents.ts';
import { updateNotice } from '#db/notices.ts';
import { setRuleWithdrawn } from '#db/rules.ts';
import { setSampleState } from '#db/samples.ts';
import { durably } from '#db/statements.ts';
import { answerSchema, cellRefSchema, evidenceIdSchema, instantSchema } from '#types/schemas.ts';
import { basisSchema } from '#types/words.ts';
import { NotFound, NotPossible, Stale } from '../errors.ts';
import type { House } from '../house.ts';
import { behindNotice } from '../propose/doubt.ts';
import type { DecisionMark } from './applied.ts';
import { newDecisionId, record } from './decide.ts';
import type { Decided } from './request.ts';

const candidateWas = z.object({
  n: z.number(),
  state: candidateStateSchema,
  because: z.string().optional(),
  snoozed_until: instantSchema.optional(),
  held_until: instantSchema.optional(),
  decided_at: instantSchema.optional(),
  decision: z.string().optional(),
});
const cellWas = z.object({
  basis: basisSchema,
  answer: answerSchema,
  weighed: answerSchema.optional(),
  evidence: z.array(evidenceIdSchema),
  evidence_key: z.string(),
  verified_at: instantSchema,
  approved_by: z.string(),
});
const beforeSchema = z.looseObject({
  candidate: candidateWas.optional(),
  cells: z.array(z.object({ cell: cellRefSchema, was: cellWas.optional() })).default([]),
  decided: z.array(cellRefSchema).default([]),
  overtaken: z.array(candidateWas).default([]),
  released: z.array(z.number()).default([]),
  refused: z.array(z.object({ n: z.number(), cells: z.array(cellRefSchema) })).default([]),
  dated: z
    .array(z.object({ cell: cellRefSchema, version: z.number(), verified_at: instantSchema }))
    .default([]),
  rule: z.string().optional(),
  snoozedUntil: instantSchema.nullish(),
});
type Before = z.infer<typeof beforeSchema>;

export interface UndoRequest {
  /** Absent: the person's newest decision that still stands. */
  readonly decision?: string;
  readonly by: string;
  readonly idempotencyKey?: string;
  readonly remark?: string;
}

export function undo(house: House, request: UndoRequest): Decided {
  return durably(house.db, () => {
    const known = request.idempotencyKey ? findDecisionByKey(house.db, request.idempotencyKey) : undefined;
    if (known) return { decision: known, repeated: true, state: 'undone', version: 0 };
    const target = request.decision
      ? findDecision(house.db, request.decision)
      : findLastStanding(house.db, request.by);
    if (!target) throw new NotFound('there is no decision to undo', 'See the last decisions.');
    refuse(house, target);
    const at = house.clock.now();
    const mark: DecisionMark = { id: newDecisionId(house, request.by, at), at };
    putBack(house, target, beforeSchema.parse(target.before), mark, request.by);
    const decision = record(house, {
      id: mark.id,
      at: mark.at,
      by: request.by,
      subjectKind: target.subject_kind,
      subject: target.subject,
      kind: 'undo',
      undoes: target.id,
      ...(request.remark ? { remark: request.remark } : {}),
      ...(request.idempotencyKey ? { idempotencyKey: request.idempotencyKey } : {}),
      ...(target.batch ? { batch: target.batch } : {}),
    });
    return { decision, repeated: false, state: 'undone', version: 0 };
  });
}

function refuse(house: House, target: DecisionRow): void {
  const state = { version: target.n, state: 'decided' };
  if (target.kind === 'undo')
    throw new NotPossible('an undo cannot be undone', 'Decide again instead: nothing was lost.');
  const undone = findUndoOf(house.db, target.id);
  if (undone)
    throw new Stale(`${undone.by} undid this decision on ${undone.at}`, 'Nothing was written.', state);
  const later = listDecisionsAbout(house.db, target.subject_kind, target.subject).find(
    (each) => each.n > target.n && each.kind !== 'undo' && findUndoOf(house.db, each.id) === undefined,
  );
  if (later)
    throw new Stale(
      `${later.by} decided again on ${later.at} (${later.kind})`,
      'Undo that decision first.',
      state,
    );
}

function putBack(house: House, target: DecisionRow, before: Before, mark: DecisionMark, by: string): void {
  for (const { cell, was } of before.cells) putBackCell(house, target, cell, was, mark, by);
  if (before.candidate) putBackCandidate(house, before.candidate, before, mark, `undone by ${by}`);
  for (const other of before.overtaken)
    putBackCandidate(house, other, { ...before, decided: [] }, mark, `undone by ${by}`);
  for (const { cell, version, verified_at } of before.dated)
    if (cellVersion(house.db, cell) === version) dateBackCell(house.db, cell, verified_at);
  if (before.rule) setRuleWithdrawn(house.db, before.rule, { at: mark.at, by });
  if (target.subject_kind === 'notice') putBackNotice(house, target, before, mark, by);
  if (target.subject_kind === 'incident') closeIncident(house.db, target.subject, null);
  if (target.subject_kind === 'correction') setCorrectionState(house.db, target.subject, 'open');
  if (target.subject_kind === 'sample') setSampleState(house.db, target.subject, { state: 'open' });
}

function putBackCell(
  house: House,
  target: DecisionRow,
  cell: z.infer<typeof cellRefSchema>,
  was: z.infer<typeof cellWas> | undefined,
  mark: DecisionMark,
  by: string,
): void {
  const now = findCell(house.db, cell);
  if (now && now.decision !== target.id)
    throw new Stale(
      `${cell.offering}/${cell.dimension} got another answer from ${now.approved_by} on ${now.approved_at}`,
      'Undo that decision first.',
      { version: now.version, state: 'approved' },
    );
  const because = `undo of a decision by ${target.by}`;
  if (!was) clearCell(house.db, cell, { at: mark.at, by, decision: mark.id, because });
  else
    approveCell(house.db, {
      cell,
      basis: was.basis,
      answer: was.answer,
      ...(was.weighed ? { weighed: was.weighed } : {}),
      evidence: was.evidence,
      evidenceKey: was.evidence_key,
      at: mark.at,
      by,
      verifiedAt: was.verified_at,
      decision: mark.id,
      because,
    });
}

function putBackCandidate(
  house: House,
  was: z.infer<typeof candidateWas>,
  before: Before,
  mark: DecisionMark,
  because: string,
): void {
  const now = findCandidateByNumber(house.db, was.n);
  if (!now) return;
  // Newer evidence has overtaken it since: then that stays so.
  const movedOn = now.state === 'withdrawn' || (now.state === 'overtaken' && now.overtaken_by === undefined);
  if (!movedOn)
    updateCandidate(house.db, was.n, {
      state: was.state,
      because: was.because ?? null,
      snoozedUntil: was.snoozed_until ?? null,
      heldUntil: was.held_until ?? null,
      decidedAt: was.decided_at ?? null,
      decision: was.decision ?? null,
      overtakenBy: null,
    });
  for (const cell of before.decided.length > 0 ? before.decided : before.cells.map((each) => each.cell))
    reopenCandidateCell(house.db, was.n, cell, cellVersion(house.db, cell));
  insertCandidateEvent(house.db, was.n, { at: mark.at, kind: 'undone', because });
}

function putBackNotice(
  house: House,
  target: DecisionRow,
  before: Before,
  mark: DecisionMark,
  by: string,
): void {
  updateNotice(house.db, target.subject, {
    closedAt: null,
    closedBecause: null,
    snoozedUntil: before.snoozedUntil ?? null,
  });
  for (const n of before.released) {
    if (findCandidateByNumber(house.db, n)?.state !== 'open') continue;
    updateCandidate(house.db, n, {
      state: 'held',
      because: behindNotice,
    });
    insertCandidateEvent(house.db, n, { at: mark.at, kind: 'held', because: `undone by ${by}` });
  }
  for (const { n, cells } of before.refused) {
    if (findCandidateByNumber(house.db, n)?.decision !== target.id) continue;
    updateCandidate(house.db, n, { state: 'held', because: behindNotice, decidedAt: null, decision: null });
    for (const cell of cells) reopenCandidateCell(house.db, n, cell, cellVersion(house.db, cell));
    insertCandidateEvent(house.db, n, { at: mark.at, kind: 'held', because: `undone by ${by}` });
  }
}
