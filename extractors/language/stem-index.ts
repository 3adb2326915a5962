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

  /** The stems as they are now: a pass knows exactly these. */
  get stems(): ReadonlySet<string> {
    return new Set(this.#stems);
  }

  learn(stem: string): void {
    if (stem.length < shortest || this.#stems.has(stem) || this.#stems.size >= mostStems) return;
    this.#stems.add(stem);
    this.sieve[bucketOf(stem.charCodeAt(0), stem.charCodeAt(1), stem.charCodeAt(2))] = 1;
    const key = keyAt(stem, 0);
    const list = this.byStart.get(key);
    if (list) list.push(stem);
    else this.byStart.set(key, [stem]);
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
    this.#scan();
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

  #scan(): void {
    const text = this.#text;
    const { sieve, byStart } = this.#vocabulary;
    const last = text.length - shortest;
    let first = text.charCodeAt(0);
    let second = text.charCodeAt(1);
    for (let at = 0; at <= last; at += 1) {
      const third = text.charCodeAt(at + 2);
      const bucket = bucketOf(first, second, third);
      first = second;
      second = third;
      if (sieve[bucket] !== 0) this.#note(at, byStart.get(keyAt(text, at)));
    }
  }

  #note(at: number, stems: readonly string[] | undefined): void {
    for (const stem of stems ?? []) {
      if (!this.#text.startsWith(stem, at)) continue;
      const places = this.#places.get(stem);
      if (places) places.push(at);
      else this.#places.set(stem, [at]);
    }
  }
}

function bucketOf(first: number, second: number, third: number): number {
  return ((first << 10) ^ (second << 5) ^ third) & (sieveSize - 1);
}

function keyAt(text: string, at: number): number {
  return (
    ((text.charCodeAt(at) & 0x3ff) << 20) |
    ((text.charCodeAt(at + 1) & 0x3ff) << 10) |
    (text.charCodeAt(at + 2) & 0x3ff)
  );
}
