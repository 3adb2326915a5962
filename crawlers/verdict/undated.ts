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

/** What is left of a line that only dates the document: "effective:", "last updated on", "version of". */
const onlyLabel =
  /^[\W\d]*(?:(?:last|date|effective|updated?|modified|revised|revision|published|issued|posted|version|dated|in force|valid|current|as|of|on|from|since|the|this|and|document|page|polic(?:y|ies)|terms|agreement|addendum|is|was|until|v)\b[\W\d]*){0,8}$/;

const known = new WeakMap<TextDocument, Sha256>();

export function undatedSha256(document: TextDocument): Sha256 {
  const before = known.get(document);
  if (before !== undefined) return before;
  const lines = bodyOf(document).flatMap(({ folded }) => {
    if (!/\d{4}/.test(folded)) return [folded];
    const rest = folded.replace(dates, '');
    return rest !== folded && onlyLabel.test(rest) ? [] : [rest];
  });
  const hash = sha256(lines.join('\n'));
  known.set(document, hash);
  return hash;
}
