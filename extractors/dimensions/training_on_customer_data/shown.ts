// What an answer shows beside its grade: sentences in order, access, details, and why.
import type { Details, Finding } from '#types/evidence.ts';
import type { Grade } from '#types/words.ts';
import { byWeight } from '../../by-weight.ts';
import type { Scope } from '../../language/scope.ts';
import type { Statement } from '../../language/statement.ts';
import type { Answer } from '../../reader.ts';
import type { TrainingDetails } from './details.ts';
import type { Heard, Side } from './heard.ts';

/** Named first, then plain denials, shorter before longer, else as the document has them. */
export function ordered(lists: readonly (readonly Heard[])[]): Statement[] {
  return lists.flatMap((list) => byWeight(list, weight).map((one) => one.statement));
}

function weight(one: Heard): number {
  let score = one.scope.kind === 'offering' ? 2 : 0;
  if (one.statement.kind === 'heading') score -= 3;
  if (/\bby default\b|\bnever\b|\bopt(?:ed|ing)?[- ]?(?:in|out)\b/.test(one.statement.said)) score += 2;
  if (/\btrain/.test(one.statement.said)) score += 1;
  if (/\bfeedback\b|\bthumbs\b/.test(one.statement.said)) score -= 2;
  if (one.statement.said.length > 400) score -= 1;
  return score;
}

export function accessOf(value: Grade, refrains: Side): Answer['access'] {
  if (value !== 'yes_public') return {};
  const byDefault = refrains.own.some((one) => /\bdefault\b|\boff\b|\bnever\b/.test(one.statement.said));
  return byDefault ? { default: 'enabled' } : {};
}

export function detailsOf(value: Grade, heard: readonly Heard[]): Details {
  const mine = heard.filter((one) => one.scope.kind !== 'other');
  const details: { -readonly [K in keyof TrainingDetails]: TrainingDetails[K] } = {};
  if (mine.some((one) => one.claim.kind === 'refrains' && one.claim.because === 'opt_in'))
    details.opt_in_sharing = true;
  if (
    value !== 'yes_public' &&
    mine.some((one) => one.claim.kind === 'trains' && one.claim.because === 'opt_out')
  )
    details.opt_out = true;
  const parts = mine.filter((one) => one.scope.kind === 'part').flatMap((one) => one.scope.names);
  if (value === 'partial' && parts.length > 0) details.scope = [...new Set(parts)].sort().join(', ');
  if (value === 'partial' && mine.some((one) => one.claim.kind === 'others'))
    details.exceptions = ['third_party_models'];
  return details;
}

export function effectOf(claim: Heard['claim'], scope: Scope): Finding['effect'] {
  if (scope.kind === 'other') return 'scope';
  if (scope.kind === 'part') return 'partial';
  if (claim.kind === 'others' || claim.kind === 'choice') return 'unclear';
  return claim.kind === 'refrains' ? 'affirm' : 'deny';
}

export function messageOf(claim: Heard['claim'], scope: Scope): string {
  const whom = scope.kind === 'other' || scope.kind === 'part' ? ` (said of ${scope.names.join(', ')})` : '';
  if (claim.kind === 'choice') return `the customer decides, without a stated default${whom}`;
  if (claim.kind === 'others') return `somebody else may train${whom}`;
  if (claim.kind === 'refrains')
    return claim.because === 'opt_in'
      ? `trains only with the customer's yes${whom}`
      : `does not train${whom}`;
  return claim.because === 'opt_out'
    ? `trains unless the customer objects${whom}`
    : `trains on customer data${whom}`;
}
