// What patterns need to match, looked for in a text in one pass: most patterns need not be tried at all.
import { Hits } from './hits.ts';
import { Vocabulary } from './vocabulary.ts';

/** The needs that a text meets: where its bits stand, one for each need. */
export type Met = number;

/** Several needs: pairs of a place in the bits and the bits there. */
export type Pairs = readonly number[];

const mostKept = 4000;

/** The needs of patterns that are asked of the same texts. */
export class Needs {
  readonly #numbers = new Map<string, number>();
  /** Of each stem of the vocabulary the needs that it meets, as pairs. */
  readonly #needsOf: number[][] = [];
  readonly #vocabulary = new Vocabulary(Infinity);
  /** Stems too short for the pass. */
  readonly #short = new Map<string, number[]>();
  readonly #hits = new Hits();
  /** Of each stem the last text that it was met in: a word met twice tells nothing new. */
  #lastIn = new Int32Array(1024);
  #texts = 0;
  /** The bits of all texts that are remembered, side by side. */
  #bits = new Int32Array(0);
  #width = 0;
  #known = new Map<string, Met>();
  #lastWords: string | undefined;
  #lastMet: Met = 0;

  /** The number of a need: one of these stems has to stand. */
  of(stems: readonly string[]): number {
    const key = stems.join('|');
    const number = this.#numbers.get(key);
    if (number !== undefined) return number;
    const next = this.#numbers.size;
    this.#numbers.set(key, next);
    this.#forget();
    for (const stem of stems) {
      const place = this.#vocabulary.learn(stem);
      addTo(place === undefined ? this.#shortOf(stem) : (this.#needsOf[place] ??= []), next);
    }
    return next;
  }

  get size(): number {
    return this.#numbers.size;
  }

  /** The needs that these words meet. The same sentence is asked for by every reader. */
  metBy(words: string): Met {
    if (words === this.#lastWords) return this.#lastMet;
    let met = this.#known.get(words);
    if (met === undefined) {
      if (this.#known.size >= mostKept) this.#forget();
      met = this.#remember(words);
    }
    this.#lastWords = words;
    this.#lastMet = met;
    return met;
  }

  meets(met: Met, need: number): boolean {
    return (this.#bits[met + (need >> 5)]! & (1 << (need & 31))) !== 0;
  }

  #remember(words: string): Met {
    if (this.#bits.length === 0) {
      this.#width = widthOf(this.size);
      this.#bits = new Int32Array(this.#width * mostKept);
    }
    const met = this.#known.size * this.#width;
    this.#meet(words, met);
    this.#known.set(words, met);
    return met;
  }

  /** Copies what these words meet to a place among other bits. */
  copyTo(bits: Int32Array, place: number, words: string): void {
    const met = this.metBy(words);
    for (let each = 0; each < this.#width; each += 1) bits[place + each] = this.#bits[met + each]!;
  }

  #forget(): void {
    this.#known = new Map();
    this.#lastWords = undefined;
    this.#bits = new Int32Array(0);
  }

  #meet(words: string, met: Met): void {
    const text = (this.#texts += 1);
    if (this.#lastIn.length < this.#vocabulary.size) this.#lastIn = new Int32Array(this.#vocabulary.size * 2);
    const last = this.#lastIn;
    const hits = this.#hits;
    hits.count = 0;
    this.#vocabulary.scan(words, hits);
    for (let each = 0; each < hits.count; each += 1) {
      const stem = hits.stem(each);
      if (last[stem] === text) continue;
      last[stem] = text;
      note(this.#bits, met, this.#needsOf[stem]!);
    }
    for (const [stem, needs] of this.#short) if (words.includes(stem)) note(this.#bits, met, needs);
  }

  #shortOf(stem: string): number[] {
    let needs = this.#short.get(stem);
    if (needs === undefined) this.#short.set(stem, (needs = []));
    return needs;
  }
}

/** How many places the bits of one text take. */
export function widthOf(needs: number): number {
  return (needs >> 5) + 1;
}

function note(bits: Int32Array, met: Met, needs: Pairs): void {
  for (let each = 0; each < needs.length; each += 2) bits[met + needs[each]!]! |= needs[each + 1]!;
}

export function addTo(needs: number[], need: number): void {
  const bit = 1 << (need & 31);
  for (let each = 0; each < needs.length; each += 2) {
    if (needs[each] !== need >> 5) continue;
    needs[each + 1]! |= bit;
    return;
  }
  needs.push(need >> 5, bit);
}
