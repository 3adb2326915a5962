// What a page says of itself in its head: title, canonical address, language, base.
import { normalise } from '../normalise.ts';
import { resolveHref } from './address.ts';
import type { PageElement } from './node.ts';

export interface PageFacts {
  readonly title?: string;
  readonly canonical?: string;
  readonly declared?: string;
  /** What addresses in the page are relative to. */
  readonly base?: string;
}

const tellsOfPage = new Set(['title', 'base', 'link', 'meta']);
/** Broken pages put these anywhere near the top: without a head, as many nodes there are looked at. */
const nearTop = 200;

export function pageFacts(root: PageElement, url: string | undefined): PageFacts {
  const html = elementNamed(root, 'html');
  const head = (html && elementNamed(html, 'head')) ?? elementNamed(root, 'head');
  const near = head ? telling(head, Infinity) : telling(html ?? root, nearTop);
  const baseHref = told(near, 'base', 'href');
  const base = (baseHref === undefined ? url : resolveHref(baseHref, url)) ?? url;
  const canonical = resolveHref(told(near, 'link', 'href', ['rel', 'canonical']), base);
  const title = normalise(
    textOf(near.find(({ name }) => name === 'title')) ||
      (told(near, 'meta', 'content', ['property', 'og:title']) ?? ''),
  );
  const declared = primarySubtag(
    html?.attribute('lang') ??
      html?.attribute('xml:lang') ??
      told(near, 'meta', 'content', ['http-equiv', 'content-language']),
  );
  return {
    ...(title === '' ? {} : { title }),
    ...(canonical === undefined ? {} : { canonical }),
    ...(declared === undefined ? {} : { declared }),
    ...(base === undefined ? {} : { base }),
  };
}

function telling(parent: PageElement, most: number): PageElement[] {
  const elements: PageElement[] = [];
  let seen = 0;
  for (let child = parent.first; child !== undefined && seen < most; child = child.next, seen += 1)
    if (child.kind === 'element' && tellsOfPage.has(child.name)) elements.push(child);
  return elements;
}

/** The first value of an attribute among the elements of a name, or among those of which another attribute says so. */
function told(
  elements: readonly PageElement[],
  name: string,
  attribute: string,
  where?: readonly [attribute: string, value: string],
): string | undefined {
  for (const element of elements) {
    if (element.name !== name) continue;
    if (where && element.attribute(where[0])?.toLowerCase() !== where[1]) continue;
    const value = element.attribute(attribute);
    if (value !== undefined) return value;
  }
  return undefined;
}

function elementNamed(parent: PageElement, name: string): PageElement | undefined {
  for (let child = parent.first; child !== undefined; child = child.next)
    if (child.kind === 'element' && child.name === name) return child;
  return undefined;
}

function textOf(element: PageElement | undefined): string {
  let text = '';
  for (let child = element?.first; child !== undefined; child = child.next)
    if (child.kind === 'text') text += child.data;
  return text;
}

function primarySubtag(tag: string | undefined): string | undefined {
  return /^\s*([a-z]{2,3})(?:[-_,\s]|$)/i.exec(tag ?? '')?.[1]?.toLowerCase();
}
