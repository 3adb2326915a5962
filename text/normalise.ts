// The stored text, version text/1: NFC, no zero-width characters or soft hyphens, white space runs to one space.
import type { NormaliserVersion } from '#types/text.ts';

export const normaliserVersion: NormaliserVersion = 'text/1';

/** Soft hyphen, zero-width spaces and joiners, word joiner and invisible operators, direction marks, byte order mark. */
const zeroWidth = /\u034f|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const whiteSpace = /\s+/g;
/** Printed letters and signs that stand as they are, alone and beside each other; the blank is the only white space. */
const plain = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2070-\u2125]*$/;
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

/** Whether normalising changes nothing, neither of this text nor of it joined to others of the kind. */
export function isNormal(raw: string): boolean {
  return plain.test(raw) && !raw.includes('  ');
}

/** As normalise, but an outer space stays, as a space: for pieces that are joined to a line. */
export function normaliseInside(raw: string): string {
  if (plain.test(raw)) return raw.includes('  ') ? raw.replace(whiteSpace, ' ') : raw;
  let text = raw.replace(zeroWidth, '');
  if (surrogate.test(text)) text = text.replace(loneSurrogate, '\ufffd');
  // Below these, and among common punctuation, every character is in its composed form.
  if (composable.test(text)) text = text.normalize('NFC');
  return text.replace(whiteSpace, ' ');
}
