// Evidence and inputs for tests of weighing, about a vendor that does not exist.
import fc from 'fast-check';
import type { Evidence } from '#types/evidence.ts';
import type { Confidence, Grade, Route } from '#types/words.ts';
import type { WeighInput, WeighSource } from '#extractors/weigh/weigh.ts';

export const brightwell = { id: 'brightwell', name: 'Brightwell' };
export const quillcloud = { id: 'quillcloud', name: 'Quillcloud' };
const authority = { id: 'commission', name: 'The Commission' };

export const sources: readonly WeighSource[] = [
  source('brightwell/trust', 'https://trust.brightwell.test/', 'portal', 'brightwell'),
  source('brightwell/dpa', 'https://www.brightwell.test/legal/dpa', 'page', 'brightwell'),
  source('brightwell/docs', 'https://docs.brightwell.test/security', 'page', 'brightwell'),
  source('brightwell/security', 'https://www.brightwell.test/security', 'page', 'brightwell'),
  source('quillcloud/compliance', 'https://www.quillcloud.test/services', 'page', 'quillcloud'),
  source('quillcloud/terms', 'https://www.quillcloud.test/legal/terms', 'page', 'quillcloud'),
  source('commission/list', 'https://commission.test/list', 'page', 'commission'),
];

function source(id: string, url: string, kind: WeighSource['kind'], party: string): WeighSource {
  const owner = [brightwell, quillcloud, authority].find((one) => one.id === party) ?? authority;
  const roles = party === 'commission' ? (['authority'] as const) : (['platform', 'developer'] as const);
  return { id: id as WeighSource['id'], url, kind, party: { ...owner, roles: [...roles] } };
}

export interface Wanted {
  readonly id: string;
  readonly source: string;
  readonly value?: Grade;
  readonly confidence?: Confidence;
  readonly route?: Route;
  readonly quote?: string;
  readonly details?: Evidence['details'];
  readonly retrievedAt?: string;
  readonly archivedAt?: string;
  readonly rule?: string;
  readonly effectiveFrom?: string;
  readonly dimension?: string;
}

export function evidence(wanted: Wanted): Evidence {
  const exact = wanted.quote ?? 'The service has been examined by an auditor.';
  return {
    id: wanted.id,
    capture: `c-${wanted.id}`,
    source: wanted.source,
    offering: 'brightwell-api',
    dimension: wanted.dimension ?? 'soc2_type2',
    url: sources.find(({ id }) => id === wanted.source)?.url ?? 'https://unknown.test/',
    via: wanted.archivedAt === undefined ? 'browser' : 'wayback',
    retrievedAt: wanted.retrievedAt ?? '2026-09-01T08:00:00.000Z',
    ...(wanted.archivedAt === undefined ? {} : { archivedAt: wanted.archivedAt }),
    value: wanted.value ?? 'yes_public',
    confidence: wanted.confidence ?? 'high',
    quotes: [{ exact, prefix: '', suffix: '', start: 0, end: exact.length }],
    details: wanted.details ?? {},
    access: { route: wanted.route ?? 'unstated', tier: 'unstated', default: 'unstated' },
    ...(wanted.effectiveFrom === undefined ? {} : { effectiveFrom: wanted.effectiveFrom }),
    rule: wanted.rule ?? 'soc2_type2/affirmed',
    findings: [],
    normaliser: 'text/1',
    textSha256: '0'.repeat(64),
  } as unknown as Evidence;
}

export function input(pieces: readonly Evidence[], changes: Partial<WeighInput> = {}): WeighInput {
  return {
    cell: { offering: 'brightwell-api', dimension: 'soc2_type2' } as WeighInput['cell'],
    offering: {
      name: 'Brightwell API',
      aliases: ['Brightwell Inference API'],
      platform: brightwell,
      developer: brightwell,
    },
    dimension: {
      key: 'soc2_type2',
      label: 'SOC 2 Type II',
      question: 'Is there a report?',
      level: 'platform',
    },
    evidence: pieces,
    sources,
    now: '2026-10-01T00:00:00.000Z' as WeighInput['now'],
    ...changes,
  };
}

/** The same model, served by another company. */
export const onQuillcloud: Partial<WeighInput> = {
  offering: { name: 'Harbour on Quillcloud', aliases: [], platform: quillcloud, developer: brightwell },
};

export const anyEvidence: fc.Arbitrary<Evidence> = fc
  .record({
    id: fc.uuid(),
    source: fc.constantFrom(...sources.map(({ id }) => id)),
    value: fc.constantFrom<Grade>('yes_public', 'yes_sales_gated', 'partial', 'unclear', 'no'),
    confidence: fc.constantFrom<Confidence>('high', 'medium', 'low'),
    route: fc.constantFrom<Route>('unstated', 'public', 'approval', 'trust_center_nda'),
    quote: fc.constantFrom(
      'The Brightwell API has been examined by an auditor.',
      'All services have been examined by an auditor.',
    ),
    details: fc.constantFrom<Evidence['details']>(
      {},
      { criteria: ['Security'] },
      { criteria: ['Availability', 'Security'], type: 'Type II' },
      { type: 'Type I' },
    ),
    retrievedAt: fc.constantFrom('2026-08-01T08:00:00.000Z', '2026-09-01T08:00:00.000Z'),
    archivedAt: fc.option(fc.constantFrom('2026-07-01T08:00:00.000Z'), { nil: undefined }),
    rule: fc.constantFrom(
      'soc2_type2/affirmed',
      'soc2_type2/furniture',
      'soc2_type2/badge',
      'soc2_type2/gated',
    ),
  })
  .map((wanted) => evidence(wanted));
