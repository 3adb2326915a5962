// Somebody points to an agreement, offers to conclude one, or refuses to.
import type { Details, Finding } from '#types/evidence.ts';
import type { Confidence, Grade } from '#types/words.ts';
import { byWeight } from '../../by-weight.ts';
import { advice, toFillIn } from '../../attestation/claim.ts';
import { vendorPattern } from '../../language/products.ts';
import type { Reading } from '../../language/reading.ts';
import { guarded } from '../../language/guarded.ts';
import type { Statement } from '../../language/statement.ts';
import { finding, type Answer } from '../../reader.ts';
import { modulesIn } from './details.ts';
import { detailsOfList, interleaved, isBareLink, isGlossary, listStatements, type Signs } from './shown.ts';
import { agreementName, isAtLarge, namesAgreement } from './signs.ts';

const key = 'gdpr_dpa';

export function pointer(reading: Reading, signs: Signs): Answer | undefined {
  const findings: Finding[] = [];
  const pointers: Statement[] = [];
  const refusals: Statement[] = [];
  const own = vendorPattern(reading);
  for (const statement of reading.with([
    'data processing',
    'data protection',
    'data privacy',
    'dpa',
    'auftragsverarbeitung',
    'processor terms',
    'processor agreement',
  ])) {
    if (statement.furniture || statement.kind === 'badge' || isBareLink(statement)) continue;
    if (isGlossary(statement.block)) continue;
    const kind = pointerKind(statement);
    if (!kind || isWithAnother(statement, own)) continue;
    if (reading.scope(statement).kind === 'other') {
      findings.push(finding(`${key}/scope`, 'scope', 'It speaks of another product.', statement));
      continue;
    }
    findings.push(
      finding(
        `${key}/${kind}`,
        kind === 'refusal' ? 'deny' : 'partial',
        kind === 'refusal' ? 'No agreement is concluded.' : 'An agreement is named.',
        statement,
      ),
    );
    (kind === 'refusal' ? refusals : pointers).push(statement);
  }
  if (pointers.length === 0 && refusals.length > 0)
    return answer('no', 'medium', 'refused', refusals, {}, findings);
  const [first] = pointers;
  if (!first) return undefined;
  const ordered = byWeight(pointers, weightOfPointer);
  const clauses = signs.clauses.filter((one) => pointers.some((other) => isBeside(other, one)));
  const hasList = signs.whereList.length > 0 || signs.listed.length > 0;
  const whole = clauses.length > 0 && hasList;
  const modules = modulesIn(clauses);
  const details: Details = {
    ...(clauses.length > 0 ? { sccs: modules.length > 0 ? modules : ['Standard contractual clauses'] } : {}),
    ...dpaAddress(ordered),
    ...detailsOfList(signs),
  };
  const statements = interleaved(ordered, clauses, listStatements(signs));
  if (whole)
    return answer('yes_public', 'medium', 'described', statements, details, findings, { route: 'unstated' });
  return answer(
    'partial',
    weightOfPointer(ordered[0] ?? first) >= 2 ? 'high' : 'medium',
    'pointer',
    [...ordered, ...statements],
    details,
    findings,
  );
}

function answer(
  value: Grade,
  confidence: Confidence,
  rule: string,
  statements: readonly Statement[],
  details: Details,
  findings: readonly Finding[],
  access: Answer['access'] = {},
): Answer {
  return { value, confidence, statements, details, access, rule: `${key}/${rule}`, findings };
}

function isBeside(a: Statement, b: Statement): boolean {
  return Math.abs(a.blockIndex - b.blockIndex) <= 2;
}

