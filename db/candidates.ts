// Candidates: changes of evidence that wait for a person. Their key is their identity; they are never deleted.
import { z } from 'zod';
import type { Candidate, CandidateCell, CandidateState, CellRef, WeighReason } from '#types/cell.ts';
import type {
  CandidateId,
  CaptureId,
  DimensionKey,
  Instant,
  OfferingId,
  SourceId,
  VisitId,
} from '#types/ids.ts';
import {
  answerSchema,
  captureIdSchema,
  differenceSchema,
  dimensionIdSchema,
  evidenceIdSchema,
  instantSchema,
  offeringIdSchema,
  sourceIdSchema,
  weighReasonSchema,
} from '#types/schemas.ts';
import { changeSchema, type Change } from '#types/words.ts';
import { insertCandidateEvent } from './candidate-events.ts';
import { type Db, all, change, first, insert, json, maybe } from './statements.ts';

export const candidateStateSchema = z.enum([
  'held',
  'open',
  'snoozed',
  'second_review',
  'accepted',
  'dismissed',
  'overtaken',
  'withdrawn',
]) satisfies z.ZodType<CandidateState>;

export const candidateRow = z.object({
  n: z.number(),
  id: z.string() as unknown as z.ZodType<CandidateId, CandidateId>,
  source: sourceIdSchema,
  capture: captureIdSchema,
  visit: z.string(),
  dimension: dimensionIdSchema,
  change: changeSchema,
  rank: z.number(),
  state: candidateStateSchema,
  because: maybe(z.string()),
  title: z.string(),
  takes_effect: maybe(z.string()),
  raised_at: instantSchema,
  seen_again_at: instantSchema,
  held_since: maybe(instantSchema),
  held_until: maybe(instantSchema),
  snoozed_until: maybe(instantSchema),
  decided_at: maybe(instantSchema),
  decision: maybe(z.string()),
  overtaken_by: maybe(z.string()),
  lowered_by: maybe(z.string()),
  flips: z.number(),
  version: z.number(),
});
export type CandidateRow = z.infer<typeof candidateRow>;

const cellOfCandidateRow = z.object({
  offering: offeringIdSchema,
  dimension: dimensionIdSchema,
  before: maybe(json(answerSchema)),
  after: json(answerSchema),
  difference: json(differenceSchema),
  evidence: json(z.array(evidenceIdSchema)),
  reasons: json(z.array(weighReasonSchema)),
  cell_version: z.number(),
  cell_key: z.string(),
  state: z.enum(['open', 'accepted', 'dismissed']),
});

/** A candidate's cell with what only the database knows of it. */
export interface CandidateCellRow extends CandidateCell {
  readonly reasons: readonly WeighReason[];
  readonly cellVersion: number;
  readonly cellKey: string;
  readonly state: 'open' | 'accepted' | 'dismissed';
}

export interface NewCandidate {
  readonly id: CandidateId;
  readonly source: SourceId;
  readonly capture: CaptureId;
  readonly visit: VisitId;
  readonly dimension: DimensionKey;
  readonly change: Change;
  readonly rank: number;
  readonly state: 'held' | 'open';
  readonly because?: string;
  readonly title: string;
  readonly takesEffect?: string;
  readonly at: Instant;
  readonly heldSince?: Instant;
  readonly heldUntil?: Instant;
  readonly loweredBy?: string;
  readonly cells: readonly Omit<CandidateCellRow, 'state'>[];
}

/** Gives its row number. */
export function insertCandidate(db: Db, candidate: NewCandidate): number {
  const { cells, ...row } = candidate;
  const n = insert(
    db,
    `INSERT INTO candidates (id, source, capture, visit, dimension, change, rank, state, because, title, takes_effect,
       raised_at, seen_again_at, held_since, held_until, lowered_by)
     VALUES (:id, :source, :capture, :visit, :dimension, :change, :rank, :state, :because, :title, :takesEffect,
       :at, :at, :heldSince, :heldUntil, :loweredBy)`,
    { ...row },
  );
  for (const cell of cells) insertCandidateCell(db, n, cell);
  change(db, 'INSERT INTO candidate_search (rowid, words) VALUES (:n, :words)', {
    n,
    words: wordsOf(candidate),
  });
  insertCandidateEvent(db, n, {
    at: row.at,
    kind: row.state,
    visit: row.visit,
    because: row.because ?? row.title,
  });
  return n;
}

