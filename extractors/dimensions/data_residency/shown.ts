// What an answer shows beside its grade: sentences in order, access, details, and why.
import type { Details, Finding } from '#types/evidence.ts';
import type { Access, Grade } from '#types/words.ts';
import { byWeight } from '../../by-weight.ts';
import { gateIn, tierIn } from '../../language/access.ts';
import { placesIn } from '../../language/places.ts';
import type { Reading } from '../../language/reading.ts';
import type { Scope } from '../../language/scope.ts';
import type { Statement } from '../../language/statement.ts';
import type { Claim } from './claims.ts';
import type { Heard } from './heard.ts';
import type { ResidencyDetails } from './details.ts';
import { listsSubprocessors } from './subprocessors.ts';

export function ordered(said: readonly Heard[]): Heard[] {
  const weight = (one: Heard): number =>
    (one.scope.kind === 'offering' ? 1 : 0) +
    (one.claim.kind === 'choice' && one.claim.gated ? 1 : 0) +
    (one.claim.kind === 'fixed' && one.claim.firm ? 1 : 0) +
    (one.claim.kind === 'choice' && /\b(?:choos|chosen|select|pick|specif|designat)/.test(one.statement.said)
      ? 2
      : 0) +
    (/\b(?:stor|host|process|inference)/.test(one.statement.said) ? 1 : 0) -
    (one.statement.said.length > 400 ? 1 : 0);
  return byWeight(said, weight);
}

export function accessOf(value: Grade, said: readonly Statement[]): Partial<Access> {
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

export function detailsOf(reading: Reading, value: Grade, heard: readonly Heard[]): Details {
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

export function effectOf(claim: Claim, scope: Scope): Finding['effect'] {
  if (scope.kind === 'other') return 'scope';
  if (claim.kind === 'choice') return claim.gated ? 'gate' : 'affirm';
  if (claim.kind === 'fixed') return claim.european ? 'partial' : 'deny';
  return claim.kind === 'carve_out' ? 'partial' : 'deny';
}

export function messageOf(claim: Claim, scope: Scope): string {
  const whom = scope.kind === 'other' || scope.kind === 'part' ? ` (said of ${scope.names.join(', ')})` : '';
  if (claim.kind === 'choice')
    return `the customer chooses the place${claim.gated ? ', by request or on a higher plan' : ''}${whom}`;
  if (claim.kind === 'carve_out') return `something is left out of the choice${whom}`;
  if (claim.kind === 'refused') return `no choice of place${whom}`;
  if (claim.kind === 'planned') return `a choice of place is only planned${whom}`;
  return `data are in ${claim.places.join(', ') || 'any country'} without a choice${whom}`;
}
