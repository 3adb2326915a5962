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

/** One for each sentence of some length; numbers and long identifiers do not count, they change by the visit. */
export function hashesOf(folded: string): number[] {
  const hashes: number[] = [];
  for (const sentence of folded.split(/[.!?;]\s/u)) {
    const said = lettersOf(sentence);
    if (said.length >= 12) hashes.push(hash(said));
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

// oxlint-disable-next-line no-control-regex
const plain = /^[\x00-\x7f]*$/;

/** Of a folded sentence; most have plain letters alone. */
function lettersOf(sentence: string): string {
  return sentence.replace(plain.test(sentence) ? /[^a-z]+/g : /[^\p{L}]+/gu, '');
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
