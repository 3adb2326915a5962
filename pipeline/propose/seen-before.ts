// How a text stands to the last good one at its address: dated anew and no more, or hardly the same document.
import { share, shinglesOf } from '#crawlers/verdict/similarity.ts';
import { undatedSha256 } from '#crawlers/verdict/undated.ts';
import type { GoodFacts } from '#types/capture.ts';
import type { TextDocument } from '#types/text.ts';

const fewest = 6;

/** Nothing but dates differs. */
export function isRedated(before: GoodFacts | undefined, document: TextDocument): boolean {
  return before?.undatedSha256 !== undefined && before.undatedSha256 === undatedSha256(document);
}

/** Less than half of the sentences are left. */
export function isShaken(before: GoodFacts | undefined, document: TextDocument): boolean {
  if (before === undefined || before.textSha256 === document.textSha256) return false;
  if (before.shingles.length < fewest) return false;
  return share(before.shingles, shinglesOf(document).sample) < 0.5;
}
