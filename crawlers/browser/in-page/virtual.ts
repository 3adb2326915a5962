// Lists that hold only the rows in view and recycle them: scrolled through, and their rows kept where they belong.
import { pause } from './look.ts';
import { serialiseElement } from './serialise.ts';
import { ancestorsOf, elementsOf, isShown, textOf } from './tree.ts';
import { forgetRows, keepRows, type KeptRow, type KeptRows } from './unfolded.ts';

const mostLists = 4;
const mostRows = 2_000;
const longestRow = 20_000;
const fewestRows = 3;
const leastBlank = 200;
const placesUp = 3;

export interface ScrollStep {
  /** Rows that were not met before. */
  readonly added: number;
  readonly atEnd: boolean;
}

interface VirtualList extends KeptRows {
  /** What scrolls it: a box of its own, or the window. */
  readonly scroller: Element;
  rowsIn: Element;
  readonly rows: Map<string, KeptRow>;
}

let lists: VirtualList[] = [];

/** How many lists there are whose place is far higher than the rows that stand in it. */
export function findVirtualLists(): number {
  forgetRows();
  lists = [];
  for (const rowsIn of elementsOf(document.body)) {
    if (lists.length >= mostLists) break;
    if (rowsIn.children.length < fewestRows || lists.some((other) => other.rowsIn.contains(rowsIn))) continue;
    const scroller = scrollerOf(rowsIn);
    if (!scroller || !isVirtual(rowsIn, scroller)) continue;
    lists.push({ scroller, rowsIn, rows: new Map(), said: saidBy(rowsIn) });
  }
  return lists.length;
}

/** Keeps the rows that stand there, and scrolls on until the last of them is the first in view. */
export async function scrollList({ list }: { readonly list: number }): Promise<ScrollStep> {
  const one = lists[list];
  if (!one) return { added: 0, atEnd: true };
  const before = one.rows.size;
  take(one);
  const { scroller } = one;
  const from = scroller.scrollTop;
  const last = rowsOf(one.rowsIn).at(-1)?.getBoundingClientRect();
  const toLast = last ? last.top - topOf(scroller) : 0;
  scroller.scrollTop = from + (toLast > 40 ? toLast : Math.max(40, scroller.clientHeight * 0.8));
  const atEnd = scroller.scrollTop <= from + 1 || one.rows.size >= mostRows;
  await shownAnew();
  return { added: one.rows.size - before, atEnd };
}

/** Back to the beginning. Rows are kept only where some had gone: where all are still there, the list hid none. */
export async function endList({ list }: { readonly list: number }): Promise<number> {
  const one = lists[list];
  if (!one) return 0;
  one.scroller.scrollTop = 0;
  await shownAnew();
  if (one.rows.size <= rowsOf(one.rowsIn).length) return 0;
  keepRows(one.rowsIn, one);
  return one.rows.size;
}

/** What watches scrolling has been told, and what it set going has begun. */
export async function shownAnew(): Promise<void> {
  await Promise.race([nextFrame().then(nextFrame), pause(1_000)]);
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve());
  });
}

function take(one: VirtualList): void {
  if (!one.rowsIn.isConnected) one.rowsIn = mostRowsIn(one.scroller) ?? one.rowsIn;
  const top = topOf(one.scroller) - one.scroller.scrollTop;
  for (const row of rowsOf(one.rowsIn)) {
    const text = textOf(row);
    const key = indexOf(row) ?? text;
    const known = one.rows.get(key);
    if (known?.text === text || (known === undefined && one.rows.size >= mostRows)) continue;
    const at = known?.at ?? row.getBoundingClientRect().top - top;
    one.rows.set(key, { at, text, html: serialiseElement(row, longestRow) });
  }
}

/** Where its own edge stands in the window. */
function topOf(scroller: Element): number {
  return scroller === document.scrollingElement ? 0 : scroller.getBoundingClientRect().top;
}

/** A framework may have drawn the list anew. */
function mostRowsIn(scroller: Element): Element | undefined {
  const groups = elementsOf(scroller).filter((element) => element.children.length >= fewestRows);
  return groups.sort((a, b) => rowsOf(b).length - rowsOf(a).length)[0];
}

/** From top to bottom; what only keeps the place of others is left out. */
function rowsOf(parent: Element): Element[] {
  const rows = [...parent.children].filter((child) => textOf(child) !== '');
  return rows.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);
}

function scrollerOf(element: Element): Element | undefined {
  for (const ancestor of [element, ...ancestorsOf(element)]) {
    if (ancestor.clientHeight < 80 || ancestor.scrollHeight <= ancestor.clientHeight + leastBlank) continue;
    if (/auto|scroll/.test(getComputedStyle(ancestor).overflowY)) return ancestor;
  }
  const page = document.scrollingElement;
  return page && page.scrollHeight > page.clientHeight + leastBlank ? page : undefined;
}

/** Rows that are alike, under them nothing but the room for more. */
function isVirtual(rowsIn: Element, scroller: Element): boolean {
  const last = Math.max(...[...rowsIn.children].map(bottomWithText));
  if (!Number.isFinite(last)) return false;
  const place = [rowsIn, ...ancestorsOf(rowsIn).slice(0, placesUp)].find(
    (one) => one !== scroller && one.localName !== 'body' && endOf(one) - last >= leastBlank,
  );
  if (!place || !isShown(rowsIn)) return false;
  if (place.closest('nav,footer,select,[role=menu],[role=listbox],[role=tablist]')) return false;
  const rows = rowsOf(rowsIn);
  const kinds = rows.map((row) => `${row.localName} ${row.getAttribute('role') ?? ''}`);
  const alike = kinds.filter((kind) => kind === kinds[kinds.length - 1]).length;
  if (alike < fewestRows) return false;
  const tallest = Math.max(...rows.map((row) => row.getBoundingClientRect().height));
  return endOf(place) - last >= tallest * 2 && !holdsTextBelow(place, last);
}

function bottomWithText(child: Element): number {
  return (child.textContent ?? '').trim() === '' ? -Infinity : endOf(child);
}

function endOf(element: Element): number {
  return element.getBoundingClientRect().bottom;
}

function holdsTextBelow(place: Element, last: number): boolean {
  return elementsOf(place).some(
    (element) =>
      element.children.length === 0 &&
      element.getBoundingClientRect().top >= last &&
      textOf(element) !== '' &&
      isShown(element),
  );
}

/** "Row 17 of 60" by its own attributes: the same row after it was drawn again. */
function indexOf(row: Element): string | undefined {
  for (const name of ['aria-rowindex', 'aria-posinset', 'data-index', 'data-row-index', 'data-item-index']) {
    const value = row.getAttribute(name) ?? row.firstElementChild?.getAttribute(name);
    if (value && /^\d+$/.test(value)) return `${name} ${value}`;
  }
  return undefined;
}

/** How many rows the list says it has, its heads left out; undefined where it does not say. */
function saidBy(rowsIn: Element): number | undefined {
  const table = rowsIn.closest('[aria-rowcount]');
  const count = Number(table?.getAttribute('aria-rowcount'));
  if (table && Number.isInteger(count) && count > 0) {
    const heads = elementsOf(table).filter(
      (element) =>
        (element.localName === 'tr' || element.getAttribute('role') === 'row') &&
        element.querySelector('th:not([scope=row]),[role=columnheader]') !== null,
    );
    return count - heads.length;
  }
  const size = Number(rowsOf(rowsIn)[0]?.getAttribute('aria-setsize'));
  return Number.isInteger(size) && size > 0 ? size : undefined;
}