function insertCandidateCell(db: Db, n: number, cell: NewCandidate['cells'][number]): void {
  change(
    db,
    `INSERT INTO candidate_cells (candidate, offering, dimension, before, after, difference, evidence, reasons, cell_version, cell_key)
     VALUES (:n, :offering, :dimension, :before, :after, :difference, :evidence, :reasons, :cellVersion, :cellKey)`,
    {
      n,
      ...cell.cell,
      before: cell.before && JSON.stringify(cell.before),
      after: JSON.stringify(cell.after),
      difference: JSON.stringify(cell.difference),
      evidence: JSON.stringify(cell.evidence),
      reasons: JSON.stringify(cell.reasons),
      cellVersion: cell.cellVersion,
      cellKey: cell.cellKey,
    },
  );
}

function wordsOf(candidate: NewCandidate): string {
  const words = new Set<string>([candidate.title, candidate.source, candidate.dimension, candidate.change]);
  for (const cell of candidate.cells) {
    words.add(cell.cell.offering);
    for (const quote of [...(cell.before?.quotes ?? []), ...cell.after.quotes]) words.add(quote.exact);
  }
  return [...words].join('\n');
}

export function findCandidateRow(db: Db, id: string): CandidateRow | undefined {
  return first(db, candidateRow, 'SELECT * FROM candidates WHERE id = :id', { id });
}

export function findCandidatesStarting(db: Db, start: string): CandidateRow[] {
  return all(db, candidateRow, 'SELECT * FROM candidates WHERE id >= :start AND id < :end LIMIT 2', {
    start,
    end: `${start}~`,
  });
}

export function listCandidateCells(db: Db, n: number): CandidateCellRow[] {
  return all(
    db,
    cellOfCandidateRow,
    'SELECT * FROM candidate_cells WHERE candidate = :n ORDER BY offering, dimension',
    { n },
  ).map(({ offering, dimension, cell_version, cell_key, ...rest }) => ({
    ...rest,
    cell: { offering, dimension },
    cellVersion: cell_version,
    cellKey: cell_key,
  }));
}

const titleRow = z.object({ title: z.string(), offerings: json(z.array(offeringIdSchema)) });

/** What it is called by, and for whom; neither ever changes. */
export function findCandidateTitle(db: Db, id: string): z.infer<typeof titleRow> | undefined {
  return first(
    db,
    titleRow,
    `SELECT title, (SELECT json_group_array(offering) FROM (
       SELECT offering FROM candidate_cells WHERE candidate = c.n ORDER BY offering, dimension)) AS offerings
     FROM candidates c WHERE id = :id`,
    { id },
  );
}

/** The whole candidate, as the shared types know it. */
export function findCandidate(db: Db, id: string): (Candidate & { readonly version: number }) | undefined {
  const row = findCandidateRow(db, id);
  if (!row) return undefined;
  return {
    id: row.id,
    source: row.source,
    capture: row.capture,
    change: row.change,
    rank: row.rank,
    state: row.state,
    because: row.because,
    cells: listCandidateCells(db, row.n),
    raisedAt: row.raised_at,
    seenAgainAt: row.seen_again_at,
    flips: row.flips,
    version: row.version,
  };
}

export interface CandidateUpdate {
  readonly state?: CandidateState;
  readonly because?: string | null;
  readonly rank?: number;
  readonly capture?: CaptureId;
  readonly seenAgainAt?: Instant;
  readonly heldSince?: Instant | null;
  readonly heldUntil?: Instant | null;
  readonly snoozedUntil?: Instant | null;
  readonly decidedAt?: Instant | null;
  readonly decision?: string | null;
  readonly overtakenBy?: string | null;
  readonly loweredBy?: string | null;
  readonly flips?: number;
}

const updatable = {
  state: 'state',
  because: 'because',
  rank: 'rank',
  capture: 'capture',
  seenAgainAt: 'seen_again_at',
  heldSince: 'held_since',
  heldUntil: 'held_until',
  snoozedUntil: 'snoozed_until',
  decidedAt: 'decided_at',
  decision: 'decision',
  overtakenBy: 'overtaken_by',
  loweredBy: 'lowered_by',
  flips: 'flips',
} as const satisfies Record<keyof CandidateUpdate, string>;

/** Only a change of state, or of what is held against it, makes what a reviewer saw old. */
export function updateCandidate(db: Db, n: number, update: CandidateUpdate): void {
  const sets: string[] = [];
  const values: Record<string, string | number | null> = { n };
  for (const [key, column] of Object.entries(updatable)) {
    const value = update[key as keyof CandidateUpdate];
    if (value === undefined) continue;
    sets.push(`${column} = :${key}`);
    values[key] = value;
  }
  if (sets.length === 0) return;
  if (update.state !== undefined) sets.push('version = version + 1');
  change(db, `UPDATE candidates SET ${sets.join(', ')} WHERE n = :n`, values);
}

export function decideCandidateCell(
  db: Db,
  n: number,
  cell: CellRef,
  state: 'open' | 'accepted' | 'dismissed',
): void {
  change(
    db,
    `UPDATE candidate_cells SET state = :state
     WHERE candidate = :n AND offering = :offering AND dimension = :dimension`,
    { n, ...cell, state },
  );
}

