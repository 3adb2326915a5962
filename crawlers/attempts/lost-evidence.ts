// Does a good capture lack a sentence that the source's evidence rests on? Then the same visit asks for a second witness.
import { foldForMatch } from '#text/match.ts';
import type { CaptureDraft } from '#types/capture.ts';
import type { VisitJob } from '#types/job.ts';

/** The first sentence that stands nowhere in the document any more. */
export function lostSentence(
  { sentences, lastGood }: Pick<VisitJob, 'sentences' | 'lastGood'>,
  { document }: Pick<CaptureDraft, 'document'>,
): string | undefined {
  if (sentences === undefined || sentences.length === 0 || document === undefined) return undefined;
  if (document.textSha256 === lastGood?.textSha256) return undefined;
  const text = wordsOf(document.text);
  return sentences.find((sentence) => !sentence.split('\n').every((line) => holds(text, wordsOf(line))));
}

/** A line of marks alone (a tick, a dash) has no word to miss. */
function holds(text: string, words: string): boolean {
  return words.trim() === '' || text.includes(words);
}

/** Words and numbers between single spaces: other typography is no loss. */
function wordsOf(text: string): string {
  return ` ${foldForMatch(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}
