// What a decision did: its mark, what it left for an undo, and how its subject stands after it.
import { findCandidateRow, type CandidateRow } from '#db/candidates.ts';
import type { Instant } from '#types/ids.ts';
import type { House } from '../house.ts';

export interface DecisionMark {
  readonly id: string;
  readonly at: Instant;
}

/** What applying a decision did: its record's own parts, and how the subject stands after it. */
export interface Applied {
  readonly effect?: 'applied' | 'vote';
  readonly body?: Readonly<Record<string, unknown>>;
  readonly before: Readonly<Record<string, unknown>>;
  readonly state: string;
  readonly version: number;
}

/** What an undo puts back of the candidate itself. */
export function candidateBefore(candidate: CandidateRow): Readonly<Record<string, unknown>> {
  const { state, because, snoozed_until, held_until, decided_at, decision } = candidate;
  return { n: candidate.n, state, because, snoozed_until, held_until, decided_at, decision };
}

export function after(house: House, candidate: CandidateRow, more: Partial<Applied> = {}): Applied {
  const now = findCandidateRow(house.db, candidate.id) ?? candidate;
  const { before, body, ...rest } = more;
  return {
    ...rest,
    state: now.state,
    version: now.version,
    body: { ...body, state: now.state, version: now.version },
    before: { candidate: candidateBefore(candidate), ...before },
  };
}
