// Where the controls of a pager stand, and what may be one.
import { findCounts } from './lists.ts';
import { labelOf } from './press.ts';
import { ancestorsOf, elementsOf } from './tree.ts';

const paginationPlace = /paginat|pager/i;

export function isPressableControl(element: Element): boolean {
  if (['button', 'a'].includes(element.localName) || element.getAttribute('role') === 'button') return true;
  // Made of other elements, as some are.
  const pressable = element.hasAttribute('onclick') || element.getAttribute('tabindex') === '0';
  return pressable && element.querySelector('a,button') === null;
}

export function isInPagination(element: Element): boolean {
  let steps = 0;
  for (const ancestor of ancestorsOf(element)) {
    if (ancestor.localName === 'body' || ancestor.localName === 'main' || steps > 5) return false;
    const words = `${ancestor.getAttribute('class') ?? ''} ${ancestor.id} ${ancestor.getAttribute('aria-label') ?? ''}`;
    if (paginationPlace.test(words)) return true;
    if (countsBeside(ancestor) || numbersIn(ancestor) >= 2) return true;
    steps += 1;
  }
  return false;
}

function countsBeside(place: Element): boolean {
  return (
    (place.textContent ?? '').length < 300 && findCounts().some(({ element }) => place.contains(element))
  );
}

function numbersIn(place: Element): number {
  if ((place.textContent ?? '').length > 200) return 0;
  return elementsOf(place).filter(
    (element) => isPressableControl(element) && /^(?:page )?\d{1,3}$/i.test(labelOf(element)),
  ).length;
}
