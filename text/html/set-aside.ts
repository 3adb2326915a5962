// Marks as furniture what only the page as a whole shows to be furniture: menus, consent banners, stray controls.
import type { FurnitureKind } from '#types/text.ts';
import type { DraftBlock } from '../blocks.ts';
import { leadsWithin } from './address.ts';
import {
  isAccessFallback,
  isControl,
  isCopyright,
  isLanguageName,
  isSkipLink,
  speaksOfConsent,
} from './furniture.ts';
import type { Range, ReadPage } from './page.ts';
import { teaserSections } from './teasers.ts';

export function setAside(page: ReadPage, hasMain: boolean, url: string | undefined): void {
  const { blocks } = page;
  const sums = new Sums(blocks);
  for (const range of page.ranges) {
    if (range.kind === 'consent') setConsentAside(blocks, range, sums);
    else if (range.kind === 'landmark') rescueProse(blocks, range, sums);
    else if (range.furniture === undefined && isMenu(blocks, range, sums, hasMain, url))
      mark(blocks, range, 'navigation');
  }
  for (const section of teaserSections(blocks, url)) mark(blocks, section, 'aside');
  for (const block of blocks) setLineAside(block);
  if (hasMain) setEdgesAside(page, sums);
}

/** Characters of text and of link labels up to each block: any range is weighed at once. */
class Sums {
  readonly #text: Uint32Array;
  readonly #links: Uint32Array;
  constructor(blocks: readonly DraftBlock[]) {
    this.#text = new Uint32Array(blocks.length + 1);
    this.#links = new Uint32Array(blocks.length + 1);
    for (const [index, block] of blocks.entries()) {
      this.#text[index + 1] = this.#text[index]! + block.text.length;
      this.#links[index + 1] = this.#links[index]! + linkLength(block);
    }
  }
  text(from: number, to: number): number {
    return this.#text[to]! - this.#text[from]!;
  }
  links(from: number, to: number): number {
    return this.#links[to]! - this.#links[from]!;
  }
}

function isMenu(
  blocks: readonly DraftBlock[],
  range: Range,
  sums: Sums,
  hasMain: boolean,
  url: string | undefined,
): boolean {
  if (range.kind === 'table' || range.kind === 'hidden' || range.kind === 'main') return false;
  const { from, to } = range;
  const entries = to - from;
  const length = sums.text(from, to);
  const share = sums.links(from, to) / Math.max(1, length);
  const average = length / entries;
  if (entries >= 3 && isOfLanguages(blocks, range)) return true;
  if (range.inDocument) return entries >= 3 && share > 0.9 && leadsIntoPage(slice(blocks, range), url);
  // What a sentence introduces is the document's, however many links it has.
  if (blocks[from]!.leadIn !== undefined) return false;
  if (range.kind === 'menu') return share >= 0.5 && average <= 80;
  if (hasMain) return entries >= 2 && share >= 0.7 && average <= 80;
  if (range.kind === 'list') {
    return entries >= 3 && share >= 0.85 && average <= 40;
  }
  return entries >= 6 && share >= 0.85 && average <= 40;
}

const longestPick = 40;

/** A picker that names most of its languages as we know them; long ones name some that we do not. */
function isOfLanguages(blocks: readonly DraftBlock[], { from, to }: Range): boolean {
  const mayMiss = to - from >= 8 ? (to - from) / 2 : 0;
  let missed = 0;
  for (let index = from; index < to; index++) {
    const { text } = blocks[index]!;
    if (isLanguageName(text)) continue;
    missed += 1;
    if (missed > mayMiss || text.length > longestPick) return false;
  }
  return true;
}

function slice(blocks: readonly DraftBlock[], range: Range): DraftBlock[] {
  return blocks.slice(range.from, range.to);
}

/** A table of contents: every link leads to a place in this page. */
function leadsIntoPage(blocks: readonly DraftBlock[], url: string | undefined): boolean {
  const address = url?.split('#', 1)[0];
  return blocks.every((block) => block.links.every(({ href }) => leadsWithin(href, address)));
}

