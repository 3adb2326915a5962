// Lists and what the page says of their length.
import { ancestorsOf, elementsOf, isShown, oneLine, textNodesOf, textOf } from './tree.ts';
import { allKeptRows, inOrder, keptRowsAbout } from './unfolded.ts';

const rangeOf =
  /(\d[\d,.]*)\s*(?:[-\u2010-\u2015]|to|bis|à|a)\s*(\d[\d,.]*)\s*(?:of|\/|out of|von|de|sur|di)\s*(?:about |over )?(\d[\d,.]*)/i;
const partOf =
  /\b(?:showing|displaying|viewing)\s+(?:the first\s+)?(\d[\d,.]*)\s+(?:of|out of)\s+(\d[\d,.]*)/i;
const pagesOf = /\bpage\s+(\d+)\s*(?:of|\/)\s*(\d+)/i;
const mostEntries = 2_000;

export interface SaidCount {
  readonly kind: 'entries' | 'pages';
  readonly total: number;
  /** Its words: "1-10 of 14 results". */
  readonly words: string;
}

/** A list beside words about its length. */
export interface CountedList {
  readonly said: SaidCount;
  readonly entries: readonly string[];
}

export interface Lists {
  readonly counted: readonly CountedList[];
  /** Entries of all lists of the page, when something is counted. */
  readonly all: readonly (readonly string[])[];
}

export function readLists(): Lists {
  const counted: CountedList[] = [];
  for (const { said, element } of findCounts()) {
    const list = listBeside(element);
    if (list) counted.push({ said, entries: entriesBeside(element, list) });
  }
  for (const kept of allKeptRows()) {
    const { said: total } = kept;
    if (total === undefined) continue;
    const said: SaidCount = { kind: 'entries', total, words: `a list of ${total} by its own count` };
    counted.push({ said, entries: inOrder(kept).map(({ text }) => text.slice(0, 300)) });
  }
  if (counted.length === 0) return { counted, all: [] };
  const all: string[][] = [];
  for (const element of elementsOf(document.documentElement)) {
    if (isList(element) && !element.closest('nav,footer')) all.push(entriesOf(element));
  }
  return { counted, all: all.filter((entries) => entries.length > 1) };
}

export function findCounts(): { said: SaidCount; element: Element }[] {
  const found: { said: SaidCount; element: Element }[] = [];
  const seen = new Set<Element>();
  for (const node of textNodesOf(document.documentElement)) {
    if (!/\d/.test(node.data)) continue;
    const element = node.parentElement;
    if (!element) continue;
    // "1-10", " of ", "14" may stand in elements of their own.
    for (const at of [element, element.parentElement]) {
      if (!at || seen.has(at) || at.localName === 'body') continue;
      const words = shortText(at);
      const said = words === undefined ? undefined : readCount(words);
      if (!said || !isShown(at)) continue;
      seen.add(at);
      if (!found.some((other) => other.element.contains(at) || at.contains(other.element)))
        found.push({ said, element: at });
      break;
    }
  }
  return found;
}

export function readCount(words: string): SaidCount | undefined {
  const range = rangeOf.exec(words);
  if (range) {
    const [from, to, total] = [range[1], range[2], range[3]].map(numberOf) as [number, number, number];
    if (from <= to && to <= total && from >= 0) return { kind: 'entries', total, words };
    return undefined;
  }
  const pages = pagesOf.exec(words);
  if (pages) return { kind: 'pages', total: numberOf(pages[2]), words };
  const part = partOf.exec(words);
  if (part && numberOf(part[1]) <= numberOf(part[2]))
    return { kind: 'entries', total: numberOf(part[2]), words };
  return undefined;
}

