// Markdown twins of a page: where to look for one, and whether twin and page agree.
import type { TextDocument } from '#types/text.ts';
import type { HttpAnswer } from '../http/client.ts';
import { share, shinglesOf } from '../verdict/similarity.ts';

const decoder = new TextDecoder();

/** Addresses that vendors use for the Markdown of a page, most common first. */
export function guessTwins(address: string): string[] {
  const url = new URL(address);
  url.hash = '';
  if (/\.(?:md|mdx|txt|pdf)$/i.test(url.pathname)) return [];
  const path = url.pathname.replace(/\/+$/, '').replace(/\.html?$/i, '');
  if (path === '') return [];
  return ['.md', '.md.txt'].map((ending) => {
    const twin = new URL(url);
    twin.pathname = path + ending;
    return twin.href;
  });
}

/** Twins that the page itself names: a link element, or a Link header. */
export function twinsNamed(answer: Pick<HttpAnswer, 'body' | 'headers' | 'finalUrl'>): string[] {
  const found: string[] = [];
  for (const link of (answer.headers['link'] ?? '').split(/,(?=\s*<)/)) {
    const target = /<([^>]+)>/.exec(link)?.[1];
    if (target !== undefined && /rel="?alternate/i.test(link) && /text\/markdown/i.test(link))
      found.push(target);
  }
  const head = decoder.decode(answer.body.subarray(0, 300_000));
  for (const [element] of head.matchAll(/<link\b[^>]{1,1000}>/gi)) {
    if (
      !/rel\s*=\s*["']?[^"'>]*\balternate\b/i.test(element) ||
      !/type\s*=\s*["']?text\/markdown/i.test(element)
    )
      continue;
    const target = /href\s*=\s*["']?([^"'\s>]+)/i.exec(element)?.[1];
    if (target !== undefined) found.push(target.replaceAll('&amp;', '&'));
  }
  return found
    .filter((target) => URL.canParse(target, answer.finalUrl))
    .map((target) => new URL(target, answer.finalUrl).href);
}

/** How they disagree, in words; undefined where each holds most of the other. */
export function disagreement(twin: TextDocument, page: TextDocument): string | undefined {
  const [ofTwin, ofPage] = [shinglesOf(twin), shinglesOf(page)];
  const twinInPage = share(ofTwin.sample, ofPage.sample);
  const pageInTwin = share(ofPage.sample, ofTwin.sample);
  if (twinInPage >= 0.9 && pageInTwin >= 0.7) return undefined;
  return `the Markdown twin and the page disagree: ${Math.round(twinInPage * 100)} % of the twin's sentences stand on the page, ${Math.round(pageInTwin * 100)} % of the page's in the twin`;
}
