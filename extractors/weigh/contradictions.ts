// Which evidence says the opposite. Contradictions are kept and shown; they are never averaged.
import { gradeRank } from '#types/words.ts';
import { isDecided } from './rank.ts';
import { isFurniture, type Witness } from './input.ts';

/** Yes or part of it against no; and "anyone can have it" against a gate that was seen. */
export function contradicts(best: Witness, other: Witness): boolean {
  if (isFurniture(other.evidence) && !isFurniture(best.evidence)) return false;
  if (!isDecided(best.evidence) || !isDecided(other.evidence)) return false;
  const [a, b] = [best.evidence, other.evidence];
  if (gradeRank[a.value] === 0 || gradeRank[b.value] === 0) return a.value !== b.value;
  return isOpen(a) ? b.value === 'yes_sales_gated' : isOpen(b) && a.value === 'yes_sales_gated';
}

function isOpen({ value, access }: Witness['evidence']): boolean {
  return value === 'yes_public' && access.route !== 'unstated';
}
