// What each of many texts meets of the needs of patterns: asked of all of them again and again.
import { addTo, widthOf, type Needs, type Pairs } from './needs.ts';

export class MetTable {
  readonly #needs: Needs;
  readonly #known: number;
  readonly #width: number;
  readonly #count: number;
  readonly #bits: Int32Array;

  constructor(needs: Needs, texts: readonly string[]) {
    this.#needs = needs;
    this.#known = needs.size;
    this.#width = widthOf(needs.size);
    this.#count = texts.length;
    this.#bits = new Int32Array(this.#width * texts.length);
    for (let each = 0; each < texts.length; each += 1)
      needs.copyTo(this.#bits, each * this.#width, texts[each]!);
  }

  /** False for other needs, and once there are more of them. */
  isOf(needs: Needs): boolean {
    return this.#needs === needs && this.#known === needs.size;
  }

  /** Marks the texts that meet all needs of one of the ways to match; undefined where none does. */
  meeting({ any, ways }: Ways): Uint8Array | undefined {
    let marks: Uint8Array | undefined;
    for (let text = 0; text < this.#count; text += 1) {
      if (!this.#meetsAny(text, any) || !this.#meetsOne(text, ways)) continue;
      marks ??= new Uint8Array(this.#count);
      marks[text] = 1;
    }
    return marks;
  }

  #meetsOne(text: number, ways: Ways['ways']): boolean {
    for (const way of ways) if (this.#meetsAll(text, way)) return true;
    return false;
  }

  #meetsAny(text: number, any: Pairs): boolean {
    const row = text * this.#width;
    for (let each = 0; each < any.length; each += 2)
      if ((this.#bits[row + any[each]!]! & any[each + 1]!) !== 0) return true;
    return false;
  }

  #meetsAll(text: number, way: readonly number[]): boolean {
    const row = text * this.#width;
    for (const need of way) if ((this.#bits[row + (need >> 5)]! & (1 << (need & 31))) === 0) return false;
    return true;
  }
}

/** Ways to match, each with its needs. */
export interface Ways {
  readonly ways: readonly (readonly number[])[];
  /** The first needs of all: where none of them is met, none of the ways is open. */
  readonly any: Pairs;
}

/** Undefined where one of the ways needs nothing. */
export function waysOf(ways: readonly (readonly number[])[]): Ways | undefined {
  const any: number[] = [];
  for (const [first] of ways) {
    if (first === undefined) return undefined;
    addTo(any, first);
  }
  return { ways, any };
}
