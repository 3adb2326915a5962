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
  const all = new Set<number>();
  for (const { folded } of bodyOf(document)) for (const each of hashesOf(folded)) all.add(each);
  const unique = [...all];
  const shingles = {
    sample: [...Uint32Array.from(unique).sort().subarray(0, sampleSize)],
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
  let value = fnvBasis;
  let letters = 0;
  for (let index = 0; index < folded.length; index += 1) {
    const code = folded.charCodeAt(index);
    if (code > 0x7f) return hashesOfAnyLetters(folded);
    if (code >= 0x61 && code <= 0x7a) {
      value = Math.imul(value ^ code, fnvPrime);
      letters += 1;
    } else if (endsSentence(code) && isSpace(folded.charCodeAt(index + 1))) {
      if (letters >= fewestLetters) hashes.push(value >>> 0);
      value = fnvBasis;
      letters = 0;
    }
  }
  if (letters >= fewestLetters) hashes.push(value >>> 0);
  return hashes;
}

function hashesOfAnyLetters(folded: string): number[] {
  const hashes: number[] = [];
  for (const sentence of folded.split(/[.!?;]\s/u)) {
    const said = sentence.replace(/[^\p{L}]+/gu, '');
    if (said.length >= fewestLetters) hashes.push(hash(said));
  }
  return hashes;
}

function endsSentence(code: number): boolean {
  return code === 0x2e || code === 0x21 || code === 0x3f || code === 0x3b;
}

/** White space below U+0080. */
function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

/** Share of the sample `of` that stands in the sample `within`, from 0 to 1; 1 when there is nothing to compare. */
export function share(of: readonly number[], within: readonly number[]): number {
  if (of.length === 0) return 1;
  const limit = Math.min(bound(of), bound(within));
  let asked = 0;
  let found = 0;
  let at = 0;
  for (const each of of) {
    if (each > limit) break;
    asked += 1;
    while (at < within.length && (within[at] ?? 0) < each) at += 1;
    if (within[at] === each) found += 1;
  }
  return asked === 0 ? 0 : found / asked;
}

function bound(sample: readonly number[]): number {
  return sample.length < sampleSize ? Number.POSITIVE_INFINITY : (sample.at(-1) ?? 0);
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
