// The queue: candidates by filter, best first, and how many there are.
import { z } from 'zod';
import type { CandidateState } from '#types/cell.ts';
import type { DimensionKey, Instant, OfferingId, SourceId } from '#types/ids.ts';
import type { Change } from '#types/words.ts';
import { candidateRow, type CandidateRow } from './candidates.ts';
import { searchWords } from './evidence.ts';
import { type Db, all, count } from './statements.ts';

export interface CandidateFilter {
  readonly states: readonly CandidateState[];
  readonly offering?: OfferingId;
  readonly dimension?: DimensionKey;
  readonly change?: Change;
  readonly source?: SourceId;
  readonly raisedBefore?: Instant;
  readonly raisedSince?: Instant;
  /** Words that must stand in its sentences, offerings or title. */
  readonly words?: string;
}

export interface CandidatePage {
  readonly limit: number;
  /** Where the page before ended. */
  readonly after?: { readonly rank: number; readonly raisedAt: Instant; readonly n: number };
}

function whereOf(filter: CandidateFilter): { where: string; values: Record<string, string> } {
  const values: Record<string, string> = {};
  const states = filter.states.map((state, at) => {
    values[`state${at}`] = state;
    return `:state${at}`;
  });
  const parts = [`state IN (${states.join(', ')})`];
  for (const [key, column, operator] of [
    ['dimension', 'dimension', '='],
    ['change', 'change', '='],
    ['source', 'source', '='],
    ['raisedBefore', 'raised_at', '<'],
    ['raisedSince', 'raised_at', '>='],
  ] as const) {
    const value = filter[key];
    if (value === undefined) continue;
    parts.push(`${column} ${operator} :${key}`);
    values[key] = value;
  }
  if (filter.offering !== undefined) {
    parts.push('n IN (SELECT candidate FROM candidate_cells WHERE offering = :offering)');
    values['offering'] = filter.offering;
  }
  if (filter.words?.trim()) {
    parts.push('n IN (SELECT rowid FROM candidate_search WHERE candidate_search MATCH :words)');
    // Nothing that can be searched for finds nothing, rather than everything.
    values['words'] = searchWords(filter.words) ?? '""';
  }
  return { where: parts.join(' AND '), values };
}

/** One page of the queue, best first: by rank, then by age. */
export function listCandidates(db: Db, filter: CandidateFilter, page: CandidatePage): CandidateRow[] {
  const { where, values } = whereOf(filter);
  const after = page.after ? 'AND (rank, raised_at, n) > (:afterRank, :afterRaised, :afterN)' : '';
  return all(
    db,
    candidateRow,
    `SELECT * FROM candidates WHERE ${where} ${after} ORDER BY rank, raised_at, n LIMIT :limit`,
    {
      ...values,
      limit: page.limit,
      ...(page.after
        ? { afterRank: page.after.rank, afterRaised: page.after.raisedAt, afterN: page.after.n }
        : {}),
    },
  );
}

/** Exact. Filters that the kept counts know cost nothing; the others are counted through an index. */
export function countCandidates(db: Db, filter: CandidateFilter): number {
  const counted =
    filter.offering === undefined &&
    filter.raisedBefore === undefined &&
    filter.raisedSince === undefined &&
    !filter.words?.trim();
  const { where, values } = whereOf(filter);
  return counted
    ? count(db, `SELECT coalesce(sum(count), 0) FROM candidate_counts WHERE ${where}`, values)
    : count(db, `SELECT count(*) FROM candidates WHERE ${where}`, values);
}

const countRow = z.object({ key: z.string(), count: z.number() });
export type CountBy = 'state' | 'change' | 'dimension' | 'source';

export function countCandidatesBy(
  db: Db,
  by: CountBy,
  states: readonly CandidateState[],
): { readonly key: string; readonly count: number }[] {
  const { where, values } = whereOf({ states });
  return all(
    db,
    countRow,
    `SELECT ${by} AS key, sum(count) AS count FROM candidate_counts WHERE ${where} AND count > 0
     GROUP BY ${by} ORDER BY count DESC, key`,
    values,
  );
}
