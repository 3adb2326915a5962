// Quotes: exact pieces of a document's text, anchored so that they can be found again.
import type { Block, Quote, Rectangle, TextDocument } from '#types/text.ts';
import { foldForMatch, matchForm } from './match.ts';
import { longestQuote } from './sentences.ts';

export const shortestQuote = 20;
const contextLength = 32;

/** The quote of text.slice(start, end), or nothing: a quote stands in one block and has 20 to 600 characters. */
export function quoteAt(document: TextDocument, start: number, end: number): Quote | undefined {
  return document.text.slice(start, end).includes('\n') ? undefined : quoteLinesAt(document, start, end);
}

/** As quoteAt, for an entry of a list whose parts are lines of their own: a card with its name, kind and access. */
export function quoteLinesAt(document: TextDocument, start: number, end: number): Quote | undefined {
  const { text } = document;
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length) return undefined;
  if (end - start < shortestQuote || end - start > longestQuote) return undefined;
  if (splitsCharacter(text, start) || splitsCharacter(text, end)) return undefined;
  const exact = text.slice(start, end);
  if (exact.trim() !== exact) return undefined;
  const before = wholeCharacters(text, Math.max(0, start - contextLength), start);
  const after = wholeCharacters(text, end, Math.min(text.length, end + contextLength));
  return {
    exact,
    prefix: before,
    suffix: after,
    start,
    end,
    ...placeOf(blockAt(document, start), start, end),
  };
}

/** True when the quote stands in the document at its offset, character for character. */
export function standsIn(document: TextDocument, quote: Pick<Quote, 'exact' | 'start' | 'end'>): boolean {
  return (
    quote.exact.length > 0 &&
    quote.end - quote.start === quote.exact.length &&
    document.text.slice(quote.start, quote.end) === quote.exact
  );
}

/** Where a quote of another capture stands in this one; of several places the one whose surroundings fit best. */
export function findQuote(
  document: TextDocument,
  quote: Pick<Quote, 'exact'> & Partial<Pick<Quote, 'prefix' | 'suffix' | 'start' | 'end'>>,
): { start: number; end: number } | undefined {
  if (quote.exact === '') return undefined;
  const exact = best(document.text, quote.exact, quote.prefix ?? '', quote.suffix ?? '', quote.start);
  if (exact !== undefined) return { start: exact, end: exact + quote.exact.length };
  const form = matchForm(document.text);
  const folded = foldForMatch(quote.exact);
  if (folded === '') return undefined;
  const found = best(
    form.match,
    folded,
    foldForMatch(quote.prefix ?? ''),
    foldForMatch(quote.suffix ?? ''),
    quote.start === undefined ? undefined : form.fromText(quote.start),
  );
  if (found === undefined) return undefined;
  return { start: form.toText(found), end: form.toTextEnd(found + folded.length) };
}

/** The block that holds this offset. */
export function blockAt(document: Pick<TextDocument, 'blocks'>, offset: number): Block | undefined {
  const { blocks } = document;
  let low = 0;
  let high = blocks.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle]!;
    if (offset < block.start) high = middle - 1;
    else if (offset >= block.end) low = middle + 1;
    else return block;
  }
  return undefined;
}

const mostPlaces = 1000;

function best(
  text: string,
  exact: string,
  prefix: string,
  suffix: string,
  near: number | undefined,
): number | undefined {
  let winner: number | undefined;
  let score = -1;
  let places = 0;
  for (let at = text.indexOf(exact); at >= 0 && places < mostPlaces; at = text.indexOf(exact, at + 1)) {
    places++;
    const distance = near === undefined ? 0 : Math.abs(at - near) / (text.length + 1);
    const fits =
      sharedEnd(text, at, prefix) + sharedStart(text, at + exact.length, suffix) + 0.5 - distance / 2;
    if (fits > score) [winner, score] = [at, fits];
  }
  return winner;
}

function sharedEnd(text: string, at: number, prefix: string): number {
  let length = 0;
  while (length < prefix.length && text[at - 1 - length] === prefix[prefix.length - 1 - length]) length++;
  return length;
}

function sharedStart(text: string, at: number, suffix: string): number {
  let length = 0;
  while (length < suffix.length && text[at + length] === suffix[length]) length++;
  return length;
}

function splitsCharacter(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff;
}

function wholeCharacters(text: string, start: number, end: number): string {
  return text.slice(
    splitsCharacter(text, start) ? start + 1 : start,
    splitsCharacter(text, end) ? end - 1 : end,
  );
}

/** Page and rectangles of a part of a block: of each line only the share that the quote covers. */
function placeOf(
  block: Block | undefined,
  start: number,
  end: number,
): { page?: number; rectangles?: readonly Rectangle[] } {
  if (!block?.rectangles?.length) return block?.page === undefined ? {} : { page: block.page };
  const rectangles: Rectangle[] = [];
  for (const line of block.rectangles) {
    const { start: lineStart = block.start, end: lineEnd = block.end, ...rectangle } = line;
    const from = Math.max(start, lineStart);
    const to = Math.min(end, lineEnd);
    if (from >= to) continue;
    const length = lineEnd - lineStart;
    rectangles.push({
      ...rectangle,
      x: round(rectangle.x + (rectangle.width * (from - lineStart)) / length),
      width: round((rectangle.width * (to - from)) / length),
    });
  }
  return { page: rectangles[0]?.page ?? block.page, rectangles };
}

function round(points: number): number {
  return Math.round(points * 100) / 100;
}
