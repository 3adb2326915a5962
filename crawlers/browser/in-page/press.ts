// Pressing what unfolds a page, and only that: nothing that agrees, asks, sends, signs in, deletes or leaves.
import { ancestorsOf, oneLine, textOf } from './tree.ts';

const neverPressed =
  /\b(?:accept|agree|allow|consent|cookies?|reject|decline|necessary only|preferences|sign[ -]?(?:in|up|out)|log[ -]?(?:in|out)|register|create account|subscribe|unsubscribe|request|reclaim|get access|gain access|download|export|delete|remove|clear|reset|buy|purchase|order|checkout|pay|contact|book|schedule|demo|try (?:it|now|free)|get started|submit|send|apply|chat|message|share|print|copy|upgrade|upload|report|vote|like|follow|save|install|akzeptieren|zustimmen|ablehnen|anmelden|aceptar|accepter|refuser)\b/i;
const apartRoles = new Set(
  'navigation menu menubar banner contentinfo dialog alertdialog search toolbar listbox combobox tree grid'.split(
    ' ',
  ),
);
const apartNames = new Set(['NAV', 'DIALOG', 'HEADER', 'FOOTER', 'FORM']);
const consentPlace = /cookie|consent|gdpr|ccpa|onetrust|didomi|usercentrics|cookiebot|trustarc|iubenda/i;

export function labelOf(element: Element): string {
  const named = element.getAttribute('aria-label') ?? labelledBy(element);
  const own = oneLine(textOf(element));
  return (named && oneLine(named)) || own || oneLine(element.getAttribute('title') ?? '');
}

/** Its words ask for more than a look, or it stands where such things stand. */
export function isForbidden(element: Element, options: { readonly inNavigation: boolean }): boolean {
  if (isDisabled(element) || element.matches('input,textarea,[type=submit],[type=reset]')) return true;
  if (neverPressed.test(labelOf(element))) return true;
  if (element.hasAttribute('download') || element.getAttribute('target') === '_blank') return true;
  for (const ancestor of ancestorsOf(element)) {
    if (isConsentPlace(ancestor) || isDialog(ancestor)) return true;
    if (!options.inNavigation && isApart(ancestor)) return true;
  }
  return false;
}

export function isDisabled(element: Element): boolean {
  return (
    element.matches(':disabled') ||
    element.getAttribute('aria-disabled') === 'true' ||
    element.hasAttribute('data-disabled') ||
    /(?:^|[-_\s])disabled(?:$|\s)/.test(element.getAttribute('class') ?? '')
  );
}

/** As a pointer would: some libraries listen to its first half only. */
export function press(element: Element): void {
  const where = {
    bubbles: true,
    cancelable: true,
    composed: true,
    button: 0,
    view: element.ownerDocument.defaultView,
  };
  element.dispatchEvent(new PointerEvent('pointerdown', { ...where, isPrimary: true, pointerType: 'mouse' }));
  element.dispatchEvent(new MouseEvent('mousedown', where));
  element.dispatchEvent(new PointerEvent('pointerup', { ...where, isPrimary: true, pointerType: 'mouse' }));
  element.dispatchEvent(new MouseEvent('mouseup', where));
  (element as HTMLElement).click();
}

export function isConsentPlace(element: Element): boolean {
  return (
    consentPlace.test(
      `${element.id} ${element.getAttribute('class') ?? ''} ${element.getAttribute('aria-label') ?? ''}`,
    ) &&
    element.localName !== 'body' &&
    element.localName !== 'html' &&
    element.localName !== 'main'
  );
}

function isDialog(element: Element): boolean {
  const role = element.getAttribute('role');
  return (
    element.localName === 'dialog' ||
    role === 'dialog' ||
    role === 'alertdialog' ||
    element.getAttribute('aria-modal') === 'true'
  );
}

function isApart(element: Element): boolean {
  if (apartRoles.has(element.getAttribute('role') ?? '')) return true;
  if (element.localName === 'header') return !isWithinContent(element);
  if (element.localName === 'form')
    return element.querySelector('input:not([type=hidden]),textarea') !== null;
  return apartNames.has(element.nodeName);
}

/** A header of an article or a section, not of the page. */
function isWithinContent(element: Element): boolean {
  for (const ancestor of ancestorsOf(element)) {
    if (['main', 'article', 'section', 'li', 'details'].includes(ancestor.localName)) return true;
  }
  return false;
}

function labelledBy(element: Element): string | undefined {
  const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  const root = element.getRootNode() as Document | ShadowRoot;
  const words = ids.map((id) => (id === '' ? '' : (root.getElementById(id)?.textContent ?? '')));
  return words.join(' ').trim() || undefined;
}
