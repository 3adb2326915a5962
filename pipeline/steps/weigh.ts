// Weigh: all that sources say of a cell now, into one proposal.
import { listCurrentEvidence } from '#db/evidence.ts';
import { findSourceMarks } from '#db/source-state.ts';
import { weigh } from '#extractors/weigh/weigh.ts';
import type { CellRef, Proposal } from '#types/cell.ts';
import type { Evidence } from '#types/evidence.ts';
import type { Instant, SourceId } from '#types/ids.ts';
import { NotInRegistry } from '../errors.ts';
import type { House } from '../house.ts';
import type { PlannedSource } from '../plan.ts';

export interface Weighed {
  readonly proposal: Proposal;
  readonly evidence: readonly Evidence[];
  /** Sources that may speak and had no good capture yet. */
  readonly waitingFor: readonly SourceId[];
}

export function weighCell(house: House, cell: CellRef, now: Instant): Weighed {
  const known = new Set(house.plan.speakers(cell).map((source) => source.id));
  const evidence = listCurrentEvidence(house.db, cell.offering, cell.dimension).filter((each) =>
    known.has(each.source),
  );
  return {
    proposal: weighEvidence(house, cell, evidence, now),
    evidence,
    waitingFor: unheardFor(house, cell),
  };
}

/** Sources that may speak for a cell and had no good capture yet. */
export function unheardFor(house: House, cell: CellRef): readonly SourceId[] {
  return house.plan
    .speakers(cell)
    .map((source) => source.id)
    .filter((source) => findSourceMarks(house.db, source)?.first_ok_at === undefined);
}

export function weighEvidence(
  house: House,
  cell: CellRef,
  evidence: readonly Evidence[],
  now: Instant,
): Proposal {
  const { plan } = house;
  const [offering, dimension] = [plan.offering(cell.offering), plan.dimension(cell.dimension)];
  if (!offering || !dimension)
    throw new NotInRegistry(
      `the registry has no cell ${cell.offering}/${cell.dimension}`,
      'See `assay registry check`, and offerings/ and dimensions.yaml for the names.',
    );
  const [platform, developer] = [plan.party(offering.platform), plan.party(offering.developer)];
  return weigh({
    cell,
    offering: {
      name: offering.name,
      aliases: offering.aliases,
      ...(platform ? { platform } : {}),
      ...(developer ? { developer } : {}),
    },
    dimension,
    evidence,
    sources: plan.speakers(cell).map((source) => weighSourceOf(source)),
    now,
  });
}

function weighSourceOf({
  id,
  declared,
  party,
}: PlannedSource): Parameters<typeof weigh>[0]['sources'][number] {
  return { id, url: declared.url, kind: declared.kind, party };
}
