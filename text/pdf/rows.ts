// Paragraphs side by side as rows of a table. PDF writes a table cell by cell: a step up and to the right is the next cell.
import type { Paragraph } from './paragraphs.ts';

export interface PdfCell {
  readonly paragraphs: Paragraph[];
  readonly x: number;
  right: number;
  top: number;
  bottom: number;
}

export type Flow =
  | { readonly kind: 'paragraph'; readonly paragraph: Paragraph }
  | { readonly kind: 'row'; readonly cells: readonly PdfCell[] };

export function rowsOf(paragraphs: readonly Paragraph[]): Flow[] {
  const flow: Flow[] = [];
  let cells: PdfCell[] = [];
  /** The lowest line of what stands above the row: a cell of this row cannot begin higher. */
  let floor = 0;
  let page = 0;
  const close = () => {
    if (cells.length === 0) return;
    floor = Math.max(...cells.map((cell) => cell.bottom));
    if (cells.length > 1 && !cells.every(isColumn)) flow.push({ kind: 'row', cells });
    else
      for (const { paragraphs: own } of cells)
        for (const paragraph of own) flow.push({ kind: 'paragraph', paragraph });
    cells = [];
  };
  for (const paragraph of paragraphs) {
    if (paragraph.page !== page) {
      close();
      floor = 0;
      page = paragraph.page;
    }
    const last = cells.at(-1);
    if (last !== undefined && cells.length > 1 && isInCell(last, paragraph, cells)) {
      last.paragraphs.push(paragraph);
      last.right = Math.max(last.right, paragraph.right);
      last.bottom = paragraph.bottom;
      continue;
    }
    if (last !== undefined && isNextCell(cells, paragraph, floor)) {
      cells.push(cellOf(paragraph));
      continue;
    }
    const aside = last !== undefined && cells.length === 1 ? besideOf(flow, cells[0]!, paragraph) : undefined;
    if (aside !== undefined) {
      flow.length -= aside.paragraphs.length - cells[0]!.paragraphs.length;
      cells = [aside, cellOf(paragraph)];
      continue;
    }
    close();
    // Another column or a figure beside the text: what stands above no longer bounds it.
    if (paragraph.top < floor - paragraph.size) floor = 0;
    cells = [cellOf(paragraph)];
  }
  close();
  return flow;
}

/** Long texts side by side are columns. */
function isColumn(cell: PdfCell): boolean {
  let lines = 0;
  let length = 0;
  for (const paragraph of cell.paragraphs) {
    lines += paragraph.lines.length;
    for (const line of paragraph.lines) length += line.text.length;
  }
  return lines >= 5 && length > 250;
}

function cellOf(paragraph: Paragraph): PdfCell {
  const { x, right, top, bottom } = paragraph;
  return { paragraphs: [paragraph], x, right, top, bottom };
}

const longestCell = 400;

/** The short paragraphs above that, with the last one, make a cell beside this paragraph. */
function besideOf(flow: readonly Flow[], last: PdfCell, paragraph: Paragraph): PdfCell | undefined {
  if (paragraph.x < last.right - 1 || paragraph.bottom > last.bottom + paragraph.size * 12) return undefined;
  const taken = [...last.paragraphs];
  for (
    let index = flow.length - 1;
    index >= 0 && taken[0]!.top > paragraph.top + paragraph.size * 0.5;
    index--
  ) {
    const part = flow[index]!;
    if (part.kind !== 'paragraph') return undefined;
    const above = part.paragraph;
    if (above.page !== paragraph.page || above.right > paragraph.x + 1) return undefined;
    taken.unshift(above);
  }
  const [first] = taken;
  if (taken.length === last.paragraphs.length || Math.abs(first!.top - paragraph.top) > paragraph.size * 0.6)
    return undefined;
  const length = taken.reduce(
    (sum, { lines }) => sum + lines.reduce((all, line) => all + line.text.length, 0),
    0,
  );
  if (length > longestCell) return undefined;
  return {
    paragraphs: taken,
    x: Math.min(...taken.map((each) => each.x)),
    right: Math.max(...taken.map((each) => each.right)),
    top: first!.top,
    bottom: last.bottom,
  };
}

function isInCell(cell: PdfCell, paragraph: Paragraph, cells: readonly PdfCell[]): boolean {
  const before = cells.at(-2)!;
  const gap = paragraph.top - cell.bottom;
  return (
    paragraph.x >= Math.max(before.right, cell.x - paragraph.size * 1.5) - 1 &&
    paragraph.x < cell.right &&
    gap > -paragraph.size &&
    gap < paragraph.size * 2
  );
}

function isNextCell(cells: readonly PdfCell[], paragraph: Paragraph, floor: number): boolean {
  const last = cells.at(-1)!;
  const lowest = Math.max(...cells.map((cell) => cell.bottom));
  return (
    paragraph.x >= last.right - 1 &&
    paragraph.top >= floor - paragraph.size * 0.4 &&
    paragraph.top < lowest &&
    paragraph.bottom > Math.min(...cells.map((cell) => cell.top)) - paragraph.size * 12
  );
}