const concludes =
  /\b(?:our|the|its|a|an|this|any|your|customer) (?:[\w'&-]+ ){0,6}?(?:data (?:processing|protection|privacy)|dpa)\b|\b(?:sign|execute|enter into|conclude|offer|provide|complete|accept|review|download|see|view|read|request|agree to|incorporat\w*|available|located|found|governed|subject to|pursuant to|under|in accordance with|set (?:out|forth) in|described in|refer to|terms of)\b/;
const refusal = guarded(
  /\b(?:do not|does not|can not|will not|unable to|not able to|no longer) (?:currently |yet )?(?:offer|sign|provide|enter into|execute|conclude|support|have|accept)\b[^.;]{0,80}\b(?:data processing|dpa)/,
);
/** Refusing a customer's own paper is no refusal of an agreement. */
const custom =
  /\b(?:custom|customi[sz]ed|individual|modified|bespoke|non-standard|your own|customers?'? own|negotiated?)\b/;
const others =
  /^(?:all |our |its )*(?:vendors|suppliers|contractors|partners|service providers|third parties|sub-?processors)\b/;
const othersSign = guarded(
  /\b(?:each|every|any|all|our|such|these|those)(?: of (?:our|its|the))? (?:[\w-]+ )?(?:sub-?processors?|vendors?|suppliers?|service providers?|partners)\b[^.;]{0,40}\b(?:signs?|signed|enters?|entered|executes?|executed|bound|agrees?|under)\b/,
);
const othersAgreement = guarded(
  /\b(?:with|between) (?:our|its|their|each|all|any|such|the|these|those) (?:[\w-]+ ){0,2}(?:sub-?processors?|vendors?|suppliers?|service providers?|processors|partners|third part(?:y|ies))\b|\b(?:sub-?processors?|vendors|suppliers|service providers|third parties|processors)(?:,)? (?:to )?(?:sign|are bound|have signed|must|enter into|execute|are under|who have|under)\b/,
);

const nobodysName =
  '(?:Your?|Us|Our|The|Each|All|Any|Every|Customers?|Clients?|Controllers?|SCCs?|Standard|Annex(?:es)?|Appendi(?:x|ces)|Schedules?|Modules?|EU|EEA|UK|US|European|Swiss|Enterprises?|Business(?:es)?|Teams?)\\b|[A-Z][\\w-]* (?:customers?|clients?|users?)\\b';
const partner = new RegExp(
  String.raw`\b(?:[Aa]greements?|[Aa]ddend(?:um|a)|DPAs?)(?: \([^)]*\))?(?: in place| signed)? with (?!${nobodysName})([A-Z]\w*)`,
);

/** "a DPA with Heronhouse": somebody else's, whoever signs it. */
function isWithAnother({ text }: Statement, own: RegExp | undefined): boolean {
  const name = partner.exec(text)?.[1];
  return name !== undefined && own !== undefined && !own.test(name.toLowerCase());
}

const explained = guarded(/\b(?:what is|explain|definition of) (?:a |the )?(?:dpa|data processing)/);

function pointerKind({ said, kind }: Statement): 'pointer' | 'refusal' | undefined {
  if (!namesAgreement(said)) return undefined;
  if (refusal.test(said) && !custom.test(said)) return 'refusal';
  if (
    (others.test(said) || othersAgreement.test(said) || othersSign.test(said)) &&
    !/\bour (?:data processing|dpa)|\bcustomers?\b|\byou\b/.test(said)
  )
    return undefined;
  if (kind === 'heading' || advice.test(said) || toFillIn.test(said)) return undefined;
  if (explained.test(said)) return undefined;
  if (isAtLarge(said)) return undefined;
  return concludes.test(said) || agreementName.test(said) ? 'pointer' : undefined;
}

function weightOfPointer({ said, block, text }: Statement): number {
  let weight = 0;
  if (
    /\b(?:incorporated|execute|sign|enter into|available|located|applies|apply|offer|conclude|complete)\b/.test(
      said,
    )
  )
    weight += 2;
  if (
    block.links.some(({ href, label }) => /dpa|data-?processing/i.test(`${href} ${label}`)) ||
    /https?:\/\/\S*(?:dpa|data-processing)/i.test(text)
  )
    weight += 1;
  if (text.length < 30) weight -= 2;
  if (/\bif you have\b|\bsuch as\b/.test(said)) weight -= 1;
  return weight;
}

function dpaAddress(statements: readonly Statement[]): Details {
  for (const { block, text, start, end } of statements) {
    const link = block.links.find(
      (one) =>
        one.start >= start &&
        one.end <= end &&
        /dpa|data[- ]?(?:processing|protection)/i.test(`${one.href} ${one.label}`),
    );
    if (link) return { dpa_url: link.href };
    const written = /https?:\/\/[^\s"”'),;]*(?:dpa|data-?processing|data-?protection)[^\s"”'),;]*/i.exec(
      text,
    )?.[0];
    if (written) return { dpa_url: written.replace(/[.,;)]+$/, '') };
  }
  return {};
}
