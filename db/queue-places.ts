// Which candidates a filter means and where they stand in the queue: bounded work, however many candidates wait.
import { z } from 'zod';
import type { CandidateId, Instant, SourceId } from '#types/ids.ts';
import type { CandidateFilter } from './candidate-list.ts';
import { candidateRow } from './candidates.ts';
import { narrowed } from './queue-filter.ts';
import { type Db, all } from './statements.ts';
import { whileUnchanged } from './unchanged.ts';

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

export const queueRow = candidateRow.pick({
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
/** What the queue shows of a candidate, without its cells. */
export type BareRow = z.infer<typeof queueRow>;
export const columns = Object.keys(queueRow.shape)
  .map((column) => `c.${column}`)
  .join(', ');

/** Read by the hundred to find a neighbour: types are checked, forms were when they were written. */
const placeRow = z.object({
  n: z.number(),
  id: z.string() as unknown as z.ZodType<CandidateId, CandidateId>,
  source: z.string() as unknown as z.ZodType<SourceId, SourceId>,
  rank: z.number(),
  raised_at: z.string() as unknown as z.ZodType<Instant, Instant>,
});
const placeColumns = 'c.n, c.id, c.source, c.rank, c.raised_at';
export type QueuePlaceRow = z.infer<typeof placeRow>;

/** Few matches are gathered once and put in order; many are met soon by walking the queue in its order. */
const few = 2_000;
/** Hardly more than a page: read whole at once, where else the rows of a page are asked for after their places. */
const veryFew = 60;

interface Gathered {
  readonly places: readonly QueuePlaceRow[];
  /** The same with all that the queue shows, where they are hardly more than a page. */
  readonly whole?: readonly BareRow[];
}

/** All that match, in the queue's order, where they are few; asked once for the page, its counts and its neighbours. */
export function gathered(db: Db, filter: CandidateFilter): Gathered | undefined {
  if (!filter.words?.trim() && filter.offering === undefined) return undefined;
  const ask = (): Gathered | undefined => {
    const whole = gather(db, queueRow, columns, filter, veryFew);
    if (whole) return { places: whole, whole };
    const places = gather(db, placeRow, placeColumns, filter, few);
    return places && { places };
  };
  // An age means others at every moment: its answer is known for as long as the filter of this moment.
  const keeper = filter.raisedBefore || filter.raisedSince ? filter : db;
  return whileUnchanged(db, 'candidates', `few of ${JSON.stringify(filter)}`, ask, keeper);
}

function gather<Row extends PlaceInOrder>(
  db: Db,
  row: z.ZodType<Row>,
  selected: string,
  filter: CandidateFilter,
  most: number,
): Row[] | undefined {
  const { from, where, values } = narrowed(filter, 'gather');
  const found = all(db, row, `SELECT ${selected} FROM ${from} WHERE ${where} LIMIT :limit`, {
    ...values,
    limit: most + 1,
  });
  return found.length > most ? undefined : found.toSorted(inOrder);
}

function inOrder(a: PlaceInOrder, b: PlaceInOrder): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  if (a.raised_at !== b.raised_at) return a.raised_at < b.raised_at ? -1 : 1;
  return a.n - b.n;
}

type PlaceInOrder = Pick<QueuePlaceRow, 'rank' | 'raised_at' | 'n'>;

/** The same page, and of each row no more than where it stands. */
export function listQueuePlaces(db: Db, filter: CandidateFilter, page: QueuePage): QueuePlaceRow[] {
  const some = gathered(db, filter)?.places;
  return some ? pick(some, page) : walked(db, placeRow, placeColumns, filter, page);
}

export function pick<Row extends PlaceInOrder>(
  some: readonly Row[],
  { after, before, limit }: QueuePage,
): Row[] {
  const at = ({ rank, raisedAt, n }: QueuePlace): PlaceInOrder => ({
    rank,
    raised_at: raisedAt as Instant,
    n,
  });
  if (after) return some.filter((row) => inOrder(row, at(after)) > 0).slice(0, limit);
  if (before) return some.filter((row) => inOrder(row, at(before)) < 0).slice(-limit);
  return some.slice(0, limit);
}

export function walked<T>(
  db: Db,
  row: z.ZodType<T>,
  selected: string,
  filter: CandidateFilter,
  page: QueuePage,
): T[] {
  const { from, where, values } = narrowed(filter, 'walk');
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
