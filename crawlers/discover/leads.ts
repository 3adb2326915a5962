// Where addresses come from: the entrance, sitemaps, llms.txt, and usual paths where nothing was linked.
import { getDomain } from 'tldts';
import type { HttpAnswer } from '../http/client.ts';
import type { VisitTools } from '../tools.ts';
import type { Asker, DiscoverOptions } from './ask.ts';
import { gather, isOwn, type Lead } from './candidates.ts';
import { readSitemaps } from './sitemaps.ts';
import { hub } from './topics.ts';

export const guessed = 'a usual place for it';
const mostSitemaps = 4;
const usualPaths = [
  '/trust',
  '/trust-center',
  '/security',
  '/compliance',
  '/legal',
  '/legal/dpa',
  '/dpa',
  '/legal/data-processing-addendum',
  '/subprocessors',
  '/legal/subprocessors',
  '/legal/privacy',
  '/privacy',
  '/privacy-policy',
  '/enterprise-privacy',
  '/hipaa',
  '/legal/commercial-terms',
];

export interface Home {
  readonly url: string;
  readonly answer?: HttpAnswer;
}

/** The vendor's entrance, by TLS where it has it. */
export async function homeOf(given: string, ask: Asker): Promise<Home> {
  const bare = given
    .trim()
    .replace(/^https?:\/\//, '')
    .replace(/\/+$/, '');
  const starts = /^https?:\/\//.test(given.trim())
    ? [given.trim()]
    : [`https://${bare}/`, `https://www.${bare}/`, `http://${bare}/`, `http://www.${bare}/`];
  for (const start of starts) {
    if (!URL.canParse(start)) continue;
    const answer = await ask.get(start);
    if (answer !== undefined && answer.status < 400) return { url: answer.finalUrl, answer };
  }
  return { url: starts.find((start) => URL.canParse(start)) ?? `https://${bare}/` };
}

export function originsIn(home: string, leads: readonly Lead[], domain: string): string[] {
  const own = leads
    .map(({ url }) => new URL(url))
    .filter(
      (url) =>
        getDomain(url.hostname) === domain &&
        /^(?:docs|developers?|platform|trust|legal|help)\./.test(url.hostname),
    );
  return [...new Set([new URL(home).origin, ...own.map(({ origin }) => origin)])].slice(0, 4);
}

export async function fromSitemaps(
  origin: string,
  tools: VisitTools,
  ask: Asker,
  options: DiscoverOptions,
): Promise<Lead[]> {
  const named = await tools.robots.sitemaps(`${origin}/`, options.signal).catch(() => []);
  const starts = named.length > 0 ? named.filter((url) => URL.canParse(url)) : [`${origin}/sitemap.xml`];
  const urls = await readSitemaps(starts, ask, mostSitemaps);
  return urls.map((url) => ({
    url,
    label: '',
    where: `in the sitemap of ${new URL(origin).host}`,
    worth: 1,
  }));
}

export async function fromLlms(origin: string, ask: Asker): Promise<Lead[]> {
  const answer = await ask.get(`${origin}/llms.txt`);
  if (answer === undefined || answer.status !== 200 || answer.mediaType === 'text/html') return [];
  const text = new TextDecoder().decode(answer.body.subarray(0, 2_000_000));
  const leads: Lead[] = [];
  for (const [, label, target] of text.matchAll(/\[([^\]\n]{1,200})\]\(([^)\s]{1,1000})\)/g)) {
    if (target === undefined || !URL.canParse(target, answer.finalUrl)) continue;
    leads.push({
      url: new URL(target, answer.finalUrl).href,
      label: label ?? '',
      where: `listed in ${origin}/llms.txt`,
      worth: 2,
    });
  }
  return leads;
}

export function hubsAmong(leads: readonly Lead[], home: string): string[] {
  return [
    ...new Set(
      leads.filter(({ url, label }) => hub.test(label.trim()) && isOwn(url, home)).map(({ url }) => url),
    ),
  ];
}

/** Only where nothing was linked: a guess costs the vendor a request. */
export function fromUsualPaths(home: string, leads: readonly Lead[]): Lead[] {
  const known = new Set(gather(leads, home).map(({ topic }) => topic.id));
  const guesses = usualPaths.map((path) => new URL(path, home).href);
  return gather(
    guesses.map((url) => ({ url, label: '', where: guessed, worth: 1 })),
    home,
  )
    .filter(({ topic }) => !known.has(topic.id))
    .slice(0, 12)
    .map(({ url }) => ({ url, label: '', where: guessed, worth: 1 }));
}
