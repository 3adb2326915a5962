// One change of evidence, with all the cells that it touches.
import type { Change } from '#types/words.ts';
import type { DimensionKey } from '#types/ids.ts';
import { rankOf } from '../compare/rank.ts';
import { sentenceForm } from '../compare/sentence-form.ts';
import { candidateId, hashOf } from '../ids.ts';
import type { CellDifference } from './compare-cell.ts';

export interface Group {
  readonly id: ReturnType<typeof candidateId>;
  readonly dimension: DimensionKey;
  readonly change: Change;
  readonly rank: number;
  readonly loses: boolean;
  readonly cells: readonly CellDifference[];
}

/** Cells belong together when the same sentence took the same turn for them. */
export function groupsOf(differences: readonly CellDifference[]): Group[] {
  const groups = new Map<string, CellDifference[]>();
  for (const difference of differences) {
    const { grade, change, sentence } = difference.compared.difference;
    const key = hashOf(
      difference.cell.dimension,
      change,
      grade?.from ?? '',
      grade?.to ?? '',
      sentenceForm(sentence?.from ?? ''),
      sentenceForm(sentence?.to ?? ''),
      difference.proposal.answer.source ?? '',
      difference.waitingFor.join(' '),
    );
    const group = groups.get(key);
    if (group) group.push(difference);
    else groups.set(key, [difference]);
  }
  return [...groups.values()]
    .map((cells) => groupOf(cells))
    .toSorted((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
}

export function groupOf(cells: readonly CellDifference[]): Group {
  const inOrder = cells.toSorted((a, b) => (a.cell.offering < b.cell.offering ? -1 : 1));
  const [first] = inOrder;
  if (!first) throw new Error('a group holds at least one cell');
  return {
    id: candidateId(inOrder.map((each) => each.key)),
    dimension: first.cell.dimension,
    change: first.compared.difference.change,
    rank: Math.min(...inOrder.map((each) => rankOf(each.compared.difference))),
    loses: inOrder.some((each) => each.compared.loses),
    cells: inOrder,
  };
}
