// A text without its dates: two of the same differ in when they say that they were written, and in nothing else.
import { sha256 } from '#text/sha256.ts';
import type { Sha256 } from '#types/ids.ts';
import type { TextDocument } from '#types/text.ts';
import { bodyOf } from './body.ts';

const months =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const dates = new RegExp(
  `\\b(?:${months} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}(?:st|nd|rd|th)?\\.? (?:of )?${months},? \\d{4}|${months} \\d{4}|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{4})\\b`,
  'g',
);

const known = new WeakMap<TextDocument, Sha256>();

export function undatedSha256(document: TextDocument): Sha256 {
  const before = known.get(document);
  if (before !== undefined) return before;
  const lines = bodyOf(document).map(({ folded }) =>
    /\d{4}/.test(folded) ? folded.replace(dates, '') : folded,
  );
  const hash = sha256(lines.join('\n'));
  known.set(document, hash);
  return hash;
}
