// Two pairs of eyes: what the setting names, or what a person flagged, needs the same decision from two people, blind.
import { updateCandidate, type CandidateRow } from '#db/candidates.ts';
import { findUndoOf, listDecisionsAbout, type DecisionRow } from '#db/decisions.ts';
import { NotPossible } from '../errors.ts';
import type { House } from '../house.ts';
import { after, type Applied } from './applied.ts';
import type { DecideRequest } from './request.ts';

/** A vote where another person must still agree; undefined where this decision may be applied. */
export function voteOn(house: House, candidate: CandidateRow, request: DecideRequest): Applied | undefined {
  const standing = votesOn(house, candidate);
  const flagged = standing.find((each) => each.kind === 'flag');
  const needed = (request.secondReview ?? house.registry.settings.second_review) as readonly string[];
  if (flagged && !needed.includes(candidate.change)) return refuseOwnFlag(flagged, request);
  if (!needed.includes(candidate.change)) return undefined;
  const votes = standing.filter((each) => each.effect === 'vote');
  if (votes.some((each) => each.by === request.by))
    throw new NotPossible('you gave your opinion on this candidate', 'A second person must decide it.');
  if (votes.some((each) => each.kind === request.decision.kind)) return undefined;
  const disagree = votes.length > 0;
  updateCandidate(house.db, candidate.n, {
    state: 'second_review',
    because: disagree ? 'two reviewers disagree: a third one decides' : 'waits for a second reviewer',
  });
  return after(house, candidate, { effect: 'vote' });
}

function refuseOwnFlag(flagged: DecisionRow, request: DecideRequest): undefined {
  if (flagged.by === request.by)
    throw new NotPossible(
      'you asked for a second reviewer',
      'Another person decides it, or undo your flag first.',
    );
  return undefined;
}

/** Since the candidate was last decided, and not undone. */
function votesOn(house: House, candidate: CandidateRow): DecisionRow[] {
  const all = listDecisionsAbout(house.db, 'candidate', candidate.id);
  const last = all.findIndex(
    (each) => each.effect === 'applied' && (each.kind === 'accept' || each.kind === 'dismiss'),
  );
  const since = last < 0 ? all : all.slice(0, last);
  return since.filter(
    (each) => (each.effect === 'vote' || each.kind === 'flag') && findUndoOf(house.db, each.id) === undefined,
  );
}
