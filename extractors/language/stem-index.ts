// One pass over a document finds in which of its statements every stem stands: readers share it instead of searching one by one.
import { Hits } from './hits.ts';
import type { Layout } from './layout.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The statements that hold a stem, by number, ascending; a stem may also stand in none of them. */
export type Holders = readonly number[];

/** Where stems stand in a text that is in lower case already. */
export class StemIndex {
  readonly #text: string;
  readonly #vocabulary: Vocabulary;
  readonly #layout: Layout;
  readonly #scanned: number;
  readonly #holders: (number[] | undefined)[] = [];
  readonly #others = new Map<string, Holders | undefined>();

  constructor(text: string, vocabulary: Vocabulary, layout: Layout) {
    this.#text = text;
    this.#vocabulary = vocabulary;
    this.#layout = layout;
    this.#scanned = vocabulary.size;
    const hits = new Hits();
    vocabulary.scan(text, hits);
    const cursor = new Cursor(layout);
    for (let each = 0; each < hits.count; each += 1)
      note((this.#holders[hits.stem(each)] ??= []), cursor.at(hits.place(each)));
  }

  has(stem: string): boolean {
    return this.holdersOf(stem) !== undefined;
  }

  /** Undefined for a stem that stands nowhere. */
  holdersOf(stem: string): Holders | undefined {
    const number = this.#vocabulary.numberOf(stem);
    if (number !== undefined && number < this.#scanned) return this.#holders[number];
    if (this.#others.has(stem)) return this.#others.get(stem);
    this.#vocabulary.learn(stem);
    const found = this.#searchFor(stem);
    this.#others.set(stem, found);
    return found;
  }

  #searchFor(stem: string): Holders | undefined {
    let found: number[] | undefined;
    const cursor = new Cursor(this.#layout);
    for (let at = this.#text.indexOf(stem); at >= 0; at = this.#text.indexOf(stem, at + 1))
      note((found ??= []), cursor.at(at));
    return found;
  }
}

function note(holders: number[], statement: number | undefined): void {
  if (statement !== undefined && holders.at(-1) !== statement) holders.push(statement);
}

/** Goes through the statements as offsets grow. */
class Cursor {
  readonly #layout: Layout;
  #statement = 0;
  #opens: number;
  #closes: number;

  constructor(layout: Layout) {
    this.#layout = layout;
    this.#opens = layout.openingOf(0);
    this.#closes = layout.closingOf(0);
  }

  /** The statement that an offset belongs to. */
  at(offset: number): number | undefined {
    while (this.#closes <= offset) {
      this.#statement += 1;
      this.#opens = this.#layout.openingOf(this.#statement);
      this.#closes = this.#layout.closingOf(this.#statement);
    }
    return this.#opens <= offset ? this.#statement : undefined;
  }
}
