// Doubt: what must be seen again before a person is asked.
import { listCandidateCells, listWaitingForCell, type CandidateRow } from '#db/candidates.ts';
import { findOpenNotice } from '#db/notices.ts';
import type { Instant, SourceId } from '#types/ids.ts';
import { spanMs } from '../registry/cadence.ts';
import type { House } from '../house.ts';
import type { CellDifference } from './compare-cell.ts';
import type { Group } from './group.ts';
import { whyNoWitness, witnessFor, type DoubtContext } from './witness.ts';

export interface Standing {
  readonly state: 'held' | 'open';
  readonly because?: string;
  readonly heldSince?: Instant;
  readonly heldUntil?: Instant;
  /** True where a newer memento could settle it sooner. */
  readonly wantsWitness?: boolean;
}

/** Why something is held until the notice of another document is decided. */
export const behindNotice = 'another document stands at this address: decide the notice first';

export function confirmAfter(house: House): number {
  return spanMs(house.registry.settings.confirm_after) ?? 0;
}

export function standingOf(house: House, context: DoubtContext, group: Group): Standing {
  const waitingFor = [...new Set(group.cells.flatMap((each) => each.waitingFor))];
  if (waitingFor.length > 0)
    return { state: 'held', because: `waiting for a first good capture of ${waitingFor.join(', ')}` };
  if (group.cells.every((each) => !each.approved)) return { state: 'open' };
  if (context.replaced || isReplaced(house, context.source)) return { state: 'held', because: behindNotice };
  if (!group.loses && context.shaken !== true) return { state: 'open' };
  const until = group.cells
    .flatMap((each) => each.heldUntil ?? [])
    .toSorted((a, b) => (a < b ? -1 : 1))
    .at(-1);
  if (until !== undefined && until > context.at)
    return {
      state: 'held',
      because: `a link in a menu or footer is gone; told when the cell was not seen standing until ${until.slice(0, 10)}`,
      heldSince: context.at,
    };
  return confirmed(house, context, group);
}

export function isReplaced(house: House, source: SourceId): boolean {
  return findOpenNotice(house.db, source, 'moved')?.facts['replaced'] === 'yes';
}

/** Held until a second complete capture, long enough after the first, or a second witness says the same. */
function confirmed(house: House, context: DoubtContext, group: Group): Standing {
  const witness = witnessFor(context, group);
  if (witness) return { state: 'open', because: witness };
  const since = heldSince(house, context, group) ?? context.at;
  const until = new Date(Date.parse(since) + confirmAfter(house)).toISOString() as Instant;
  if (since < context.at && until <= context.at)
    return {
      state: 'open',
      because: `seen in two complete captures, first on ${since.slice(0, 16).replace('T', ' ')} UTC`,
      heldSince: since,
    };
  return {
    state: 'held',
    because: `seen in one complete capture; a second one after ${until.slice(0, 16).replace('T', ' ')} UTC must say the same${whyNoWitness(context)}`,
    heldSince: since,
    heldUntil: until,
    wantsWitness: true,
  };
}

/** Since when this source has shown every good capture with the same loss, whatever its other words were. */
function heldSince(house: House, context: DoubtContext, group: Group): Instant | undefined {
  const [first] = group.cells;
  if (!first) return undefined;
  const earlier = listWaitingForCell(house.db, first.cell).filter(
    (each) => each.source === context.source && each.held_since !== undefined && sameTurn(house, each, first),
  );
  return earlier.map((each) => each.held_since).toSorted((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1))[0];
}

function sameTurn(house: House, candidate: CandidateRow, now: CellDifference): boolean {
  const then = listCandidateCells(house.db, candidate.n).find(
    (each) => each.cell.offering === now.cell.offering && each.cell.dimension === now.cell.dimension,
  );
  return then?.after.value === now.proposal.answer.value;
}
