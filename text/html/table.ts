// A data table that is being read: rows as lines, cells with the headers of their columns.
import type { TableCell, Link } from '#types/text.ts';
import type { DraftBlock } from '../blocks.ts';
import { cellSeparator } from '../separator.ts';
import type { ReadLine } from './line.ts';
import type { PageElement } from './node.ts';

interface RowCell {
  readonly lines: readonly ReadLine[];
  readonly isHeader: boolean;
  readonly columns: number;
  readonly rows: number;
}

const widest = 1000;

export class TableReader {
  leadIn: string | undefined;
  #headers: (string | undefined)[] = [];
  /** Of each column, for how many more rows a cell from above stands in it, and its words. */
  #spanned: { rows: number; text: string }[] = [];
  #row: RowCell[] | undefined;
  #rowsRead = 0;
  #inHead = false;
  #hasHeaders = false;

  constructor(leadIn: string | undefined) {
    this.leadIn = leadIn;
  }

  openHead(): void {
    this.#inHead = true;
  }

  closeHead(): void {
    this.#inHead = false;
  }

  openRow(): void {
    this.#row = [];
  }

  cell(lines: readonly ReadLine[], isHeader: boolean, element: PageElement): void {
    this.#row ??= [];
    this.#row.push({
      lines,
      isHeader,
      columns: span(element.attribute('colspan')),
      rows: span(element.attribute('rowspan')),
    });
  }

  /** The row as a block; nothing for an empty one. */
  closeRow(): DraftBlock | undefined {
    const row = this.#row;
    this.#row = undefined;
    if (row === undefined) return undefined;
    const isHeaderRow = this.#isHeaderRow(row);
    const placed = this.#place(row);
    if (isHeaderRow) this.#readHeaders(placed);
    if (placed.some(({ cell }) => cell.lines.length > 0)) this.#rowsRead++;
    return this.#blockOf(placed, isHeaderRow);
  }

  #isHeaderRow(row: readonly RowCell[]): boolean {
    const filled = row.filter((cell) => cell.lines.length > 0);
    if (filled.length === 0) return false;
    if (this.#inHead) return true;
    if (this.#rowsRead > 0 && !(this.#hasHeaders && row.every((cell) => cell.isHeader))) return false;
    if (row.length > 1 && row.every((cell) => cell.isHeader || cell.lines.length === 0)) return true;
    return (
      this.#rowsRead === 0 &&
      filled.length > 1 &&
      filled.every((cell) => cell.lines.every((line) => line.bold))
    );
  }

  #place(row: readonly RowCell[]): { cell: RowCell; column: number; under: string }[] {
    const placed: { cell: RowCell; column: number; under: string }[] = [];
    let column = 0;
    let under = '';
    const skipSpanned = () => {
      for (let above = this.#spanned[column]; above && above.rows > 0; above = this.#spanned[column]) {
        above.rows--;
        under = under === '' ? above.text : under;
        column++;
      }
    };
    for (const cell of row) {
      skipSpanned();
      placed.push({ cell, column, under });
      const text = textOf(cell);
      for (let index = 0; index < cell.columns && column < widest; index++, column++) {
        this.#spanned[column] = { rows: cell.rows - 1, text };
      }
    }
    skipSpanned();
    return placed;
  }

  #readHeaders(placed: readonly { cell: RowCell; column: number }[]): void {
    this.#hasHeaders = true;
    for (const { cell, column } of placed) {
      const text = textOf(cell);
      if (text === '') continue;
      for (let index = column; index < column + cell.columns && index < widest; index++) {
        const above = this.#headers[index];
        this.#headers[index] = above === undefined || above === text ? text : `${above} ${text}`;
      }
    }
  }

  #blockOf(
    placed: readonly { cell: RowCell; column: number; under: string }[],
    isHeaderRow: boolean,
  ): DraftBlock | undefined {
    let text = '';
    const cells: TableCell[] = [];
    const links: Link[] = [];
    for (const { cell, column } of placed) {
      const own = textOf(cell);
      if (own === '') continue;
      if (text !== '') text += cellSeparator;
      const start = text.length;
      let lineStart = start;
      for (const line of cell.lines) {
        for (const link of line.links)
          links.push({ ...link, start: link.start + lineStart, end: link.end + lineStart });
        lineStart += line.text.length + 1;
      }
      text += own;
      const header = isHeaderRow ? undefined : this.#headers[column];
      cells.push({ text: own, start, end: text.length, ...(header === undefined ? {} : { header }) });
    }
    if (text === '') return undefined;
    const group = placed.find(({ under }) => under !== '')?.under;
    const leadIn = group ?? this.leadIn;
    return { kind: 'tableRow', text, cells, links, ...(leadIn === undefined ? {} : { leadIn }) };
  }
}

function textOf(cell: RowCell): string {
  return cell.lines.map((line) => line.text).join(' ');
}

function span(value: string | undefined): number {
  const number = Number.parseInt(value ?? '1', 10);
  return number >= 1 && number <= widest ? number : 1;
}
