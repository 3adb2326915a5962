// Who may speak for whom: the registry turned into the questions that each step asks.
import type { CellRef } from '#types/cell.ts';
import type { DimensionKey, OfferingId, SourceId } from '#types/ids.ts';
import type { Dimension, Offering, Party, Registry, Source } from '#types/registry.ts';
import { digestOf } from './registry/digest.ts';

export interface Audience {
  readonly offering: Offering;
  readonly dimensions: readonly Dimension[];
}

export interface PlannedSource {
  readonly id: SourceId;
  readonly party: Party;
  readonly declared: Source;
  /** What it may answer, for whom. */
  readonly audiences: readonly Audience[];
  /** Hash of all that reading and weighing depend on besides the text and the extractors. */
  readonly profile: string;
}

export interface Plan {
  readonly sources: ReadonlyMap<SourceId, PlannedSource>;
  readonly cells: readonly CellRef[];
  offering(id: OfferingId): Offering | undefined;
  dimension(key: DimensionKey): Dimension | undefined;
  party(id: string): Party | undefined;
  /** Every source that may speak for a cell. */
  speakers(cell: CellRef): readonly PlannedSource[];
}

export function planOf(registry: Registry): Plan {
  const sources = new Map<SourceId, PlannedSource>();
  const speakers = new Map<string, PlannedSource[]>();
  for (const party of registry.parties)
    for (const declared of party.sources) {
      const source = plannedSource(registry, party, declared);
      sources.set(source.id, source);
      for (const { offering, dimensions } of source.audiences)
        for (const { key } of dimensions) pushTo(speakers, keyOf(offering.id, key), source);
    }
  const offerings = new Map(registry.offerings.map((each) => [each.id, each]));
  const dimensions = new Map(registry.dimensions.map((each) => [each.key, each]));
  const parties = new Map(registry.parties.map((each) => [each.id, each]));
  return {
    sources,
    cells: registry.offerings.flatMap((offering) =>
      registry.dimensions.map((dimension) => ({
        offering: offering.id as OfferingId,
        dimension: dimension.key as DimensionKey,
      })),
    ),
    offering: (id) => offerings.get(id),
    dimension: (key) => dimensions.get(key),
    party: (id) => parties.get(id),
    speakers: (cell) => speakers.get(keyOf(cell.offering, cell.dimension)) ?? [],
  };
}

export function sourceIdOf(party: Pick<Party, 'id'>, source: Pick<Source, 'id'>): SourceId {
  return `${party.id}/${source.id}` as SourceId;
}

function plannedSource(registry: Registry, party: Party, declared: Source): PlannedSource {
  const audiences = registry.offerings
    .filter((offering) => declared.offerings?.includes(offering.id) ?? true)
    .map((offering) => ({
      offering,
      dimensions: registry.dimensions.filter(
        (dimension) =>
          (declared.dimensions?.includes(dimension.key) ?? true) && maySpeak(party, offering, dimension),
      ),
    }))
    .filter((audience) => audience.dimensions.length > 0);
  return {
    id: sourceIdOf(party, declared),
    party,
    declared,
    audiences,
    profile: digestOf({
      party: { name: party.name, aliases: party.aliases, roles: party.roles },
      url: declared.url,
      kind: declared.kind,
      audiences: audiences.map(({ offering, dimensions }) => ({
        id: offering.id,
        name: offering.name,
        aliases: offering.aliases,
        not: offering.not,
        models: offering.models,
        platform: namesOf(registry, offering.platform),
        developer: namesOf(registry, offering.developer),
        dimensions: dimensions.map(({ key, level, phrases }) => ({ key, level, phrases })),
      })),
    }).slice(0, 16),
  };
}

/** Whom an offering is served or made by, as far as reading and weighing ask. */
function namesOf(registry: Registry, id: string): Pick<Party, 'id' | 'name' | 'aliases'> {
  const party = registry.parties.find((each) => each.id === id);
  return { id, name: party?.name ?? '', aliases: party?.aliases ?? [] };
}

/** The two-level rule: a platform's promises come from the platform, a developer's from the developer and authorities. */
function maySpeak(party: Party, offering: Offering, dimension: Dimension): boolean {
  if (dimension.level === 'platform') return offering.platform === party.id;
  return offering.developer === party.id || party.roles.includes('authority');
}

function keyOf(offering: string, dimension: string): string {
  return `${offering}/${dimension}`;
}

function pushTo<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
