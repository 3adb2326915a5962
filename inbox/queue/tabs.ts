// How many stand in each part of the queue; from the kept counts, so that they are true and cost nothing.
import { countCandidates } from '#db/candidate-list.ts';
import { listIncidents } from '#db/incidents.ts';
import { listNotices } from '#db/notices.ts';
import type { House } from '#pipeline/house.ts';
import { queueStates, type QueueTab } from './view.ts';

export function tabCounts(house: House): Readonly<Record<Exclude<QueueTab, 'decided'>, number>> {
  const now = house.clock.now();
  const [open, second_review, held, snoozed] = queueStates.map((state) =>
    countCandidates(house.db, { states: [state] }),
  );
  const notices = listNotices(house.db, { open: true }).filter(
    (notice) => !notice.snoozedUntil || notice.snoozedUntil <= now,
  ).length;
  return {
    open: open ?? 0,
    second_review: second_review ?? 0,
    held: held ?? 0,
    snoozed: snoozed ?? 0,
    notices: notices + listIncidents(house.db, { open: true }).length,
  };
}
