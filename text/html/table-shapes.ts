// The shape of each table, counted while the tree grows, and whether it holds data or lays out a page.
import type { PageElement } from './node.ts';
import { headingLevel } from './tags.ts';

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

export class TableShapes {
  readonly of = new Map<PageElement, TableShape>();
  #open: { element: PageElement; shape: TableShape; cellsOfRow: number }[] = [];

  opened(element: PageElement, tag: string): void {
    if (tag === 'table') this.#openTable(element);
    else if (this.#open.length > 0) this.#count(tag);
  }

  closed(element: PageElement): void {
    if (this.#open.length > 0 && this.#open.at(-1)!.element === element) this.#open.pop();
  }

  #openTable(element: PageElement): void {
    const outer = this.#open.at(-1);
    if (outer) outer.shape.nested = true;
    const shape = { rows: 0, cells: 0, headers: 0, widest: 0, divisions: 0, headings: 0, nested: false };
    this.of.set(element, shape);
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
export function isDataTable(element: PageElement, shape: TableShape): boolean {
  const role = element.attribute('role');
  if (role === 'presentation' || role === 'none' || shape.nested) return false;
  if (shape.headers > 0 || (role !== undefined && role !== '')) return shape.rows > 0;
  if (shape.widest < 2 || shape.rows < 2) return false;
  return shape.divisions <= shape.cells * 5 && shape.headings <= shape.rows;
}
