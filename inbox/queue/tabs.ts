// How many stand in each part of the queue; from the kept counts, so that they are true and cost nothing.
import { countCandidatesBy } from '#db/candidate-list.ts';
import { whileUnchanged } from '#db/unchanged.ts';
import type { House } from '#pipeline/house.ts';
import { countOthers, loadOthers } from './others.ts';
import { queueStates, type QueueState, type QueueTab } from './view.ts';

export function tabCounts(house: House): Readonly<Record<Exclude<QueueTab, 'decided'>, number>> {
  const counts = whileUnchanged(
    house.db,
    'candidates',
    'tabs',
    () => new Map(countCandidatesBy(house.db, 'state', queueStates).map(({ key, count }) => [key, count])),
  );
  const counted = (state: QueueState): number => counts.get(state) ?? 0;
  return {
    open: counted('open'),
    second_review: counted('second_review'),
    held: counted('held'),
    snoozed: counted('snoozed'),
    notices: countOthers(loadOthers(house)),
  };
}
