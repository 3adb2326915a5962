// Does the page say itself that something is still on its way?
import { ancestorsOf, isShown, oneLine, visit } from './tree.ts';

const loadingWords =
  /^(?:(?:still |now |data |content |page )?(?:loading|fetching|retrieving)\b.{0,40}|please (?:wait|stand by).{0,30}|just a (?:moment|second|sec).{0,20}|one moment.{0,20}|hang on.{0,20}|(?:wird |daten werden )?geladen|(?:wird|lädt) .{0,20}|chargement.{0,20}|cargando.{0,20}|caricamento.{0,20}|carregando.{0,20}|laden|読み込み中.{0,5})$/iu;
const endsOpen = /(?:\.{2,}|…)$/;
const placeholderClass =
  /(?:^|[-_\s])(?:skeleton|shimmer|placeholder-glow|content-loader|spinner|loader)(?:$|[-_\s])/i;
const apart = new Set(['NAV', 'FOOTER', 'DIALOG', 'BUTTON', 'OPTION', 'CODE', 'PRE', 'A']);

/** "says": in words or by its state, to be believed; "looks": by its class names, which some pages never take away. */
export interface LoadingSigns {
  readonly says: string[];
  readonly looks: number;
}

export function loadingSigns(root: Element): LoadingSigns {
  const says = new Map<string, number>();
  let looks = 0;
  const readText = (node: Text): void => {
    if (node.data.length > 120 || node.data.length < 4) return;
    const text = oneLine(node.data);
    if (text.length < 4 || text.length > 60 || !isLoadingText(text)) return;
    const parent = node.parentElement;
    if (parent && isShown(parent) && !standsApart(parent)) says.set(text, (says.get(text) ?? 0) + 1);
  };
  const readElement = (element: Element): void => {
    if (element.getAttribute('aria-busy') === 'true' && isShown(element))
      says.set('an area marked as busy', 1);
    else if (isRunningBar(element) && isShown(element)) says.set('a progress bar', 1);
    else if (placeholderClass.test(element.getAttribute('class') ?? '') && isEmptyBox(element)) looks += 1;
  };
  visit(root, { text: readText, element: readElement });
  return { says: [...says].map(([text, times]) => (times > 1 ? `${text} (${times} times)` : text)), looks };
}

function isLoadingText(text: string): boolean {
  if (!loadingWords.test(text)) return false;
  return endsOpen.test(text) || text.split(' ').length <= 3;
}

function isRunningBar(element: Element): boolean {
  if (element.getAttribute('role') === 'progressbar') return !element.hasAttribute('aria-valuenow');
  return element.localName === 'progress' && !element.hasAttribute('value');
}

function isEmptyBox(element: Element): boolean {
  if ((element.textContent ?? '').trim() !== '' || !isShown(element)) return false;
  const { width, height } = element.getBoundingClientRect();
  return width > 8 && height > 4;
}

function standsApart(element: Element): boolean {
  if (apart.has(element.nodeName)) return true;
  for (const ancestor of ancestorsOf(element)) {
    if (apart.has(ancestor.nodeName) || ancestor.getAttribute('role') === 'dialog') return true;
  }
  return false;
}
