// Drafts the sources of a vendor from its domain: sitemaps, llms.txt, footers, known portal hosts and usual paths. A bounded number of polite requests.
import { parse } from '#text/parse.ts';
import type { TextDocument } from '#types/text.ts';
import { getDomain } from 'tldts';
import { mayAsk } from './attempts/may-ask.ts';
import { guessTwins, twinsNamed } from './attempts/twins.ts';
import { gather, isOwn, leadsOf, shortlist, type Candidate, type Lead } from './discover/candidates.ts';
import { uniqueIds, type Discovery, type SourceDraft } from './discover/drafts.ts';
import { readSitemaps } from './discover/sitemaps.ts';
import { hub } from './discover/topics.ts';
import type { HttpAnswer } from './http/client.ts';
import { HttpFailure } from './http/errors.ts';
import type { VisitTools } from './tools.ts';
import { judge } from './verdict/judge.ts';
import { pageFacts } from './verdict/page-facts.ts';

export { draftsAsYaml, type Discovery } from './discover/drafts.ts';

export interface DiscoverOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds between requests to one registrable domain. */
  readonly pace?: number;
  readonly requests?: number;
  readonly onProgress?: (message: string) => void;
}

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
const guessed = 'a usual place for it';
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

interface Asker {
  readonly most: number;
  count(): number;
  /** Undefined where it cannot be had, or may not. */
  get(url: string): Promise<HttpAnswer | undefined>;
  exists(url: string): Promise<boolean>;
}

function asker(tools: VisitTools, options: DiscoverOptions): Asker {
  const most = options.requests ?? 90;
  let count = 0;
  return {
    most,
    count: () => count,
    exists: async (url) => (await tools.guard.resolve(url)).kind === 'allowed',
    get: async (url) => {
      options.signal?.throwIfAborted();
      if (count >= most) return undefined;
      try {
        return await tools.pace.visit(
          url,
          options.pace ?? 1000,
          async () => {
            await mayAsk(tools, url, options.signal);
            count += 1;
            options.onProgress?.(url);
            return tools.http.fetch({
              url,
              limits: { bytes: 16 * 1024 * 1024, milliseconds: 20_000 },
              mayFollow: (next) => mayAsk(tools, next, options.signal),
              signal: options.signal,
            });
          },
          options.signal,
        );
      } catch (error) {
        if (error instanceof HttpFailure && error.kind !== 'aborted') return undefined;
        throw error;
      }
    },
  };
}

