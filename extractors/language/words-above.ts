// Words that stand above blocks - lead-ins, columns' headers, headings - and the blocks that stand under each stem in them.
import { Hits } from './hits.ts';
import type { Layout } from './layout.ts';
import type { Vocabulary } from './vocabulary.ts';

export class WordsAbove {
  /** Words in lower case, and the blocks under them. */
  readonly #words: (readonly [string, readonly number[]])[] = [];
  readonly #vocabulary: Vocabulary;
  readonly #layout: Layout;
  readonly #scanned: number;
  readonly #under: (number[] | undefined)[] = [];

  constructor(words: ReadonlyMap<string, readonly number[]>, vocabulary: Vocabulary, layout: Layout) {
    this.#vocabulary = vocabulary;
    this.#layout = layout;
    this.#scanned = vocabulary.size;
    const hits = new Hits();
    for (const [written, blocks] of words) {
      const lower = written.toLowerCase();
      this.#words.push([lower, blocks]);
      hits.count = 0;
      vocabulary.scan(lower, hits);
      for (let each = 0; each < hits.count; each += 1) (this.#under[hits.stem(each)] ??= []).push(...blocks);
    }
  }

  /** Marks the statements under words with the stem: all of a block, wherever in it the stem stands. */
  markUnder(stem: string, marks: Uint8Array): void {
    const number = this.#vocabulary.numberOf(stem);
    if (number !== undefined && number < this.#scanned) {
      for (const block of this.#under[number] ?? []) this.#mark(block, marks);
      return;
    }
    for (const [lower, blocks] of this.#words)
      if (lower.includes(stem)) for (const block of blocks) this.#mark(block, marks);
  }

  #mark(block: number, marks: Uint8Array): void {
    marks.fill(1, this.#layout.firstOf(block), this.#layout.firstOf(block + 1));
  }
}
