// HTML to a tree, bounded in depth and size, with the shape of each table counted on the way.
import { DomHandler, type Document, type Element } from 'domhandler';
import { Parser } from 'htmlparser2';
import { AttentiveParser } from './attributes.ts';
import { headingLevel, tagOf } from './tags.ts';
import { LeapingTokenizer } from './tokenizer.ts';

/** Browsers flatten what is nested deeper than 512; so do we, a little later. */
export const deepest = 800;
export const longestHtml = 24_000_000;
const chunk = 1 << 20;

export interface TableShape {
  rows: number;
  cells: number;
  headers: number;
  widest: number;
  /** Paragraphs, divisions and lists inside. */
  divisions: number;
  headings: number;
  nested: boolean;
}

export interface Tree {
  readonly root: Document;
  readonly tables: ReadonlyMap<Element, TableShape>;
  /** The elements that can be pointed at. */
  readonly ids: ReadonlySet<string>;
  readonly hasMain: boolean;
  readonly truncated: boolean;
}

/** What of the parser is not in its types: the elements that are open, innermost first. */
interface OpenElements {
  stack: string[];
  foreignContext: boolean[];
}

export function parseTree(html: string): Tree {
  const builder = new TreeBuilder();
  const parser = new AttentiveParser(builder, { Tokenizer: LeapingTokenizer });
  const end = Math.min(html.length, longestHtml);
  for (let at = 0; at < end; at += chunk) parser.write(html.slice(at, Math.min(at + chunk, end)));
  parser.end();
  return {
    root: builder.root,
    tables: builder.tables,
    ids: builder.ids,
    hasMain: builder.hasMain,
    truncated: html.length > longestHtml,
  };
}

class TreeBuilder extends DomHandler {
  readonly tables = new Map<Element, TableShape>();
  readonly ids = new Set<string>();
  hasMain = false;
  #open: { element: Element; shape: TableShape; cellsOfRow: number }[] = [];
  #parser: OpenElements | undefined;

  override onparserinit(parser: Parser): void {
    super.onparserinit(parser);
    this.#parser = parser as unknown as OpenElements;
  }

  override onopentag(name: string, attribs: Record<string, string>): void {
    const parser = this.#parser!;
    if (parser.stack.length > deepest && parser.stack[0] === name) {
      // Leave the element out and keep its text: its closing tag then closes nothing of ours.
      parser.stack.shift();
      if (parser.foreignContext.length > deepest) parser.foreignContext.shift();
      return;
    }
    super.onopentag(name, attribs);
    const { id } = attribs;
    if (id !== undefined) this.ids.add(id);
    const element = (this.tagStack.at(-1) ?? this.root) as Element;
    const tag = attribs['role'] === undefined ? name : tagOf(element);
    if (tag === 'main') this.hasMain = true;
    if (tag === 'table') this.#openTable(element);
    else if (this.#open.length > 0) this.#count(tag);
  }

  override onclosetag(): void {
    const element = this.tagStack.at(-1);
    if (this.#open.length > 0 && this.#open.at(-1)!.element === element) this.#open.pop();
    super.onclosetag();
  }

  #openTable(element: Element): void {
    const outer = this.#open.at(-1);
    if (outer) outer.shape.nested = true;
    const shape = { rows: 0, cells: 0, headers: 0, widest: 0, divisions: 0, headings: 0, nested: false };
    this.tables.set(element, shape);
    this.#open.push({ element, shape, cellsOfRow: 0 });
  }

  #count(tag: string): void {
    const table = this.#open.at(-1)!;
    const { shape } = table;
    if (tag === 'tr') {
      shape.rows++;
      table.cellsOfRow = 0;
    } else if (tag === 'td' || tag === 'th') {
      shape.cells++;
      if (tag === 'th') shape.headers++;
      table.cellsOfRow++;
      shape.widest = Math.max(shape.widest, table.cellsOfRow);
    } else if (tag === 'p' || tag === 'div' || tag === 'ul' || tag === 'ol') shape.divisions++;
    else if (headingLevel(tag) !== undefined) shape.headings++;
  }
}

/** A table of data, not one that only lays out a page. */
export function isDataTable(element: Element, shape: TableShape): boolean {
  const role = element.attribs['role'];
  if (role === 'presentation' || role === 'none' || shape.nested) return false;
  if (shape.headers > 0 || (role !== undefined && role !== '')) return shape.rows > 0;
  if (shape.widest < 2 || shape.rows < 2) return false;
  return shape.divisions <= shape.cells * 5 && shape.headings <= shape.rows;
}
