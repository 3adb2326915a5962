// Where the statements of a document stand, numbered through all its blocks, before any of them is made.
import type { Block } from '#types/text.ts';
import { rangesOf } from '#text/sentences.ts';

export class Layout {
  readonly #blocks: readonly Block[];
  /** Of each statement its place in the text and its block. */
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #blockOf: number[] = [];
  /** Of each block its first statement; at the end how many there are. */
  readonly #first: number[] = [];

  constructor(blocks: readonly Block[]) {
    this.#blocks = blocks;
    for (let index = 0; index < blocks.length; index += 1) this.#take(blocks[index]!, index);
    this.#first.push(this.size);
  }

  #take(block: Block, index: number): void {
    this.#first.push(this.size);
    if (block.kind === 'heading' || block.kind === 'badge') {
      this.#add(block.start, block.end, index);
      return;
    }
    for (const [start, end] of rangesOf(block)) this.#add(block.start + start, block.start + end, index);
  }

  #add(start: number, end: number, block: number): void {
    this.#starts.push(start);
    this.#ends.push(end);
    this.#blockOf.push(block);
  }

  get size(): number {
    return this.#starts.length;
  }

  startOf(statement: number): number {
    return this.#starts[statement]!;
  }

  endOf(statement: number): number {
    return this.#ends[statement]!;
  }

  blockOf(statement: number): number {
    return this.#blockOf[statement]!;
  }

  /** The number of a block's first statement; of the block after the last, that of all. */
  firstOf(block: number): number {
    return this.#first[block]!;
  }

  /** From where on words count as the statement's: alone in its block it has all of it. */
  openingOf(statement: number): number {
    if (statement >= this.size) return Infinity;
    return this.#isAlone(statement) ? this.#block(statement).start : this.startOf(statement);
  }

  closingOf(statement: number): number {
    if (statement >= this.size) return Infinity;
    return this.#isAlone(statement) ? this.#block(statement).end : this.endOf(statement);
  }

  #isAlone(statement: number): boolean {
    const block = this.#blockOf[statement]!;
    return this.firstOf(block + 1) - this.firstOf(block) === 1;
  }

  #block(statement: number): Block {
    return this.#blocks[this.#blockOf[statement]!]!;
  }
}
