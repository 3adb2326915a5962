// Signs that may stand anywhere in a document: its text is searched only where enough of their stems are in it.
import type { Reading } from './reading.ts';

/** `stems`: the pattern can not do without one of them. The pattern is over the text in lower case. */
export interface Sign {
  readonly stems: readonly string[];
  readonly pattern: RegExp;
}

/** True where at least so many of the signs stand in the document. */
export function hasSigns(reading: Reading, signs: readonly Sign[], least: number): boolean {
  const possible = signs.filter(({ stems }) => reading.mentions(stems));
  if (possible.length < least) return false;
  const text = reading.document.text.toLowerCase();
  let found = 0;
  for (const [index, { pattern }] of possible.entries()) {
    if (pattern.test(text)) found += 1;
    if (found >= least) return true;
    if (found + possible.length - index - 1 < least) return false;
  }
  return least <= 0;
}
