// What was heard, and how much it weighs among the quotes.
import { byWeight } from '../../by-weight.ts';
import { guarded } from '../../language/guarded.ts';
import type { Scope } from '../../language/scope.ts';
import type { Statement } from '../../language/statement.ts';
import type { Claim } from './claim.ts';

export const key = 'retention_zdr';

export interface Heard {
  readonly statement: Statement;
  readonly scope: Scope;
  readonly claim: Claim;
}

/** Self-serve, on plans above the lowest only. */
export function forSomePlans(one: Heard): boolean {
  const { kind, audiences } = one.scope;
  return kind === 'part' && !audiences.includes('free') && !audiences.includes('consumer');
}

const ofAccounts = guarded(
  /^[\w ,&/-]{0,60}\b(?:support|account|billing|payment|contact|identity|marketing|communication|job|candidate|purchase|transaction|usage|log(?:in)?)s? (?:data|information|details|records)?\s?[:|]/,
);
const ofContent =
  /\b(?:prompts?|inputs?|outputs?|completions?|content|requests?|api|conversations?|logs?|(?:customer|user|meeting|call|session|run) data|transcripts?|transcriptions?|recordings?|messages?|chats?)\b/;

/** The period is one of content, not of accounts or of personal data at large. */
export function isContent(one: Heard): boolean {
  const { said } = one.statement;
  return !ofAccounts.test(said) && ofContent.test(said);
}

export function ordered(said: readonly Heard[]): Statement[] {
  return byWeight(said, weight).map((one) => one.statement);
}

/** Clauses that mention a rule only to hang something else on it. */
const beside = guarded(
  /\b(?:breach|liab\w+|indemn\w+|allegations?|represents and warrants|damages|violation of)\b/,
);

/** Of when it begins and what it leaves be, not of what it is or how one gets it. */
const lesserPoint = guarded(
  /\bapplies only\b|\bdoes not (?:affect|change|apply)\b|^this means\b|\backnowledges?\b/,
);

/** Logs of a system, with no word of what was sent. */
const ofLogs = guarded(
  /^(?!.*\b(?:prompts?|requests?|inputs?|content|api)\b).*\b(?:log data|logs?(?: files?)?|telemetry|metrics)\b/,
);

export function weight(one: Heard): number {
  const { claim, statement } = one;
  let score = one.scope.kind === 'offering' ? 1 : 0;
  if (claim.kind === 'zdr')
    score += { gated: 9, default: 9, self: 9, mentioned: 6, refused: 5, carve_out: 4, upstream: 5 }[
      claim.how
    ];
  if (claim.kind === 'not_kept') score += claim.part ? 5 : 8;
  if (claim.kind === 'period')
    score += { kept: 6, after_deletion: 5, contract_end: 2 }[claim.from] + (isContent(one) ? 1 : 0);
  if (claim.kind === 'event') score += claim.because === 'contract_end' ? 1 : 4;
  if (claim.kind === 'vague') score += 2;
  if (claim.kind === 'zdr' && /\b(?:retain|stor(?:e|ed)|delet|logg?|kept|keep)/.test(statement.said))
    score += 1;
  if (beside.test(statement.said)) score -= 4;
  if (claim.kind === 'zdr' && lesserPoint.test(statement.said)) score -= 2;
  if (claim.kind === 'period' && /\b(?:customer|user|meeting|your) data\b/.test(statement.said)) score += 1;
  if (claim.kind === 'period' && ofLogs.test(statement.said)) score -= 1;
  return score - (statement.said.length > 400 ? 1 : 0);
}
