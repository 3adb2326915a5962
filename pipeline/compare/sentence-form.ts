// What counts as the same sentence: words and numbers, in order. Typography, marks, the notation of dates and numbers, and identifiers do not.
import { foldForMatch } from '#text/match.ts';

const months = 'january|february|march|april|may|june|july|august|september|october|november|december';
const short = 'jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec';
const month = `(${months}|${short})\\.?`;
const dayFirst = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+${month},?\\s+(\\d{4})\\b`, 'g');
const monthFirst = new RegExp(`\\b${month}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, 'g');
const identifier =
  /\b(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{16,})\b/g;
const visitParameter = /([?&])(?:utm_[a-z]+|gclid|fbclid|session|sid|token|sig|expires)=[^&\s)]*/g;
const numeral =
  '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)';
/** "Thirty (30) days" is 30 days. */
const spelledOut = new RegExp(`\\b${numeral}(?:(?:[- ]| and )${numeral}){0,4} \\((\\d{1,4})\\)`, 'g');
const newWindow = /\((?:opens|open) in (?:a )?new (?:window|tab)\)/g;

function monthNumber(name: string): string {
  return String(months.split('|').findIndex((each) => each.startsWith(name.slice(0, 3))) + 1).padStart(
    2,
    '0',
  );
}

/** Equal for two sentences that say the same in the same words. */
export function sentenceForm(sentence: string): string {
  const folded = foldForMatch(sentence);
  return (folded.includes('(') ? folded.replace(newWindow, ' ').replace(spelledOut, '$1') : folded)
    .replace(visitParameter, '$1')
    .replace(identifier, ' ')
    .replace(dayFirst, (_, day: string, name: string, year: string) => isoDate(year, name, day))
    .replace(monthFirst, (_, name: string, day: string, year: string) => isoDate(year, name, day))
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}%$€£+]+/gu, ' ')
    .trim();
}

function isoDate(year: string, name: string, day: string): string {
  return `${year}${monthNumber(name)}${day.padStart(2, '0')}`;
}
