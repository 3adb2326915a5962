// When a source is due: the one schedule, kept in the database. No jitter: the same past gives the same future.
import {
  findSourceState,
  listSourceStates,
  retireSources,
  updateSourceState,
  type SourceStateRow,
} from '#db/source-state.ts';
import { transaction } from '#db/statements.ts';
import type { VisitOutcome } from '#types/capture.ts';
import type { Instant, SourceId } from '#types/ids.ts';
import type { House } from './house.ts';
import type { PlannedSource } from './plan.ts';
import { confirmAfter } from './propose/doubt.ts';
import { isDoubtful } from './propose/notices.ts';
import { nextDue, parseCadence, parseQuietHours, type Cadence, type QuietHours } from './registry/cadence.ts';

const day = 86_400_000;
/** From here on a failing source is asked less often, down to once a week. */
const patience = 3;
const longestWait = 7 * day;

export function instantOf(ms: number): Instant {
  return new Date(ms).toISOString() as Instant;
}

/** Sources that the registry gained are due at once; those that it lost are due no more. */
export function planSchedule(house: House): void {
  const now = house.clock.now();
  transaction(house.db, () => {
    const known = new Map(listSourceStates(house.db).map((state) => [state.source, state]));
    for (const source of house.plan.sources.values()) {
      const due = dueNow(house, source, known.get(source.id), now);
      if (due !== known.get(source.id)?.next_due) updateSourceState(house.db, source.id, { nextDue: due });
    }
    retireSources(house.db, [...house.plan.sources.keys()]);
  });
}

/** A cadence that was made shorter counts from the last visit. */
function dueNow(
  house: House,
  source: PlannedSource,
  state: SourceStateRow | undefined,
  now: Instant,
): Instant {
  if (!state?.last_visit_at || !state.next_due) return state?.next_due ?? quietly(house, now);
  const latest = instantOf(nextDue(cadenceOf(source), Date.parse(state.last_visit_at)));
  return state.failures < patience && latest < state.next_due ? quietly(house, latest) : state.next_due;
}

/** When the source is due after this visit. */
export function dueAfter(house: House, source: PlannedSource, outcome: VisitOutcome): Instant {
  const at = Date.parse(outcome.finishedAt);
  const regular = nextDue(cadenceOf(source), at);
  if (isDoubtful(outcome.live)) return quietly(house, instantOf(Math.min(regular, at + confirmAfter(house))));
  const failures =
    outcome.live.verdict === 'ok' ? 0 : (findSourceState(house.db, source.id)?.failures ?? 0) + 1;
  if (failures < patience) return quietly(house, instantOf(regular));
  const slower = (regular - at) * 2 ** Math.min(failures - patience + 1, 6);
  return quietly(house, instantOf(at + Math.min(slower, Math.max(longestWait, regular - at))));
}

/** Asked for by a person: now, whatever the cadence says. */
export function askNow(house: House, source: SourceId): Instant {
  const now = house.clock.now();
  updateSourceState(house.db, source, { nextDue: now, notBefore: null });
  return now;
}

export function cadenceOf(source: PlannedSource): Cadence {
  const { every, cron } = source.declared;
  const cadence = parseCadence({ ...(every ? { every } : {}), ...(cron ? { cron } : {}) });
  return 'wrong' in cadence ? { kind: 'every', ms: day } : cadence;
}

/** This moment, or the end of the quiet hours that it falls into. */
export function quietly(house: House, at: Instant): Instant {
  const written = house.registry.settings.quiet_hours;
  const quiet = written === undefined ? undefined : parseQuietHours(written);
  if (!quiet || 'wrong' in quiet) return at;
  return afterQuiet(quiet, at);
}

export function afterQuiet(quiet: QuietHours, at: Instant): Instant {
  const ms = Date.parse(at);
  const minute = minuteOfDay(ms, quiet.zone);
  const { from, until } = quiet;
  const inside = from < until ? minute >= from && minute < until : minute >= from || minute < until;
  if (!inside) return at;
  const end = Math.floor(ms / 60_000) * 60_000 + ((until - minute + 1440) % 1440) * 60_000;
  // Where the clocks change in between, the end stands an hour beside.
  const beside = ((until - minuteOfDay(end, quiet.zone) + 2160) % 1440) - 720;
  return instantOf(end + beside * 60_000);
}

function minuteOfDay(ms: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(ms));
  const number = (type: string): number => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return number('hour') * 60 + number('minute');
}
