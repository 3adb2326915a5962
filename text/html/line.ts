// The line that is being read: pieces of text joined without glued words, with the links in it.
import type { Link } from '#types/text.ts';
import { isNormal, mayCompose, normaliseInside } from '../normalise.ts';

export interface ReadLine {
  readonly text: string;
  readonly links: Link[];
  /** All of it was set in bold. */
  readonly bold: boolean;
}

const blank = /^\s*$/;
const wordEnd = /[\p{Ll}\p{N}.)%!?:;,]/u;
const capital = /^\p{Lu}/u;
const capitalised = /^\p{Lu}\p{Ll}/u;
const phrase = /^\p{L}+ /u;
const marker = /^(?:[•▪◦‣·–—*-]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s)/u;
const stop = /[.:;!?]["'”’)]*$/u;

/** A mark of our own inside the line, where a single line break stood. No text holds it: white space becomes a space. */
const lineBreak = '\n';

export class Line {
  #text = '';
  #links: Link[] = [];
  #openLink: { href: string; start: number } | undefined;
  #bold = 0;
  #letters = 0;
  #spaced = true;
  #last = '';
  #lastLength = 0;
  #closed = false;
  #seam = false;
  /** Nothing but normal text without line breaks so far. */
  #normal = true;

  get isEmpty(): boolean {
    return this.#letters === 0;
  }

  append(data: string, isBold: boolean, breaksLines = false): void {
    if (blank.test(data)) {
      this.#space();
      if (breaksLines && data.includes('\n\n')) this.breakLine(true);
      this.#closed = false;
      return;
    }
    const piece = isNormal(data) ? data : this.#normalised(data, breaksLines);
    const text = this.#spaced && piece.startsWith(' ') ? piece.trimStart() : piece;
    if (text === '') return;
    if (this.#seam && !this.#spaced && areTwoBoxes(this.#last, this.#lastLength, text)) this.#text += ' ';
    this.#text += text;
    this.#letters += text.length;
    if (isBold) this.#bold += text.length;
    this.#last = text.at(-1)!;
    this.#lastLength = text.length;
    this.#spaced = this.#last === ' ' || this.#last === lineBreak;
    this.#seam = false;
    this.#closed = false;
  }

  /** Two inline elements that touch ("</span><span>") are often two boxes: their words are kept apart. */
  openInline(): void {
    this.#seam = this.#closed;
  }

  closeInline(): void {
    this.#closed = true;
  }

  space(): void {
    this.#space();
  }

  /** A line break; two of them, or one after the end of a sentence, end the block. */
  breakLine(always = false): void {
    if (this.#letters === 0) return;
    this.#normal = false;
    const twice = this.#last === lineBreak;
    this.#text += twice || !always ? lineBreak : lineBreak + lineBreak;
    this.#last = lineBreak;
    this.#spaced = true;
  }

  openLink(href: string): void {
    this.closeLink();
    this.#openLink = { href, start: this.#text.length };
  }

  closeLink(): void {
    const open = this.#openLink;
    this.#openLink = undefined;
    if (open === undefined || this.#text.length <= open.start) return;
    this.#links.push({ label: '', href: open.href, start: open.start, end: this.#text.length });
  }

  /** What was read, cut where line breaks end blocks; the line is empty again and an open link goes on in the next. */
  take(): ReadLine[] {
    const href = this.#openLink?.href;
    if (this.#letters === 0) {
      if (this.#text !== '') this.#text = '';
      this.#links = [];
      this.#reset(href);
      return [];
    }
    this.closeLink();
    const text = this.#text;
    const bold =
      this.#bold > 0 && this.#bold >= this.#letters - (text.length - text.replaceAll(' ', '').length);
    const links = this.#links;
    const wasNormal = this.#normal;
    this.#reset(href);
    if (wasNormal) return lineOf(text, 0, text.length, links, bold);
    return pieces(text).flatMap(([start, end]) => lineOf(text, start, end, links, bold).map(settle));
  }

  #reset(href: string | undefined): void {
    this.#text = '';
    this.#links = [];
    this.#bold = 0;
    this.#letters = 0;
    this.#spaced = true;
    this.#last = '';
    this.#closed = false;
    this.#seam = false;
    this.#normal = true;
    this.#openLink = href === undefined ? undefined : { href, start: 0 };
  }

  #space(): void {
    if (this.#spaced) return;
    this.#text += ' ';
    this.#last = ' ';
    this.#spaced = true;
  }

  #normalised(data: string, breaksLines: boolean): string {
    this.#normal = false;
    return breaksLines ? this.#preformatted(data) : normaliseInside(data);
  }

  #preformatted(data: string): string {
    return data
      .split(/\n[^\S\n]*\n\s*/)
      .map((paragraph) => normaliseInside(paragraph))
      .join(lineBreak + lineBreak);
  }
}

function pieces(text: string): [number, number][] {
  const ranges: [number, number][] = [];
  let start = 0;
  for (let at = text.indexOf(lineBreak); at >= 0; at = text.indexOf(lineBreak, at + 1)) {
    const twice = text[at + 1] === lineBreak;
    const before = text.slice(Math.max(start, at - 8), at).trimEnd();
    if (!twice && !stop.test(before) && !marker.test(text.slice(at + 1, at + 9))) continue;
    ranges.push([start, at]);
    start = at + 1;
  }
  ranges.push([start, text.length]);
  return ranges;
}

function lineOf(
  source: string,
  start: number,
  end: number,
  links: readonly Link[],
  bold: boolean,
): ReadLine[] {
  while (start < end && isSpace(source, start)) start++;
  while (end > start && isSpace(source, end - 1)) end--;
  if (start === end) return [];
  const joined = source.slice(start, end);
  const spaced = joined.includes(lineBreak) ? joined.replaceAll(lineBreak, ' ') : joined;
  const own: Link[] = [];
  for (const link of links) {
    let from = Math.max(link.start, start);
    let to = Math.min(link.end, end);
    while (from < to && isSpace(source, from)) from++;
    while (to > from && isSpace(source, to - 1)) to--;
    if (from < to)
      own.push({
        label: spaced.slice(from - start, to - start),
        href: link.href,
        start: from - start,
        end: to - start,
      });
  }
  return [{ text: spaced, links: own, bold }];
}

function isSpace(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 0x20 || unit === 0x0a;
}

/** Pieces that are normal by themselves need not be so together: a mark may stand in another element than its base. */
function settle(line: ReadLine): ReadLine {
  const isDoubled = line.text.includes('  ');
  if (!isDoubled && !mayCompose(line.text)) return line;
  const text = isDoubled ? line.text.replace(/ {2,}/g, ' ') : line.text;
  const normal = text.normalize('NFC');
  if (normal === line.text) return line;
  let from = 0;
  const links: Link[] = [];
  for (const link of line.links) {
    const label = link.label.replace(/ {2,}/g, ' ').normalize('NFC');
    const at = normal.indexOf(label, from);
    if (at < 0) continue;
    links.push({ label, href: link.href, start: at, end: at + label.length });
    from = at;
  }
  return { text: normal, links, bold: line.bold };
}

/** Whether the texts of two elements that touch are two texts: no word goes on with a capital, no phrase within a word. */
function areTwoBoxes(last: string, lastLength: number, next: string): boolean {
  if (wordEnd.test(last)) return capital.test(next) || (lastLength >= 4 && phrase.test(next));
  return capital.test(last) && capitalised.test(next) && lastLength >= 2;
}
