// A document opened for reading: its statements, found by words, each made once and only when asked for.
import type { Block, TextDocument } from '#types/text.ts';
import { Layout } from './layout.ts';
import { MetTable, type Ways } from './met-table.ts';
import type { Needs } from './needs.ts';
import { say } from './say.ts';
import { statementsOf, type Statement } from './statement.ts';
import { documentScope, scopeOf, type DocumentScope, type Scope } from './scope.ts';
import { sameLengthLower } from './spoken-text.ts';
import { StemIndex } from './stem-index.ts';
import { Vocabulary } from './vocabulary.ts';
import { WordsAbove } from './words-above.ts';
import { datesOf, type DocumentDates } from './dates.ts';

export interface OfferingWords {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly not?: readonly string[];
}

export interface ReadingInput {
  /** The stems that readers will ask for, found in one pass; others are searched for when asked. */
  readonly vocabulary?: Vocabulary;
  readonly document: TextDocument;
  readonly url: string;
  readonly retrievedAt: string;
  readonly offering: OfferingWords;
  readonly party?: { readonly name: string; readonly aliases: readonly string[] };
  /** Who develops the models, where that is another than the party. */
  readonly developer?: { readonly name: string; readonly aliases: readonly string[] };
  readonly role?: string;
}

export interface Reading {
  readonly document: TextDocument;
  readonly url: string;
  readonly retrievedAt: string;
  readonly offering: OfferingWords;
  readonly party?: { readonly name: string; readonly aliases: readonly string[] };
  readonly developer?: { readonly name: string; readonly aliases: readonly string[] };
  readonly role?: string;
  /** The title, as rules see it. */
  readonly title: string;
  /** True when any of the words stands anywhere in the text, menus included. */
  mentions(stems: readonly string[]): boolean;
  /** Statements that hold one of the words themselves, in their lead-in or in their columns' headers (and, with `under`, in a heading above). */
  with(stems: readonly string[], options?: { under?: boolean }): readonly Statement[];
  /** Those of them outside of menus and footers that, lead-in and words in one, have what one of the ways to match needs. */
  withNeed(stems: readonly string[], needs: Needs, ways: Ways): readonly Statement[];
  /** All statements of a block. */
  at(blockIndex: number): readonly Statement[];
  /** True for the row that names a table's columns: it says nothing itself. */
  isHeaderRow(statement: Statement): boolean;
  /** The statements around one, nearest first, of the same heading. */
  near(statement: Statement, blocks: number): readonly Statement[];
  /** What the document says of itself: which products it is about. */
  readonly about: DocumentScope;
  /** Whom a statement speaks of, or the words of one of its clauses. */
  scope(statement: Statement, words?: string): Scope;
  /** Any piece of text as rules see words. */
  say(text: string): string;
  readonly dates: DocumentDates;
}

const none: readonly number[] = [];
/** Of a block with very many statements, only so many on each side are near. */
const nearest = 8;

export function openReading(input: ReadingInput): Reading {
  return new OpenReading(input);
}

class OpenReading implements Reading {
  readonly document: TextDocument;
  readonly url: string;
  readonly retrievedAt: string;
  readonly offering: OfferingWords;
  readonly party?: { readonly name: string; readonly aliases: readonly string[] };
  readonly developer?: { readonly name: string; readonly aliases: readonly string[] };
  readonly role?: string;
  readonly #vocabulary: Vocabulary;
  readonly #layout: Layout;
  readonly #stems: StemIndex;
  readonly #statements: (readonly Statement[] | undefined)[];
  readonly #said = new Map<string, string>();
  readonly #scopes = new Map<Statement, Scope>();
  readonly #saidHeadings = new Map<readonly string[], readonly string[]>();
  #underLeadIns: WordsAbove | undefined;
  #underHeadings: WordsAbove | undefined;
  #table: MetTable | undefined;
  #about: DocumentScope | undefined;
  #dates: DocumentDates | undefined;

  constructor(input: ReadingInput) {
    this.document = input.document;
    this.url = input.url;
    this.retrievedAt = input.retrievedAt;
    this.offering = input.offering;
    this.party = input.party;
    this.developer = input.developer;
    this.role = input.role;
    this.#vocabulary = input.vocabulary ?? new Vocabulary();
    const { text, blocks } = input.document;
    this.#layout = new Layout(blocks);
    this.#stems = new StemIndex(sameLengthLower(text), this.#vocabulary, this.#layout);
    this.#statements = blocks.map(() => undefined);
  }

  get title(): string {
    return this.say(this.document.title ?? '');
  }

  get about(): DocumentScope {
    this.#about ??= documentScope(this);
    return this.#about;
  }

  get dates(): DocumentDates {
    this.#dates ??= datesOf(this);
    return this.#dates;
  }

