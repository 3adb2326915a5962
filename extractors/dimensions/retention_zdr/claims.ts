// What one statement claims about how long content is kept.
import { guarded } from '../../language/guarded.ts';
import type { Statement } from '../../language/statement.ts';
import type { Claim } from './claim.ts';
import { notKept } from './not-kept.ts';
import { periodIn } from './periods.ts';
import { ruleWithoutNumber } from './rules.ts';
import { zdrClaims } from './zero.ts';

/** Told to the reader, not promised: "Keep your keys safe". */
const advice = guarded(
  /^(?:please |always |never )?(?:keep|store|delete|remove|make sure|ensure|use|set|choose|avoid|save|clear|note|back up|export)\b(?! (?:requests|customer data))/,
);

function isAdvice(statement: Statement): boolean {
  return statement.leadIn === '' && advice.test(statement.said);
}

export function claimsOf(statement: Statement, vendor?: RegExp): readonly Claim[] {
  const { said } = statement;
  if (said.length < 12 && statement.label === undefined && statement.leadIn === '') return [];
  const claims: Claim[] = [...zdrClaims(statement, vendor)];
  const nothing =
    claims.length === 0 || /\b(?:not|never) (?:log|stor|retain|keep)/.test(said)
      ? notKept(statement, vendor)
      : undefined;
  if (nothing) claims.push(nothing);
  const period = isAdvice(statement) ? undefined : periodIn(statement);
  if (period) claims.push({ kind: 'period', ...period });
  if (claims.length > 0) return claims;
  return isAdvice(statement) ? [] : ruleWithoutNumber(said, statement.leadIn);
}
