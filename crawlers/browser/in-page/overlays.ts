// Sets aside what lies over the page (dialogs, banners, veils) by style alone: nothing is pressed, nothing is agreed to.
import { elementsOf } from './tree.ts';

const setAside = new Map<HTMLElement, string>();

/** Hides overlays and gives the page its whole height back; says how many there were. */
export function setOverlaysAside(): number {
  for (const root of [document.documentElement, document.body]) unlockScrolling(root);
  for (const element of elementsOf(document.body)) {
    if (!('style' in element) || !isOverlay(element)) continue;
    remember(element as HTMLElement);
    (element as HTMLElement).style.setProperty('visibility', 'hidden', 'important');
    (element as HTMLElement).style.setProperty('transition', 'none', 'important');
  }
  return setAside.size;
}

export function putOverlaysBack(): void {
  for (const [element, style] of setAside) {
    if (style === '') element.removeAttribute('style');
    else element.setAttribute('style', style);
  }
  setAside.clear();
}

function isOverlay(element: Element): boolean {
  const { position, display } = getComputedStyle(element);
  if (display === 'none' || (position !== 'fixed' && position !== 'sticky')) return false;
  if (position === 'sticky') {
    // A sticky header stays where it is on a page that is not scrolled; what sticks to the lower edge lies over text.
    return (
      element.getBoundingClientRect().bottom >= innerHeight - 1 && getComputedStyle(element).bottom !== 'auto'
    );
  }
  // A page that lives wholly in a fixed box is not an overlay of itself.
  const all = document.body.innerText.length;
  return (element as HTMLElement).innerText.length < all * 0.6;
}

function unlockScrolling(root: HTMLElement): void {
  const { overflowY, position, height } = getComputedStyle(root);
  if (overflowY !== 'hidden' && position !== 'fixed') return;
  remember(root);
  root.style.setProperty('overflow', 'visible', 'important');
  if (position === 'fixed') root.style.setProperty('position', 'static', 'important');
  if (height === `${innerHeight}px`) root.style.setProperty('height', 'auto', 'important');
}

function remember(element: HTMLElement): void {
  if (!setAside.has(element)) setAside.set(element, element.getAttribute('style') ?? '');
}
