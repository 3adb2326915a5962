// Decisions: what a person did. Only ever added to; an undo is a decision too.
import { z } from 'zod';
import type { Instant } from '#types/ids.ts';
import { instantSchema } from '#types/schemas.ts';
import { dismissalSchema, type DismissalReason } from '#types/words.ts';
import { type Db, all, count, first, insert, json, maybe } from './statements.ts';

const subjectKindSchema = z.enum(['candidate', 'notice', 'incident', 'correction', 'cell', 'sample', 'rule']);
const kindSchema = z.enum(['accept', 'dismiss', 'snooze', 'flag', 'undo', 'set', 'note']);
const decisionRow = z.object({
  n: z.number(),
  id: z.string(),
  idempotency_key: maybe(z.string()),
  at: instantSchema,
  by: z.string(),
  subject_kind: subjectKindSchema,
  subject: z.string(),
  kind: kindSchema,
  effect: z.enum(['applied', 'vote']),
  reason: maybe(dismissalSchema),
  remark: z.string(),
  body: json(z.record(z.string(), z.unknown())),
  before: json(z.record(z.string(), z.unknown())),
  undoes: maybe(z.string()),
  batch: maybe(z.string()),
});
export type DecisionRow = z.infer<typeof decisionRow>;
export type SubjectKind = z.infer<typeof subjectKindSchema>;
export type DecisionVerb = z.infer<typeof kindSchema>;

export interface NewDecision {
  readonly id: string;
  readonly idempotencyKey?: string;
  readonly at: Instant;
  readonly by: string;
  readonly subjectKind: SubjectKind;
  readonly subject: string;
  readonly kind: DecisionVerb;
  readonly effect?: 'applied' | 'vote';
  readonly reason?: DismissalReason;
  readonly remark?: string;
  readonly body?: Readonly<Record<string, unknown>>;
  /** What an undo puts back. */
  readonly before?: Readonly<Record<string, unknown>>;
  readonly undoes?: string;
  readonly batch?: string;
}

export function insertDecision(db: Db, decision: NewDecision): number {
  return insert(
    db,
    `INSERT INTO decisions (id, idempotency_key, at, by, subject_kind, subject, kind, effect, reason, remark, body,
       before, undoes, batch)
     VALUES (:id, :idempotencyKey, :at, :by, :subjectKind, :subject, :kind, :effect, :reason, :remark, :body, :before,
       :undoes, :batch)`,
    {
      ...decision,
      effect: decision.effect ?? 'applied',
      remark: decision.remark ?? '',
      body: JSON.stringify(decision.body ?? {}),
      before: JSON.stringify(decision.before ?? {}),
      // Named parameters that are left out would be refused.
      idempotencyKey: decision.idempotencyKey,
      reason: decision.reason,
      undoes: decision.undoes,
      batch: decision.batch,
    },
  );
}

export function findDecision(db: Db, id: string): DecisionRow | undefined {
  return first(db, decisionRow, 'SELECT * FROM decisions WHERE id = :id', { id });
}

export function findDecisionByKey(db: Db, idempotencyKey: string): DecisionRow | undefined {
  return first(db, decisionRow, 'SELECT * FROM decisions WHERE idempotency_key = :idempotencyKey', {
    idempotencyKey,
  });
}

/** The decision that undid this one. */
export function findUndoOf(db: Db, id: string): DecisionRow | undefined {
  return first(db, decisionRow, 'SELECT * FROM decisions WHERE undoes = :id', { id });
}

/** Newest first. */
export function listDecisionsAbout(db: Db, kind: SubjectKind, subject: string): DecisionRow[] {
  return all(
    db,
    decisionRow,
    'SELECT * FROM decisions WHERE subject_kind = :kind AND subject = :subject ORDER BY n DESC',
    { kind, subject },
  );
}

/** The latest decisions, newest first: of one person, or of all. */
export function listDecisions(
  db: Db,
  filter: { by?: string; since?: Instant; limit?: number } = {},
): DecisionRow[] {
  // By name only where one is asked for: the index then leads to that person's own.
  const of = filter.by === undefined ? 'true' : 'by = :by';
  return all(
    db,
    decisionRow,
    `SELECT * FROM decisions WHERE ${of} AND (:since IS NULL OR at >= :since) ORDER BY n DESC LIMIT :limit`,
    { by: filter.by, since: filter.since, limit: filter.limit ?? 50 },
  );
}

const toldRow = decisionRow
  .pick({
    id: true,
    at: true,
    by: true,
    subject_kind: true,
    subject: true,
    kind: true,
    effect: true,
    reason: true,
    remark: true,
  })
  .extend({ undone: z.number().transform((value) => value === 1) });
/** What people read of a decision, without what an undo needs. */
export type ToldDecision = z.infer<typeof toldRow>;
const toldColumns = `d.id, d.at, d.by, d.subject_kind, d.subject, d.kind, d.effect, d.reason, d.remark,
  EXISTS (SELECT 1 FROM decisions u WHERE u.undoes = d.id) AS undone`;

/** What was decided about any of these, newest first. */
export function listToldAbout(db: Db, kind: SubjectKind, subjects: readonly string[]): ToldDecision[] {
  return all(
    db,
    toldRow,
    `SELECT ${toldColumns} FROM decisions d
     WHERE d.subject_kind = :kind AND d.subject IN (SELECT value FROM json_each(:subjects)) ORDER BY d.n DESC`,
    { kind, subjects: JSON.stringify(subjects) },
  );
}

/** The latest decisions of one person, newest first. */
export function listToldBy(db: Db, by: string, limit: number): ToldDecision[] {
  return all(
    db,
    toldRow,
    `SELECT ${toldColumns} FROM decisions d WHERE d.by = :by ORDER BY d.n DESC LIMIT :limit`,
    { by, limit },
  );
}

/** The newest decision of this person that still stands and is not itself an undo: what undo takes back next. */
export function findLastStanding(db: Db, by: string): DecisionRow | undefined {
  return first(
    db,
    decisionRow,
    `SELECT * FROM decisions d WHERE by = :by AND kind <> 'undo'
       AND NOT EXISTS (SELECT 1 FROM decisions u WHERE u.undoes = d.id) ORDER BY n DESC LIMIT 1`,
    { by },
  );
}

export function listDecisionsOfBatch(db: Db, batch: string): DecisionRow[] {
  return all(db, decisionRow, 'SELECT * FROM decisions WHERE batch = :batch ORDER BY n', { batch });
}

export function lastDecisionNumber(db: Db): number {
  return count(db, 'SELECT coalesce(max(n), 0) FROM decisions');
}
