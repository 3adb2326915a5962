// Where a sentence stands: in the blocks of the text, and in the picture of the page. Pure.
import { blockAt, findQuote, standsIn } from '#text/quotes.ts';
import { foldForMatch } from '#text/match.ts';
import type { LayoutBox } from '#types/capture.ts';
import type { Block, Quote, Rectangle, TextDocument } from '#types/text.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface ShownBlock {
  readonly block: Block;
  /** Parts of it that are quoted, as offsets of the document's text. */
  readonly marks: readonly Span[];
}

export interface TextPlace {
  readonly headings: readonly string[];
  readonly blocks: readonly ShownBlock[];
  /** Text stands above and below what is shown. */
  readonly more: { readonly above: boolean; readonly below: boolean };
  readonly view: number;
  readonly page?: number;
}

/** The quote's own place, or where the same words stand now. */
export function spanOf(document: TextDocument, quote: Quote): Span | undefined {
  return standsIn(document, quote) ? { start: quote.start, end: quote.end } : findQuote(document, quote);
}

/** The blocks that hold the spans, with some around them. */
export function textPlace(document: TextDocument, spans: readonly Span[], around = 2): TextPlace | undefined {
  const [first] = spans;
  if (!first) return undefined;
  const at = document.blocks.findIndex((block) => block.end > first.start);
  const block = document.blocks[at];
  if (!block) return undefined;
  let last = at;
  while (last + 1 < document.blocks.length && (document.blocks[last + 1]?.start ?? Infinity) < first.end)
    last++;
  const from = Math.max(0, at - around);
  const until = Math.min(document.blocks.length, last + 1 + around);
  return {
    headings: block.headings,
    blocks: document.blocks.slice(from, until).map((each) => ({ block: each, marks: within(each, spans) })),
    more: { above: from > 0, below: until < document.blocks.length },
    view: block.view ?? 0,
    ...(block.page === undefined ? {} : { page: block.page }),
  };
}

export function within(block: Pick<Block, 'start' | 'end'>, spans: readonly Span[]): Span[] {
  return spans
    .map((span) => ({ start: Math.max(block.start, span.start), end: Math.min(block.end, span.end) }))
    .filter((span) => span.start < span.end)
    .toSorted((a, b) => a.start - b.start);
}

const shortestBox = 12;

/** The rectangles of the picture that hold these words; where words stand several times, those nearest to their share of the page. */
export function boxesOf(
  boxes: readonly LayoutBox[],
  document: TextDocument,
  span: Span,
  height: number,
): LayoutBox[] {
  const words = squeezed(document.text.slice(span.start, span.end));
  const block = blockAt(document, span.start);
  const wanted = height * (span.start / Math.max(1, document.text.length));
  const folded = foldedBoxes(boxes);
  const holding = folded.filter((each) => each.words.includes(words));
  const nearest = (found: typeof folded): LayoutBox[] => {
    const smallest = Math.min(...found.map((each) => each.words.length));
    const tight = found.filter((each) => each.words.length <= smallest * 1.5);
    const [best] = tight.toSorted((a, b) => Math.abs(a.box.y - wanted) - Math.abs(b.box.y - wanted));
    return best ? [best.box] : [];
  };
  if (holding.length > 0) return nearest(holding);
  const blockWords = squeezed(block?.text ?? '');
  const same = folded.filter((each) => each.words.length >= shortestBox && blockWords === each.words);
  if (same.length > 0) return nearest(same);
  const parts = folded.filter((each) => each.words.length >= shortestBox && words.includes(each.words));
  return together(
    parts.map((each) => each.box),
    wanted,
    height,
  );
}

const kept = new WeakMap<
  readonly LayoutBox[],
  readonly { readonly box: LayoutBox; readonly words: string }[]
>();

function foldedBoxes(boxes: readonly LayoutBox[]) {
  const known = kept.get(boxes);
  if (known) return known;
  const folded = boxes.map((box) => ({ box, words: squeezed(box.text) }));
  kept.set(boxes, folded);
  return folded;
}

/** Letters and digits alone: bars between cells, spaces and typography differ between text and picture. */
function squeezed(text: string): string {
  return foldForMatch(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Pieces of one sentence stand close to each other; what stands far off is another place with the same words. */
function together(boxes: readonly LayoutBox[], wanted: number, height: number): LayoutBox[] {
  const [nearest] = boxes.toSorted((a, b) => Math.abs(a.y - wanted) - Math.abs(b.y - wanted));
  if (!nearest) return [];
  const reach = Math.max(200, height * 0.05);
  return boxes.filter((box) => Math.abs(box.y - nearest.y) <= reach).slice(0, 12);
}

/** Narrower than this a part of a page cannot be recognised. */
const narrowest = 760;

/** The part of a picture or page worth showing: the marked places with room around, in a steady shape. */
export function cropAround(
  places: readonly Omit<Rectangle, 'page'>[],
  whole: { readonly width: number; readonly height: number },
  shape = 0.42,
): Omit<Rectangle, 'page'> {
  const left = Math.min(...places.map((place) => place.x));
  const right = Math.max(...places.map((place) => place.x + place.width));
  const top = Math.min(...places.map((place) => place.y));
  const bottom = Math.max(...places.map((place) => place.y + place.height));
  const width = Math.min(whole.width, Math.max(right - left + 80, narrowest));
  const height = Math.min(whole.height, Math.round(width * shape));
  const middle = bottom - top > height ? top + height / 2 - 20 : (top + bottom) / 2;
  return {
    x: between(0, Math.round((left + right - width) / 2), whole.width - width),
    y: between(0, Math.round(middle - height / 2), whole.height - height),
    width: Math.round(width),
    height,
  };
}

function between(least: number, wanted: number, most: number): number {
  return Math.max(least, Math.min(most, wanted));
}
