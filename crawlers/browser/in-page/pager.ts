// Pagers: the control that shows the next part of a list, and the one that makes the parts larger.
import { pause } from './look.ts';
import { entriesOf, findCounts, listBeside } from './lists.ts';
import { isConsentPlace, isDisabled, labelOf, press } from './press.ts';
import { isInPagination, isPressableControl } from './pagination.ts';
import { hasPartSizes } from './part-sizes.ts';
import { ancestorsOf, elementsOf, isShown, oneLine } from './tree.ts';

const nextWords =
  /^(?:(?:go to |show |view )?(?:the )?next(?: (?:page|set|results|\d+))?|older(?: entries)?|›|»|>|→|⟩|chevron[_ ]right|navigate_next|keyboard_arrow_right|arrow_forward|weiter|nächste(?: seite)?|suivante?|page suivante|siguiente|próxima|avanti|successiva)(?:\s*[›»>→])*$/i;
const moreWords = /^(?:load|show|view|see) (?:more|older|next)\b/i;
const carousel = /carousel|slider|swiper|slick|glide|splide|testimonial/i;

export type NextPart =
  | { readonly kind: 'none' }
  | { readonly kind: 'pressed' }
  /** The next part is an address of its own. */
  | { readonly kind: 'address'; readonly url: string };

/** Controls that were pressed without an effect: they are at their end, whatever they look like. */
const finished = new Set<string>();
let pressed: { control: Element; list: Element | undefined; before: string } | undefined;

export function pressNext(selector: string | undefined): NextPart {
  const control = findNext(selector);
  if (!control) return { kind: 'none' };
  const list = listBeside(control);
  pressed = { control, list, before: listState(list) };
  let handled = true;
  const notice = (event: Event): void => {
    handled = event.defaultPrevented;
    event.preventDefault();
  };
  window.addEventListener('click', notice);
  try {
    press(control);
  } finally {
    window.removeEventListener('click', notice);
  }
  const href = control.localName === 'a' ? control.getAttribute('href') : null;
  if (!handled && href !== null && !href.startsWith('#')) {
    return { kind: 'address', url: (control as HTMLAnchorElement).href };
  }
  return { kind: 'pressed' };
}

/** Waits until the list shows something else than before the press; false when it does not. */
export async function partShown(request: {
  readonly within: number;
  readonly last: boolean;
  readonly selector: string | undefined;
}): Promise<boolean> {
  if (!pressed) return false;
  const until = performance.now() + request.within;
  do {
    const { control, list, before } = pressed;
    const now = list?.isConnected ? list : listBeside(findNext(request.selector) ?? control);
    const after = listState(now);
    if (after !== '' && after !== before) return true;
    await pause(15);
  } while (performance.now() < until);
  if (request.last) finished.add(keyOf(pressed.control));
  return false;
}

export function hasPager(selector: string | undefined): boolean {
  return findNext(selector) !== undefined || hasPartSizes();
}

function findNext(selector: string | undefined): Element | undefined {
  const all = elementsOf(document.documentElement);
  if (selector !== undefined) {
    return all.find((element) => element.matches(selector) && !isDisabled(element) && isShown(element));
  }
  const labelled = all.find(
    (element) => isPressableControl(element) && isNextLabelled(element) && isUsable(element),
  );
  return labelled ?? nextNumber(all) ?? unlabelledNext();
}

function isNextLabelled(element: Element): boolean {
  const labels = [labelOf(element), element.getAttribute('title') ?? '', oneLine(element.textContent ?? '')];
  if (isMoreOfThis(element, labels)) return true;
  const isNext =
    element.getAttribute('rel') === 'next' || labels.some((label) => nextWords.test(oneLine(label)));
  if (!isNext) return false;
  // A link with an address leads on through chapters and posts as well: it needs a pagination around it.
  const leadsAway = element.localName === 'a' && (element.getAttribute('href') ?? '#') !== '#';
  return leadsAway ? isInPagination(element) : isInPagination(element) || listBeside(element) !== undefined;
}

/** "Load more" as a link to the same address with another part of the list. */
function isMoreOfThis(element: Element, labels: readonly string[]): boolean {
  if (element.localName !== 'a' || !labels.some((label) => moreWords.test(oneLine(label)))) return false;
  const { origin, pathname, search } = element as HTMLAnchorElement;
  return origin === location.origin && pathname === location.pathname && search !== location.search;
}

function isUsable(element: Element): boolean {
  if (isDisabled(element) || !isShown(element) || finished.has(keyOf(element))) return false;
  if (element instanceof HTMLAnchorElement && element.origin !== location.origin) return false;
  for (const ancestor of ancestorsOf(element)) {
    if (isConsentPlace(ancestor) || ['dialog'].includes(ancestor.getAttribute('role') ?? '')) return false;
    if (carousel.test(ancestor.getAttribute('class') ?? '')) return false;
    if (ancestor.getAttribute('aria-roledescription') === 'carousel') return false;
  }
  return true;
}

/** Page numbers without a "next": the one after the current. */
function nextNumber(all: readonly Element[]): Element | undefined {
  const current = all.find(
    (element) =>
      ((element.getAttribute('aria-current') ?? 'false') !== 'false' ||
        /(?:^|[-_\s])(?:active|current|selected)(?:$|\s)/.test(element.getAttribute('class') ?? '')) &&
      /^(?:page )?\d{1,3}$/i.test(labelOf(element)) &&
      isInPagination(element),
  );
  if (!current) return undefined;
  const wanted = Number(/\d+/.exec(labelOf(current))?.[0]) + 1;
  return all.find(
    (element) =>
      isPressableControl(element) &&
      new RegExp(`^(?:go to )?(?:page )?${wanted}$`, 'i').test(labelOf(element)) &&
      isInPagination(element) &&
      isUsable(element),
  );
}

/** Arrows without a name beside "1-10 of 14": back and forth, or first, back, forth and last. */
function unlabelledNext(): Element | undefined {
  for (const { said, element } of findCounts()) {
    if (said.kind !== 'entries') continue;
    let place: Element | null = element;
    for (let up = 0; up < 3 && place; up += 1, place = place.parentElement) {
      const nameless = elementsOf(place).filter((inner) => isPressableControl(inner) && isNameless(inner));
      const next = nameless.length === 2 ? nameless[1] : nameless.length === 4 ? nameless[2] : undefined;
      if (next) {
        if (isUsable(next)) return next;
        break;
      }
    }
  }
  return undefined;
}

function isNameless(element: Element): boolean {
  return /^\W*$/.test(labelOf(element));
}

function listState(list: Element | undefined): string {
  if (!list) return '';
  const entries = entriesOf(list);
  return `${entries.length} ${entries.join(' ')}`;
}

function keyOf(control: Element): string {
  let path = labelOf(control);
  let at: Element | null = control;
  for (let up = 0; up < 6 && at; up += 1, at = at.parentElement) {
    path += ` ${at.localName}:${at.parentElement ? [...at.parentElement.children].indexOf(at) : 0}`;
  }
  return path;
}
