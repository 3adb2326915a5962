// Which candidates a filter means and where they stand in the queue: bounded work, however many candidates wait.
import { z } from 'zod';
import type { CandidateState } from '#types/cell.ts';
import type { CandidateId, Instant, SourceId } from '#types/ids.ts';
import type { CandidateFilter } from './candidate-list.ts';
import { searchWords } from './evidence.ts';
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

interface Narrowed {
  /** Where the search begins: in the queue's order, or among those that match. */
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
const waitingStates = new Set<CandidateState>(['held', 'open', 'snoozed', 'second_review']);

const matching = 'SELECT rowid AS n FROM candidate_search WHERE candidate_search MATCH :words';
const ofOffering = 'SELECT DISTINCT candidate AS n FROM candidate_cells WHERE offering = :offering';

/** To gather and to count, whatever matches is met first; to walk, the queue is met in its order. */
export function narrowed(filter: CandidateFilter, use: 'gather' | 'walk'): Narrowed {
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
    if (use === 'gather') beginWith(matching);
    else parts.push(`c.n IN (${matching})`);
  }
  if (filter.offering !== undefined) {
    values['offering'] = filter.offering;
    // What was decided long ago is not walked through.
    const some = filter.states.every((state) => waitingStates.has(state))
      ? `${ofOffering} AND waiting = 1`
      : ofOffering;
    if (use === 'gather' && from === 'candidates c') beginWith(some);
    // The plus keeps SQLite on the candidate's own cells, instead of all cells of the offering.
    else
      parts.push(
        'EXISTS (SELECT 1 FROM candidate_cells k WHERE k.candidate = c.n AND +k.offering = :offering)',
      );
  }
  return { from, where: parts.join(' AND '), values };
}

/** All that match, in the queue's order, where they are few; asked once for the page, its counts and its neighbours. */
export function gathered(db: Db, filter: CandidateFilter): readonly QueuePlaceRow[] | undefined {
  if (!filter.words?.trim() && filter.offering === undefined) return undefined;
  return whileUnchanged(db, 'candidates', `few of ${JSON.stringify(filter)}`, () => {
    const { from, where, values } = narrowed(filter, 'gather');
    const found = all(db, placeRow, `SELECT ${placeColumns} FROM ${from} WHERE ${where} LIMIT :limit`, {
      ...values,
      limit: few + 1,
    });
    return found.length > few ? undefined : found.toSorted(inOrder);
  });
}

function inOrder(a: PlaceInOrder, b: PlaceInOrder): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  if (a.raised_at !== b.raised_at) return a.raised_at < b.raised_at ? -1 : 1;
  return a.n - b.n;
}

type PlaceInOrder = Pick<QueuePlaceRow, 'rank' | 'raised_at' | 'n'>;

/** The same page, and of each row no more than where it stands. */
export function listQueuePlaces(db: Db, filter: CandidateFilter, page: QueuePage): QueuePlaceRow[] {
  const some = gathered(db, filter);
  return some ? pick(some, page) : walked(db, placeRow, placeColumns, filter, page);
}

export function pick(some: readonly QueuePlaceRow[], { after, before, limit }: QueuePage): QueuePlaceRow[] {
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
