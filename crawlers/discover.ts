// Drafts the sources of a vendor from its domain: sitemaps, llms.txt, footers, known portal hosts and usual paths. A bounded number of polite requests.
import { getDomain } from 'tldts';
import { counted } from '#text/counted.ts';
import { asker, type Asker, type DiscoverOptions } from './discover/ask.ts';
import { gather, leadsOf, shortlist, type Candidate, type Lead } from './discover/candidates.ts';
import { check, documentOf } from './discover/check.ts';
import { uniqueIds, type Discovery, type SourceDraft } from './discover/drafts.ts';
import {
  fromLlms,
  fromSitemaps,
  fromUsualPaths,
  guessed,
  homeOf,
  hubsAmong,
  originsIn,
  type Home,
} from './discover/leads.ts';
import type { VisitTools } from './tools.ts';

export { type Asking } from './discover/ask.ts';
export { draftsAsYaml, type Discovery } from './discover/drafts.ts';

const portalLabels = [
  'trust',
  'security',
  'compliance',
  'legal',
  'privacy',
  'docs',
  'platform',
  'developers',
  'help',
  'support',
];
const platforms = ['safebase.io', 'secureframetrust.com'];
const worthALook = /^(?:legal|trust|security|compliance|docs|developers|platform)\./;

/** The best of each topic that the entrance names are looked at first; what is looked for then may use up half of the requests. */
const earlyPerTopic = 1;
const perTopic = 3;
const mostDrafts = 24;

export async function discover(
  domainOrUrl: string,
  tools: VisitTools,
  options: DiscoverOptions = {},
): Promise<Discovery> {
  const ask = asker(tools, options);
  const home = await homeOf(domainOrUrl, ask);
  const domain = getDomain(home.url) ?? new URL(home.url).hostname;
  const search = new Search(ask, home, options);
  if (home.answer === undefined && !ask.isOver())
    search.notes.push(`${home.url} did not answer: only usual places were looked at`);
  await search.look(home.url);
  await search.check(earlyPerTopic);
  await search.lookAround(domain, tools);
  await search.check(perTopic);
  return search.result(domain);
}

class Search {
  readonly notes: string[] = [];
  readonly #ask: Asker;
  readonly #home: Home;
  readonly #options: DiscoverOptions;
  readonly #leads: Lead[] = [];
  readonly #looked = new Set<string>();
  readonly #checked = new Set<string>();
  readonly #drafts: SourceDraft[] = [];

  constructor(ask: Asker, home: Home, options: DiscoverOptions) {
    this.#ask = ask;
    this.#home = home;
    this.#options = options;
  }

  /** Takes the links of a page. */
  async look(url: string): Promise<void> {
    if (this.#looked.has(url)) return;
    this.#looked.add(url);
    const { answer: entrance } = this.#home;
    const answer = url === this.#home.url ? entrance : await this.#ask.get(url);
    const document = answer === undefined || answer.status >= 400 ? undefined : await documentOf(answer);
    if (document === undefined || answer === undefined) return;
    this.#leads.push(...leadsOf(document, answer.finalUrl));
  }

  /** Usual hosts, sitemaps, llms.txt, pages that link to many, usual paths. */
  async lookAround(domain: string, tools: VisitTools): Promise<void> {
    const { url: home } = this.#home;
    const half = this.#ask.count() + Math.floor((this.#ask.most - this.#ask.count()) / 2);
    const enough = (): boolean => this.#ask.isOver() || this.#ask.count() >= half;
    for (const host of usualHosts(domain)) {
      const url = `${new URL(home).protocol}//${host}/`;
      if (!(await this.#ask.exists(url))) continue;
      const where = `${host} is a usual place for it, and has an address`;
      this.#leads.push({ url, label: '', where, worth: 2 });
      if (!enough() && worthALook.test(host)) await this.look(url);
    }
    for (const origin of originsIn(home, this.#leads, domain)) {
      if (enough()) break;
      this.#leads.push(...(await fromSitemaps(origin, tools, this.#ask, this.#options)));
      if (!enough()) this.#leads.push(...(await fromLlms(origin, this.#ask)));
    }
    for (const url of hubsAmong(this.#leads, home).slice(0, 4)) if (!enough()) await this.look(url);
    this.#leads.push(...fromUsualPaths(home, this.#leads));
  }

  /** The best few of each topic, until they or the requests are used up. */
  async check(few: number): Promise<void> {
    for (const candidate of this.#shortlist(few)) {
      if (this.#ask.isOver() || this.#drafts.length >= mostDrafts) return;
      if (this.#checked.has(candidate.url)) continue;
      this.#checked.add(candidate.url);
      const draft = await check(candidate, this.#ask);
      if (typeof draft !== 'string') {
        if (this.#drafts.some(({ url }) => url === draft.url)) continue;
        this.#drafts.push(draft);
        this.#options.onDraft?.(draft);
      }
      // A guess that was wrong is no news.
      else if (!candidate.why.includes(guessed)) this.notes.push(draft);
    }
  }

  result(domain: string): Discovery {
    const stopped = this.#options.signal?.aborted === true;
    const left = this.#shortlist(perTopic).filter(({ url }) => !this.#checked.has(url));
    if (stopped) this.notes.push('stopped before the end');
    else if (this.#ask.isOver())
      this.notes.push(
        `stopped after ${counted(this.#ask.most, 'request')}: allow more, or name a more exact address`,
      );
    if (stopped || this.#ask.isOver())
      for (const { url, topic, why } of left)
        if (!why.includes(guessed)) this.notes.push(`not looked at: ${url} (${topic.label})`);
    const ids = uniqueIds(this.#drafts.map(({ id }) => id));
    const elsewhere = this.#drafts
      .map(({ url }) => new URL(url).hostname)
      .filter((host) => getDomain(host) !== domain);
    return {
      domain,
      hosts: [domain, `*.${domain}`, ...new Set(elsewhere)],
      sources: this.#drafts.map((draft, index) => ({ ...draft, id: ids[index] ?? draft.id })),
      notes: this.notes,
      requests: this.#ask.count(),
      stopped,
    };
  }

  #shortlist(few: number): Candidate[] {
    return shortlist(gather(this.#leads, this.#home.url), few);
  }
}

function usualHosts(domain: string): string[] {
  const name = domain.split('.')[0] ?? domain;
  return [
    ...portalLabels.map((label) => `${label}.${domain}`),
    ...platforms.map((platform) => `${name}.${platform}`),
  ];
}
