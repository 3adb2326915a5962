// One run with its visits: how far it is, and what did not go well, gathered by host.
import { findRun, type RunRow } from '#db/runs.ts';
import { listVisitsOfRun, type VisitRow } from '#db/visits.ts';
import type { House } from '#pipeline/house.ts';

export interface HostFailures {
  readonly host: string;
  readonly visits: readonly VisitRow[];
}

export interface RunScreen {
  readonly run: RunRow;
  readonly visits: readonly VisitRow[];
  readonly failures: readonly HostFailures[];
  /** How many sources it set out to visit, as far as it said. */
  readonly of?: number;
  /** Visits that broke for a reason of our own: nothing was concluded, so no visit was kept. */
  readonly broken: number;
}

export function loadRun(house: House, id: string): RunScreen | undefined {
  const run = findRun(house.db, id);
  if (!run) return undefined;
  const visits = listVisitsOfRun(house.db, id);
  const of = numberOf(run, 'sources');
  return {
    run,
    visits,
    failures: byHost(house, visits),
    ...(of === undefined ? {} : { of }),
    broken: run.state === 'running' || of === undefined ? 0 : Math.max(0, of - visits.length),
  };
}

export function numberOf(run: RunRow, name: string): number | undefined {
  const value = run.summary[name];
  return typeof value === 'number' ? value : undefined;
}

function byHost(house: House, visits: readonly VisitRow[]): HostFailures[] {
  const hosts = new Map<string, VisitRow[]>();
  for (const visit of visits) {
    if (visit.verdict === 'ok') continue;
    const url = house.plan.sources.get(visit.source)?.declared.url;
    const host = url ? new URL(url).host : 'no longer in the registry';
    hosts.set(host, [...(hosts.get(host) ?? []), visit]);
  }
  return [...hosts]
    .map(([host, failed]) => ({ host, visits: failed }))
    .toSorted((a, b) => b.visits.length - a.visits.length || (a.host < b.host ? -1 : 1));
}
