// Paragraphs and rows of a PDF as drafts of blocks: headings, list items, rows, page breaks healed.
import type { Link, Rectangle, TableCell } from '#types/text.ts';
import type { DraftBlock } from '../blocks.ts';
import { leadInOf, nestedLeadIn } from '../lead-in.ts';
import { cellSeparator } from '../separator.ts';
import type { HeadingStyle } from './headings.ts';
import type { Segment } from './lines.ts';
import { bulletStart, markerStart, type Paragraph } from './paragraphs.ts';
import type { Flow, PdfCell } from './rows.ts';
import type { Vocabulary } from './words.ts';

/** A block in the making, with what tells whether the next page goes on with it. */
interface Piece {
  readonly draft: DraftBlock;
  readonly last: Paragraph;
  readonly first: Paragraph;
}

interface Joined {
  readonly text: string;
  readonly links: Link[];
  readonly rectangles: Rectangle[];
}

export class Composer {
  readonly #vocabulary: Vocabulary;
  readonly #style: HeadingStyle;

  constructor(vocabulary: Vocabulary, style: HeadingStyle) {
    this.#vocabulary = vocabulary;
    this.#style = style;
  }

  compose(flow: readonly Flow[]): DraftBlock[] {
    const pieces: Piece[] = [];
    for (const part of flow) {
      const made = part.kind === 'row' ? this.#row(part.cells) : [this.#paragraph(part.paragraph)];
      for (const piece of made) {
        const before = pieces.at(-1);
        const healed = before === undefined ? undefined : this.#heal(before, piece);
        if (healed === undefined) pieces.push(piece);
        else pieces[pieces.length - 1] = healed;
      }
    }
    const drafts = pieces.map((piece) => piece.draft).filter((draft) => draft.text !== '');
    return withLeadIns(drafts, pieces);
  }

  #paragraph(paragraph: Paragraph): Piece {
    const joined = this.#join(paragraph.lines);
    const draft: DraftBlock = {
      kind: 'paragraph',
      text: joined.text,
      links: joined.links,
      page: paragraph.page,
      rectangles: joined.rectangles,
    };
    const bullet = bulletStart.exec(draft.text)?.[0];
    if (bullet !== undefined) {
      drop(draft, bullet.length);
      draft.kind = 'listItem';
    } else {
      const level = this.#style.levelOf(paragraph, draft.text);
      if (level !== undefined) {
        draft.kind = 'heading';
        draft.level = level;
      } else if (markerStart.test(draft.text) && !/^\d+\.\s+\p{Lu}[^.]{0,60}$/u.test(draft.text))
        draft.kind = 'listItem';
      else if (leader.test(draft.text)) draft.furniture = 'navigation';
    }
    return { draft, first: paragraph, last: paragraph };
  }

  #row(cells: readonly PdfCell[]): Piece[] {
    const length = cells.reduce((sum, cell) => sum + lengthOf(cell), 0);
    const paragraphs = cells.reduce((sum, cell) => sum + cell.paragraphs.length, 0);
    if (length > longestRow && paragraphs > cells.length) return this.#openRow(cells);
    const draft: DraftBlock = {
      kind: 'tableRow',
      text: '',
      links: [],
      cells: [],
      rectangles: [],
      page: cells[0]!.paragraphs[0]!.page,
    };
    for (const cell of cells) {
      if (draft.text !== '') draft.text += cellSeparator;
      const start = draft.text.length;
      for (const paragraph of cell.paragraphs) {
        if (draft.text.length > start) draft.text += ' ';
        append(draft, this.#join(paragraph.lines));
      }
      const text = draft.text.slice(start);
      (draft.cells as TableCell[]).push({ text, start, end: draft.text.length });
    }
    return [{ draft, first: cells[0]!.paragraphs[0]!, last: cells.at(-1)!.paragraphs.at(-1)! }];
  }

  /** A row of whole texts: its paragraphs by themselves, introduced by the row's first cell. */
  #openRow(cells: readonly PdfCell[]): Piece[] {
    const [label] = cells;
    const labelText = label!.paragraphs.map((paragraph) => this.#join(paragraph.lines).text).join(' ');
    const isLabel = labelText.length <= 300;
    const pieces: Piece[] = [];
    for (const cell of cells) {
      for (const paragraph of cell.paragraphs) {
        const piece = this.#paragraph(paragraph);
        if (cell !== label && isLabel) {
          piece.draft.leadIn = labelText;
          if (piece.draft.kind === 'paragraph') piece.draft.kind = 'listItem';
          piece.draft.depth ??= 1;
        }
        pieces.push(piece);
      }
    }
    return pieces;
  }

  #join(lines: readonly Segment[]): Joined {
    let text = '';
    const links: Link[] = [];
    const rectangles: Rectangle[] = [];
    for (const line of lines) {
      const whole = text === '' ? line.text : this.#vocabulary.join(text, line.text);
      const start = whole.length - line.text.length;
      text = whole;
      const cut = rectangles.at(-1);
      if (cut?.end !== undefined && cut.end > start)
        rectangles[rectangles.length - 1] = { ...cut, end: start };
      rectangles.push(rectangleOf(line, start, text.length));
      for (const link of line.links) {
        const label = line.text.slice(link.start, link.end);
        links.push({ label, href: link.href, start: start + link.start, end: start + link.end });
      }
    }
    return {
      text,
      links: links.map((link) => ({ ...link, label: text.slice(link.start, link.end) })),
      rectangles,
    };
  }

  /** A paragraph that a page's end cut in two, made whole. */
  #heal(before: Piece, after: Piece): Piece | undefined {
    if (before.last.page === after.first.page || before.last.page + 1 < after.first.page) return undefined;
    const [a, b] = [before.draft, after.draft];
    if (
      a.kind === 'heading' ||
      b.kind !== 'paragraph' ||
      a.furniture !== undefined ||
      b.furniture !== undefined
    )
      return undefined;
    if (Math.abs(before.last.size - after.first.size) > 1 || closed.test(a.text)) return undefined;
    const isLower = /^[\p{Ll}(,;]/u.test(b.text) || /[-‐]$/.test(a.text);
    const lastLine = before.last.lines.at(-1)!;
    const wasFull =
      before.last.lines.length > 1 &&
      lastLine.right >= before.last.right - (before.last.right - before.last.x) * 0.25;
    if (!isLower && !wasFull) return undefined;
    if (a.kind === 'tableRow') {
      if (!isLower || after.first.x < before.last.x - before.last.size) return undefined;
      const lastCell = a.cells!.at(-1)!;
      this.#extend(a, b);
      a.cells = [
        ...a.cells!.slice(0, -1),
        { ...lastCell, text: a.text.slice(lastCell.start), end: a.text.length },
      ];
      return { draft: a, first: before.first, last: after.last };
    }
    this.#extend(a, b);
    return { draft: a, first: before.first, last: after.last };
  }

  #extend(a: DraftBlock, b: DraftBlock): void {
    const whole = this.#vocabulary.join(a.text, b.text);
    const start = whole.length - b.text.length;
    a.text = whole;
    a.links.push(...b.links.map((link) => ({ ...link, start: link.start + start, end: link.end + start })));
    a.rectangles!.push(...b.rectangles!.map((line) => movedLine(line, start)));
  }
}

