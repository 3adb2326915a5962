// data.json: a superset of the format that readers of such registries already parse.
import { createHash } from 'node:crypto';
import type { Answer } from '#types/cell.ts';
import type { Route } from '#types/words.ts';
import type { Dimension, Offering, Party } from '#types/registry.ts';
import type { ReleaseCell, ReleaseInput } from './input.ts';
import type { ReleaseData, ReleasedCell, ReleasedOffering } from './schema.ts';
import { SCHEMA_VERSION } from './schema.ts';
import { days, expiryOf, later } from './expiry.ts';

/** The three routes that existing readers know; ours stands in `access`. Unstated is left out rather than guessed. */
const knownRoute: Readonly<Record<Route, 'public' | 'trust_center_nda' | 'sales_contract' | undefined>> = {
  public: 'public',
  free_account: 'public',
  click_through: 'trust_center_nda',
  trust_center_nda: 'trust_center_nda',
  approval: 'sales_contract',
  sales_contract: 'sales_contract',
  unstated: undefined,
};

export function buildData(input: ReleaseInput): ReleaseData {
  const { registry } = input;
  const parties = new Map(registry.parties.map((party) => [party.id, party]));
  const dimensions = [...registry.dimensions];
  const offerings = [...registry.offerings]
    .sort((a, b) => a.sort_order - b.sort_order || compare(a.id, b.id))
    .map((offering) => releaseOffering(offering, parties, dimensions, input.cells));
  const body = {
    schema_version: SCHEMA_VERSION,
    name: registry.settings.name,
    generated: dateOf(input.generatedAt),
    generated_at: input.generatedAt,
    expires: later(dateOf(input.generatedAt), Math.min(...dimensions.map((each) => days(each.stale_after)))),
    license: registry.settings.license,
    disclaimer: registry.settings.disclaimer.trim(),
    dimensions: Object.fromEntries(dimensions.map((each) => [each.key, each.question])),
    dimension_details: dimensions.map((each) => ({
      key: each.key,
      label: each.label,
      group: each.group,
      level: each.level,
    })),
    offerings,
    tombstones: registry.offerings
      .flatMap((each) => each.formerly.map((id) => ({ id, now: each.id })))
      .sort((a, b) => compare(a.id, b.id)),
  };
  return { ...body, digest: `sha256:${createHash('sha256').update(JSON.stringify(body)).digest('hex')}` };
}

function releaseOffering(
  offering: Offering,
  parties: ReadonlyMap<string, Party>,
  dimensions: readonly Dimension[],
  cells: readonly ReleaseCell[],
): ReleasedOffering {
  const mine = new Map(
    cells.filter((cell) => cell.offering === offering.id).map((cell) => [String(cell.dimension), cell]),
  );
  const answered = dimensions.flatMap((dimension) => {
    const cell = mine.get(dimension.key);
    return cell ? [[dimension.key, releaseCell(cell, dimension)] as const] : [];
  });
  return {
    id: offering.id,
    name: offering.name,
    developer: parties.get(offering.developer)?.name ?? offering.developer,
    platform: parties.get(offering.platform)?.name ?? offering.platform,
    category: offering.category,
    model_family: offering.model_family,
    summary: offering.summary.trim(),
    sort_order: offering.sort_order,
    models: [...offering.models],
    dimensions: Object.fromEntries(answered),
  };
}

function releaseCell(cell: ReleaseCell, dimension: Dimension): ReleasedCell {
  const { answer, capture } = cell;
  const verified = dateOf(cell.verifiedAt);
  return defined({
    value: answer.value,
    confidence: answer.confidence,
    source: answer.url,
    archived: capture?.archiveUrl ?? null,
    verified,
    expires: expiryOf(verified, dimension.stale_after),
    notes: answer.note,
    evidence: answer.quotes.map((quote) => quote.exact).join(' … '),
    caveat: answer.caveat,
    tier: answer.access.tier === 'unstated' ? undefined : answer.access.tier,
    route: knownRoute[answer.access.route],
    default: answer.access.default === 'unstated' ? undefined : answer.access.default,
    geography: answer.access.geography,
    details: structuredClone(answer.details) as ReleasedCell['details'],
    access: answer.access,
    basis: cell.basis,
    approved: dateOf(cell.approvedAt),
    effective_from: answer.effectiveFrom,
    quotes: answer.quotes.map((quote) =>
      defined({
        exact: quote.exact,
        prefix: quote.prefix,
        suffix: quote.suffix,
        start: quote.start,
        end: quote.end,
        page: quote.page,
      }),
    ),
    capture: capture && releaseCapture(capture),
    model_exceptions: modelExceptions(answer),
  });
}

function releaseCapture(capture: NonNullable<ReleaseCell['capture']>): ReleasedCell['capture'] {
  return defined({
    id: capture.id,
    retrieved: capture.retrievedAt,
    memento: capture.archivedAt,
    text_sha256: capture.textSha256,
    body_sha256: capture.bodySha256,
    normaliser: 'text/1' as const,
    no_archive_because: capture.archiveUrl ? undefined : (capture.noArchiveBecause ?? 'not_tried'),
  });
}

/** Models for which the cell's answer does not hold, as its details name them. */
function modelExceptions(answer: Answer): string[] {
  const excluded = answer.details['zdr_excluded_models'];
  if (!Array.isArray(excluded)) return [];
  return excluded.filter((each): each is string => typeof each === 'string').sort(compare);
}

function dateOf(instant: string): string {
  return instant.slice(0, 10);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Drops keys without a value, so that absent and null never mean the same thing twice. */
function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}
