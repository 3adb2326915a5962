// Is there a public DPA with standard contractual clauses and a published subprocessor list?
import type { Details, Finding } from '#types/evidence.ts';
import type { Confidence, Grade } from '#types/words.ts';
import { advice } from '../../attestation/claim.ts';
import { widened } from '../../attestation/item.ts';
import { denied } from '../../language/negation.ts';
import type { Reading } from '../../language/reading.ts';
import type { Statement } from '../../language/statement.ts';
import { finding, type Answer, type DimensionReader } from '../../reader.ts';
import { subprocessorsIn, united, type Listed } from '../../subprocessors/subprocessors.ts';
import { gdprDpaDetails, modulesIn, versionIn } from './details.ts';
import {
  agreementName,
  clausesName,
  isAgreement,
  listAddress,
  namesAgreement,
  subprocessorName,
  tellsWhereListIs,
} from './signs.ts';

const key = 'gdpr_dpa';

export const gdprDpa: DimensionReader = {
  key,
  details: gdprDpaDetails,
  stems: [
    'data processing',
    'data protection',
    'dpa',
    'subprocessor',
    'sub-processor',
    'subcontractor',
    'sub-contractor',
    'contractual clauses',
    'processor',
    'auftrag',
    'sous-traitant',
    'traitement',
  ],
  read,
};

function read(reading: Reading): Answer | undefined {
  if (reading.about.covers === 'excluded') return undefined;
  const signs = signsOf(reading);
  if (isAgreement(reading)) return agreement(reading, signs);
  return pointer(reading, signs) ?? listAlone(reading, signs);
}

interface Signs {
  readonly clauses: readonly Statement[];
  /** Sentences that tell where the list of subprocessors is. */
  readonly whereList: readonly Statement[];
  readonly listed: readonly Listed[];
}

function signsOf(reading: Reading): Signs {
  const body = (statements: readonly Statement[]): readonly Statement[] =>
    statements.filter((one) => !one.furniture && one.kind !== 'badge');
  const clauses = body(
    reading.with([
      'contractual clauses',
      'scc',
      'model clauses',
      'data protection clauses',
      '2021/914',
      'standardvertragsklauseln',
    ]),
  ).filter(({ said }) => clausesName.test(said));
  const whereList = body(
    reading.with([
      'subprocessor',
      'sub-processor',
      'subcontractor',
      'sub-contractor',
      'unterauftrag',
      'sous-traitant',
    ]),
  ).filter((one) => one.kind !== 'heading' && tellsWhereListIs(one) && !isBareLink(one));
  return { clauses, whereList, listed: subprocessorsIn(reading) };
}

/** An entry of a menu that was not marked as one. */
function isBareLink({ block, text }: Statement): boolean {
  return text.length < 60 && block.links.some((link) => link.label.trim() === text.trim());
}

function agreement(reading: Reading, signs: Signs): Answer {
  const modules = modulesIn(signs.clauses);
  const hasClauses = signs.clauses.some(({ said }) => !denied(said, said.search(clausesName)));
  const hasList = signs.listed.length > 0 || signs.whereList.length > 0;
  const whole = hasClauses && hasList;
  const opening = openings(reading);
  const clauses = signs.clauses.toSorted((a, b) => weightOfClauses(b) - weightOfClauses(a));
  const list = listStatements(signs);
  const details: Details = {
    ...(modules.length > 0
      ? { sccs: modules }
      : hasClauses
        ? { sccs: ['Standard contractual clauses'] }
        : {}),
    ...detailsOfList(signs),
    ...datesOf(reading),
    ...(signatureNeeded(reading) ? { signature_required: true } : {}),
    dpa_url: reading.url,
  };
  return {
    value: whole ? 'yes_public' : 'partial',
    confidence: whole ? 'high' : 'medium',
    statements: interleaved(opening, clauses, list),
    details,
    access: { route: 'public' },
    rule: `${key}/document`,
    findings: [
      ...opening
        .slice(0, 1)
        .map((one) =>
          finding(`${key}/document`, whole ? 'affirm' : 'partial', 'The document is the agreement.', one),
        ),
      ...clauses
        .slice(0, 3)
        .map((one) => finding(`${key}/clauses`, 'affirm', 'It carries standard contractual clauses.', one)),
      ...list
        .slice(0, 3)
        .map((one) =>
          finding(`${key}/list`, 'affirm', 'It names its subprocessors, or where they are listed.', one),
        ),
    ],
  };
}

/** The first sentences that call the document by its name. */
function openings(reading: Reading): readonly Statement[] {
  const named = reading
    .with(['data processing', 'data protection', 'dpa', 'auftragsverarbeitung'])
    .filter(
      (one) => !one.furniture && namesAgreement(one.said) && one.kind !== 'heading' && one.text.length >= 40,
    );
  const opened = named
    .filter(({ said }) => /^(?:\W*\d+(?:\.\d+)*\.? )?(?:this|the)\b/.test(said))
    .slice(0, 2);
  return opened.length > 0 ? opened : named.slice(0, 1);
}

function weightOfClauses({ said, kind }: Statement): number {
  let weight = kind === 'heading' ? -3 : 0;
  if (/\bmodules?\b/.test(said)) weight += 2;
  if (/\bincorporated\b|\bagree\b|\bwill apply\b|\bshall apply\b|\benter(?:ed)? into\b/.test(said))
    weight += 2;
  if (/\bmeans\b/.test(said)) weight -= 1;
  if (said.length < 60) weight -= 2;
  return weight;
}

