// "Rows per page": a select, a menu that a button opens, or a row of buttons; set to the most it offers.
import { listBeside } from './lists.ts';
import { isInPagination, isPressableControl } from './pagination.ts';
import { isConsentPlace, isDisabled, labelOf, press } from './press.ts';
import { ancestorsOf, elementsOf, isShown, oneLine, textOf } from './tree.ts';

const sizeWords =
  /\b(?:per page|page size|rows|items|entries|results|show|display|view|pro seite|zeilen|einträge|par page|lignes|por página|filas|per pagina|righe)\b/i;
const sizeText =
  /^(?:show |display |view )?(\d{1,4})(?: ?(?:per page|\/ ?page|rows?|items?|entries|results|pro seite|par page|por página)(?: per page)?)?$/i;
const allText = /^(?:(?:show|display|view) )?all(?: \w+)?$/i;
const optionRoles = '[role=option],[role=menuitem],[role=menuitemradio],[role=radio]';
const popups = '[role=listbox],[role=menu],[popover],[data-radix-popper-content-wrapper]';
const leastSize = 5;

interface Size {
  readonly size: number;
  readonly label: string;
}

let opened: { control: Element; before: Set<Element> } | undefined;

export function hasPartSizes(): boolean {
  return findSelect() !== undefined || findMenu() !== undefined || findButtons() !== undefined;
}

/** Sets a select, or presses the button of the most; says what it chose. */
export function enlargeParts(): string | undefined {
  const select = findSelect();
  if (select) return chooseIn(select);
  const buttons = findButtons();
  const largest = buttons && mostOf(buttons);
  if (!largest || isChosen(largest.element)) return undefined;
  press(largest.element);
  return largest.label;
}

/** Opens the menu of sizes; false where there is none. What it offers is shown a moment later: see chooseSize. */
export function openSizes(): boolean {
  const control = findSelect() || findButtons() ? undefined : findMenu();
  if (!control) return false;
  opened = { control, before: new Set(shownOptions()) };
  press(control);
  return true;
}

/** Chooses the most that the opened menu offers and says what; closes it where it offers no sizes. */
export function chooseSize(): string | undefined {
  if (!opened) return undefined;
  const { control, before } = opened;
  opened = undefined;
  const offered = shownOptions().filter((option) => !before.has(option));
  const sizes = offered.flatMap((element) => {
    const size = sizeOf(oneLine(textOf(element)));
    return size ? [{ ...size, element }] : [];
  });
  const largest = mostOf(sizes);
  const current = sizeOf(labelOf(control)) ?? sizeOf(oneLine(textOf(control)));
  if (!largest || sizes.length < 2 || sizes.length < offered.length || largest.size === current?.size) {
    close(control);
    return undefined;
  }
  press(largest.element);
  return largest.label;
}

/** Its label is a number of rows, and it stands beside a list: pressing it opens sizes, not a section. */
export function isSizeMenu(element: Element): boolean {
  const role = element.getAttribute('role');
  const popup = element.getAttribute('aria-haspopup') ?? '';
  const opens = ['listbox', 'menu', 'true'].includes(popup) || element.hasAttribute('aria-expanded');
  if (role !== 'combobox' && !(isPressableControl(element) && opens)) return false;
  if (element.matches('input,select,textarea,a[href]') || isDisabled(element) || !isShown(element))
    return false;
  const size = sizeOf(oneLine(textOf(element))) ?? sizeOf(numberAtEnd(labelOf(element)));
  if (!size || size.size < leastSize) return false;
  return isUsable(element) && (isInPagination(element) || sizeWords.test(wordsAround(element)));
}

function findMenu(): Element | undefined {
  return elementsOf(document.documentElement).find(
    (element) => isSizeMenu(element) && listBeside(element) !== undefined,
  );
}

function findSelect(): HTMLSelectElement | undefined {
  for (const element of elementsOf(document.documentElement)) {
    if (element.localName !== 'select' || !isShown(element) || isDisabled(element)) continue;
    const select = element as HTMLSelectElement;
    const sizes = optionsOf(select);
    if (sizes.length >= 2 && sizes.length === select.options.length && listBeside(select)) {
      if (isInPagination(select) || sizeWords.test(wordsAround(select))) return select;
    }
  }
  return undefined;
}

