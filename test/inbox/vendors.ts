// Vendors that do not exist, with one trust page each, before and after they changed their minds.
import {
  dimensionSchema,
  offeringSchema,
  partySchema,
  registrySettingsSchema,
  type Registry,
} from '#types/registry.ts';

const names = [
  'Alderway',
  'Brackenfell',
  'Coldharbour',
  'Dunmere',
  'Elmsgate',
  'Farrowby',
  'Gorsefield',
  'Hartwick',
  'Inglewood',
  'Juniper',
  'Kestrelby',
  'Larkmoor',
  'Marshlight',
  'Netherby',
];

export interface Vendor {
  readonly id: string;
  readonly name: string;
  readonly offering: string;
  readonly source: string;
  readonly url: string;
}

export const vendors: readonly Vendor[] = names.map((name) => {
  const id = name.toLowerCase();
  return {
    id,
    name,
    offering: `${name} API`,
    source: `${id}/trust`,
    url: `https://${id}.test/trust`,
  };
});

const dimensions = [
  ['soc2_type2', 'SOC 2 Type II', 'Is a SOC 2 Type II report available for this offering?'],
  [
    'training_on_customer_data',
    'No-training default',
    'Is there a commitment not to train on customer data?',
  ],
  ['retention_zdr', 'Retention', 'Is retention documented?'],
  ['hipaa_baa', 'HIPAA BAA', 'Will they sign a BAA?'],
  ['iso_27001', 'ISO 27001', 'Is the offering certified to ISO 27001?'],
] as const;

export function vendorRegistry(settings: Readonly<Record<string, unknown>> = {}): Registry {
  return {
    settings: registrySettingsSchema.parse({
      name: 'Vendors of the tests',
      license: 'CC0',
      disclaimer: 'None of them exists.',
      site_url: 'https://registry.test/',
      contact: 'mailto:people@registry.test',
      ...settings,
    }),
    dimensions: dimensions.map(([key, label, question]) =>
      dimensionSchema.parse({ key, label, question, group: 'all', level: 'platform' }),
    ),
    parties: vendors.map(({ id, name, url }) =>
      partySchema.parse({
        id,
        name,
        roles: ['platform', 'developer'],
        hosts: [`${id}.test`],
        sources: [{ id: 'trust', url, kind: 'page' }],
      }),
    ),
    offerings: vendors.map(({ id, offering }, index) =>
      offeringSchema.parse({
        id: `${id}-api`,
        name: offering,
        developer: id,
        platform: id,
        category: 'first_party',
        model_family: 'Gale',
        sort_order: index,
      }),
    ),
    digest: 'test',
    folder: '',
  };
}

type Edition = 'before' | 'after';

/** The page of a vendor: with enough around its promises to be a document. */
export function trustPage({ name, offering }: Vendor, edition: Edition): string {
  const was = edition === 'before';
  return `<!doctype html><html lang="en"><head><title>Trust at ${name}</title></head><body>
<header><nav><a href="/">Home</a> <a href="/pricing">Pricing</a> <a href="/docs">Docs</a></nav></header>
<main><h1>How ${name} handles your data</h1>
<p>This page tells customers of the ${offering} what ${name} does with what they send, who may see it and for how long it is kept.</p>
<h2>Training</h2>
<p>${was ? `We do not use inputs or outputs of the ${offering} to train our models.` : `We use inputs and outputs of the ${offering} to train our models unless an administrator opts out.`}</p>
<p>Whoever runs the workspace finds the switches for data under Organization, Controls.</p>
<h2>Retention</h2>
<p>Inputs and outputs of the ${offering} are deleted from our systems within ${was ? 30 : 45} days.</p>
<h2>Health data</h2>
<p>${was ? `${name} signs a HIPAA business associate agreement (BAA) for the ${offering} with customers on the Enterprise plan.` : 'Customers who work with health records find a guide in the documentation.'}</p>
<h2>Audits</h2>
<p>${was ? `The SOC 2 Type II report of the ${offering} is available under a non-disclosure agreement on request.` : `The SOC 2 Type II report of the ${offering} can be downloaded here by everyone.`}</p>
<p>The ${offering} is certified to ISO/IEC 27001:2022.</p>
<p>Offices are locked, visitors are accompanied, and laptops lock themselves after a few idle minutes.</p>
</main><footer>© 2026 ${name}</footer></body></html>`;
}