function listStatements({ whereList, listed }: Signs): readonly Statement[] {
  const ordered = whereList.toSorted(
    (a, b) => Number(/https?:|list/.test(b.said)) - Number(/https?:|list/.test(a.said)),
  );
  return [...ordered.slice(0, 2), ...listed.slice(0, 3).map(({ statement }) => statement)];
}

/** One of each first: the agreement, its clauses, its list; then what is left. */
function interleaved(...lists: readonly (readonly Statement[])[]): Statement[] {
  const longest = Math.max(...lists.map((list) => list.length), 0);
  const all: Statement[] = [];
  for (let index = 0; index < longest; index += 1)
    for (const list of lists) if (list[index]) all.push(list[index] as Statement);
  return all;
}

function detailsOfList({ whereList, listed }: Signs): Details {
  const address = listAddress(whereList);
  const entries = united(listed);
  return {
    ...(address ? { subprocessor_list_url: address } : {}),
    ...(entries.length > 0 ? { subprocessors: entries } : {}),
  };
}

function datesOf(reading: Reading): Details {
  const version = versionIn(reading);
  const effective = reading.dates.effective ?? reading.dates.updated;
  return {
    ...(version ? { dpa_version: version } : {}),
    ...(effective ? { effective_date: effective } : {}),
  };
}

function signatureNeeded(reading: Reading): boolean {
  return reading
    .with(['sign', 'execut', 'countersign'])
    .some(
      ({ said, furniture }) =>
        !furniture &&
        /\b(?:must|needs? to|has to|shall|is required to|in order for) [^.;]{0,80}\b(?:sign|execute|complete|countersign)\w*\b[^.;]{0,80}\b(?:dpa|addendum|agreement)\b/.test(
          said,
        ) &&
        !/\bnot\b/.test(said),
    );
}

function pointer(reading: Reading, signs: Signs): Answer | undefined {
  const findings: Finding[] = [];
  const pointers: Statement[] = [];
  const refusals: Statement[] = [];
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
    const kind = pointerKind(statement);
    if (!kind) continue;
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
  const ordered = pointers.toSorted((a, b) => weightOfPointer(b) - weightOfPointer(a));
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
const refusal =
  /\b(?:do not|does not|can not|will not|unable to|not able to|no longer) (?:currently |yet )?(?:offer|sign|provide|enter into|execute|conclude|support|have|accept)\b[^.;]{0,80}\b(?:data processing|dpa)/;
/** Refusing a customer's own paper is no refusal of an agreement. */
const custom =
  /\b(?:custom|customi[sz]ed|individual|modified|bespoke|non-standard|your own|customers?'? own|negotiated?)\b/;
const others =
  /^(?:all |our |its )*(?:vendors|suppliers|contractors|partners|service providers|third parties|sub-?processors)\b/;
const othersSign =
  /\b(?:each|every|any|all|our|such|these|those)(?: of (?:our|its|the))? (?:[\w-]+ )?(?:sub-?processors?|vendors?|suppliers?|service providers?|partners)\b[^.;]{0,40}\b(?:signs?|signed|enters?|entered|executes?|executed|bound|agrees?|under)\b/;
const othersAgreement =
  /\b(?:with|between) (?:our|its|their|each|all|any|such|the|these|those) (?:[\w-]+ ){0,2}(?:sub-?processors?|vendors?|suppliers?|service providers?|processors|partners|third part(?:y|ies))\b|\b(?:sub-?processors?|vendors|suppliers|service providers|third parties|processors)(?:,)? (?:to )?(?:sign|are bound|have signed|must|enter into|execute|are under|who have|under)\b/;

function pointerKind({ said, kind }: Statement): 'pointer' | 'refusal' | undefined {
  if (!namesAgreement(said)) return undefined;
  if (refusal.test(said) && !custom.test(said)) return 'refusal';
  if (
    (others.test(said) || othersAgreement.test(said) || othersSign.test(said)) &&
    !/\bour (?:data processing|dpa)|\bcustomers?\b|\byou\b/.test(said)
  )
    return undefined;
  if (kind === 'heading' || advice.test(said)) return undefined;
  if (/\b(?:what is|explain|definition of) (?:a |the )?(?:dpa|data processing)/.test(said)) return undefined;
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

/** Nobody speaks of an agreement, but who processes the data is published. */
function listAlone(reading: Reading, signs: Signs): Answer | undefined {
  const page = signs.listed.length >= 2;
  const pointers = signs.whereList.filter(
    (one) => reading.scope(one).kind !== 'other' && subprocessorName.test(one.said),
  );
  if (!page && pointers.length === 0) return undefined;
  const rows = signs.listed.map(({ statement }) =>
    statement.text.length < 20 ? widened(reading, statement) : statement,
  );
  const statements = page ? [...rows.slice(0, 4), ...pointers] : pointers;
  const details: Details = {
    ...detailsOfList(signs),
    ...(page ? { subprocessor_list_url: reading.url } : {}),
  };
  const first = statements[0];
  return {
    value: 'partial',
    confidence: page ? 'high' : 'medium',
    statements,
    details,
    access: { route: 'public' },
    rule: `${key}/subprocessors`,
    findings: first
      ? [
          finding(
            `${key}/subprocessors`,
            'partial',
            page
              ? `A list of ${united(signs.listed).length} subprocessors.`
              : 'It tells where subprocessors are listed.',
            first,
          ),
        ]
      : [],
  };
}
