// Drafts the sources of a vendor from its domain: sitemaps, llms.txt, footers, known portal hosts and usual paths. A bounded number of polite requests.
import type { TextDocument } from '#types/text.ts';
import { getDomain } from 'tldts';
import { asker, type DiscoverOptions } from './discover/ask.ts';
import { gather, leadsOf, shortlist, type Lead } from './discover/candidates.ts';
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
} from './discover/leads.ts';
import type { VisitTools } from './tools.ts';

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
export async function discover(
  domainOrUrl: string,
  tools: VisitTools,
  options: DiscoverOptions = {},
): Promise<Discovery> {
  const ask = asker(tools, options);
  const home = await homeOf(domainOrUrl, ask);
  const domain = getDomain(home.url) ?? new URL(home.url).hostname;
  const notes: string[] = [];
  const leads: Lead[] = [];
  const documents = new Map<string, TextDocument>();
  if (home.answer === undefined) notes.push(`${home.url} did not answer: only usual places were looked at`);

  async function look(url: string): Promise<void> {
    const answer = url === home.url && home.answer !== undefined ? home.answer : await ask.get(url);
    const document = answer === undefined || answer.status >= 400 ? undefined : await documentOf(answer);
    if (document === undefined || answer === undefined) return;
    documents.set(answer.finalUrl, document);
    leads.push(...leadsOf(document, answer.finalUrl));
  }

  await look(home.url);
  const { protocol } = new URL(home.url);
  const name = domain.split('.')[0] ?? domain;
  const hosts = [
    ...portalLabels.map((label) => `${label}.${domain}`),
    ...platforms.map((platform) => `${name}.${platform}`),
  ];
  for (const host of hosts) {
    const url = `${protocol}//${host}/`;
    if (!(await ask.exists(url))) continue;
    leads.push({ url, label: '', where: `${host} is a usual place for it, and has an address`, worth: 2 });
    if (/^(?:legal|trust|security|compliance|docs|developers|platform)\./.test(host)) await look(url);
  }
  for (const origin of originsIn(home.url, leads, domain)) {
    leads.push(...(await fromSitemaps(origin, tools, ask, options)), ...(await fromLlms(origin, ask)));
  }
  for (const url of hubsAmong(leads, home.url).slice(0, 6)) await look(url);
  const probed = await fromUsualPaths(home.url, leads, ask);
  leads.push(...probed);

  const drafts: SourceDraft[] = [];
  for (const candidate of shortlist(gather(leads, home.url), 3).slice(0, 24)) {
    const draft = await check(candidate, ask);
    // A guess that was wrong is no news.
    if (typeof draft === 'string') {
      if (!candidate.why.includes(guessed)) notes.push(draft);
    } else drafts.push(draft);
  }
  if (ask.count() >= ask.most)
    notes.push(`stopped after ${ask.most} requests: name a more exact address to look further`);
  const ids = uniqueIds(drafts.map(({ id }) => id));
  const elsewhere = drafts
    .map(({ url }) => new URL(url).hostname)
    .filter((host) => getDomain(host) !== domain);
  return {
    domain,
    hosts: [domain, `*.${domain}`, ...new Set(elsewhere)],
    sources: drafts.map((draft, index) => ({ ...draft, id: ids[index] ?? draft.id })),
    notes,
    requests: ask.count(),
  };
}
