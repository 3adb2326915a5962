// Lists that grow when they are scrolled: what scrolls within the page is scrolled to its end.
import { elementsOf } from './tree.ts';

export interface Extent {
  readonly height: number;
  /** Scrolling boxes inside the page that were moved on. */
  readonly moved: number;
}

const moved = new Set<Element>();

/** Moves every scrolling box to its end once and says how high the page is now. */
export function scrollOn(): Extent {
  let count = 0;
  for (const element of elementsOf(document.body)) {
    if (element.scrollHeight <= element.clientHeight + 40 || element.clientHeight < 80) continue;
    const { overflowY } = getComputedStyle(element);
    if (overflowY !== 'auto' && overflowY !== 'scroll') continue;
    const before = element.scrollTop;
    element.scrollTop = element.scrollHeight;
    if (element.scrollTop <= before) continue;
    moved.add(element);
    count += 1;
  }
  window.scrollTo(0, document.documentElement.scrollHeight);
  window.dispatchEvent(new Event('scroll'));
  document.dispatchEvent(new Event('scroll'));
  return { height: pageHeight(), moved: count };
}

export function scrollBack(): void {
  for (const element of moved) element.scrollTop = 0;
  moved.clear();
  window.scrollTo(0, 0);
}

export function pageHeight(): number {
  return Math.max(document.documentElement.scrollHeight, document.body?.scrollHeight ?? 0);
}
