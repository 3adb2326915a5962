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

/** Hardly a sentence is left, under whatever title. */
export function isOther(before: GoodFacts, document: TextDocument): boolean {
  return before.shingles.length >= fewest && share(before.shingles, shinglesOf(document).sample) < 0.1;
}

/** How much of a document must be missing to be called a part of it. */
const aPart = 0.9;

/** In words, where a text is a part of the last good one and nothing beside. */
export function lackOf(before: GoodFacts, document: TextDocument, most = aPart): string | undefined {
  const { sample } = shinglesOf(document);
  const kept = share(before.shingles, sample);
  if (before.shingles.length < fewest || kept > most || share(sample, before.shingles) < 0.98)
    return undefined;
  return `${Math.round((1 - kept) * 100)} % of the sentences were missing`;
}

/** Every sentence of the other stands in it, and little beside. */
export function holdsAll(before: GoodFacts, document: TextDocument): boolean {
  const { sample } = shinglesOf(document);
  return share(before.shingles, sample) >= 0.98 && share(sample, before.shingles) >= 0.95;
}

export function isSameText(one: TextDocument | undefined, other: TextDocument | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  if (one.textSha256 === other.textSha256) return true;
  const [a, b] = [shinglesOf(one).sample, shinglesOf(other).sample];
  return a.length > 0 && share(a, b) >= 0.95 && share(b, a) >= 0.95;
}
