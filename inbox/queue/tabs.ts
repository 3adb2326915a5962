// How many stand in each part of the queue; from the kept counts, so that they are true and cost nothing.
import { countCandidates } from '#db/candidate-list.ts';
import type { House } from '#pipeline/house.ts';
import { countOthers, loadOthers } from './others.ts';
import type { QueueState, QueueTab } from './view.ts';

export function tabCounts(house: House): Readonly<Record<Exclude<QueueTab, 'decided'>, number>> {
  const counted = (state: QueueState): number => countCandidates(house.db, { states: [state] });
  return {
    open: counted('open'),
    second_review: counted('second_review'),
    held: counted('held'),
    snoozed: counted('snoozed'),
    notices: countOthers(loadOthers(house)),
  };
}
