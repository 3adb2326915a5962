// How much of one text stands in another, from bounded samples of sentence hashes (the smallest of each, so that samples compare).
import type { TextDocument } from '#types/text.ts';
import { bodyOf } from './body.ts';

const sampleSize = 256;
const edgeSize = 12;

export interface Shingles {
  /** The smallest hashes, ascending, without duplicates. */
  readonly sample: readonly number[];
  readonly opening: readonly number[];
  readonly ending: readonly number[];
  /** Every hash of this text; never stored. */
  readonly all: ReadonlySet<number>;
}

const shingled = new WeakMap<TextDocument, Shingles>();

/** Hashes of the sentences of body blocks. */
export function shinglesOf(document: TextDocument): Shingles {
  const known = shingled.get(document);
  if (known !== undefined) return known;
  const all = new Set(bodyOf(document).flatMap(({ folded }) => hashesOf(folded)));
  const unique = [...all];
  const shingles = {
    sample: unique.toSorted((a, b) => a - b).slice(0, sampleSize),
    opening: unique.slice(0, edgeSize),
    ending: unique.slice(-edgeSize),
    all,
  };
  shingled.set(document, shingles);
  return shingles;
}

/** Fewer letters say too little to know a sentence again. */
const fewestLetters = 12;

/** One for each sentence of some length; numbers and long identifiers do not count, they change by the visit. */
export function hashesOf(folded: string): number[] {
  const hashes: number[] = [];
  for (const sentence of folded.split(/[.!?;]\s/u)) {
    const hashed = hashOfPlain(sentence);
    if (hashed === 'not plain') {
      const said = sentence.replace(/[^\p{L}]+/gu, '');
      if (said.length >= fewestLetters) hashes.push(hash(said));
    } else if (hashed !== 'too short') hashes.push(hashed);
  }
  return hashes;
}

/** Share of `of` that stands in `within`, from 0 to 1; 1 when there is nothing to compare. */
export function share(of: readonly number[], within: readonly number[]): number {
  const limit = Math.min(bound(of), bound(within));
  const asked = of.filter((each) => each <= limit);
  if (asked.length === 0) return of.length === 0 ? 1 : 0;
  const there = new Set(within);
  return asked.filter((each) => there.has(each)).length / asked.length;
}

function bound(sample: readonly number[]): number {
  return sample.length < sampleSize ? Number.POSITIVE_INFINITY : (sample.at(-1) ?? 0);
}

/** Most sentences have plain letters alone: their hash without a copy of them. */
function hashOfPlain(sentence: string): number | 'not plain' | 'too short' {
  let value = fnvBasis;
  let letters = 0;
  for (let index = 0; index < sentence.length; index += 1) {
    const code = sentence.charCodeAt(index);
    if (code > 0x7f) return 'not plain';
    if (code < 0x61 || code > 0x7a) continue;
    value = Math.imul(value ^ code, fnvPrime);
    letters += 1;
  }
  return letters < fewestLetters ? 'too short' : value >>> 0;
}

const fnvBasis = 0x811c9dc5;
const fnvPrime = 0x01000193;

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = fnvBasis;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), fnvPrime);
  }
  return value >>> 0;
}
