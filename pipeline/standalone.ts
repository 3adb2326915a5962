// A registry of one offering and one source, for documents and histories that come without one.
import type { Offering, Registry, Source } from '#types/registry.ts';
import { offeringSchema, partySchema, registrySettingsSchema, dimensionSchema } from '#types/registry.ts';

/** The questions that have a reader of their own, with the level of the two-level rule. */
const questions: readonly (readonly [key: string, level: 'platform' | 'developer'])[] = [
  ['soc2_type2', 'platform'],
  ['iso_27001', 'platform'],
  ['iso_42001', 'platform'],
  ['trust_center', 'platform'],
  ['hipaa_baa', 'platform'],
  ['gdpr_dpa', 'platform'],
  ['training_on_customer_data', 'platform'],
  ['retention_zdr', 'platform'],
  ['data_residency', 'platform'],
  ['gpai_cop', 'developer'],
  ['art53_summary', 'developer'],
];

export const standaloneDimensions = questions.map(([key, level]) =>
  dimensionSchema.parse({ key, level, label: key.replaceAll('_', ' '), question: key, group: 'all' }),
);

export interface Standalone {
  readonly url: string;
  readonly kind: Source['kind'];
  readonly offering: { readonly name: string; readonly aliases: readonly string[] };
  readonly dimensions?: readonly string[];
}

export function standaloneRegistry(input: Standalone): Registry {
  const host = new URL(input.url).hostname;
  const party = partySchema.parse({
    id: 'vendor',
    name: host,
    roles: ['developer', 'platform'],
    hosts: [host],
    sources: [{ id: 'page', url: input.url, kind: input.kind, dimensions: input.dimensions }],
  });
  return {
    settings: registrySettingsSchema.parse({
      name: 'standalone',
      license: 'none',
      disclaimer: 'none',
      site_url: 'https://registry.invalid/',
      contact: 'none',
    }),
    dimensions: standaloneDimensions,
    parties: [party],
    offerings: [standaloneOffering(input.offering)],
    digest: 'standalone',
    folder: '',
  };
}

export function standaloneOffering(offering: Standalone['offering']): Offering {
  return offeringSchema.parse({
    id: 'offering',
    name: offering.name,
    aliases: [...offering.aliases],
    developer: 'vendor',
    platform: 'vendor',
    category: 'first_party',
    model_family: offering.name,
  });
}
