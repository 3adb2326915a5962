// A registry of one offering and one source, for documents and histories that come without one.
import type { Offering, Registry, Source } from '#types/registry.ts';
import { offeringSchema, partySchema, registrySettingsSchema, dimensionSchema } from '#types/registry.ts';

/** The questions that have a reader of their own, with the level of the two-level rule. */
const questions: readonly (readonly [key: string, level: 'platform' | 'developer', label: string])[] = [
  ['soc2_type2', 'platform', 'SOC 2 Type II'],
  ['iso_27001', 'platform', 'ISO 27001'],
  ['iso_42001', 'platform', 'ISO 42001'],
  ['trust_center', 'platform', 'Trust center'],
  ['hipaa_baa', 'platform', 'HIPAA BAA'],
  ['gdpr_dpa', 'platform', 'GDPR DPA'],
  ['training_on_customer_data', 'platform', 'No-training default'],
  ['retention_zdr', 'platform', 'Retention / ZDR'],
  ['data_residency', 'platform', 'Residency'],
  ['gpai_cop', 'developer', 'GPAI Code'],
  ['art53_summary', 'developer', 'Art. 53 summary'],
];

export const standaloneDimensions = questions.map(([key, level, label]) =>
  dimensionSchema.parse({ key, level, label, question: label, group: 'all' }),
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
