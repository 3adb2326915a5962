// The order of the queue: by what a change means for a reader. Lower comes first; no percentages.
import type { Difference } from '#types/cell.ts';
import { gradeRank, type Change } from '#types/words.ts';

const places: Readonly<Record<Change, number>> = {
  weakened: 10,
  absent: 20,
  contradiction: 30,
  changed: 40,
  improved: 50,
  details: 60,
  new: 70,
  reworded: 90,
};

/** What a rule from a dismissal adds: below everything that no rule speaks of. */
export const lowered = 100;

export function rankOf(difference: Difference): number {
  return places[difference.change] + within(difference);
}

function within({ change, grade, entries }: Difference): number {
  // The deeper the fall, the earlier.
  if (change === 'weakened' && grade?.from) return 4 - (gradeRank[grade.from] - gradeRank[grade.to]);
  if (change === 'details') return entries?.some((entry) => entry.kind === 'removed') ? 0 : entries ? 1 : 5;
  if (change === 'new') return grade?.to === 'no_public_evidence' ? 9 : grade ? 4 - gradeRank[grade.to] : 0;
  return 0;
}
