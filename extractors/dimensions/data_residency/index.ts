// Can data be pinned to a region, especially the EU?
import type { Details, Finding } from '#types/evidence.ts';
import type { Access, Confidence, Grade } from '#types/words.ts';
import { gateIn, tierIn } from '../../language/access.ts';
import { placesIn } from '../../language/places.ts';
import { askedBefore, isQuestion } from '../../language/questions.ts';
import type { Reading } from '../../language/reading.ts';
import type { Scope } from '../../language/scope.ts';
import type { Statement } from '../../language/statement.ts';
import { finding, type Answer, type DimensionReader } from '../../reader.ts';
import { claimsOf, gatedBy, type Claim } from './claims.ts';
import { residencyDetails, type ResidencyDetails } from './details.ts';

const key = 'data_residency';
const stems = [
  'region',
  'residen',
  'hosted',
  'hosting',
  'data cent',
  'stored',
  'store ',
  'servers',
  'processed in',
  'processed only',
  'geograph',
  'located',
  'jurisdiction',
  'endpoint',
  'processes',
  'at rest',
  'eu ',
  'retained in',
  'facilities',
  'in the united',
  'locali',
  'european',
  'election',
  'storage',
  'choose',
  'picked',
  'location',
  'processing',
  'placed in',
] as const;

interface Heard {
  readonly statement: Statement;
  readonly scope: Scope;
  readonly claim: Claim;
}

export const dataResidency: DimensionReader = { key, details: residencyDetails, stems, read };

function read(reading: Reading): Answer | undefined {
  const findings: Finding[] = [];
  const heard: Heard[] = [];
  for (const statement of reading.with(stems)) {
    if (statement.furniture || isQuestion(statement) || statement.kind === 'heading') continue;
    if (reading.isHeaderRow(statement)) continue;
    if (statement.kind === 'tableRow' && listsSubprocessors(reading, statement)) continue;
    const asked = askedBefore(reading, statement);
    const heardAs = asked
      ? { ...statement, label: asked.said, whole: `${asked.said} ${statement.said}` }
      : statement;
    for (const claim of claimsOf(heardAs)) {
      const scope = reading.scope(statement);
      findings.push(
        finding(`${key}/${claim.kind}`, effectOf(claim, scope), messageOf(claim, scope), statement),
      );
      if (scope.kind !== 'other') heard.push({ statement, scope, claim });
    }
  }
  return decide(reading, heard, findings);
}

/** A page that offers a choice more often than this repeats itself. */
const mostChoices = 40;

function decide(reading: Reading, heard: readonly Heard[], findings: readonly Finding[]): Answer | undefined {
  const of = (kind: Claim['kind']): Heard[] => heard.filter((one) => one.claim.kind === kind);
  const choices = of('choice');
  const carveOuts = of('carve_out');
  const fixed = of('fixed');
  const refused = of('refused');
  const gates = choices.slice(0, mostChoices).flatMap((one) => gatesNear(reading, one));
  const answer = (
    value: Grade,
    confidence: Confidence,
    rule: string,
    said: readonly Statement[],
  ): Answer => ({
    value,
    confidence,
    statements: said,
    details: detailsOf(reading, value, heard),
    access: accessOf(value, [...gates, ...said]),
    rule: `${key}/${rule}`,
    findings,
  });
  const spoken = (list: readonly Heard[]): Statement[] => ordered(list).map((one) => one.statement);
  if (choices.length > 0) {
    const gated = gates.length > 0 || choices.every((one) => one.scope.kind === 'part');
    if (gated)
      return answer('yes_sales_gated', carveOuts.length > 0 ? 'medium' : 'high', 'choice_gated', [
        ...spoken(choices),
        ...gates,
        ...spoken(fixed),
      ]);
    if (carveOuts.length > 0)
      return answer('partial', 'medium', 'choice_with_carve_out', [...spoken(choices), ...spoken(carveOuts)]);
    return answer('yes_public', choices.length > 1 || fixed.length === 0 ? 'high' : 'medium', 'choice', [
      ...spoken(choices),
      ...spoken(fixed),
    ]);
  }
  if (carveOuts.length > 0 && fixed.length === 0)
    return answer('partial', 'low', 'carve_out', spoken(carveOuts));
  const elsewhere = fixed.filter((one) => one.claim.kind === 'fixed' && !one.claim.european);
  if (elsewhere.length > 0) {
    const firm = elsewhere.some((one) => one.claim.kind === 'fixed' && one.claim.firm);
    return answer('no', firm ? 'medium' : 'low', 'fixed_place', spoken([...elsewhere, ...refused]));
  }
  if (fixed.length > 0) return answer('partial', 'medium', 'fixed_in_europe', spoken(fixed));
  if (refused.length > 0) return answer('no', 'medium', 'refused', spoken(refused));
  return undefined;
}

/** The gate in the statement itself, or said of "this feature" close by. */
function gatesNear(reading: Reading, one: Heard): Statement[] {
  if (one.claim.kind === 'choice' && one.claim.gated) return [one.statement];
  return reading
    .near(one.statement, 4)
    .filter(
      (other) =>
        other.kind !== 'heading' &&
        /\b(?:this|the) (?:feature|option|capability|setting|control)s?\b|^(?:only )?available\b|\b(?:residency|regions?)\b/.test(
          other.said,
        ) &&
        gatedBy(other.said) &&
        !/\bnot\b/.test(other.said),
    );
}

