// A small approved registry of vendors that do not exist.
import type { Answer } from '#types/cell.ts';
import type { CaptureId, DimensionKey, Instant, OfferingId, Sha256 } from '#types/ids.ts';
import type { ReleaseCell, ReleaseInput } from '#snapshots/release/input.ts';
import {
  dimensionSchema,
  offeringSchema,
  partySchema,
  registrySettingsSchema,
  type Registry,
} from '#types/registry.ts';

export const sentence = 'Northwind signs a Business Associate Agreement with customers on the Scale plan.';
export const text = `Security at Northwind\n${sentence}\nInputs are deleted after 30 days.`;

export function sampleRegistry(): Registry {
  return {
    settings: registrySettingsSchema.parse({
      name: 'Sample registry',
      license: 'CC-BY-4.0',
      disclaimer: 'Evidence grades, not endorsements.',
      site_url: 'https://registry.test/',
      contact: 'mailto:people@registry.test',
    }),
    dimensions: [
      dimensionSchema.parse({
        key: 'hipaa_baa',
        label: 'HIPAA BAA',
        question: 'Will they sign a BAA?',
        group: 'vendor trust',
        level: 'platform',
      }),
      dimensionSchema.parse({
        key: 'retention_zdr',
        label: 'Retention',
        question: 'Is retention documented?',
        group: 'data handling',
        level: 'platform',
        stale_after: '2w',
      }),
    ],
    parties: [
      partySchema.parse({
        id: 'northwind',
        name: 'Northwind & Sons',
        roles: ['developer'],
        hosts: ['northwind.test'],
      }),
      partySchema.parse({ id: 'harbor', name: 'Harbor', roles: ['platform'], hosts: ['harbor.test'] }),
    ],
    offerings: ['northwind', 'harbor'].map((platform, index) =>
      offeringSchema.parse({
        id: `${platform}-api`,
        name: `Northwind models <b>on</b> ${platform}`,
        formerly: platform === 'harbor' ? ['harbor-old'] : [],
        developer: 'northwind',
        platform,
        category: platform === 'northwind' ? 'first_party' : 'cloud_distribution',
        model_family: 'Gale',
        sort_order: index,
      }),
    ),
    digest: '0'.repeat(64),
    folder: '/nowhere',
  };
}

export function sampleAnswer(changes: Partial<Answer> = {}): Answer {
  const start = text.indexOf(sentence);
  return {
    value: 'yes_sales_gated',
    confidence: 'high',
    access: { route: 'approval', tier: 'enterprise', default: 'unstated' },
    details: { contact: 'health@northwind.test', zdr_excluded_models: ['Gale Vision', 'Gale Audio'] },
    quotes: [
      {
        exact: sentence,
        prefix: 'Security at Northwind\n',
        suffix: '\nInputs',
        start,
        end: start + sentence.length,
      },
    ],
    url: 'https://northwind.test/security',
    note: 'A BAA is signed with customers of one plan.',
    caveat: 'Only on the Scale plan.',
    ...changes,
  };
}

export function sampleInput(changes: Partial<ReleaseInput> = {}): ReleaseInput {
  const cell: ReleaseCell = {
    offering: 'northwind-api' as OfferingId,
    dimension: 'hipaa_baa' as DimensionKey,
    basis: 'captured',
    answer: sampleAnswer(),
    verifiedAt: '2026-03-02T08:00:00.000Z' as Instant,
    approvedAt: '2026-03-01T08:00:00.000Z' as Instant,
    capture: {
      id: 'capture-1' as CaptureId,
      retrievedAt: '2026-03-01T07:00:00.000Z' as Instant,
      textSha256: 'a'.repeat(64) as Sha256,
      noArchiveBecause: 'shell_only',
    },
  };
  return {
    registry: sampleRegistry(),
    generatedAt: '2026-03-02T09:00:00.000Z' as Instant,
    cells: [cell],
    changes: [
      {
        id: 'c1',
        at: '2026-03-01T08:00:00.000Z' as Instant,
        offering: 'northwind-api' as OfferingId,
        dimension: 'hipaa_baa' as DimensionKey,
        change: 'improved',
        from: 'no',
        to: 'yes_sales_gated',
        before: 'We do not sign BAAs <yet>.',
        after: sentence,
      },
    ],
    ...changes,
  };
}
