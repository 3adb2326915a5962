// Sentences of a block: where one may be cut so that each piece can be quoted by itself.
import type { Block } from '#types/text.ts';
import { endsInAbbreviation, endsInWord } from './abbreviations.ts';

export interface Sentence {
  /** Offsets in the document's text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a quote may hold at most. */
export const longestQuote = 600;

const terminal = /[.!?。！？]+["'”’)\]»]*(?=\s)|[。！？]+["”’)」』]*(?=\S)/gu;
const stops = '.!?。！？';
const closers = '"\'”’)]»」』';
const startsSentence = /^["'“‘([«¿¡]*(?:\p{Lu}|\p{Lo}|\p{N}|[•▪☒☑☐✓✔–—*[(])/u;
const sectionNumber = /(?:^|\s)(?:[§(]*\d+(?:\.\d+)*|[ivxlcIVXLC]+|[A-Za-z])\.$/u;
const clause = /(?<=[;:,])\s+(?=\((?:[a-z]{1,2}|[ivx]+|\d{1,2})\)\s)/gu;
const semicolon = /(?<=;)\s+/gu;
const comma = /(?<=,)\s+/gu;

export function sentencesOf(block: Cut): Sentence[] {
  return rangesOf(block).map(([start, end]) => ({
    start: block.start + start,
    end: block.start + end,
    text: block.text.slice(start, end),
  }));
}

/** Where in its text the sentences of a block stand. */
export function rangesOf({ kind, start, text, cells }: Cut): [number, number][] {
  if (kind === 'tableRow' && text.length <= longestQuote) return text === '' ? [] : [[0, text.length]];
  if (!cells?.length) return splitSentences(text);
  // A row too long to quote is read cell by cell.
  return cells.flatMap((cell) => splitSentences(text, cell.start - start, cell.end - start));
}

type Cut = Pick<Block, 'kind' | 'start' | 'text' | 'cells'>;

/** Ranges of sentences of `text` between two offsets, without the space between them. */
export function splitSentences(text: string, from = 0, to = text.length): [number, number][] {
  const whole: [number, number][] = [];
  const part = from === 0 && to === text.length ? text : text.slice(from, to);
  let start = 0;
  let isLong = false;
  let searched = 0;
  terminal.lastIndex = 0;
  while (terminal.test(part)) {
    const end = terminal.lastIndex;
    const stop = stopBefore(part, searched, end);
    searched = end;
    if (!isEnd(part, start, stop, end)) continue;
    push(whole, part, start, end);
    isLong ||= end - start > longestQuote;
    start = end;
  }
  push(whole, part, start, part.length);
  isLong ||= part.length - start > longestQuote;
  if (!isLong && from === 0) return whole;
  const bounded = whole.flatMap(([a, b]) =>
    b - a <= longestQuote ? [[a, b] as [number, number]] : cut(part, a, b),
  );
  return bounded.map(([a, b]) => [a + from, b + from]);
}

/** Where the stops begin that a match of `terminal` ends with: a test makes no list of what it found. */
function stopBefore(text: string, from: number, end: number): number {
  let at = end;
  while (at > from && closers.includes(text[at - 1]!)) at -= 1;
  while (at > from && stops.includes(text[at - 1]!)) at -= 1;
  return at;
}

function isEnd(text: string, start: number, stop: number, end: number): boolean {
  const isStop = text[stop] === '.';
  if (!isStop && text[stop] !== '!' && text[stop] !== '?') return true;
  const first = text.charCodeAt(end) === blank ? text.charCodeAt(end + 1) : 0;
  if (isLowerCase(first)) return false;
  if (isStop && isPlainCapital(first) && stop - start >= longestNumber && endsInWord(text, stop)) return true;
  const next = text.slice(end, end + 12).trimStart();
  if (next === '') return true;
  if (!isUpperCase(first) && !startsSentence.test(next)) return false;
  if (!isStop) return true;
  // "1.2." or "(a)." at the beginning of a sentence numbers it; it does not end one.
  if (stop - start < longestNumber) {
    const before = text.slice(start, stop + 1);
    if (sectionNumber.test(before)) return false;
  }
  return !endsInAbbreviation(text.slice(Math.max(start, stop - 24), stop + 1), next);
}

const blank = 0x20;
const longestNumber = 12;

/** Opens a sentence and no title that is referred to: "How We Collect Data", "What ...". */
function isPlainCapital(unit: number): boolean {
  return isUpperCase(unit) && unit !== 0x48 && unit !== 0x57;
}

function isLowerCase(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}

function isUpperCase(unit: number): boolean {
  return unit >= 0x41 && unit <= 0x5a;
}

/** A sentence longer than a quote: by its enumerated clauses, else by semicolons, else by commas, else by words. */
function cut(text: string, start: number, end: number): [number, number][] {
  for (const boundary of [clause, semicolon, comma]) {
    const pieces = cutAt(text, start, end, boundary);
    if (pieces.length < 2) continue;
    return pieces.flatMap(([a, b]) =>
      b - a <= longestQuote || (a === start && b === end) ? [[a, b] as [number, number]] : cut(text, a, b),
    );
  }
  return cutAtWords(text, start, end);
}

/** As few pieces as the bound allows: each takes in as many clauses as can be quoted together. */
function cutAt(text: string, start: number, end: number, boundary: RegExp): [number, number][] {
  const pieces: [number, number][] = [];
  const part = text.slice(start, end);
  let from = 0;
  let last = 0;
  for (const { index } of [...part.matchAll(boundary), { index: part.length }]) {
    if (index - from > longestQuote && last > from) {
      push(pieces, part, from, last);
      from = last;
    }
    last = index;
  }
  push(pieces, part, from, part.length);
  return pieces.map(([a, b]) => [a + start, b + start]);
}

function cutAtWords(text: string, start: number, end: number): [number, number][] {
  const pieces: [number, number][] = [];
  let from = start;
  while (end - from > longestQuote) {
    const space = text.lastIndexOf(' ', from + longestQuote);
    let to = space > from ? space : from + longestQuote;
    if (space <= from && isLowSurrogate(text.charCodeAt(to))) to--;
    push(pieces, text, from, to);
    from = to;
  }
  push(pieces, text, from, end);
  return pieces;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function push(ranges: [number, number][], text: string, start: number, end: number): void {
  while (start < end && text[start] === ' ') start++;
  while (end > start && text[end - 1] === ' ') end--;
  if (end > start) ranges.push([start, end]);
}
