// Each source with when it was visited, what came of it, when it is due again and why then.
import { listSourceStates, type SourceStateRow } from '#db/source-state.ts';
import type { Instant, SourceId } from '#types/ids.ts';
import type { Verdict } from '#types/words.ts';
import type { House } from './house.ts';
import type { PlannedSource } from './plan.ts';
import { planSchedule } from './schedule.ts';

export interface SourceOverview {
  readonly source: SourceId;
  readonly url: string;
  readonly kind: string;
  /** As declared: `12h`, or a cron line. */
  readonly every: string;
  readonly nextDue?: Instant;
  readonly lastVisitAt?: Instant;
  readonly lastVerdict?: Verdict;
  readonly lastOkAt?: Instant;
  readonly failures: number;
  readonly unconfirmed: boolean;
  /** How many cells it may speak for. */
  readonly cells: number;
  readonly why: string;
}

export function sourcesOverview(house: House): SourceOverview[] {
  planSchedule(house);
  const states = new Map(listSourceStates(house.db).map((state) => [state.source, state]));
  return [...house.plan.sources.values()]
    .map((source) => overviewOf(house, source, states.get(source.id)))
    .toSorted((a, b) => (a.nextDue ?? '').localeCompare(b.nextDue ?? '') || (a.source < b.source ? -1 : 1));
}

function overviewOf(house: House, source: PlannedSource, state: SourceStateRow | undefined): SourceOverview {
  const { declared } = source;
  return {
    source: source.id,
    url: declared.url,
    kind: declared.kind,
    every: declared.cron ?? declared.every ?? '24h',
    nextDue: state?.next_due,
    lastVisitAt: state?.last_visit_at,
    lastVerdict: state?.last_verdict,
    lastOkAt: state?.last_ok_at,
    failures: state?.failures ?? 0,
    unconfirmed: declared.unconfirmed,
    cells: source.audiences.reduce((sum, { dimensions }) => sum + dimensions.length, 0),
    why: whyThen(house, source, state),
  };
}

function whyThen(house: House, source: PlannedSource, state: SourceStateRow | undefined): string {
  if (state?.last_visit_at === undefined) return 'never visited: due at once';
  if (state.not_before !== undefined && state.not_before > house.clock.now())
    return `the host asked to wait until ${state.not_before}`;
  if (state.witness_after !== undefined) return 'something is held: a second capture or witness is wanted';
  const often = source.declared.cron ?? `every ${source.declared.every ?? '24h'}`;
  if (state.failures > 0)
    return `${often}; ${state.failures === 1 ? 'the last visit was' : `the last ${state.failures} visits were`} not ok${state.failing_since ? ` since ${state.failing_since}` : ''}`;
  return often;
}
