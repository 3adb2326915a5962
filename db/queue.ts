// The queue as people see it: one page, its neighbours, and a bounded count, however many candidates wait.
import { z } from 'zod';
import type { Difference } from '#types/cell.ts';
import { dimensionIdSchema, differenceSchema, offeringIdSchema, sourceIdSchema } from '#types/schemas.ts';
import type { CandidateId, DimensionKey, Instant, OfferingId, SourceId } from '#types/ids.ts';
import { countCandidates, type CandidateFilter } from './candidate-list.ts';
import { candidateRow } from './candidates.ts';
import { searchWords } from './evidence.ts';
import { type Db, all, count, json } from './statements.ts';

const queueRow = candidateRow.pick({
  n: true,
  id: true,
  source: true,
  dimension: true,
  change: true,
  rank: true,
  state: true,
  title: true,
  raised_at: true,
  seen_again_at: true,
  snoozed_until: true,
  held_until: true,
  flips: true,
  version: true,
});
const columns = Object.keys(queueRow.shape)
  .map((column) => `c.${column}`)
  .join(', ');

export type QueueRow = z.infer<typeof queueRow> & { readonly cells: readonly QueueCell[] };
export interface QueueCell {
  readonly offering: OfferingId;
  readonly dimension: DimensionKey;
  readonly difference: Difference;
}

/** A place in the order of the queue. */
export interface QueuePlace {
  readonly rank: number;
  readonly raisedAt: string;
  readonly n: number;
}
export interface QueuePage {
  readonly limit: number;
  readonly after?: QueuePlace;
  readonly before?: QueuePlace;
}

/** Few matches are gathered and put in order; many are met soon by walking the queue in its order. */
const few = 2_000;
/** Beyond this a filtered count says "more than". */
export const countedUpTo = 1_000;

interface Narrowed {
  /** Where the search begins: in the queue's order, or among the few that match. */
  readonly from: string;
  readonly where: string;
  readonly values: Readonly<Record<string, string>>;
}

const plain = [
  ['dimension', 'dimension', '='],
  ['change', 'change', '='],
  ['source', 'source', '='],
  ['raisedBefore', 'raised_at', '<'],
  ['raisedSince', 'raised_at', '>='],
] as const;

const matching = 'candidate_search WHERE candidate_search MATCH :words';
const ofOffering = 'candidate_cells WHERE offering = :offering';

/** To count, whatever matches is met first; to list, only where few match, for they must be put in order. */
function narrowed(db: Db, filter: CandidateFilter, use: 'list' | 'count'): Narrowed {
  const values: Record<string, string> = {};
  const states = filter.states.map((state, at) => {
    values[`state${at}`] = state;
    return `:state${at}`;
  });
  const parts = [states.length === 1 ? `c.state = ${states[0]}` : `c.state IN (${states.join(', ')})`];
  for (const [key, column, operator] of plain) {
    const value = filter[key];
    if (value === undefined) continue;
    parts.push(`c.${column} ${operator} :${key}`);
    values[key] = value;
  }
  let from = 'candidates c';
  const beginWith = (some: string): void => {
    from = `(${some}) m CROSS JOIN candidates c ON c.n = m.n`;
  };
  if (filter.words?.trim()) {
    // Nothing that can be searched for finds nothing, rather than everything.
    values['words'] = searchWords(filter.words) ?? '""';
    if (use === 'count' || isFew(db, matching, values)) beginWith(`SELECT rowid AS n FROM ${matching}`);
    else parts.push(`c.n IN (SELECT rowid FROM ${matching})`);
  }
  if (filter.offering !== undefined) {
    values['offering'] = filter.offering;
    const begins = from === 'candidates c' && (use === 'count' || isFew(db, ofOffering, values));
    if (begins) beginWith(`SELECT DISTINCT candidate AS n FROM ${ofOffering}`);
    // The plus keeps SQLite on the candidate's own cells, instead of all cells of the offering.
    else
      parts.push(
        'EXISTS (SELECT 1 FROM candidate_cells k WHERE k.candidate = c.n AND +k.offering = :offering)',
      );
  }
  return { from, where: parts.join(' AND '), values };
}

function isFew(db: Db, some: string, values: Readonly<Record<string, string>>): boolean {
  return count(db, `SELECT count(*) FROM (SELECT 1 FROM ${some} LIMIT ${few + 1})`, values) <= few;
}

/** One page, best first: by rank, then by age. Before a place: the page that ends there, in the same order. */
export function listQueue(db: Db, filter: CandidateFilter, page: QueuePage): QueueRow[] {
  return withCells(db, pageOf(db, queueRow, columns, filter, page));
}

/** Read by the hundred to find a neighbour: types are checked, forms were when they were written. */
const placeRow = z.object({
  n: z.number(),
  id: z.string() as unknown as z.ZodType<CandidateId, CandidateId>,
  source: z.string() as unknown as z.ZodType<SourceId, SourceId>,
  rank: z.number(),
  raised_at: z.string() as unknown as z.ZodType<Instant, Instant>,
});
export type QueuePlaceRow = z.infer<typeof placeRow>;

/** The same page, and of each row no more than where it stands. */
export function listQueuePlaces(db: Db, filter: CandidateFilter, page: QueuePage): QueuePlaceRow[] {
  return pageOf(db, placeRow, 'c.n, c.id, c.source, c.rank, c.raised_at', filter, page);
}

function pageOf<T>(
  db: Db,
  row: z.ZodType<T>,
  selected: string,
  filter: CandidateFilter,
  page: QueuePage,
): T[] {
  const { from, where, values } = narrowed(db, filter, 'list');
  const place = page.after ?? page.before;
  const beside = place
    ? `AND (c.rank, c.raised_at, c.n) ${page.after ? '>' : '<'} (:placeRank, :placeRaised, :placeN)`
    : '';
  const way = page.before ? 'DESC' : 'ASC';
  const rows = all(
    db,
    row,
    `SELECT ${selected} FROM ${from} WHERE ${where} ${beside}
     ORDER BY c.rank ${way}, c.raised_at ${way}, c.n ${way} LIMIT :limit`,
    {
      ...values,
      limit: page.limit,
      ...(place ? { placeRank: place.rank, placeRaised: place.raisedAt, placeN: place.n } : {}),
    },
  );
  return page.before ? rows.toReversed() : rows;
}

const cellRow = z.object({
  candidate: z.number(),
  offering: offeringIdSchema,
  dimension: dimensionIdSchema,
  difference: json(differenceSchema),
});

/** The cells of a whole page in one question. */
function withCells(db: Db, rows: readonly z.infer<typeof queueRow>[]): QueueRow[] {
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
  const { from, where, values } = narrowed(db, filter, 'count');
  const found = count(
    db,
    `SELECT count(*) FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT ${countedUpTo + 1})`,
    values,
  );
  return { count: Math.min(found, countedUpTo), more: found > countedUpTo };
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
  const { from, where, values } = narrowed(db, filter, 'count');
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
