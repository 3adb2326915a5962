// Tabs: by role, or, on a portal, a bar of links that the page's scripts handle.
import { isDisabled, isForbidden, labelOf, press } from './press.ts';
import { ancestorsOf, elementsOf, isShown, textOf } from './tree.ts';

const mostTabs = 15;
const codeLabels =
  /^(?:python|javascript|typescript|node(?:\.?js)?|curl|go|golang|java|kotlin|swift|c#|c\+\+|\.net|ruby|php|rust|bash|shell|powershell|npm|yarn|pnpm|bun|pip|uv|json|yaml|xml|toml|http|rest|grpc|graphql|sdk|cli|linux|mac ?os|windows|docker)$/i;
const portalWords =
  /^(?:overview|home|resources|documents?|documentation|reports?|controls?|sub-?processors?|vendors|faqs?|questions|updates?|compliance|certifications?|policies|security|privacy|legal|trust(?: cent(?:er|re))?|monitoring|infrastructure|product security|data|risk profile|knowledge base|subprocessor list|ai|incidents|status)\b/i;
const panelText = 20;

export interface Tab {
  readonly label: string;
  /** Among those of the same label. */
  readonly nth: number;
  readonly kind: 'tab' | 'link';
  readonly selected: boolean;
}

export interface TabRequest {
  readonly portal: boolean;
  /** A selector of the source's own. */
  readonly selector: string | undefined;
}

/** Those whose content is not on the page yet, the selected one left out. */
export function findTabs(request: TabRequest): Tab[] {
  return candidates(request)
    .map(({ element, kind }, index, all) => ({
      label: labelOf(element),
      nth: all.slice(0, index).filter((other) => labelOf(other.element) === labelOf(element)).length,
      kind,
      selected: isSelected(element, kind) || (kind === 'tab' && panelHasText(element)),
    }))
    .filter((tab) => !tab.selected)
    .slice(0, mostTabs);
}

/** False when it is not there any more. */
export function pressTab(tab: Tab, request: TabRequest): boolean {
  const found = candidates(request).filter(({ element }) => labelOf(element) === tab.label)[tab.nth];
  if (!found) return false;
  press(found.element);
  return true;
}

interface Candidate {
  readonly element: Element;
  readonly kind: 'tab' | 'link';
}

function candidates(request: TabRequest): Candidate[] {
  const all = elementsOf(document.documentElement);
  if (request.selector !== undefined) {
    const selector = request.selector;
    return all
      .filter((element) => element.matches(selector) && isShown(element))
      .map((element) => ({ element, kind: 'tab' }));
  }
  const byRole = all.filter(isTab);
  const withoutCode = byRole.filter((tab) => !isCodeSample(tab, byRole));
  const links = linkBar(all, request.portal);
  return [
    ...links.map((element) => ({ element, kind: 'link' as const })),
    ...withoutCode
      .filter((element) => !links.includes(element))
      .map((element) => ({ element, kind: 'tab' as const })),
  ];
}

function isTab(element: Element): boolean {
  if (element.getAttribute('role') !== 'tab' || !isShown(element) || isDisabled(element)) return false;
  return !isForbidden(element, { inNavigation: true });
}

/** "Python | curl | TypeScript" over a listing are samples of one thing. */
function isCodeSample(tab: Element, tabs: readonly Element[]): boolean {
  const list = tab.closest('[role=tablist]') ?? tab.parentElement;
  return tabs.filter((other) => list?.contains(other)).every((other) => codeLabels.test(labelOf(other)));
}

/** The uppermost group of links to places of this site, one of which is here. */
function linkBar(all: readonly Element[], portal: boolean): Element[] {
  const groups = new Map<Element, HTMLAnchorElement[]>();
  for (const element of all) {
    if (element.localName !== 'a' || !isPlaceHere(element as HTMLAnchorElement) || !isShown(element))
      continue;
    if (isForbidden(element, { inNavigation: true })) continue;
    const group = groupOf(element);
    if (group) groups.set(group, [...(groups.get(group) ?? []), element as HTMLAnchorElement]);
  }
  for (const [group, members] of groups) {
    const links = distinct(members);
    if (links.length < 2 || links.length > mostTabs || group.closest('footer,[role=contentinfo],article'))
      continue;
    if (!links.some(isHere)) continue;
    if (portal || links.filter((link) => portalWords.test(labelOf(link))).length >= 3) return links;
  }
  return [];
}

function isPlaceHere(link: HTMLAnchorElement): boolean {
  const href = link.getAttribute('href');
  if (!href || href.startsWith('#') || link.origin !== location.origin) return false;
  if (/\.[a-z0-9]{2,5}$/i.test(link.pathname)) return false;
  return labelOf(link).length > 1 && labelOf(link).length <= 40;
}

function groupOf(link: Element): Element | undefined {
  for (const ancestor of ancestorsOf(link)) {
    if (ancestor.localName === 'body') return undefined;
    if (['nav', 'ul', 'ol', 'menu'].includes(ancestor.localName)) return ancestor;
    if (['navigation', 'tablist', 'menubar'].includes(ancestor.getAttribute('role') ?? '')) return ancestor;
    if (ancestor.querySelectorAll('a[href]').length >= 3) return ancestor;
  }
  return undefined;
}

function distinct(links: readonly HTMLAnchorElement[]): HTMLAnchorElement[] {
  const places = new Map<string, HTMLAnchorElement>();
  for (const link of links) {
    const place = placeOf(link);
    if (!places.has(place)) places.set(place, link);
  }
  return [...places.values()];
}

function isHere(link: HTMLAnchorElement): boolean {
  return isSelected(link, 'link');
}

function isSelected(element: Element, kind: 'tab' | 'link'): boolean {
  if (element.getAttribute('aria-selected') === 'true') return true;
  if (kind === 'tab') return false;
  const current = element.getAttribute('aria-current');
  if (current !== null && current !== 'false') return true;
  return placeOf(element as HTMLAnchorElement) === placeOf(location);
}

function placeOf(at: { readonly pathname: string; readonly search: string }): string {
  return `${at.pathname.replace(/\/+$/, '')}${at.search}`;
}

/** A panel of its own: one that several tabs share shows the content of one of them. */
function panelHasText(tab: Element): boolean {
  const id = tab.getAttribute('aria-controls');
  if (id && sharesPanel(tab, id)) return false;
  const panel = id ? (tab.getRootNode() as Document | ShadowRoot).getElementById(id) : null;
  return panel !== null && textOf(panel).length >= panelText;
}

function sharesPanel(tab: Element, id: string): boolean {
  const list = tab.closest('[role=tablist]') ?? tab.parentElement;
  const others = elementsOf(list).filter((other) => other !== tab && other.getAttribute('role') === 'tab');
  return others.some((other) => other.getAttribute('aria-controls') === id);
}