function chooseIn(select: HTMLSelectElement): string | undefined {
  const largest = mostOf(optionsOf(select));
  if (!largest || largest.option.selected) return undefined;
  select.value = largest.option.value;
  select.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  select.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  return largest.label;
}

/** "Show 10 25 50 All": sizes only, beside each other, with words that say so. Page numbers are no sizes. */
function findButtons(): (Size & { element: Element })[] | undefined {
  for (const parent of elementsOf(document.documentElement)) {
    if (parent.children.length < 2 || parent.children.length > 8) continue;
    const sizes = [...parent.children].flatMap((child) => {
      const element = isPressableControl(child) ? child : child.querySelector(':scope > button');
      const size = element ? sizeOf(labelOf(element)) : undefined;
      return element && size && isShown(element) ? [{ ...size, element }] : [];
    });
    const numbers = sizes.filter(({ size }) => Number.isFinite(size));
    if (
      sizes.length < 2 ||
      numbers.length < 1 ||
      numbers.some(({ size }) => size < leastSize || size % 5 > 0)
    )
      continue;
    if (sizes.some(({ element }) => element.matches('a[href]:not([href^="#"])') || isDisabled(element)))
      continue;
    if (!/\b(?:per page|page size|rows|items|entries|show|display)\b/i.test(wordsAround(parent))) continue;
    if (isUsable(parent) && listBeside(parent)) return sizes;
  }
  return undefined;
}

function isChosen(element: Element): boolean {
  const state = ['aria-pressed', 'aria-current', 'aria-checked', 'aria-selected'].map((name) =>
    element.getAttribute(name),
  );
  return state.some((value) => value !== null && value !== 'false');
}

/** What a menu offers, wherever the page puts it: many put it at the end of the body. */
function shownOptions(): Element[] {
  const options = new Set<Element>();
  for (const element of elementsOf(document.body)) {
    if (element.matches(optionRoles)) options.add(element);
    else if (element.matches(popups)) {
      for (const inner of element.querySelectorAll('li,button')) {
        if (!inner.querySelector(`li,button,${optionRoles}`)) options.add(inner);
      }
    }
  }
  return [...options].filter((option) => isShown(option) && !option.querySelector(optionRoles));
}

function close(control: Element): void {
  const escape = { key: 'Escape', code: 'Escape', bubbles: true, cancelable: true, composed: true };
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', escape));
  control.dispatchEvent(new KeyboardEvent('keydown', escape));
  if (control.getAttribute('aria-expanded') === 'true') press(control);
}

function optionsOf(select: HTMLSelectElement): (Size & { option: HTMLOptionElement })[] {
  return [...select.options].flatMap((option) => {
    const size = sizeOf(oneLine(option.text));
    return size ? [{ ...size, option }] : [];
  });
}

function sizeOf(text: string): Size | undefined {
  if (allText.test(text)) return { size: Infinity, label: text };
  const number = sizeText.exec(text);
  return number ? { size: Number(number[1]), label: text } : undefined;
}

/** "Rows per page: 10", "Page size 25". */
function numberAtEnd(label: string): string {
  return /^[^\d]*?(\d{1,4})$/.exec(label)?.[1] ?? label;
}

function mostOf<One extends Size>(sizes: readonly One[]): One | undefined {
  return [...sizes].sort((a, b) => b.size - a.size)[0];
}

function isUsable(element: Element): boolean {
  for (const ancestor of ancestorsOf(element)) {
    if (isConsentPlace(ancestor) || ancestor.getAttribute('role') === 'dialog') return false;
    if (
      ['NAV', 'FOOTER'].includes(ancestor.nodeName) &&
      !/paginat|pager/i.test(ancestor.outerHTML.slice(0, 200))
    )
      return false;
  }
  return true;
}

function wordsAround(element: Element): string {
  const name = element.getAttribute('name') ?? '';
  return `${labelOf(element)} ${element.id} ${name} ${oneLine(element.parentElement?.textContent ?? '').slice(0, 200)}`;
}
