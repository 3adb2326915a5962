// What can be told of an element by looking at it and at what is next to it.
import type { ReadLine } from './line.ts';
import type { PageElement, PageNode } from './node.ts';
import { inline, isBlockByStyle, unread } from './tags.ts';

/** The elements that mean something to what is in them; all others are boxes. */
export const meaning = new Set(
  'h1 h2 h3 h4 h5 h6 ul ol menu li dl dt dd summary table thead tr td th button pre form legend'.split(' '),
);
export const boldStyle = /font-weight\s*:\s*(?:bold|[6-9]00)/i;

export function isResetting(tag: string): boolean {
  return tag === 'table' || tag === 'td' || tag === 'ul' || tag === 'ol';
}

const headingEnd = /[.;,!]["'”’)]*$|[。；]$/u;

/** A line set wholly in bold heads what follows, as long as it is not a sentence. */
export function isBoldHeading(line: ReadLine): boolean {
  return (
    line.text.length <= 120 &&
    line.links.length === 0 &&
    /\p{L}/u.test(line.text) &&
    !headingEnd.test(line.text)
  );
}

export function holdsBody(node: PageNode): boolean {
  if (node.kind !== 'element') return false;
  const { name } = node;
  return name === 'body' || name === 'div' || name === 'main' || name === 'p';
}

export function holdsBefore(element: PageElement): boolean {
  for (let node = element.previous; node !== undefined; node = node.previous) {
    if (node.kind === 'element' || (node.kind === 'text' && node.data.trim() !== '')) return true;
  }
  return false;
}

export function hasText(element: PageElement): boolean {
  for (let child = element.first; child !== undefined; child = child.next)
    if (child.kind === 'text' && child.data.trim() !== '') return true;
  return false;
}

export function anchorAround(element: PageElement): PageElement | undefined {
  let { parent } = element;
  for (let levels = 0; parent !== undefined && levels < 4; levels++) {
    if (parent.name === 'a') return parent;
    parent = parent.parent;
  }
  return undefined;
}

/** How much text an element holds, counted up to a bound. */
export function labelLength(element: PageElement): number {
  let length = 0;
  const waiting = element.children();
  for (let visited = 0; waiting.length > 0 && visited < 50; visited++) {
    const node = waiting.pop()!;
    if (node.kind === 'text') length += node.data.trim().length;
    else if (node.kind === 'element') waiting.push(...node.children(20));
  }
  return length;
}

/** Part of a line, not a box of its own. */
export function isInlineElement(element: PageElement, tag: string): boolean {
  if (isBlockByStyle(element)) return false;
  if (element.type.isInline) return tag === element.name || inline.has(tag) || tag === 'img-role';
  if (!element.name.includes('-')) return false;
  // A custom element is a box when it holds boxes.
  for (let child = element.first; child !== undefined; child = child.next)
    if (child.kind === 'element' && !isInlineName(child.name)) return false;
  return element.first !== undefined;
}

function isInlineName(name: string): boolean {
  return inline.has(name) || unread.has(name) || name === 'br' || name === 'img' || name === 'svg';
}
