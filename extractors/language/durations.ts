// Spans of time as sentences write them: "thirty (30) days", "two weeks", "24 hours", "90-day".
import { everyHit } from './every-hit.ts';

export interface Duration {
  /** Whole days; 0 for less than one. */
  readonly days: number;
  readonly index: number;
  readonly words: string;
}

const numerals: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  eighteen: 18,
  twenty: 20,
  'twenty-one': 21,
  'twenty-four': 24,
  'twenty-eight': 28,
  thirty: 30,
  'thirty-one': 31,
  'thirty-five': 35,
  'thirty-six': 36,
  forty: 40,
  'forty-five': 45,
  'forty-eight': 48,
  fifty: 50,
  'fifty-five': 55,
  sixty: 60,
  seventy: 70,
  'seventy-two': 72,
  eighty: 80,
  ninety: 90,
  hundred: 100,
};
const word = Object.keys(numerals)
  .sort((a, b) => b.length - a.length)
  .join('|');
const unit = '(minute|min|hour|hr|day|week|month|year)s?';
const span = new RegExp(
  `\\b(?:(?:${word})\\s*\\(\\s*(\\d{1,4})\\s*\\)|(\\d{1,4})|(${word}))[ -](?:(?:rolling|calendar|business|working|consecutive|full) )?${unit}\\b`,
  'g',
);
const inDays: Readonly<Record<string, number>> = {
  minute: 1 / 1440,
  min: 1 / 1440,
  hour: 1 / 24,
  hr: 1 / 24,
  day: 1,
  week: 7,
  month: 30,
  year: 365,
};

export function durationsIn(said: string): readonly Duration[] {
  const found: Duration[] = [];
  for (const hit of everyHit(span, said)) {
    const amount = Number(hit[1] ?? hit[2] ?? numerals[hit[3] ?? '']);
    const each = inDays[hit[4] ?? ''];
    if (!Number.isFinite(amount) || each === undefined) continue;
    // "twice a day" is no span; "after an hour" is.
    if (
      (hit[3] === 'a' || hit[3] === 'an') &&
      !/\b(?:within|after|for|than|of|under) $/.test(said.slice(0, hit.index))
    )
      continue;
    found.push({ days: Math.floor(amount * each + 1e-9), index: hit.index, words: hit[0] });
  }
  return found;
}
