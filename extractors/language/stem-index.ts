// One pass over a document finds every place of every stem: readers share it instead of searching the text one by one.

const shortest = 3;
const sieveSize = 1 << 15;
/** Stems of defined terms come from documents: a page must not make us learn without end. */
const mostStems = 2000;

/** The stems that one pass looks for. It learns those it is asked for: results never depend on it, speed does. */
export class Vocabulary {
  /** A first sieve over three letters: most places of a text fall through it at once. */
  readonly sieve = new Uint8Array(sieveSize);
  readonly byStart = new Map<number, string[]>();
  readonly #stems = new Set<string>();
  readonly #most: number;

  constructor(most: number = mostStems) {
    this.#most = most;
  }

  /** The stems as they are now: a pass knows exactly these. */
  get stems(): ReadonlySet<string> {
    return new Set(this.#stems);
  }

  /** False for a stem that the pass cannot find. */
  learn(stem: string): boolean {
    if (this.#stems.has(stem)) return true;
    if (stem.length < shortest || this.#stems.size >= this.#most) return false;
    this.#stems.add(stem);
    this.sieve[bucketOf(stem.charCodeAt(0), stem.charCodeAt(1), stem.charCodeAt(2))] = 1;
    const key = keyOf(stem.charCodeAt(0), stem.charCodeAt(1), stem.charCodeAt(2));
    const list = this.byStart.get(key);
    if (list) list.push(stem);
    else this.byStart.set(key, [stem]);
    return true;
  }

  /** Tells every stem at every place of a text that is in lower case already, from left to right. */
  scan(text: string, found: (stem: string, at: number) => void): void {
    const { sieve, byStart } = this;
    const last = text.length - shortest;
    let first = text.charCodeAt(0);
    let second = text.charCodeAt(1);
    for (let at = 0; at <= last; at += 1) {
      const third = text.charCodeAt(at + 2);
      const bucket = bucketOf(first, second, third);
      if (sieve[bucket] !== 0) {
        const stems = byStart.get(keyOf(first, second, third));
        if (stems !== undefined) for (const stem of stems) if (text.startsWith(stem, at)) found(stem, at);
      }
      first = second;
      second = third;
    }
  }
}

/** Places of stems in a text that is in lower case already. */
export class StemIndex {
  readonly #text: string;
  readonly #vocabulary: Vocabulary;
  readonly #scanned: ReadonlySet<string>;
  readonly #places = new Map<string, number[]>();

  constructor(text: string, vocabulary: Vocabulary) {
    this.#text = text;
    this.#vocabulary = vocabulary;
    this.#scanned = vocabulary.stems;
    vocabulary.scan(text, (stem, at) => {
      const places = this.#places.get(stem);
      if (places) places.push(at);
      else this.#places.set(stem, [at]);
    });
  }

  has(stem: string): boolean {
    return this.placesOf(stem).length > 0;
  }

  /** Offsets of a stem, ascending. */
  placesOf(stem: string): readonly number[] {
    let found = this.#places.get(stem);
    if (found) return found;
    found = [];
    this.#places.set(stem, found);
    if (this.#scanned.has(stem)) return found;
    this.#vocabulary.learn(stem);
    for (let at = this.#text.indexOf(stem); at >= 0; at = this.#text.indexOf(stem, at + 1)) found.push(at);
    return found;
  }
}

function bucketOf(first: number, second: number, third: number): number {
  return ((first << 10) ^ (second << 5) ^ third) & (sieveSize - 1);
}

function keyOf(first: number, second: number, third: number): number {
  return ((first & 0x3ff) << 20) | ((second & 0x3ff) << 10) | (third & 0x3ff);
}
