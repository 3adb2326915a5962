// What accepting and dismissing do to the cells of a candidate.
import {
  decideCandidateCell,
  listCandidateCells,
  listWaitingForCell,
  updateCandidate,
  type CandidateCellRow,
  type CandidateRow,
} from '#db/candidates.ts';
import { insertCandidateEvent } from '#db/candidate-events.ts';
import { approveCell, cellVersion, findCell, verifyCells } from '#db/cells.ts';
import { insertRule } from '#db/rules.ts';
import { answerSchema } from '#types/schemas.ts';
import type { Answer, CellRef } from '#types/cell.ts';
import type { Instant } from '#types/ids.ts';
import { answerKey } from '../compare/canonical.ts';
import type { House } from '../house.ts';
import { hashOf } from '../ids.ts';
import { confirms, speaksForApproved } from '../propose/dismissed.ts';
import { patternOf, tryRule } from '../rules.ts';
import { after, candidateBefore, type Applied, type DecisionMark } from './applied.ts';
import type { DecideRequest, Verb } from './request.ts';

export function acceptCells(
  house: House,
  candidate: CandidateRow,
  cells: readonly CandidateCellRow[],
  edits: Partial<Answer> | undefined,
  request: DecideRequest,
  mark: DecisionMark,
): Applied {
  const before = cells.map((cell) => ({ cell: cell.cell, was: findCell(house.db, cell.cell) }));
  for (const cell of cells) {
    const answer = edited(cell.after, edits);
    approveCell(house.db, {
      cell: cell.cell,
      basis: changesAnswer(edits) ? 'person' : 'captured',
      answer,
      ...(edits ? { weighed: cell.after } : {}),
      evidence: cell.evidence,
      evidenceKey: answerKey(cell.after),
      at: mark.at,
      by: request.by,
      verifiedAt: candidate.seen_again_at,
      decision: mark.id,
      because: candidate.title,
    });
    decideCandidateCell(house.db, candidate.n, cell.cell, 'accepted');
  }
  const overtaken = overtakeOthers(house, candidate, cells, mark);
  finish(house, candidate, request, mark);
  return after(house, candidate, {
    before: { cells: before, overtaken, decided: cells.map((cell) => cell.cell) },
  });
}

function edited(answer: Answer, edits: Partial<Answer> | undefined): Answer {
  return edits ? answerSchema.parse({ ...answer, ...edits }) : answer;
}

/** The public note and caveat are the reviewer's words anyway; the rest is what the evidence says. */
function changesAnswer(edits: Partial<Answer> | undefined): boolean {
  return edits !== undefined && Object.keys(edits).some((key) => key !== 'note' && key !== 'caveat');
}

export function dismissCells(
  house: House,
  candidate: CandidateRow,
  cells: readonly CandidateCellRow[],
  decision: Extract<Verb, { kind: 'dismiss' }>,
  request: DecideRequest,
  mark: DecisionMark,
): Applied {
  for (const cell of cells) decideCandidateCell(house.db, candidate.n, cell.cell, 'dismissed');
  const rule = decision.rule ? makeRule(house, candidate, decision.rule.expiresAt, request, mark) : undefined;
  const dated = confirms(decision.reason) ? dateAnswers(house, candidate, cells) : [];
  finish(house, candidate, request, mark);
  return after(house, candidate, {
    before: { decided: cells.map((cell) => cell.cell), dated, ...(rule ? { rule } : {}) },
    ...(rule ? { body: { rule } } : {}),
  });
}

/** The approved answers hold with what the capture says: they are as good as seen standing in it. Gives their old dates. */
function dateAnswers(
  house: House,
  candidate: CandidateRow,
  cells: readonly CandidateCellRow[],
): { readonly cell: CellRef; readonly version: number; readonly verified_at: Instant }[] {
  const dated = cells.flatMap(({ cell, after: proposed }) => {
    const approved = findCell(house.db, cell);
    if (!approved || !speaksForApproved(candidate.source, approved, proposed)) return [];
    return [{ cell, version: cellVersion(house.db, cell), verified_at: approved.verified_at }];
  });
  verifyCells(
    house.db,
    dated.map((each) => each.cell),
    candidate.seen_again_at,
  );
  return dated;
}

/** How far back a rule is tried. */
const trialDays = 365;

function makeRule(
  house: House,
  candidate: CandidateRow,
  expiresAt: Instant,
  request: DecideRequest,
  mark: DecisionMark,
): string {
  const pattern = patternOf(house, candidate);
  const since = new Date(Date.parse(mark.at) - trialDays * 86_400_000).toISOString() as Instant;
  const id = `r${hashOf(mark.id).slice(0, 12)}`;
  insertRule(house.db, {
    ...pattern,
    id,
    createdAt: mark.at,
    createdBy: request.by,
    decision: mark.id,
    because: request.remark ?? `dismissed: ${candidate.title}`,
    expiresAt,
    trial: tryRule(house, pattern, since),
  });
  return id;
}

/** Decided once the last cell is; accepted if any cell was. */
function finish(house: House, candidate: CandidateRow, request: DecideRequest, mark: DecisionMark): void {
  const cells = listCandidateCells(house.db, candidate.n);
  const open = cells.some((cell) => cell.state === 'open');
  const state = cells.some((cell) => cell.state === 'accepted') ? 'accepted' : 'dismissed';
  updateCandidate(
    house.db,
    candidate.n,
    open
      ? { state: candidate.state === 'second_review' ? 'open' : candidate.state, decision: mark.id }
      : { state, decidedAt: mark.at, decision: mark.id, heldUntil: null, snoozedUntil: null },
  );
  insertCandidateEvent(house.db, candidate.n, {
    at: mark.at,
    kind: open ? 'split' : state,
    because: `${request.decision.kind} by ${request.by}`,
  });
}

/** Other candidates were compared with the answer that is no more. */
function overtakeOthers(
  house: House,
  candidate: CandidateRow,
  cells: readonly CandidateCellRow[],
  mark: DecisionMark,
): readonly Readonly<Record<string, unknown>>[] {
  const overtaken: Readonly<Record<string, unknown>>[] = [];
  for (const cell of cells)
    for (const other of listWaitingForCell(house.db, cell.cell)) {
      if (other.n === candidate.n) continue;
      overtaken.push(candidateBefore(other));
      const because = 'the cell got another answer';
      updateCandidate(house.db, other.n, { state: 'overtaken', because, overtakenBy: candidate.id });
      insertCandidateEvent(house.db, other.n, { at: mark.at, kind: 'overtaken', because });
    }
  return overtaken;
}