  mentions(stems: readonly string[]): boolean {
    return stems.some((stem) => this.#stems.has(stem));
  }

  with(stems: readonly string[], options: { under?: boolean } = {}): readonly Statement[] {
    return this.#marked(this.#marksOf(stems, options.under === true), stems);
  }

  withNeed(stems: readonly string[], needs: Needs, ways: Ways): readonly Statement[] {
    const wanted = this.#tableOf(needs).meeting(ways);
    return wanted ? this.#marked(this.#marksOf(stems, false), stems, wanted) : [];
  }

  #marksOf(stems: readonly string[], under: boolean): Uint8Array {
    const marks = new Uint8Array(this.#layout.size);
    const leadIns = this.#leadIns();
    const headings = under ? this.#headings() : undefined;
    for (const stem of stems) {
      for (const statement of this.#stems.holdersOf(stem) ?? none) marks[statement] = 1;
      leadIns.markUnder(stem, marks);
      headings?.markUnder(stem, marks);
    }
    return marks;
  }

  #tableOf(needs: Needs): MetTable {
    if (!this.#table?.isOf(needs)) this.#table = new MetTable(needs, this.#everyWhole());
    return this.#table;
  }

  #everyWhole(): string[] {
    const every: string[] = [];
    for (let block = 0; block < this.document.blocks.length; block += 1)
      for (const statement of this.at(block)) every.push(isSaidAloud(statement) ? statement.whole : '');
    return every;
  }

  /** The marked statements, and those under a label with one of the stems in the same block; of them the wanted ones. */
  #marked(marks: Uint8Array, stems: readonly string[], wanted?: Uint8Array): Statement[] {
    const found: Statement[] = [];
    for (let mark = marks.indexOf(1); mark >= 0; mark = marks.indexOf(1, mark)) {
      const block = this.#layout.blockOf(mark);
      mark = this.#layout.firstOf(block);
      for (const statement of this.at(block)) {
        const isWanted = wanted === undefined || wanted[mark] === 1;
        if (isWanted && (marks[mark] === 1 || (statement.label && holds(statement.label, stems))))
          found.push(statement);
        mark += 1;
      }
    }
    return found;
  }

  at(blockIndex: number): readonly Statement[] {
    const block = this.document.blocks[blockIndex];
    if (!block) return [];
    return (this.#statements[blockIndex] ??= statementsOf(block, blockIndex, this.#layout, this));
  }

  isHeaderRow(statement: Statement): boolean {
    return isHeaderRow(this.document.blocks, statement.blockIndex);
  }

  near(statement: Statement, blocks: number): readonly Statement[] {
    const here = this.at(statement.blockIndex);
    const place = here.indexOf(statement);
    const found: Statement[] = here
      .slice(Math.max(0, place - nearest), place + nearest + 1)
      .filter((other) => other !== statement);
    for (let step = 1; step <= blocks; step += 1) {
      for (const index of [statement.blockIndex + step, statement.blockIndex - step]) {
        const block = this.document.blocks[index];
        if (block && sameSection(block, statement.block)) found.push(...this.at(index));
      }
    }
    return found;
  }

  scope(statement: Statement, words?: string): Scope {
    if (words !== undefined) return scopeOf(this, statement, words);
    let scope = this.#scopes.get(statement);
    if (!scope) this.#scopes.set(statement, (scope = scopeOf(this, statement)));
    return scope;
  }

  say(text: string): string {
    let said = this.#said.get(text);
    if (said === undefined) this.#said.set(text, (said = say(text)));
    return said;
  }

  /** Headings as rules see them: the blocks of a section share theirs. */
  sayHeadings(headings: readonly string[]): readonly string[] {
    let said = this.#saidHeadings.get(headings);
    if (said === undefined)
      this.#saidHeadings.set(headings, (said = headings.map((heading) => this.say(heading))));
    return said;
  }

  #leadIns(): WordsAbove {
    if (this.#underLeadIns) return this.#underLeadIns;
    const words = new Map<string, number[]>();
    for (const [index, block] of this.document.blocks.entries()) {
      if (block.leadIn) pushTo(words, block.leadIn, index);
      if (block.cells) pushTo(words, block.cells.map((cell) => cell.header ?? '').join(' '), index);
    }
    return (this.#underLeadIns = new WordsAbove(words, this.#vocabulary, this.#layout));
  }

  #headings(): WordsAbove {
    if (this.#underHeadings) return this.#underHeadings;
    const words = new Map<string, number[]>();
    for (const [index, block] of this.document.blocks.entries())
      for (const heading of block.headings) pushTo(words, heading, index);
    return (this.#underHeadings = new WordsAbove(words, this.#vocabulary, this.#layout));
  }
}

/** Of menus, footers and dialogs only badges say something. */
function isSaidAloud({ furniture, kind }: Statement): boolean {
  return !furniture || kind === 'badge';
}

/** A table's header names what its rows say; it says nothing itself. */
function isHeaderRow(blocks: readonly Block[], index: number): boolean {
  const first = blocks[index]?.cells?.[0];
  const below = blocks[index + 1]?.cells?.[0];
  return (
    first !== undefined && first.header === undefined && below?.header === first.text && first.text !== ''
  );
}

function sameSection(a: Block, b: Block): boolean {
  return (
    (a.furniture === undefined) === (b.furniture === undefined) &&
    a.headings.length === b.headings.length &&
    a.headings.every((heading, index) => heading === b.headings[index])
  );
}

function holds(words: string, stems: readonly string[]): boolean {
  return stems.some((stem) => words.includes(stem));
}

function pushTo<Key>(map: Map<Key, number[]>, key: Key, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
