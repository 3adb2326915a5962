// What was missed: one in a hundred silent captures of each week is drawn for a person to look at.
import { insertSample, listSamples, listSilentVisits, type SampleRow } from '#db/samples.ts';
import { findSetting, putSetting } from '#db/settings.ts';
import type { Instant } from '#types/ids.ts';
import type { House } from './house.ts';
import { hashOf } from './ids.ts';

const week = 7 * 86_400_000;
const oneIn = 100;
/** A Monday. */
const firstWeek = Date.parse('2024-01-01T00:00:00.000Z');

/** Draws from the last whole week, once. The draw is by hash: the same visits give the same sample. */
export function drawSamples(house: House): number {
  const now = house.clock.now();
  const from = firstWeek + (Math.floor((Date.parse(now) - firstWeek) / week) - 1) * week;
  const name = instantOf(from).slice(0, 10);
  if (findSetting(house.db, `sampled:${name}`)) return 0;
  const silent = listSilentVisits(house.db, instantOf(from), instantOf(from + week));
  if (silent.length === 0) return 0;
  const drawn = silent
    .map((each) => ({ ...each, lot: hashOf(name, each.visit) }))
    .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, Math.ceil(silent.length / oneIn));
  for (const { visit, source, capture } of drawn)
    insertSample(house.db, {
      id: `s${hashOf(name, visit).slice(0, 16)}`,
      week: name,
      source,
      capture,
      visit,
      drawnAt: now,
    });
  putSetting(house.db, { key: `sampled:${name}`, value: String(drawn.length), at: now, by: 'assay' });
  return drawn.length;
}

function instantOf(ms: number): Instant {
  return new Date(ms).toISOString() as Instant;
}

export interface MissEstimate {
  readonly judged: number;
  readonly missed: number;
  /** Silent captures since, times the share that was missed; undefined before anything was judged. */
  readonly estimated?: number;
}

/** Of how many silent captures something was missed, as far as the samples tell. */
export function estimateMisses(house: House, since: Instant): MissEstimate {
  const judged = listSamples(house.db, undefined, 10_000).filter(
    (each) => each.state !== 'open' && each.drawn_at >= since,
  );
  const missed = judged.filter((each: SampleRow) => each.state === 'missed').length;
  if (judged.length === 0) return { judged: 0, missed: 0 };
  const silent = listSilentVisits(house.db, since, house.clock.now()).length;
  return { judged: judged.length, missed, estimated: Math.round((silent * missed) / judged.length) };
}