/** The vendor's entrance, by TLS where it has it. */
async function homeOf(given: string, ask: Asker): Promise<{ url: string; answer?: HttpAnswer }> {
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

function originsIn(home: string, leads: readonly Lead[], domain: string): string[] {
  const own = leads
    .map(({ url }) => new URL(url))
    .filter(
      (url) =>
        getDomain(url.hostname) === domain &&
        /^(?:docs|developers?|platform|trust|legal|help)\./.test(url.hostname),
    );
  return [...new Set([new URL(home).origin, ...own.map(({ origin }) => origin)])].slice(0, 4);
}

async function fromSitemaps(
  origin: string,
  tools: VisitTools,
  ask: Asker,
  options: DiscoverOptions,
): Promise<Lead[]> {
  const named = await tools.robots.sitemaps(`${origin}/`, options.signal).catch(() => []);
  const starts = named.length > 0 ? named.filter((url) => URL.canParse(url)) : [`${origin}/sitemap.xml`];
  const urls = await readSitemaps(starts, ask);
  return urls.map((url) => ({
    url,
    label: '',
    where: `in the sitemap of ${new URL(origin).host}`,
    worth: 1,
  }));
}

async function fromLlms(origin: string, ask: Asker): Promise<Lead[]> {
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

function hubsAmong(leads: readonly Lead[], home: string): string[] {
  return [
    ...new Set(
      leads.filter(({ url, label }) => hub.test(label.trim()) && isOwn(url, home)).map(({ url }) => url),
    ),
  ];
}

/** Only where nothing was linked: a guess costs the vendor a request. */
async function fromUsualPaths(home: string, leads: readonly Lead[], ask: Asker): Promise<Lead[]> {
  const known = new Set(gather(leads, home).map(({ topic }) => topic.id));
  const guesses = usualPaths.map((path) => new URL(path, home).href);
  return gather(
    guesses.map((url) => ({ url, label: '', where: guessed, worth: 1 })),
    home,
  )
    .filter(({ topic }) => !known.has(topic.id))
    .slice(0, ask.most - ask.count() > 30 ? 12 : 0)
    .map(({ url }) => ({ url, label: '', where: guessed, worth: 1 }));
}

async function documentOf(answer: HttpAnswer): Promise<TextDocument | undefined> {
  if (answer.body.length === 0) return undefined;
  const parsed = await parse(answer.body.slice(), {
    mediaType: answer.headers['content-type'] ?? answer.mediaType,
    url: answer.finalUrl,
  });
  return parsed.kind === 'document' ? parsed.document : undefined;
}

/** A draft, or in words why it is none. */
async function check({ url, topic, why }: Candidate, ask: Asker): Promise<SourceDraft | string> {
  const answer = await ask.get(url);
  if (answer === undefined) return `${url} (${topic.label}) could not be asked for`;
  const parsed =
    answer.body.length === 0
      ? undefined
      : await parse(answer.body.slice(), {
          mediaType: answer.headers['content-type'] ?? answer.mediaType,
          url: answer.finalUrl,
        });
  const page = answer.mediaType === 'text/html' ? pageFacts(answer.body) : undefined;
  const { verdict, reasons } = judge({
    source: { url: answer.finalUrl },
    response: { ...answer },
    ...(parsed === undefined ? {} : { parsed }),
    ...(page === undefined ? {} : { page }),
  });
  if (['missing', 'unreachable', 'error_page', 'refused', 'moved'].includes(verdict)) {
    return `${url} (${topic.label}) is ${verdict}: ${reasons[0]?.message ?? ''}`;
  }
  const document = parsed?.kind === 'document' ? parsed.document : undefined;
  const kind = kindOf(answer, topic.portal === true && (verdict !== 'ok' || isPortalPage(answer)));
  const characters =
    document?.blocks.reduce(
      (sum, block) => sum + (block.furniture === undefined ? block.text.length : 0),
      0,
    ) ?? 0;
  const title = document?.title?.split(/\s+[|–—]\s+/)[0]?.trim();
  return {
    id: topic.id,
    url: answer.finalUrl,
    kind,
    dimensions: topic.dimensions,
    ...(await twinOf(answer, kind, ask)),
    expect: {
      ...(title === undefined || title === '' || verdict !== 'ok' ? {} : { title }),
      ...(verdict === 'ok' && characters > 1000
        ? { min_chars: Math.floor((characters * 0.6) / 100) * 100 }
        : {}),
    },
    verdict,
    why: [
      ...why,
      verdict === 'ok'
        ? `${characters} characters by plain HTTP`
        : `by plain HTTP ${verdict}: ${reasons[0]?.message ?? ''}`,
    ],
  };
}

function kindOf({ mediaType }: HttpAnswer, portal: boolean): SourceDraft['kind'] {
  if (mediaType === 'application/pdf') return 'pdf';
  if (mediaType === 'text/markdown') return 'markdown';
  return portal ? 'portal' : 'page';
}

const platformMarks =
  /assets\.vanta\.com|powered_by_vanta|safebase\.io|secureframetrust|drata\.com\/trust|conveyor\.com|whistic\.com/i;

function isPortalPage(answer: HttpAnswer): boolean {
  return platformMarks.test(new TextDecoder().decode(answer.body.subarray(0, 500_000)));
}

async function twinOf(answer: HttpAnswer, kind: SourceDraft['kind'], ask: Asker): Promise<{ twin?: string }> {
  if (kind !== 'page') return {};
  const [named] = twinsNamed(answer);
  if (named !== undefined) return { twin: named };
  // Documentation sites are where twins stand; elsewhere the guess is not worth a request.
  if (!/docs|developer|platform|guides/i.test(answer.finalUrl)) return {};
  const [guess] = guessTwins(answer.finalUrl);
  const found = guess === undefined ? undefined : await ask.get(guess);
  return found?.status === 200 && found.mediaType === 'text/markdown' ? { twin: 'auto' } : {};
}
