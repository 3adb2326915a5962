// Words that stand above blocks - lead-ins, columns' headers, headings - and the blocks that stand under each stem in them.
import type { Vocabulary } from './stem-index.ts';

export class WordsAbove {
  /** Words in lower case, and the blocks under them. */
  readonly #words: (readonly [string, readonly number[]])[] = [];
  readonly #vocabulary: Vocabulary;
  readonly #scanned: number;
  readonly #under: (number[] | undefined)[] = [];

  constructor(words: ReadonlyMap<string, readonly number[]>, vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#scanned = vocabulary.size;
    for (const [written, blocks] of words) {
      const lower = written.toLowerCase();
      this.#words.push([lower, blocks]);
      vocabulary.scan(lower, (stem) => (this.#under[stem] ??= []).push(...blocks));
    }
  }

  /** Marks the blocks under words with the stem: every statement of them counts, wherever in them the stem stands. */
  markUnder(stem: string, marks: Uint8Array): void {
    const number = this.#vocabulary.numberOf(stem);
    if (number !== undefined && number < this.#scanned) {
      for (const block of this.#under[number] ?? []) marks[block] = 2;
      return;
    }
    for (const [lower, blocks] of this.#words)
      if (lower.includes(stem)) for (const block of blocks) marks[block] = 2;
  }
}
