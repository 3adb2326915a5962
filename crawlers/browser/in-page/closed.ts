// What is folded away on the page itself: accordions, disclosures, "show more".
import { isSizeMenu } from './part-sizes.ts';
import { isForbidden, labelOf, press } from './press.ts';
import { serialisePart } from './serialise.ts';
import { elementsOf, isShown, textOf } from './tree.ts';
import { keepUnfolded } from './unfolded.ts';

const mostPressed = 200;
const mostReopened = 80;
const longestHarvest = 200_000;
const moreWords =
  /^(?:\+\s*\d+(?: more)?|(?:\d+ )?more|(?:show|load|view|see|read|display|reveal|expand|open)\s+(?:\d+\s+|the\s+|all\s+)?(?:more|all|full|rest|remaining|everything|other|others|additional|hidden|details)\b.{0,40}|(?:mehr|alle) (?:anzeigen|laden)|voir plus|afficher plus|mostrar más|ver más)(?:\s*\(\d+\))?\s*[…›»▾▼+]*$/i;
const popups = new Set(['true', 'menu', 'listbox', 'tree', 'grid', 'dialog']);

export interface UnfoldRequest {
  /** A selector of the source's own for "show more". */
  readonly showMore: string | undefined;
}

export interface Unfolded {
  readonly opened: number;
  readonly more: number;
}

const pressedBefore = new WeakSet<Element>();
const reopened = new Set<Element>();
let open: Element | undefined;
let morePressed = 0;

/** Opens what is closed; to be called again until it opens nothing. */
export function unfold(request: UnfoldRequest): Unfolded {
  let opened = 0;
  let more = 0;
  for (const element of elementsOf(document.documentElement)) {
    if (element.localName === 'details') {
      if (openDetails(element as HTMLDetailsElement)) opened += 1;
    } else if (opened < mostPressed && isClosedTrigger(element)) {
      pressedBefore.add(element);
      press(element);
      opened += 1;
    } else if (morePressed < mostPressed && isMoreButton(element, request.showMore)) {
      morePressed += 1;
      press(element);
      more += 1;
    }
  }
  return { opened, more };
}

/** Some accordions close one when the next opens: those are opened once more, one by one. False when none is left. */
export function reopenNext(): boolean {
  for (const element of elementsOf(document.documentElement)) {
    if (reopened.size >= mostReopened) return false;
    if (!pressedBefore.has(element) || reopened.has(element)) continue;
    if (element.getAttribute('aria-expanded') !== 'false') continue;
    reopened.add(element);
    const before = panelOf(element);
    if (before && textOf(before) !== '') continue;
    open = element;
    press(element);
    return true;
  }
  return false;
}

/** Keeps what the one opened last shows; false where it shows nothing. */
export function keepReopened(): boolean {
  const panel = open && panelOf(open);
  if (!open || !panel || textOf(panel) === '') return false;
  keepUnfolded(open, serialisePart(panel, longestHarvest));
  return true;
}

function openDetails(element: HTMLDetailsElement): boolean {
  if (element.open || element.closest('nav,[role=navigation],[role=menu],header:not(main header)'))
    return false;
  element.open = true;
  return true;
}

function isClosedTrigger(element: Element): boolean {
  if (pressedBefore.has(element) || !isPressable(element)) return false;
  const expanded = element.getAttribute('aria-expanded');
  if (expanded === null ? !controlsHidden(element) : expanded !== 'false') return false;
  if (popups.has(element.getAttribute('aria-haspopup') ?? '') || !isShown(element)) return false;
  if (
    ['menuitem', 'combobox', 'treeitem', 'tab', 'option', 'switch'].includes(
      element.getAttribute('role') ?? '',
    )
  )
    return false;
  if (labelOf(element).length <= 1 || isSizeMenu(element)) return false;
  return !isForbidden(element, { inNavigation: false });
}

function isMoreButton(element: Element, selector: string | undefined): boolean {
  if (selector !== undefined && element.matches(selector))
    return isShown(element) && !element.matches(':disabled');
  if (!isPressable(element) || element.hasAttribute('aria-expanded')) return false;
  const label = labelOf(element);
  if (label.length > 60 || !moreWords.test(label) || !isShown(element)) return false;
  if (element.hasAttribute('aria-haspopup')) return false;
  return !isForbidden(element, { inNavigation: false });
}

function isPressable(element: Element): boolean {
  if (element.localName === 'summary') return false;
  if (element.localName === 'button') return true;
  if (element.getAttribute('role') === 'button') return true;
  if (element.localName !== 'a') {
    const pressable = element.hasAttribute('onclick') || element.getAttribute('tabindex') === '0';
    return element.hasAttribute('aria-expanded')
      ? pressable || element.hasAttribute('aria-controls')
      : pressable;
  }
  const href = element.getAttribute('href');
  return href === null || href === '' || href.startsWith('#') || href.startsWith('javascript:');
}

function controlsHidden(element: Element): boolean {
  if (element.getAttribute('role') !== 'button' && element.localName !== 'button') return false;
  const panel = panelOf(element);
  if (!panel || ['tabpanel', 'dialog', 'menu', 'listbox'].includes(panel.getAttribute('role') ?? ''))
    return false;
  return !isShown(panel);
}

function panelOf(element: Element): Element | undefined {
  const id = element.getAttribute('aria-controls');
  if (!id) return undefined;
  return (element.getRootNode() as Document | ShadowRoot).getElementById(id) ?? undefined;
}
