// What time alone brings: snoozes that end, sources that grow stale, the week's samples.
import { listSnoozedUntil, updateCandidate } from '#db/candidates.ts';
import { insertCandidateEvent } from '#db/candidate-events.ts';
import { findSourceState, type SourceStateRow } from '#db/source-state.ts';
import { insertTimelineEntry } from '#db/timeline.ts';
import { transaction } from '#db/statements.ts';
import { counted } from '#text/counted.ts';
import type { Instant } from '#types/ids.ts';
import type { House } from './house.ts';
import type { PlannedSource } from './plan.ts';
import { raiseNotice, type Noticed } from './propose/notices.ts';
import { spanMs } from './registry/cadence.ts';
import { drawSamples } from './samples.ts';

export interface Kept {
  readonly woken: number;
  readonly stale: readonly Noticed[];
  readonly samples: number;
}

export function keepHouse(house: House): Kept {
  return transaction(house.db, () => ({
    woken: wakeSnoozed(house),
    stale: lookForStale(house),
    samples: drawSamples(house),
  }));
}

function wakeSnoozed(house: House): number {
  const now = house.clock.now();
  const awake = listSnoozedUntil(house.db, now);
  for (const candidate of awake) {
    const because = `put off until ${candidate.snoozed_until ?? now}`;
    updateCandidate(house.db, candidate.n, { state: 'open', because, snoozedUntil: null });
    insertCandidateEvent(house.db, candidate.n, { at: now, kind: 'woken', because });
  }
  return awake.length;
}

function lookForStale(house: House): Noticed[] {
  const now = house.clock.now();
  return [...house.plan.sources.values()].flatMap((source) => staleNotice(house, source, now) ?? []);
}

/** No good capture for longer than its most demanding dimension allows. */
function staleNotice(house: House, source: PlannedSource, now: Instant): Noticed | undefined {
  const state = findSourceState(house.db, source.id);
  const since = state?.last_ok_at ?? state?.failing_since;
  const allowed = staleAfter(source);
  if (!state || !since || Date.parse(now) - Date.parse(since) <= allowed) return undefined;
  const days = Math.floor((Date.parse(now) - Date.parse(since)) / 86_400_000);
  const message = state.last_ok_at
    ? `no good capture for ${counted(days, 'day')}; the last one is of ${state.last_ok_at.slice(0, 10)}`
    : `no good capture yet, after ${counted(days, 'day')} of trying`;
  const notice = raiseNotice(house, {
    source: source.id,
    kind: 'stale',
    at: now,
    message,
    facts: {
      ...(state.last_ok_at ? { lastGood: state.last_ok_at } : {}),
      ...triedSince(state),
    },
  });
  if (notice) insertTimelineEntry(house.db, { source: source.id, at: now, kind: 'stale', message });
  return notice;
}

/** What was tried since it was last good; where nothing was, the reasons of the good visit explain nothing. */
function triedSince(state: SourceStateRow): { tried: string; because: string } {
  if (state.failures === 0)
    return {
      tried: 'no visit since',
      because: `${state.source} was not visited: it was not due, or nobody crawled`,
    };
  const last = `the last ${state.last_visit_at ?? 'never'}: ${state.last_verdict ?? 'none'}`;
  return { tried: `${counted(state.failures, 'visit')}, ${last}`, because: state.because ?? '' };
}

export function staleAfter(source: PlannedSource): number {
  const spans = source.audiences.flatMap(({ dimensions }) =>
    dimensions.map((dimension) => spanMs(dimension.stale_after) ?? Number.POSITIVE_INFINITY),
  );
  return Math.min(Number.POSITIVE_INFINITY, ...spans);
}
