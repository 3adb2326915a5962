// Parts of one answer in several documents: the agreement here, its list of subprocessors there.
import type { Details } from '#types/evidence.ts';
import type { Witness } from './input.ts';

/** Why the parts make a whole, or undefined. */
export function completesParts(
  dimension: string,
  best: Witness,
  others: readonly Witness[],
  details: Details,
): string | undefined {
  if (dimension !== 'gdpr_dpa' || best.evidence.value !== 'partial') return undefined;
  const parts = [best, ...others].filter(({ evidence }) => evidence.value === 'partial');
  const agreement = parts.find(({ evidence }) => evidence.rule === 'gdpr_dpa/document');
  if (!agreement || !isFilled(details['sccs'])) return undefined;
  if (!isFilled(details['subprocessors']) && !isFilled(details['subprocessor_list_url'])) return undefined;
  return 'One source is the agreement with its standard contractual clauses, another the list of subprocessors: together they are all that the question asks.';
}

function isFilled(value: Details[string] | undefined): boolean {
  return Array.isArray(value) || typeof value === 'string' ? value.length > 0 : false;
}