const longestRow = 1500;
const leader = /(?:\.{4,}|…{2,}|(?:\. ){4,})\s*\d{0,4}$/u;
const closed = /[.!?:;]["'”’)\]]*$/u;

function lengthOf(cell: PdfCell): number {
  return cell.paragraphs.reduce(
    (sum, paragraph) => sum + paragraph.lines.reduce((all, line) => all + line.text.length, 0),
    0,
  );
}

function rectangleOf(line: Segment, start: number, end: number): Rectangle {
  return {
    page: line.page,
    x: round(line.x),
    y: round(line.y - line.size * 0.85),
    width: round(line.right - line.x),
    height: round(line.size * 1.15),
    start,
    end,
  };
}

function round(points: number): number {
  return Math.round(points * 100) / 100;
}

function movedLine(line: Rectangle, by: number): Rectangle {
  return { ...line, start: (line.start ?? 0) + by, end: (line.end ?? 0) + by };
}

function append(draft: DraftBlock, joined: Joined): void {
  const start = draft.text.length;
  draft.text += joined.text;
  draft.links.push(
    ...joined.links.map((link) => ({ ...link, start: link.start + start, end: link.end + start })),
  );
  draft.rectangles!.push(...joined.rectangles.map((line) => movedLine(line, start)));
}

/** Takes the first characters off a block. */
function drop(draft: DraftBlock, length: number): void {
  draft.text = draft.text.slice(length);
  draft.links = draft.links
    .filter((link) => link.start >= length)
    .map((link) => ({ ...link, start: link.start - length, end: link.end - length }));
  draft.rectangles = draft.rectangles!.map((line) => ({
    ...line,
    start: Math.max(0, (line.start ?? 0) - length),
    end: Math.max(0, (line.end ?? 0) - length),
  }));
}

/** Depth of items by their indentation, and the sentence that introduces them. */
function withLeadIns(drafts: readonly DraftBlock[], pieces: readonly Piece[]): DraftBlock[] {
  const indents = new Map(pieces.map((piece) => [piece.draft, piece.first.x]));
  const open: { x: number; text: string; leadIn: string | undefined }[] = [];
  let introduction: string | undefined;
  for (const draft of drafts) {
    if (draft.furniture !== undefined) continue;
    if (draft.kind !== 'listItem') {
      open.length = 0;
      introduction =
        draft.kind === 'paragraph' || (draft.kind === 'heading' && draft.text.endsWith(':'))
          ? leadInOf(draft.text)
          : undefined;
      continue;
    }
    const x = indents.get(draft) ?? 0;
    while (open.length > 0 && open.at(-1)!.x >= x - 4) open.pop();
    const parent = open.at(-1);
    const leadIn =
      draft.leadIn ?? (parent === undefined ? introduction : nestedLeadIn(parent.leadIn, parent.text));
    draft.depth = open.length + 1;
    if (leadIn !== undefined) draft.leadIn = leadIn;
    open.push({ x, text: draft.text, leadIn });
  }
  return [...drafts];
}
