// `assay up` without a server: the due list is the queue, and this loop works it until it is stopped.
import { listDue, nextDueAt } from '#db/source-state.ts';
import type { House } from './house.ts';
import { keepHouse } from './housekeeping.ts';
import { runVisits, type RunEvent, type VisitBy } from './run.ts';
import { planSchedule } from './schedule.ts';

export interface UpOptions {
  readonly visit: VisitBy;
  readonly signal: AbortSignal;
  readonly concurrency?: number;
  readonly onEvent?: (event: RunEvent) => void;
  /** The longest sleep: a person may ask for a fresh capture at any time. */
  readonly look?: number;
}

const longestSleep = 5_000;

export async function keepUp(house: House, options: UpOptions): Promise<void> {
  planSchedule(house);
  while (!options.signal.aborted) {
    if (isDue(house)) await runVisits(house, { ...options, which: { kind: 'due' }, by: 'schedule' });
    else keepHouse(house);
    await sleep(untilDue(house, options.look ?? longestSleep), options.signal);
  }
}

function isDue(house: House): boolean {
  return listDue(house.db, house.clock.now()).length > 0;
}

function untilDue(house: House, most: number): number {
  const next = nextDueAt(house.db);
  if (next === undefined) return most;
  const left = Date.parse(next) - Date.parse(house.clock.now());
  // Due and still there: somebody else has claimed it.
  return left <= 0 ? most : Math.min(most, left);
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
  });
}
