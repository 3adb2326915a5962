// The queue as people see it: one page, its neighbours, and a bounded count, however many candidates wait.
import { z } from 'zod';
import type { Difference } from '#types/cell.ts';
import { dimensionIdSchema, differenceSchema, offeringIdSchema, sourceIdSchema } from '#types/schemas.ts';
import type { DimensionKey, OfferingId } from '#types/ids.ts';
import { countCandidates, type CandidateFilter } from './candidate-list.ts';
import { narrowed } from './queue-filter.ts';
import {
  columns,
  gathered,
  pick,
  queueRow,
  walked,
  type BareRow,
  type QueuePage,
  type QueuePlaceRow,
} from './queue-places.ts';
import { type Db, all, count, json } from './statements.ts';

export type QueueRow = BareRow & { readonly cells: readonly QueueCell[] };
export interface QueueCell {
  readonly offering: OfferingId;
  readonly dimension: DimensionKey;
  readonly difference: Difference;
}

/** Beyond this a filtered count says "more than". */
export const countedUpTo = 1_000;

/** One page, best first: by rank, then by age. Before a place: the page that ends there, in the same order. */
export function listQueue(db: Db, filter: CandidateFilter, page: QueuePage): QueueRow[] {
  return withCells(db, bareRows(db, filter, page));
}

function bareRows(db: Db, filter: CandidateFilter, page: QueuePage): BareRow[] {
  const some = gathered(db, filter);
  if (some?.whole) return pick(some.whole, page);
  if (!some) return walked(db, queueRow, columns, filter, page);
  const numbers = pick(some.places, page).map((place) => place.n);
  return all(
    db,
    queueRow,
    `SELECT ${columns} FROM candidates c WHERE c.n IN (SELECT value FROM json_each(:numbers))
     ORDER BY c.rank, c.raised_at, c.n`,
    { numbers: JSON.stringify(numbers) },
  );
}

const cellRow = z.object({
  candidate: z.number(),
  offering: offeringIdSchema,
  dimension: dimensionIdSchema,
  difference: json(differenceSchema),
});

/** The cells of a whole page in one question. */
function withCells(db: Db, rows: readonly BareRow[]): QueueRow[] {
  const cells = all(
    db,
    cellRow,
    `SELECT candidate, offering, dimension, difference FROM candidate_cells
     WHERE candidate IN (SELECT value FROM json_each(:numbers)) ORDER BY candidate, offering, dimension`,
    { numbers: JSON.stringify(rows.map((row) => row.n)) },
  );
  const byCandidate = new Map<number, QueueCell[]>(rows.map((row) => [row.n, []]));
  for (const { candidate, ...cell } of cells) byCandidate.get(candidate)?.push(cell);
  return rows.map((row) => ({ ...row, cells: byCandidate.get(row.n) ?? [] }));
}

/** By their ids, in the order of the queue; those that are gone are left out. */
export function listQueueOf(db: Db, ids: readonly string[]): QueueRow[] {
  const rows = all(
    db,
    queueRow,
    `SELECT ${columns} FROM candidates c WHERE c.id IN (SELECT value FROM json_each(:ids))
     ORDER BY c.rank, c.raised_at, c.n`,
    { ids: JSON.stringify(ids) },
  );
  return withCells(db, rows);
}

export interface QueueCount {
  readonly count: number;
  /** There are more than were counted. */
  readonly more: boolean;
}

/** True at this moment, and never more work than the bound; exact where the kept counts know. */
export function countQueue(db: Db, filter: CandidateFilter): QueueCount {
  if (isKept(filter)) return { count: countCandidates(db, filter), more: false };
  const found = gathered(db, filter)?.places.length ?? countedAtMost(db, filter);
  return { count: Math.min(found, countedUpTo), more: found > countedUpTo };
}

function countedAtMost(db: Db, filter: CandidateFilter): number {
  const { from, where, values } = narrowed(filter, 'gather');
  const some = `SELECT 1 FROM ${from} WHERE ${where} LIMIT ${countedUpTo + 1}`;
  return count(db, `SELECT count(*) FROM (${some})`, values);
}

/** What triggers count: see candidate_counts. */
function isKept(filter: CandidateFilter): boolean {
  return (
    filter.offering === undefined && !filter.words?.trim() && !filter.raisedBefore && !filter.raisedSince
  );
}

const bySourceRow = z.object({ source: sourceIdSchema, count: z.number() });

/** How many of each source match, where that is known without counting more than the bound. */
export function countQueueBySource(db: Db, filter: CandidateFilter): ReadonlyMap<string, number> | undefined {
  const some = gathered(db, filter)?.places;
  if (some) return some.length > countedUpTo ? undefined : countedBySource(some);
  const { from, where, values } = narrowed(filter, 'gather');
  const kept = isKept(filter);
  const rows = all(
    db,
    bySourceRow,
    kept
      ? `SELECT source, sum(count) AS count FROM candidate_counts c WHERE ${where} GROUP BY source`
      : `SELECT source, count(*) AS count FROM (SELECT c.source FROM ${from} WHERE ${where} LIMIT ${countedUpTo + 1})
         GROUP BY source`,
    values,
  );
  const sum = rows.reduce((total, row) => total + row.count, 0);
  return kept || sum <= countedUpTo ? new Map(rows.map((row) => [row.source, row.count])) : undefined;
}

function countedBySource(rows: readonly QueuePlaceRow[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { source } of rows) counts.set(source, (counts.get(source) ?? 0) + 1);
  return counts;
}
