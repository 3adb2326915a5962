// Blind review: while an opinion waits for a second one, nobody but its author learns what it was.
import type { CandidateRow } from '#db/candidates.ts';
import type { ToldDecision } from '#db/decisions.ts';

/** The decisions about a candidate that this person may see now. */
export function visibleTo<Decision extends Pick<ToldDecision, 'effect' | 'by'>>(
  who: string,
  candidate: Pick<CandidateRow, 'state'>,
  decisions: readonly Decision[],
): Decision[] {
  if (candidate.state === 'accepted' || candidate.state === 'dismissed') return [...decisions];
  return decisions.filter((each) => each.effect !== 'vote' || each.by === who);
}

/** How many others gave an opinion that still stands, without saying which; of all decisions, for the visible ones lack it. */
export function hiddenOpinions(who: string, decisions: readonly ToldDecision[]): number {
  return decisions.filter((each) => each.effect === 'vote' && each.by !== who && !each.undone).length;
}
