// What was missed: one in a hundred silent captures of each week is drawn for a person to look at.
import { insertSample, listSamples, listSilentVisits } from '#db/samples.ts';
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
  /** Drawn, and not yet looked at. */
  readonly waiting: number;
  /** Silent captures since, times the share that was missed; undefined before anything was judged. */
  readonly estimated?: number;
  /** Where the true number lies in nineteen of twenty cases: few samples leave it wide. */
  readonly between?: readonly [least: number, most: number];
}

/** Of how many silent captures something was missed, as far as the samples tell. */
export function estimateMisses(house: House, since: Instant): MissEstimate {
  const drawn = listSamples(house.db, undefined, 10_000).filter((each) => each.drawn_at >= since);
  const judged = drawn.filter((each) => each.state !== 'open').length;
  const missed = drawn.filter((each) => each.state === 'missed').length;
  const waiting = drawn.length - judged;
  if (judged === 0) return { judged, missed, waiting };
  const silent = listSilentVisits(house.db, since, house.clock.now()).length;
  const [least, most] = likelyShare(missed, judged);
  return {
    judged,
    missed,
    waiting,
    estimated: Math.round((silent * missed) / judged),
    between: [Math.max(missed, Math.floor(silent * least)), Math.ceil(silent * most)],
  };
}

/** Wilson's interval at 95 %: it stays within 0 and 1, and says something of very few samples. */
function likelyShare(found: number, of: number): [number, number] {
  const z = 1.96;
  const share = found / of;
  const middle = share + z ** 2 / (2 * of);
  const reach = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  const scale = 1 + z ** 2 / of;
  return [Math.max(0, (middle - reach) / scale), Math.min(1, (middle + reach) / scale)];
}