function mark(blocks: readonly DraftBlock[], range: { from: number; to: number }, kind: FurnitureKind): void {
  for (let index = range.from; index < range.to; index++) blocks[index]!.furniture ??= kind;
}

const longestBanner = 6000;

/** The smallest element that holds an answer to a consent question and the question, with what little is around it. */
function setConsentAside(blocks: readonly DraftBlock[], range: Range, sums: Sums): void {
  const inside = slice(blocks, range);
  const length = sums.text(range.from, range.to);
  if (length > longestBanner || inside.some((block) => block.kind === 'heading' && block.level === 1)) return;
  const asked = inside.filter((block) => block.furniture === 'cookie');
  const askedLength = asked.reduce((sum, block) => sum + block.text.length, 0);
  if (asked.length > 0 && length - askedLength > 150 + askedLength / 4) return;
  if (asked.length === 0 && !inside.some((block) => speaksOfConsent(block.text))) return;
  for (const block of inside) block.furniture = 'cookie';
}

const proseLength = 120;
const fewestProse = 4;

/** A menu or header that holds a document is one that was never closed, or a page that calls everything a header. */
function rescueProse(blocks: readonly DraftBlock[], range: Range, sums: Sums): void {
  if (range.furniture === 'dialog' || range.furniture === 'cookie' || range.furniture === 'control') return;
  const inside = slice(blocks, range);
  const title = inside.findIndex((block) => block.kind === 'heading' && block.level === 1);
  const prose = inside.filter(isProse).length;
  const mostlyWords = sums.links(range.from, range.to) < sums.text(range.from, range.to) * 0.4;
  if (prose >= fewestProse && mostlyWords && (range.furniture !== 'footer' || title >= 0)) {
    const first = inside.findIndex(
      (block) => isProse(block) || (block.kind === 'heading' && block.level === 1),
    );
    for (const block of inside.slice(title >= 0 && title < first ? title : first)) {
      if (block.furniture === range.furniture) delete block.furniture;
    }
    return;
  }
  if (range.furniture !== 'header' || title < 0) return;
  // A page's header may hold its title and what stands under it.
  for (const block of inside.slice(title)) {
    const isOwn = block.kind === 'heading' || (linkShare(block) < 0.5 && block.text.length >= 12);
    if (isOwn && block.furniture === 'header') delete block.furniture;
  }
}

function isProse(block: DraftBlock): boolean {
  return block.kind !== 'heading' && block.text.length >= proseLength && linkShare(block) < 0.3;
}

function linkShare(block: DraftBlock): number {
  return linkLength(block) / Math.max(1, block.text.length);
}

function linkLength(block: DraftBlock): number {
  let length = 0;
  for (const link of block.links) length += link.end - link.start;
  return length;
}

function setLineAside(block: DraftBlock): void {
  if (block.furniture !== undefined || block.kind === 'tableRow') return;
  if (isSkipLink(block.text, block.links[0]?.href)) block.furniture = 'navigation';
  else if (block.kind !== 'heading' && isControl(block.text)) block.furniture = 'control';
  else if (isCopyright(block.text)) block.furniture = 'footer';
  else if (block.hidden && isAccessFallback(block.text)) block.furniture = 'dialog';
}

/** Short lines before and after the main part of a page belong to its frame. */
function setEdgesAside(page: ReadPage, sums: Sums): void {
  const { blocks } = page;
  const mains = page.ranges.filter((range) => range.kind === 'main');
  const main = mains.sort((a, b) => sums.text(b.from, b.to) - sums.text(a.from, a.to))[0];
  if (main === undefined || mains.length > 1) return;
  const inside = sums.text(main.from, main.to);
  if (inside < 1000 || inside < sums.text(0, blocks.length) * 0.4) return;
  for (const [index, block] of blocks.entries()) {
    if (index >= main.from && index < main.to) continue;
    if (block.text.length >= 100 || (block.kind === 'heading' && block.level === 1)) continue;
    block.furniture ??= index < main.from ? 'header' : 'footer';
  }
}
