// The stems that one pass over a text looks for, however many they are.
import type { Hits } from './hits.ts';

const shortest = 3;
const tableSize = 1 << 14;
const none = -1;
/** Stems of defined terms come from documents: a page must not make us learn without end. */
const mostStems = 2000;

/** Three letters in fifteen bits: with each letter the oldest falls out. */
const threeLetters = 0x7fff;
const ofThree = 1;
const ofMore = 2;

/** It learns the stems that it is asked for: results never depend on it, speed does. */
export class Vocabulary {
  /** Which kinds of stems begin with three letters: almost all places of a text fall through at once. */
  readonly #begun = new Uint8Array(threeLetters + 1);
  /** By the first letters of a stem the last one learned, by number. */
  readonly #ofThree = new Int16Array(tableSize).fill(none);
  readonly #ofMore = new Int16Array(tableSize).fill(none);
  /** Of each stem the one learned before it under the same letters. */
  readonly #before: number[] = [];
  readonly #stems: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #most: number;

  constructor(most: number = mostStems) {
    this.#most = Math.min(most, 0x7fff);
  }

  /** How many stems there are now: a pass knows exactly those with a lower number. */
  get size(): number {
    return this.#stems.length;
  }

  numberOf(stem: string): number | undefined {
    return this.#numbers.get(stem);
  }

  /** The number of a stem; undefined for one that the pass cannot find. */
  learn(stem: string): number | undefined {
    const known = this.#numbers.get(stem);
    if (known !== undefined) return known;
    if (stem.length < shortest || this.#stems.length >= this.#most) return undefined;
    const number = this.#stems.length;
    const isShort = stem.length === shortest;
    const three = withNext(withNext(stem.charCodeAt(0), stem.charCodeAt(1)), stem.charCodeAt(2));
    const table = isShort ? this.#ofThree : this.#ofMore;
    const place = isShort ? placeOfThree(three) : placeOfFour(three, stem.charCodeAt(3));
    this.#begun[three] = this.#begun[three]! | (isShort ? ofThree : ofMore);
    this.#numbers.set(stem, number);
    this.#stems.push(stem);
    this.#before.push(table[place]!);
    table[place] = number;
    return number;
  }

  /** Tells every stem at every place of a text that is in lower case already, from left to right. */
  scan(text: string, hits: Hits): void {
    const begun = this.#begun;
    const short = this.#ofThree;
    const long = this.#ofMore;
    const last = text.length - shortest;
    let three = withNext(text.charCodeAt(0), text.charCodeAt(1));
    for (let at = 0; at <= last; at += 1) {
      three = withNext(three, text.charCodeAt(at + shortest - 1));
      const kinds = begun[three]!;
      if (kinds === 0) continue;
      if ((kinds & ofThree) !== 0) this.#tell(short[placeOfThree(three)]!, text, at, hits);
      if ((kinds & ofMore) === 0 || at === last) continue;
      const newest = long[placeOfFour(three, text.charCodeAt(at + shortest))]!;
      if (newest !== none) this.#tell(newest, text, at, hits);
    }
  }

  #tell(newest: number, text: string, at: number, hits: Hits): void {
    for (let stem = newest; stem !== none; stem = this.#before[stem]!)
      if (text.startsWith(this.#stems[stem]!, at)) hits.add(stem, at);
  }
}

function withNext(three: number, letter: number): number {
  return ((three << 5) ^ letter) & threeLetters;
}

function placeOfThree(three: number): number {
  return three & (tableSize - 1);
}

function placeOfFour(three: number, fourth: number): number {
  return ((three * 13) ^ fourth ^ (three >> 9)) & (tableSize - 1);
}
