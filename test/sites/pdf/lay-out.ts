// Blocks to the content streams of A4 pages.
import { literal, widthOf, wrapped } from './encoding.ts';

export type PdfBlock =
  | { readonly kind: 'title' | 'heading' | 'paragraph' | 'item'; readonly text: string }
  | { readonly kind: 'row'; readonly cells: readonly string[]; readonly head?: boolean }
  /** A box beside an option; the tick is drawn, it is not a character. */
  | { readonly kind: 'option'; readonly text: string; readonly ticked: boolean }
  | { readonly kind: 'pageBreak' };

interface Page {
  readonly operators: string[];
  y: number;
}

const left = 64;
const width = 467;
const top = 770;
const bottom = 80;

export function layOut(options: {
  readonly header?: string;
  readonly footer?: string;
  readonly blocks: readonly PdfBlock[];
}): string[] {
  const pages: Page[] = [{ operators: [], y: top }];
  for (const block of options.blocks) put(pages, block);
  return pages.map((page, index) => {
    const running = [
      options.header ? line(options.header, left, 806, 8) : '',
      options.footer ? line(options.footer, left, 44, 8) : '',
      line(`Page ${index + 1} of ${pages.length}`, left + width - 60, 44, 8),
    ];
    return [...running, ...page.operators].filter(Boolean).join('\n');
  });
}

function put(pages: Page[], block: PdfBlock): void {
  switch (block.kind) {
    case 'pageBreak':
      pages.push({ operators: [], y: top });
      return;
    case 'title':
      return lines(pages, block.text, { size: 20, bold: true, before: 0, indent: 0 });
    case 'heading':
      return lines(pages, block.text, { size: 13, bold: true, before: 14, indent: 0 });
    case 'paragraph':
      return lines(pages, block.text, { size: 10.5, bold: false, before: 6, indent: 0 });
    case 'item':
      return lines(pages, `• ${block.text}`, { size: 10.5, bold: false, before: 3, indent: 14 });
    case 'option':
      return option(pages, block);
    case 'row':
      return row(pages, block.cells, block.head ?? false);
  }
}

interface LineStyle {
  readonly size: number;
  readonly bold: boolean;
  readonly before: number;
  readonly indent: number;
}

function lines(pages: Page[], text: string, { size, bold, before, indent }: LineStyle): void {
  room(pages, size + before).y -= before;
  for (const each of wrapped(text, size, width - indent)) {
    const page = room(pages, size * 1.35);
    page.operators.push(line(each, left + indent, page.y, size, bold));
    page.y -= size * 1.35;
  }
}

function option(pages: Page[], block: { readonly text: string; readonly ticked: boolean }): void {
  const page = room(pages, 18);
  page.y -= 4;
  const y = page.y - 1;
  page.operators.push(`0.8 w ${left} ${y} 9 9 re S`);
  if (block.ticked)
    page.operators.push(`1.4 w ${left + 1.5} ${y + 4.5} m ${left + 4} ${y + 1.5} l ${left + 8} ${y + 8} l S`);
  page.operators.push(line(block.text, left + 16, page.y, 10.5));
  page.y -= 15;
}

function row(pages: Page[], cells: readonly string[], head: boolean): void {
  const size = 9.5;
  const column = width / cells.length;
  const columns = cells.map((cell) => wrapped(cell, size, column - 8));
  const height = Math.max(...columns.map((each) => each.length)) * size * 1.3 + 6;
  const page = room(pages, height);
  columns.forEach((each, index) => {
    each.forEach((text, number) => {
      page.operators.push(line(text, left + index * column, page.y - number * size * 1.3, size, head));
    });
  });
  page.y -= height;
  page.operators.push(
    `0.3 w ${left} ${(page.y + size).toFixed(2)} m ${left + width} ${(page.y + size).toFixed(2)} l S`,
  );
}

function room(pages: Page[], needed: number): Page {
  const page = pages.at(-1) as Page;
  if (page.y - needed > bottom) return page;
  const next: Page = { operators: [], y: top };
  pages.push(next);
  return next;
}

function line(text: string, x: number, y: number, size: number, bold = false): string {
  const clipped = widthOf(text, size) > width + 40 ? text.slice(0, 110) : text;
  return `BT /${bold ? 'F2' : 'F1'} ${size} Tf ${x.toFixed(2)} ${y.toFixed(2)} Td ${literal(clipped)} Tj ET`;
}