/** The difference came back after it was decided: the cell waits again, compared with the answer of this version. */
export function reopenCandidateCell(db: Db, n: number, cell: CellRef, cellVersion: number): void {
  change(
    db,
    `UPDATE candidate_cells SET state = 'open', cell_version = :cellVersion
     WHERE candidate = :n AND offering = :offering AND dimension = :dimension`,
    { n, ...cell, cellVersion },
  );
}

export function findCandidateByNumber(db: Db, n: number): CandidateRow | undefined {
  return first(db, candidateRow, 'SELECT * FROM candidates WHERE n = :n', { n });
}

/** Candidates not yet decided that touch a cell: what a newer answer or newer evidence overtakes. */
export function listWaitingForCell(db: Db, cell: CellRef): CandidateRow[] {
  return all(
    db,
    candidateRow,
    `SELECT c.* FROM candidate_cells k JOIN candidates c ON c.n = k.candidate
     WHERE k.offering = :offering AND k.dimension = :dimension AND k.waiting = 1 AND k.state = 'open' ORDER BY c.n`,
    { ...cell },
  );
}

const waitingRow = z.object({ offering: offeringIdSchema, dimension: dimensionIdSchema });

/** Cells of these offerings that something not yet decided waits for. */
export function listWaitingCells(db: Db, offerings: readonly OfferingId[]): CellRef[] {
  return all(
    db,
    waitingRow,
    `SELECT DISTINCT k.offering, k.dimension FROM json_each(:offerings) o
       CROSS JOIN candidate_cells k ON k.offering = o.value AND k.waiting = 1 AND k.state = 'open'`,
    { offerings: JSON.stringify(offerings) },
  );
}

/** Cells of these offerings of whose answer in force a person dismissed a difference. */
export function listDismissedCells(db: Db, offerings: readonly OfferingId[]): CellRef[] {
  return all(
    db,
    waitingRow,
    `SELECT DISTINCT k.offering, k.dimension FROM json_each(:offerings) o
       CROSS JOIN cells c ON c.offering = o.value
       CROSS JOIN candidate_cells k ON k.offering = c.offering AND k.dimension = c.dimension
         AND k.state = 'dismissed' AND k.cell_version = c.version`,
    { offerings: JSON.stringify(offerings) },
  );
}

const keyedRow = z.object({ candidate: z.number(), state: z.enum(['open', 'accepted', 'dismissed']) });

/** Where this very difference of a cell stood before, newest first. */
export function listCandidatesWithKey(
  db: Db,
  cellKey: string,
): { readonly candidate: number; readonly state: 'open' | 'accepted' | 'dismissed' }[] {
  return all(
    db,
    keyedRow,
    'SELECT candidate, state FROM candidate_cells WHERE cell_key = :cellKey ORDER BY candidate DESC',
    { cellKey },
  );
}

export function listWaitingOfSource(db: Db, source: SourceId): CandidateRow[] {
  return all(
    db,
    candidateRow,
    `SELECT * FROM candidates WHERE source = :source AND state IN ('held', 'open', 'snoozed', 'second_review') ORDER BY n`,
    { source },
  );
}

export function listCandidatesOfCell(db: Db, cell: CellRef, limit = 50): CandidateRow[] {
  return all(
    db,
    candidateRow,
    `SELECT c.* FROM candidate_cells k JOIN candidates c ON c.n = k.candidate
     WHERE k.offering = :offering AND k.dimension = :dimension ORDER BY k.candidate DESC LIMIT :limit`,
    { ...cell, limit },
  );
}

const earlierRow = candidateRow.pick({
  n: true,
  id: true,
  change: true,
  state: true,
  title: true,
  raised_at: true,
  decision: true,
});
export type EarlierRow = z.infer<typeof earlierRow>;

/** Other candidates that touched a cell, newest first. */
export function listOthersOfCell(db: Db, cell: CellRef, but: number, limit: number): EarlierRow[] {
  return all(
    db,
    earlierRow,
    `SELECT c.n, c.id, c.change, c.state, c.title, c.raised_at, c.decision
     FROM candidate_cells k JOIN candidates c ON c.n = k.candidate
     WHERE k.offering = :offering AND k.dimension = :dimension AND k.candidate <> :but
     ORDER BY k.candidate DESC LIMIT :limit`,
    { ...cell, but, limit },
  );
}

export function listSnoozedUntil(db: Db, at: Instant): CandidateRow[] {
  return all(
    db,
    candidateRow,
    "SELECT * FROM candidates WHERE state = 'snoozed' AND snoozed_until <= :at ORDER BY snoozed_until, n",
    { at },
  );
}
