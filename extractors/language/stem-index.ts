// One pass over a document finds every place of every stem: readers share it instead of searching the text one by one.

/** Stems by their first three letters: what one pass looks for. */
export interface Vocabulary {
  /** A first sieve over three letters: most places of a text fall through it at once. */
  readonly sieve: Uint8Array;
  readonly byStart: ReadonlyMap<number, readonly string[]>;
  readonly stems: ReadonlySet<string>;
}

const shortest = 3;
const sieveSize = 1 << 15;

export function vocabularyOf(stems: Iterable<string>): Vocabulary {
  const kept = new Set([...stems].filter((stem) => stem.length >= shortest));
  const byStart = new Map<number, string[]>();
  const sieve = new Uint8Array(sieveSize);
  for (const stem of kept) {
    const key = keyAt(stem, 0);
    sieve[hash(stem.charCodeAt(0), stem.charCodeAt(1), stem.charCodeAt(2))] = 1;
    const list = byStart.get(key);
    if (list) list.push(stem);
    else byStart.set(key, [stem]);
  }
  return { sieve, byStart, stems: kept };
}

/** Places of stems in a text that is in lower case already. */
export class StemIndex {
  readonly #text: string;
  readonly #vocabulary: Vocabulary | undefined;
  readonly #places = new Map<string, number[]>();

  constructor(text: string, vocabulary?: Vocabulary) {
    this.#text = text;
    this.#vocabulary = vocabulary;
    if (vocabulary) this.#scan(vocabulary);
  }

  has(stem: string): boolean {
    return this.placesOf(stem).length > 0;
  }

  /** Offsets of a stem, ascending. */
  placesOf(stem: string): readonly number[] {
    const known = this.#places.get(stem);
    if (known) return known;
    const found: number[] = [];
    if (!this.#vocabulary?.stems.has(stem)) {
      for (let at = this.#text.indexOf(stem); at >= 0; at = this.#text.indexOf(stem, at + 1)) found.push(at);
    }
    this.#places.set(stem, found);
    return found;
  }

  #scan({ sieve, byStart }: Vocabulary): void {
    const text = this.#text;
    const last = text.length - shortest;
    let first = text.charCodeAt(0);
    let second = text.charCodeAt(1);
    for (let at = 0; at <= last; at += 1) {
      const third = text.charCodeAt(at + 2);
      const bucket = hash(first, second, third);
      first = second;
      second = third;
      if (sieve[bucket] === 0) continue;
      const stems = byStart.get(keyAt(text, at));
      if (!stems) continue;
      for (const stem of stems) {
        if (!text.startsWith(stem, at)) continue;
        const places = this.#places.get(stem);
        if (places) places.push(at);
        else this.#places.set(stem, [at]);
      }
    }
  }
}

function hash(first: number, second: number, third: number): number {
  return ((first << 10) ^ (second << 5) ^ third) & (sieveSize - 1);
}

function keyAt(text: string, at: number): number {
  return (
    ((text.charCodeAt(at) & 0x3ff) << 20) |
    ((text.charCodeAt(at + 1) & 0x3ff) << 10) |
    (text.charCodeAt(at + 2) & 0x3ff)
  );
}
