// Blind review: while an opinion waits for a second one, nobody but its author learns what it was.
import type { CandidateRow } from '#db/candidates.ts';
import { findUndoOf, type DecisionRow } from '#db/decisions.ts';
import type { House } from '#pipeline/house.ts';

/** The decisions about a candidate that this person may see now. */
export function visibleTo(
  who: string,
  candidate: Pick<CandidateRow, 'state'>,
  decisions: readonly DecisionRow[],
): DecisionRow[] {
  if (candidate.state === 'accepted' || candidate.state === 'dismissed') return [...decisions];
  return decisions.filter((each) => each.effect !== 'vote' || each.by === who);
}

/** How many others gave an opinion that still stands, without saying which. */
export function hiddenOpinions(house: House, who: string, decisions: readonly DecisionRow[]): number {
  return decisions.filter(
    (each) => each.effect === 'vote' && each.by !== who && findUndoOf(house.db, each.id) === undefined,
  ).length;
}
