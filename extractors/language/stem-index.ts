// One pass over a document finds every place of every stem: readers share it instead of searching the text one by one.

const shortest = 3;
const tableSize = 1 << 14;
const none = -1;
/** Stems of defined terms come from documents: a page must not make us learn without end. */
const mostStems = 2000;

/** The stems that one pass looks for. It learns those it is asked for: results never depend on it, speed does. */
export class Vocabulary {
  /** By the first letters of a stem the last one learned, by number: almost all places of a text fall through at once. */
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
    const table = stem.length === shortest ? this.#ofThree : this.#ofMore;
    const three = mixed(stem.charCodeAt(0), stem.charCodeAt(1), stem.charCodeAt(2));
    const place =
      (stem.length === shortest ? three : withFourth(three, stem.charCodeAt(3))) & (tableSize - 1);
    this.#numbers.set(stem, number);
    this.#stems.push(stem);
    this.#before.push(table[place]!);
    table[place] = number;
    return number;
  }

  /** Tells every stem, by number, at every place of a text that is in lower case already, from left to right. */
  scan(text: string, found: (stem: number, at: number) => void): void {
    const ofThree = this.#ofThree;
    const ofMore = this.#ofMore;
    const last = text.length - shortest;
    let first = text.charCodeAt(0);
    let second = text.charCodeAt(1);
    let third = text.charCodeAt(2);
    for (let at = 0; at <= last; at += 1) {
      // Past the end there is none: no stem of more letters can stand there.
      const fourth = at < last ? text.charCodeAt(at + shortest) : 0;
      const three = mixed(first, second, third);
      const short = ofThree[three & (tableSize - 1)]!;
      if (short !== none) this.#tell(short, text, at, found);
      const long = ofMore[withFourth(three, fourth) & (tableSize - 1)]!;
      if (long !== none) this.#tell(long, text, at, found);
      first = second;
      second = third;
      third = fourth;
    }
  }

  #tell(newest: number, text: string, at: number, found: (stem: number, at: number) => void): void {
    for (let stem = newest; stem !== none; stem = this.#before[stem]!)
      if (text.startsWith(this.#stems[stem]!, at)) found(stem, at);
  }
}

/** Where a stem stands: offsets, ascending, and of each the number of its block. */
export interface Places {
  readonly offsets: number[];
  readonly blocks: number[];
}

const nowhere: Places = { offsets: [], blocks: [] };

/** Places of stems in a text that is in lower case already. */
export class StemIndex {
  readonly #text: string;
  readonly #vocabulary: Vocabulary;
  readonly #ends: readonly number[];
  readonly #scanned: number;
  readonly #places: (Places | undefined)[] = [];
  readonly #others = new Map<string, Places>();

  /** `ends`: where each block of the text ends. */
  constructor(text: string, vocabulary: Vocabulary, ends: readonly number[]) {
    this.#text = text;
    this.#vocabulary = vocabulary;
    this.#ends = ends;
    this.#scanned = vocabulary.size;
    const last = ends.length - 1;
    let block = 0;
    vocabulary.scan(text, (stem, at) => {
      while (block < last && ends[block]! <= at) block += 1;
      const places = (this.#places[stem] ??= { offsets: [], blocks: [] });
      places.offsets.push(at);
      places.blocks.push(block);
    });
  }

  has(stem: string): boolean {
    return this.placesOf(stem).offsets.length > 0;
  }

  placesOf(stem: string): Places {
    const number = this.#vocabulary.numberOf(stem);
    if (number !== undefined && number < this.#scanned) return this.#places[number] ?? nowhere;
    const known = this.#others.get(stem);
    if (known) return known;
    this.#vocabulary.learn(stem);
    const found = this.#searchFor(stem);
    this.#others.set(stem, found);
    return found;
  }

  #searchFor(stem: string): Places {
    const places: Places = { offsets: [], blocks: [] };
    const last = this.#ends.length - 1;
    let block = 0;
    for (let at = this.#text.indexOf(stem); at >= 0; at = this.#text.indexOf(stem, at + 1)) {
      while (block < last && this.#ends[block]! <= at) block += 1;
      places.offsets.push(at);
      places.blocks.push(block);
    }
    return places;
  }
}

function mixed(first: number, second: number, third: number): number {
  return (first << 10) ^ (second << 5) ^ third;
}

function withFourth(three: number, fourth: number): number {
  return (three * 13) ^ fourth ^ (three >> 9);
}
