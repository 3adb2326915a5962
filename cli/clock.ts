// The clock of this run, from ASSAY_NOW: an ISO instant, or a shift of the machine's clock such as `+6h`. Read once.
import type { Clock } from '#types/clock.ts';
import type { Instant } from '#types/ids.ts';
import { MisuseError } from './errors.ts';

export interface RunClocks {
  /** For commands that end: an instant given by ASSAY_NOW stands still, so that equal inputs give equal bytes. */
  readonly still: Clock;
  /** For commands that stay up: starts at that instant and goes on. */
  readonly running: Clock;
  /** What ASSAY_NOW said, for `doctor`. */
  readonly from?: string;
}

const unitMs: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

export function clocksFrom(assayNow: string | undefined, machineNow: () => number = Date.now): RunClocks {
  const from = assayNow?.trim();
  if (from === undefined || from === '') {
    const clock = shifted(machineNow, 0);
    return { still: clock, running: clock };
  }
  const shift = /^([+-])(\d+)([smhdw])$/.exec(from);
  if (shift) {
    const ms = Number(shift[2]) * (unitMs[shift[3] ?? ''] ?? Number.NaN) * (shift[1] === '-' ? -1 : 1);
    const clock = shifted(machineNow, ms);
    if (Number.isNaN(new Date(machineNow() + ms).getTime())) throw badNow(from);
    return { still: clock, running: clock, from };
  }
  const start = parseInstant(from);
  const stopped = instant(start);
  return { still: { now: () => stopped }, running: shifted(machineNow, start - machineNow()), from };
}

function parseInstant(text: string): number {
  const isoWithZone = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2}))?$/i;
  const ms = Date.parse(text);
  if (!isoWithZone.test(text) || Number.isNaN(ms)) throw badNow(text);
  return ms;
}

function shifted(machineNow: () => number, ms: number): Clock {
  return { now: () => instant(machineNow() + ms) };
}

function instant(ms: number): Instant {
  return new Date(ms).toISOString() as Instant;
}

function badNow(text: string): MisuseError {
  return new MisuseError(
    'bad_assay_now',
    `ASSAY_NOW is "${text}", which is neither an instant nor a shift.`,
    'Write an ISO instant with its zone (2026-07-05T06:00:00Z), or a shift of the clock (+6h, +2d).',
  );
}
