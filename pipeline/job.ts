// What a worker is told of a visit: all that it needs, so that it needs no database.
import { listDismissedCells } from '#db/candidates.ts';
import { listCellsOf } from '#db/cells.ts';
import { listEvidenceOfReading } from '#db/evidence.ts';
import { findSourceState, listSourceStates, type SourceStateRow } from '#db/source-state.ts';
import { findVisitOfSlot } from '#db/visits.ts';
import { userAgentOf } from '#crawlers/tools.ts';
import { extractorVersion } from '#extractors/version.ts';
import type { Answer } from '#types/cell.ts';
import type { OfferingId, SourceId } from '#types/ids.ts';
import type { VisitJob } from '#types/job.ts';
import { NotInRegistry } from './errors.ts';
import type { House } from './house.ts';
import type { PlannedSource } from './plan.ts';
import { baselineOf } from './propose/compare-cell.ts';
import { refOf } from './propose/ground.ts';
import { spanMs } from './registry/cadence.ts';

/** Part of every request that we make, and of every job: workers of another version refuse. */
export const codeVersion = `0.1.0+${extractorVersion}`;
export const productVersion = '0.1.0';

export function jobFor(house: House, id: SourceId, slot: string): VisitJob {
  const source = sourceOf(house, id);
  const state = findSourceState(house.db, id);
  const { settings } = house.registry;
  return {
    source: id,
    slot,
    party: { id: source.party.id, name: source.party.name, hosts: source.party.hosts },
    declared: source.declared,
    userAgent: userAgentOf(settings, productVersion),
    pace: spanMs(settings.pace) ?? 0,
    siblings: siblingsOf(house, source),
    ...(state?.reading ? { sentences: sentencesOf(house, source, state) } : {}),
    registryDigest: house.registry.digest,
    codeVersion,
    ...(state ? remembered(state) : {}),
  };
}

/** Conditional requests only while the last good text is the one that was read. */
function remembered(state: SourceStateRow): Pick<VisitJob, 'validators' | 'lastGood' | 'witnessAfter'> {
  return {
    ...(state.validators && state.reading ? { validators: state.validators } : {}),
    ...(state.good_facts ? { lastGood: state.good_facts } : {}),
    ...(state.witness_after ? { witnessAfter: state.witness_after } : {}),
  };
}

/** What approved answers rest on and the last good text holds: read there, or seen standing beside what was read. */
function sentencesOf(house: House, source: PlannedSource, state: SourceStateRow): readonly string[] {
  const offerings = source.audiences.map(({ offering }) => offering.id as OfferingId);
  const read = new Map<string, ReadonlySet<string>>();
  for (const evidence of listEvidenceOfReading(house.db, state.reading ?? ''))
    read.set(refOf(evidence), new Set(evidence.quotes.map((quote) => quote.exact)));
  const putAside = new Set(listDismissedCells(house.db, offerings).map(refOf));
  const sentences = listCellsOf(house.db, offerings).flatMap((row) => {
    const answer = baselineOf(row);
    if (answer.source !== source.id) return [];
    const quotes = answer.quotes.map((quote) => quote.exact);
    const seen =
      row.verified_at >= (state.last_ok_at ?? '') && isLookedFor(answer) && !putAside.has(refOf(row));
    return quotes.filter((exact, place) => (seen && place === 0) || read.get(refOf(row))?.has(exact));
  });
  return [...new Set(sentences)];
}

/** Comparing looks for the deciding sentence alone, and not for labels: a standing answer says nothing of the others. */
function isLookedFor({ confidence }: Answer): boolean {
  return confidence !== 'low';
}

function siblingsOf(house: House, source: PlannedSource): NonNullable<VisitJob['siblings']> {
  const states = new Map(listSourceStates(house.db).map((state) => [state.source, state]));
  return [...house.plan.sources.values()]
    .filter((each) => each.party.id === source.party.id && each.id !== source.id)
    .flatMap((each) => {
      const facts = states.get(each.id)?.good_facts;
      return facts ? [{ url: each.declared.url, textSha256: facts.textSha256 }] : [];
    });
}

export function sourceOf(house: House, id: SourceId): PlannedSource {
  const source = house.plan.sources.get(id);
  if (source) return source;
  throw new NotInRegistry(
    `the registry has no source ${id}`,
    'A source is named party/id: see `assay sources` for all of them.',
  );
}

/** A slot that was not settled yet: two visits asked for in one moment are two visits. */
export function freeSlot(house: House, source: SourceId, at: string): string {
  const moment = at.replaceAll(/[-:.]/g, '');
  let slot = moment;
  for (let n = 2; findVisitOfSlot(house.db, source, slot); n++) slot = `${moment}+${n}`;
  return slot;
}
