// Runs on one baseline as segments: a wide gap parts the cells of a table.
import type { PageLink, PdfPage, Run } from './pages.ts';

/** Part of a line: text without a wide gap in it. */
export interface Segment {
  text: string;
  readonly page: number;
  readonly x: number;
  right: number;
  /** Of the baseline. */
  readonly y: number;
  readonly size: number;
  readonly font: string;
  readonly links: { href: string; start: number; end: number }[];
  /** In reading order on the page, for the lines that belong to its margins. */
  readonly pageHeight: number;
}

const wideGap = 1.5;
const wordGap = 0.22;
const marker =
  /^(?:[•▪◦‣·●○■□➢➤✓✔–—*o-]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,5})[.)]?\)?|§+|[☐☑☒])$/u;

export function segmentsOf(page: PdfPage): Segment[] {
  const segments: Segment[] = [];
  let open: Run[] = [];
  for (const run of page.runs) {
    const last = lastPrinted(open);
    if (last !== undefined && run.text.trim() !== '' && !follows(last, run, open)) {
      close(segments, open, page);
      open = [];
    }
    open.push(run);
  }
  close(segments, open, page);
  return segments;
}

function lastPrinted(runs: readonly Run[]): Run | undefined {
  for (let index = runs.length - 1; index >= 0; index--)
    if (runs[index]!.text.trim() !== '') return runs[index];
  return undefined;
}

/** On the same baseline (footnote marks a little above it), to the right, without a wide gap. */
function follows(last: Run, run: Run, open: readonly Run[]): boolean {
  const size = Math.max(last.size, run.size, 1);
  if (Math.abs(run.y - last.y) > size * 0.5) return false;
  const gap = run.x - (last.x + last.width);
  if (gap < -size * 0.6) return false;
  if (gap <= size * wideGap) return true;
  // What follows a bullet or a number at the beginning of a line is its text.
  return gap <= size * 6 && marker.test(textOf(open).trim());
}

function textOf(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}

function close(segments: Segment[], runs: readonly Run[], page: PdfPage): void {
  const printed = runs.filter((run) => run.text.trim() !== '');
  const [first] = printed;
  const last = printed.at(-1);
  if (first === undefined || last === undefined) return;
  const { text, places } = joined(runs);
  const main = longest(printed);
  segments.push({
    text,
    page: page.number,
    x: first.x,
    right: last.x + last.width,
    y: main.y,
    size: main.size,
    font: fontOf(printed),
    links: linksOf(text, places, page.links),
    pageHeight: page.height,
  });
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly run: Run;
}

function joined(runs: readonly Run[]): { text: string; places: Place[] } {
  const places: Place[] = [];
  let text = '';
  let last: Run | undefined;
  for (const run of runs) {
    if (run.text.trim() === '') {
      if (text !== '' && !text.endsWith(' ')) text += ' ';
      continue;
    }
    const piece = run.text.replace(/^ +/, text === '' || text.endsWith(' ') ? '' : ' ');
    if (
      last !== undefined &&
      !text.endsWith(' ') &&
      !piece.startsWith(' ') &&
      run.x - (last.x + last.width) > wordGap * run.size
    ) {
      text += ' ';
    }
    const start = text.length;
    text += piece;
    places.push({ start, end: text.length, run });
    last = run;
  }
  return { text: text.trimEnd(), places };
}

/** One font for all of it, or none: a line that begins in bold is not a bold line. */
function fontOf(printed: readonly Run[]): string {
  const words = printed.filter((run) => /[\p{L}\p{N}]/u.test(run.text));
  const [first] = words;
  if (first === undefined) return printed[0]!.font;
  return words.every((run) => run.font === first.font) ? first.font : '';
}

function longest(printed: readonly Run[]): Run {
  return printed.reduce((best, run) => (run.text.length > best.text.length ? run : best));
}

function linksOf(text: string, places: readonly Place[], links: readonly PageLink[]): Segment['links'] {
  const found: Segment['links'] = [];
  for (const link of links) {
    let start = -1;
    let end = -1;
    for (const { start: from, end: to, run } of places) {
      if (run.y < link.y - 1 || run.y - run.size > link.bottom || run.y > link.bottom + run.size * 0.4)
        continue;
      const left = Math.max(run.x, link.x - 1);
      const right = Math.min(run.x + run.width, link.right + 1);
      if (right - left < run.size * 0.3) continue;
      const perCharacter = (to - from) / Math.max(run.width, 0.01);
      const first = from + Math.round((left - run.x) * perCharacter);
      const last = from + Math.round((right - run.x) * perCharacter);
      if (start < 0) start = first;
      end = Math.max(end, last);
    }
    if (start < 0) continue;
    end = Math.min(end, text.length);
    while (start < end && text[start] === ' ') start++;
    while (start > 0 && text[start - 1] !== ' ') start--;
    while (end < text.length && text[end] !== ' ' && !/[.,;)]/.test(text[end]!)) end++;
    while (end > start && text[end - 1] === ' ') end--;
    if (end > start) found.push({ href: link.href, start, end });
  }
  return found.sort((a, b) => a.start - b.start);
}
