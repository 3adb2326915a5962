// The stored text, version text/1: NFC, no zero-width characters or soft hyphens, white space runs to one space.
import type { NormaliserVersion } from '#types/text.ts';

export const normaliserVersion: NormaliserVersion = 'text/1';

/** Soft hyphen, zero-width spaces and joiners, word joiner and invisible operators, direction marks, byte order mark. */
const zeroWidth = /\u034f|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const whiteSpace = /\s+/g;
const asciiOnly = /^[\x20-\x7e]*$/;
const loneSurrogate = /\p{Surrogate}/gu;

/** One block's text. Applying it twice changes nothing. */
export function normalise(raw: string): string {
  return normaliseInside(raw).trim();
}

/** As normalise, but an outer space stays, as a space: for pieces that are joined to a line. */
export function normaliseInside(raw: string): string {
  if (asciiOnly.test(raw)) return raw.includes('  ') ? raw.replace(whiteSpace, ' ') : raw;
  return raw
    .replace(zeroWidth, '')
    .replace(loneSurrogate, '\ufffd')
    .normalize('NFC')
    .replace(whiteSpace, ' ');
}
