// The stored text, version text/1: NFC, no zero-width characters or soft hyphens, white space runs to one space.
import type { NormaliserVersion } from '#types/text.ts';

export const normaliserVersion: NormaliserVersion = 'text/1';

/** Soft hyphen, zero-width spaces and joiners, word joiner and invisible operators, direction marks, byte order mark. */
const zeroWidth = /\u034f|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const whiteSpace = /\s+/g;
const asciiOnly = /^[\x20-\x7e]*$/;
const surrogate = /[\ud800-\udfff]/;
const loneSurrogate = /\p{Surrogate}/gu;
const composable = /[\u0300-\u1fff\u2126-\u212b\u2adc\u3000-\uffff]/;

/** One block's text. Applying it twice changes nothing. */
export function normalise(raw: string): string {
  return normaliseInside(raw).trim();
}

/** Whether pieces of this text, each composed by itself, may compose further together. */
export function mayCompose(text: string): boolean {
  return composable.test(text);
}

/** As normalise, but an outer space stays, as a space: for pieces that are joined to a line. */
export function normaliseInside(raw: string): string {
  if (asciiOnly.test(raw)) return raw.includes('  ') ? raw.replace(whiteSpace, ' ') : raw;
  let text = raw.replace(zeroWidth, '');
  if (surrogate.test(text)) text = text.replace(loneSurrogate, '\ufffd');
  // Below these, and among common punctuation, every character is in its composed form.
  if (composable.test(text)) text = text.normalize('NFC');
  return text.replace(whiteSpace, ' ');
}
