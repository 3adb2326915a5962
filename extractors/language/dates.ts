// Dates as documents write them, and the day from which a document says it holds.
import { everyHit } from './every-hit.ts';
import type { Reading } from './reading.ts';

export interface DocumentDates {
  /** ISO date from which the document says it is in force. */
  readonly effective?: string;
  /** ISO date of "last updated". */
  readonly updated?: string;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthWord =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
/** Forms: 2026-01-31, January 31, 2026, 31 January 2026, 31.01.2026, 01/31/2026 only where unambiguous. */
const written = new RegExp(
  [
    `(?<iso>\\b\\d{4}-\\d{2}-\\d{2}\\b)`,
    `(?<us>\\b${monthWord} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}\\b)`,
    `(?<eu>\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${monthWord},? \\d{4}\\b)`,
    `(?<dots>\\b\\d{1,2}\\.\\d{1,2}\\.\\d{4}\\b)`,
    `(?<slash>\\b\\d{1,2}/\\d{1,2}/\\d{4}\\b)`,
    `(?<year>\\b\\d{4}[/.]\\d{1,2}[/.]\\d{1,2}\\b)`,
  ].join('|'),
  'i',
);

/** The first date in words as rules see them, as ISO; undefined where there is none or it is ambiguous. */
export function dateIn(said: string): string | undefined {
  const hit = written.exec(said);
  if (!hit?.groups) return undefined;
  const { iso, us, eu, dots, slash, year } = hit.groups;
  if (iso) return valid(iso);
  if (us || eu) return fromWords((us ?? eu) as string);
  if (year) {
    const [y, m, d] = year.split(/[/.]/).map(Number);
    return made(y, m, d);
  }
  const [a, b, y] = ((dots ?? slash) as string).split(/[./]/).map(Number);
  if (a === undefined || b === undefined) return undefined;
  if (dots || a > 12) return made(y, b, a);
  if (b > 12 || a === b) return made(y, a, b);
  return undefined;
}

function fromWords(text: string): string | undefined {
  const lower = text.toLowerCase();
  const month = months.findIndex((name) => new RegExp(`\\b${name}`).test(lower)) + 1;
  const year = Number(/\d{4}/.exec(lower)?.[0]);
  const day = Number(/\b(\d{1,2})(?:st|nd|rd|th)?\b/.exec(lower)?.[1]);
  return made(year, month, day);
}

function made(year?: number, month?: number, day?: number): string | undefined {
  if (!year || !month || !day) return undefined;
  return valid(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}

function valid(iso: string): string | undefined {
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(iso) ? undefined : iso;
}

const inForce =
  /\b(?:effective(?: date)?|in effect|(?:takes?|took|taking|comes?|coming) (?:into )?(?:effect|force)|enter(?:s|ed)? into force|applies from|valid (?:from|as of)|in force)\b/;
const updated =
  /\b(?:last (?:updated|modified|revised|changed|update)|updated(?: on)?|revised|version (?:of|dated)|as of|published)\b/;

const dateStems: readonly string[] = [
  'effective',
  'effect',
  'updated',
  'modified',
  'revised',
  'in force',
  'into force',
  'applies from',
  'valid from',
  'last update',
];

/** Read from the first short statements and the last ones: where documents date themselves. */
export function datesOf(reading: Reading): DocumentDates {
  const dates: { effective?: string; updated?: string } = {};
  for (const statement of reading.with(dateStems)) {
    if (statement.said.length > 160 || statement.furniture) continue;
    const date = dateIn(statement.said);
    if (!date) continue;
    if (inForce.test(statement.said)) dates.effective ??= date;
    else if (updated.test(statement.said)) dates.updated ??= date;
  }
  return dates;
}

const startsOn =
  /\b(?:starting|beginning|commencing|effective|with effect|as)(?: (?:on|from|of|as of))?,? (?=[^.;]{0,3}\w)|\bfrom (?=\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/g;

/** The day from which a sentence says that it holds: "Starting on 21 December 2026, we will ...". */
export function startOf(said: string): string | undefined {
  for (const hit of everyHit(startsOn, said)) {
    const rest = said.slice(hit.index + hit[0].length);
    const date = dateIn(rest.slice(0, 30));
    if (date && /^(?:the )?(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/.test(rest)) return date;
  }
  return undefined;
}