function ordered(said: readonly Heard[]): Heard[] {
  const weight = (one: Heard): number =>
    (one.scope.kind === 'offering' ? 1 : 0) +
    (one.claim.kind === 'choice' && one.claim.gated ? 1 : 0) +
    (one.claim.kind === 'fixed' && one.claim.firm ? 1 : 0) +
    (one.claim.kind === 'choice' && /\b(?:choos|chosen|select|pick|specif|designat)/.test(one.statement.said)
      ? 2
      : 0) +
    (/\b(?:stor|host|process|inference)/.test(one.statement.said) ? 1 : 0) -
    (one.statement.said.length > 400 ? 1 : 0);
  return [...said].sort((a, b) => weight(b) - weight(a));
}

function accessOf(value: Grade, said: readonly Statement[]): Partial<Access> {
  if (value !== 'yes_sales_gated' && value !== 'yes_public') return {};
  const route =
    value === 'yes_sales_gated'
      ? said.map((one) => gateIn(one.said)?.access.route).find((one) => one !== undefined)
      : undefined;
  const tier = said.map((one) => tierIn(one.said).tier).find((one) => one !== undefined);
  return { ...(route ? { route } : {}), ...(tier ? { tier } : {}), default: 'requires_config' };
}

const mechanisms: readonly (readonly [NonNullable<ResidencyDetails['mechanism']>, RegExp])[] = [
  ['endpoint', /\bendpoints?\b|\bbase url\b/],
  ['deployment', /\bdeployments?\b/],
  ['data_centre', /\bdata cent(?:er|re)s?\b/],
  ['setting', /\b(?:settings?|project|workspace|organi[sz]ation|console|dashboard)\b/],
  ['region', /\bregions?\b|\bgeograph/],
];

function detailsOf(reading: Reading, value: Grade, heard: readonly Heard[]): Details {
  const details: { -readonly [K in keyof ResidencyDetails]: ResidencyDetails[K] } = {};
  const chosen = heard.filter((one) => one.claim.kind === 'choice');
  const from = chosen.length > 0 ? chosen : heard.filter((one) => one.claim.kind === 'fixed');
  const regions = new Set(from.flatMap((one) => placesIn(one.statement.text)));
  if (regions.size === 0)
    for (const one of heard)
      if (one.claim.kind === 'fixed') for (const place of one.claim.places) regions.add(place);
  if (chosen.length > 0) for (const place of regionRows(reading)) regions.add(place);
  if (regions.size > 0) details.regions = [...regions].sort();
  if (chosen.length > 0) {
    const words = chosen.map((one) => one.statement.said).join(' ');
    const mechanism = mechanisms.find(([, pattern]) => pattern.test(words))?.[0];
    if (mechanism) details.mechanism = mechanism;
  }
  const parts = chosen.filter((one) => one.scope.kind === 'part').flatMap((one) => one.scope.names);
  if (value !== 'no' && parts.length > 0) details.scope = [...new Set(parts)].sort().join(', ');
  return details;
}

const subprocessors = /\bsub-?processors?\b|\bsub-?contractors?\b/;

/** Where a vendor's own vendors are says nothing of a choice. */
function listsSubprocessors(reading: Reading, statement: Statement): boolean {
  const columns = (statement.block.cells ?? []).map((cell) => reading.say(cell.header ?? '')).join(' ');
  return subprocessors.test(
    `${reading.title} ${statement.headings.join(' ')} ${statement.leadIn} ${columns}`,
  );
}

/** Places in rows under a column of regions; a list of subprocessors is none. */
function regionRows(reading: Reading): readonly string[] {
  const found = new Set<string>();
  for (const statement of reading.with(['region', 'geograph'])) {
    if (statement.kind !== 'tableRow' || listsSubprocessors(reading, statement)) continue;
    for (const cell of statement.block.cells ?? []) {
      if (/\bregion|geograph/.test(reading.say(cell.header ?? '')))
        for (const place of placesIn(cell.text)) found.add(place);
    }
  }
  return [...found];
}

function effectOf(claim: Claim, scope: Scope): Finding['effect'] {
  if (scope.kind === 'other') return 'scope';
  if (claim.kind === 'choice') return claim.gated ? 'gate' : 'affirm';
  if (claim.kind === 'fixed') return claim.european ? 'partial' : 'deny';
  return claim.kind === 'carve_out' ? 'partial' : 'deny';
}

function messageOf(claim: Claim, scope: Scope): string {
  const whom = scope.kind === 'other' || scope.kind === 'part' ? ` (said of ${scope.names.join(', ')})` : '';
  if (claim.kind === 'choice')
    return `the customer chooses the place${claim.gated ? ', by request or on a higher plan' : ''}${whom}`;
  if (claim.kind === 'carve_out') return `something is left out of the choice${whom}`;
  if (claim.kind === 'refused') return `no choice of place${whom}`;
  if (claim.kind === 'planned') return `a choice of place is only planned${whom}`;
  return `data are in ${claim.places.join(', ') || 'any country'} without a choice${whom}`;
}