/** The list that stands nearest to a place, upwards. */
export function listBeside(place: Element): Element | undefined {
  for (const ancestor of ancestorsOf(place)) {
    const lists = elementsOf(ancestor).filter(
      (element) => isList(element) && isShown(element) && !element.contains(place),
    );
    const long = lists.filter((list) => entriesOf(list).length > 1 && !isPagination(list));
    const largest = long.sort((a, b) => entriesOf(b).length - entriesOf(a).length)[0];
    if (largest) return largest;
    const cards = alikeChildren(ancestor, place);
    if (cards) return cards;
    if (ancestor.localName === 'body') return undefined;
  }
  return undefined;
}

/** One list may be cut into several, each under a heading of its own: where one is too short, they count together. */
function entriesBeside(place: Element, list: Element): string[] {
  const entries = entriesOf(list);
  const said = readCount(shortText(place) ?? '');
  if (said === undefined || said.kind === 'pages' || entries.length >= said.total) return entries;
  for (const ancestor of ancestorsOf(place)) {
    if (!ancestor.contains(list)) continue;
    const lists = elementsOf(ancestor).filter(
      (element) => isList(element) && isShown(element) && !element.contains(place) && !isPagination(element),
    );
    const outermost = lists.filter((one) => !lists.some((other) => other !== one && other.contains(one)));
    const together = outermost.flatMap(entriesOf);
    if (outermost.length > 1 && together.length <= said.total) return together;
    if (ancestor.localName === 'main' || ancestor.localName === 'body') break;
  }
  return entries;
}

export function entriesOf(list: Element): string[] {
  const entries: string[] = [];
  const kept = keptRowsAbout(list);
  for (const text of kept ? inOrder(kept).map((row) => row.text) : rowsOf(list).map(textOf)) {
    if (text !== '') entries.push(text.slice(0, 300));
    if (entries.length >= mostEntries) break;
  }
  return entries;
}

function rowsOf(list: Element): Element[] {
  if (list.localName === 'table' || ['table', 'grid', 'treegrid'].includes(list.getAttribute('role') ?? '')) {
    return elementsOf(list).filter(isBodyRow);
  }
  const items = [...list.children].filter(
    (child) => child.localName === 'li' || child.getAttribute('role') === 'listitem',
  );
  return items.length > 0 ? items : [...list.children];
}

function isBodyRow(element: Element): boolean {
  if (element.localName !== 'tr' && element.getAttribute('role') !== 'row') return false;
  if (element.closest('thead,tfoot')) return false;
  const cells = [...element.children];
  return cells.some((cell) => cell.localName !== 'th' && cell.getAttribute('role') !== 'columnheader');
}

function isList(element: Element): boolean {
  const role = element.getAttribute('role');
  if (['table', 'ul', 'ol'].includes(element.localName))
    return role === null || role === 'list' || role === 'table' || role === 'grid';
  return role === 'list' || role === 'table' || role === 'grid' || role === 'treegrid';
}

/** A row of page numbers is a list by its markup only. */
function isPagination(list: Element): boolean {
  const entries = entriesOf(list);
  const short = entries.filter(
    (entry) => entry.length <= 3 || /^(?:next|prev|previous|first|last|page \d+)$/i.test(entry),
  );
  return short.length >= entries.length / 2;
}

/** Cards: three or more children of one parent with the same tag and class. */
function alikeChildren(ancestor: Element, place: Element): Element | undefined {
  for (const element of elementsOf(ancestor)) {
    if (element.contains(place) || element.children.length < 3 || !isShown(element)) continue;
    const first = element.children[0] as Element;
    const alike = [...element.children].filter(
      (child) =>
        child.localName === first.localName &&
        child.className === first.className &&
        textOf(child).length > 3,
    );
    if (alike.length >= 3 && alike.length >= element.children.length - 1) return element;
  }
  return undefined;
}

function shortText(element: Element): string | undefined {
  if ((element.textContent ?? '').length > 200) return undefined;
  const text = oneLine(textOf(element));
  return text.length <= 80 ? text : undefined;
}

function numberOf(text: string | undefined): number {
  return Number((text ?? '').replace(/[.,]/g, ''));
}
