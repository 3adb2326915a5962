// What the decisions and visits of a span say about the house, ready to be drawn. Days without anything count as days.
import {
  decisionsByDay,
  missesByWeek,
  precisionBy,
  reviewHours,
  visitsByDay,
  type DayRow,
  type PrecisionRow,
} from '#db/figures.ts';
import type { House } from '#pipeline/house.ts';
import { estimateMisses, type MissEstimate } from '#pipeline/samples.ts';
import type { Instant } from '#types/ids.ts';
import { after } from '../people/sessions.ts';

const DAY = 86_400_000;
export const ranges = [30, 90, 365] as const;
export type Range = (typeof ranges)[number];

export interface Figures {
  readonly days: Range;
  readonly bySource: readonly PrecisionRow[];
  readonly byDimension: readonly PrecisionRow[];
  readonly byChange: readonly PrecisionRow[];
  readonly decided: number;
  readonly accepted: number;
  readonly falseAlarms: number;
  /** Hours from shown to decided. */
  readonly median?: number;
  readonly p90?: number;
  readonly decisions: readonly DayRow[];
  readonly visits: readonly { readonly day: string; readonly ok: number; readonly not_ok: number }[];
  readonly misses: MissEstimate;
  readonly samples: readonly { readonly week: string; readonly judged: number; readonly missed: number }[];
}

export function loadFigures(house: House, days: Range): Figures {
  const now = house.clock.now();
  const since = after(now, -days * DAY);
  const { db } = house;
  const byChange = precisionBy(db, 'change', since);
  const sum = (of: (row: PrecisionRow) => number): number => byChange.reduce((all, row) => all + of(row), 0);
  const hours = reviewHours(db, since);
  const [median, p90] = [quantile(hours, 0.5), quantile(hours, 0.9)];
  const [decisions, visits] = [decisionsByDay(db, since), visitsByDay(db, since)];
  return {
    days,
    bySource: worstFirst(precisionBy(db, 'source', since)),
    byDimension: worstFirst(precisionBy(db, 'dimension', since)),
    byChange: worstFirst(byChange),
    decided: sum((row) => row.accepted + row.dismissed),
    accepted: sum((row) => row.accepted),
    falseAlarms: sum((row) => row.false_alarms),
    ...(median === undefined ? {} : { median }),
    ...(p90 === undefined ? {} : { p90 }),
    decisions: everyDay(decisions, now, (day) => ({ day, raised: 0, accepted: 0, dismissed: 0 })),
    visits: everyDay(visits, now, (day) => ({ day, ok: 0, not_ok: 0 })),
    misses: estimateMisses(house, since),
    samples: missesByWeek(db, since),
  };
}

export function decidedOf(row: PrecisionRow): number {
  return row.accepted + row.dismissed;
}

/** What most needs a look stands first. */
function worstFirst(rows: readonly PrecisionRow[]): PrecisionRow[] {
  return rows.toSorted(
    (a, b) => b.false_alarms - a.false_alarms || decidedOf(b) - decidedOf(a) || (a.key < b.key ? -1 : 1),
  );
}

/** Of values in order, that below which this share of them lies. */
export function quantile(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/** From the first day of which anything is known until today. */
function everyDay<Row extends { readonly day: string }>(
  rows: readonly Row[],
  now: Instant,
  none: (day: string) => Row,
): Row[] {
  const [first] = rows;
  if (!first) return [];
  const known = new Map(rows.map((row) => [row.day, row]));
  const days: Row[] = [];
  for (let at = Date.parse(`${first.day}T00:00:00.000Z`); at <= Date.parse(now); at += DAY) {
    const day = new Date(at).toISOString().slice(0, 10);
    days.push(known.get(day) ?? none(day));
  }
  return days;
}
