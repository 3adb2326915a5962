// Why a cell says what it says: its sources, their evidence and rules, the weighing, what waits, and every decision.
import { listCandidatesOfCell, type CandidateRow } from '#db/candidates.ts';
import { findCell, listCellHistory, type CellHistoryRow, type CellRow } from '#db/cells.ts';
import { listDecisionsAbout, type DecisionRow } from '#db/decisions.ts';
import { findSourceState, type SourceStateRow } from '#db/source-state.ts';
import type { CellRef, Proposal } from '#types/cell.ts';
import type { Evidence } from '#types/evidence.ts';
import type { DimensionKey, OfferingId, SourceId } from '#types/ids.ts';
import type { Dimension, Offering } from '#types/registry.ts';
import { NotInRegistry } from './errors.ts';
import type { House } from './house.ts';
import { nearest } from './registry/nearest.ts';
import { weighCell } from './steps/weigh.ts';

export interface ExplainedSource {
  readonly source: SourceId;
  readonly url: string;
  readonly state?: SourceStateRow;
  readonly evidence: readonly Evidence[];
}

export interface Explained {
  readonly cell: CellRef;
  readonly offering: Offering;
  readonly dimension: Dimension;
  /** The approved answer; absent while it is pending. */
  readonly approved?: CellRow;
  readonly waitingFor: readonly SourceId[];
  readonly sources: readonly ExplainedSource[];
  /** What weighing makes of all evidence now; absent before every source had one ok capture. */
  readonly proposal?: Proposal;
  readonly candidates: readonly CandidateRow[];
  readonly history: readonly CellHistoryRow[];
  readonly decisions: readonly DecisionRow[];
}

/** `OFFERING/DIMENSION`. */
export function explainCell(house: House, name: string): Explained {
  const { cell, offering, dimension } = findNamed(house, name);
  const weighed = weighCell(house, cell, house.clock.now());
  const speakers = house.plan.speakers(cell);
  const candidates = listCandidatesOfCell(house.db, cell);
  const said = weighed.evidence.length > 0 || weighed.waitingFor.length === 0;
  return {
    cell,
    offering,
    dimension,
    approved: findCell(house.db, cell),
    waitingFor: weighed.waitingFor,
    sources: speakers.map(({ id, declared }) => ({
      source: id,
      url: declared.url,
      state: findSourceState(house.db, id),
      evidence: weighed.evidence.filter((each) => each.source === id),
    })),
    ...(said ? { proposal: weighed.proposal } : {}),
    candidates,
    history: listCellHistory(house.db, cell),
    decisions: candidates.flatMap(({ id }) => listDecisionsAbout(house.db, 'candidate', id)),
  };
}

function findNamed(house: House, name: string): { cell: CellRef; offering: Offering; dimension: Dimension } {
  const [id = '', key = ''] = name.split('/');
  const { plan, registry } = house;
  const offering = plan.offering(id as OfferingId);
  if (!offering)
    throw unknown(
      'offering',
      id,
      registry.offerings.map((each) => each.id),
    );
  const dimension = plan.dimension(key as DimensionKey);
  if (!dimension)
    throw unknown(
      'dimension',
      key,
      registry.dimensions.map((each) => each.key),
    );
  return {
    cell: { offering: offering.id as OfferingId, dimension: dimension.key as DimensionKey },
    offering,
    dimension,
  };
}

function unknown(what: string, name: string, known: readonly string[]): NotInRegistry {
  const guess = nearest(name, known);
  const hint = guess === undefined ? `There are ${known.join(', ')}.` : `Did you mean ${guess}?`;
  return new NotInRegistry(
    name === '' ? `no ${what} is named` : `the registry has no ${what} ${name}`,
    name === '' ? 'Write OFFERING/DIMENSION.' : hint,
  );
}
