// Links that open a document at a quote: a text fragment for pages, a page number for PDFs.
import type { Quote } from '#types/text.ts';
import type { MediaKind } from '#types/words.ts';

/** Longer quotes are given by their first and last words. */
const longestExact = 160;
const wordsOfRange = 6;

/**
 * The address with `#:~:text=[prefix-,]start[,end][,-suffix]`, or `#page=N`. Prefix and suffix are given only
 * where the quote needs them, that is when `unique` is not set.
 */
export function fragmentLink(
  url: string,
  quote: Pick<Quote, 'exact' | 'prefix' | 'suffix' | 'page'>,
  media: MediaKind,
  options: { unique?: boolean } = {},
): string {
  const [address = '', hash = ''] = url.split('#', 2);
  if (media === 'pdf') return quote.page === undefined ? url : `${address}#page=${quote.page}`;
  const ownHash = hash.split(':~:', 1)[0] ?? '';
  return `${address}#${ownHash}:~:text=${directive(quote, options.unique ?? true)}`;
}

/** True when the quote stands once in this text, so that its words alone find it. */
export function isUnique(text: string, exact: string): boolean {
  const first = text.indexOf(exact);
  return first < 0 || text.indexOf(exact, first + 1) < 0;
}

function directive(quote: Pick<Quote, 'exact' | 'prefix' | 'suffix'>, unique: boolean): string {
  const range = rangeOf(quote.exact).map(encode).join(',');
  if (unique) return range;
  const prefix = lastWords(lastLine(quote.prefix));
  const suffix = firstWords(firstLine(quote.suffix));
  return `${prefix === '' ? '' : `${encode(prefix)}-,`}${range}${suffix === '' ? '' : `,-${encode(suffix)}`}`;
}

function rangeOf(exact: string): string[] {
  // The cells of a row are not one run of text in the page: its first cell and its last stand for it.
  const cells = exact.split(' | ');
  if (cells.length > 1) return [firstSome(cells[0]!), lastSome(cells.at(-1)!)];
  if (exact.length <= longestExact) return [exact];
  return [firstSome(exact), lastSome(exact)];
}

function firstSome(text: string): string {
  return text.split(' ').slice(0, wordsOfRange).join(' ');
}

function lastSome(text: string): string {
  return text.split(' ').slice(-wordsOfRange).join(' ');
}

/** The context may be cut inside a word: a text fragment matches whole words only. */
function lastWords(context: string): string {
  const words = context.split(' ');
  return (context.length >= 32 && words.length > 1 ? words.slice(1) : words).slice(-4).join(' ').trim();
}

function firstWords(context: string): string {
  const words = context.split(' ');
  return (context.length >= 32 && words.length > 1 ? words.slice(0, -1) : words).slice(0, 4).join(' ').trim();
}

function lastLine(context: string): string {
  return context.slice(context.lastIndexOf('\n') + 1).trim();
}

function firstLine(context: string): string {
  return (context.split('\n', 1)[0] ?? '').trim();
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll('-', '%2D').replaceAll("'", '%27');
}
