// How often a source is due (`every: 12h`, or `cron: "0 6 * * 1-5 Europe/Brussels"`) and when the house is quiet.
import { CronExpressionParser } from 'cron-parser';

export type Cadence =
  | { readonly kind: 'every'; readonly ms: number }
  | { readonly kind: 'cron'; readonly expression: string; readonly zone: string };

export const defaultEvery = '24h';

const unitMs: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** Milliseconds of `30d`, `12h`, `5s`; undefined when it is not a span. */
export function spanMs(span: string): number | undefined {
  const match = /^(\d+)([smhdw])$/.exec(span);
  if (!match) return undefined;
  return Number(match[1]) * (unitMs[match[2] ?? ''] ?? Number.NaN);
}

/** The cadence, or in words why it is not one. */
export function parseCadence(declared: {
  every?: string;
  cron?: string;
}): Cadence | { readonly wrong: string } {
  if (declared.every !== undefined && declared.cron !== undefined)
    return { wrong: 'every and cron are both given' };
  if (declared.cron !== undefined) return parseCron(declared.cron);
  const every = declared.every ?? defaultEvery;
  const ms = spanMs(every);
  if (ms === undefined || ms <= 0) return { wrong: `"${every}" is not a span of time above zero` };
  return { kind: 'every', ms };
}

/** The first due instant (milliseconds since 1970) after `after`. */
export function nextDue(cadence: Cadence, after: number): number {
  if (cadence.kind === 'every') return after + cadence.ms;
  return CronExpressionParser.parse(cadence.expression, {
    currentDate: new Date(after),
    tz: cadence.zone,
  })
    .next()
    .getTime();
}

function parseCron(cron: string): Cadence | { readonly wrong: string } {
  const parts = cron.trim().split(/\s+/);
  const zone = parts.length === 6 ? (parts[5] ?? 'UTC') : 'UTC';
  if (parts.length !== 5 && parts.length !== 6)
    return { wrong: `"${cron}" has ${parts.length} fields; cron has five, and a time zone may follow` };
  if (!isZone(zone)) return { wrong: `"${zone}" is not a time zone` };
  const expression = parts.slice(0, 5).join(' ');
  try {
    CronExpressionParser.parse(expression, { tz: zone, currentDate: new Date(0) }).next();
    return { kind: 'cron', expression, zone };
  } catch (error) {
    return {
      wrong: `"${expression}" is not a cron line: ${inOurWords(error)}`,
    };
  }
}

/** "Constraint error, got value 25 expected range 0-23" */
function inOurWords(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  return said
    .replace(/^Constraint error, got value (\S+) expected range (\S+)$/, '$1 is outside of $2')
    .replace(/^Invalid characters, got value: (.+)$/, '$1 is no number and no name of a day or month');
}

export interface QuietHours {
  /** Minutes after midnight in the zone; when from is above until, the night is between them. */
  readonly from: number;
  readonly until: number;
  readonly zone: string;
}

/** `22:00-06:00 Europe/Brussels`; without a zone UTC. */
export function parseQuietHours(text: string): QuietHours | { readonly wrong: string } {
  const match = /^(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})(?:\s+(\S+))?$/.exec(text.trim());
  if (!match) return { wrong: `"${text}" is not HH:MM-HH:MM` };
  const [, fromHour, fromMinute, untilHour, untilMinute, zone = 'UTC'] = match;
  const from = Number(fromHour) * 60 + Number(fromMinute);
  const until = Number(untilHour) * 60 + Number(untilMinute);
  if (Number(fromMinute) > 59 || Number(untilMinute) > 59 || from > 1440 || until > 1440)
    return { wrong: `"${text}" names a time that no clock shows` };
  if (from === until) return { wrong: `"${text}" starts and ends at the same time` };
  if (!isZone(zone)) return { wrong: `"${zone}" is not a time zone` };
  return { from, until, zone };
}

function isZone(zone: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
