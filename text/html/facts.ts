// What a page says of itself in its head: title, canonical address, language, base.
import { load } from 'cheerio/slim';
import { Element, Text } from 'domhandler';
import { normalise } from '../normalise.ts';
import { resolveHref } from './address.ts';
import type { PageElement, PageNode } from './node.ts';

export interface PageFacts {
  readonly title?: string;
  readonly canonical?: string;
  readonly declared?: string;
  /** What addresses in the page are relative to. */
  readonly base?: string;
}

/** Made once: it selects among any nodes that it is given. */
const $ = load('');
const tellsOfPage = new Set(['title', 'base', 'link', 'meta']);

export function pageFacts(root: PageElement, url: string | undefined): PageFacts {
  const html = elementNamed(root, 'html');
  const head = (html && elementNamed(html, 'head')) ?? elementNamed(root, 'head');
  // Broken pages put these anywhere near the top: without a head, the top level is looked at.
  const top = head?.children() ?? (html ?? root).children(200);
  const near = $(top.filter((node) => node.kind === 'element' && tellsOfPage.has(node.name)).map(known));
  const baseHref = near.filter('base[href]').first().attr('href');
  const base = (baseHref === undefined ? url : resolveHref(baseHref, url)) ?? url;
  const canonical = resolveHref(near.filter('link[rel="canonical" i][href]').first().attr('href'), base);
  const title = normalise(
    near.filter('title').first().text() || (near.filter('meta[property="og:title"]').attr('content') ?? ''),
  );
  const declared = primarySubtag(
    html?.attribute('lang') ??
      html?.attribute('xml:lang') ??
      near.filter('meta[http-equiv="content-language" i]').attr('content'),
  );
  return {
    ...(title === '' ? {} : { title }),
    ...(canonical === undefined ? {} : { canonical }),
    ...(declared === undefined ? {} : { declared }),
    ...(base === undefined ? {} : { base }),
  };
}

/** A node as cheerio knows nodes. */
function known(node: PageNode): Element | Text {
  if (node.kind !== 'element') return new Text(node.kind === 'text' ? node.data : '');
  return new Element(node.name, node.attributes(), node.children().map(known));
}

function elementNamed(parent: PageElement, name: string): PageElement | undefined {
  for (let child = parent.first; child !== undefined; child = child.next)
    if (child.kind === 'element' && child.name === name) return child;
  return undefined;
}

function primarySubtag(tag: string | undefined): string | undefined {
  return /^\s*([a-z]{2,3})(?:[-_,\s]|$)/i.exec(tag ?? '')?.[1]?.toLowerCase();
}
