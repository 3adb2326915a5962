// The story of the invented vendors: what changes from step to step, and that nothing else does.
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadRegistry } from '#pipeline/registry/load.ts';
import type { Registry } from '#types/registry.ts';
import { ask } from './ask.ts';
import { events } from './scenario.ts';
import { serveSites, type Sites } from './serve.ts';

const folder = new URL('./registry/', import.meta.url);
let sites: Sites;
beforeAll(async () => {
  sites = await serveSites();
});
afterAll(() => sites.close());

/** What each event takes away and brings, and where it is seen. */
const seen: Readonly<
  Record<(typeof events)[number]['name'], readonly [url: string, before: string, after: string]>
> = {
  'northwind-trains': [
    'http://docs.northwind.test/guides/data-handling',
    'unless an administrator opts in',
    'unless an administrator opts out',
  ],
  'northwind-iso-42001': [
    'http://trust.northwind.test/graphql?documents',
    'SOC 3 report',
    'ISO/IEC 42001:2023',
  ],
  'northwind-subprocessors': [
    'http://trust.northwind.test/graphql?subprocessors',
    'Fathom Analytics Group',
    'Kestrel Moderation',
  ],
  'tidewater-soc-2': [
    'http://trust.tidewater.test/',
    'examination of the Current API has begun',
    'SOC 2 Type II report',
  ],
  'tidewater-no-baa': [
    'http://www.tidewater.test/industries/healthcare',
    'signs a HIPAA business associate agreement',
    'Tidewater for healthcare',
  ],
  'office-lists-tidewater': [
    'http://www.modeloffice.test/code-of-practice/signatories',
    'Northwind',
    'Tidewater',
  ],
  'skybridge-keeps-longer': [
    'http://docs.skybridge.test/models/data-privacy',
    'up to 30 days',
    'up to 45 days',
  ],
  'skybridge-rewords': [
    'http://docs.skybridge.test/models/data-privacy',
    'are not used to train any model',
    'neither Skybridge nor the developer of the model trains on it',
  ],
  'tidewater-error': [
    'http://www.tidewater.test/legal/dpa',
    'Standard Contractual Clauses',
    'This page is not available',
  ],
  'skybridge-half-list': ['http://security.skybridge.test/api/items', 'Supplier policy', 'SOC 3 report'],
  'ferrous-german': ['http://trust.ferrous.test/', 'Ferrous is certified to', 'Vertrauen bei Ferrous'],
  'ferrous-sign-in': ['http://www.ferrous.test/legal/addendum', 'Restricted transfers', ''],
  'northwind-challenge': [
    'http://www.northwind.test/transparency',
    'NorthwindBot',
    'Verifying that you are human',
  ],
  'tidewater-new-menu': ['http://docs.tidewater.test/platform/data', 'Current 3 Flash', 'Current 4 Flash'],
  'skybridge-cookies': ['http://www.skybridge.test/legal/subprocessors', 'Who helps us', '412 partners'],
};

/** Announced by their events, and different on each visit. */
const restless = 'http://docs.tidewater.test/platform/data';

test.each(Object.entries(seen))('%s is seen', async (name, [url, before, after]) => {
  sites.at('opening');
  const opening = await body(url);
  sites.at('a-week-later');
  const later = await body(url);
  expect(opening).toContain(before);
  expect(later).toContain(after);
  expect(opening).not.toBe(later);
  expect(events.some((event) => event.name === name)).toBe(true);
});

test('a source that no event names stays as it is, byte for byte', async () => {
  const touched = new Set(
    Object.values(seen).map(
      ([url]) => new URL(url).host + new URL(url).pathname.replace(/\/(graphql|api\/items)$/, '/'),
    ),
  );
  const still = registry()
    .parties.flatMap(({ sources }) => sources)
    .filter(({ url }) => !touched.has(new URL(url).host + new URL(url).pathname));
  expect(still.length).toBeGreaterThan(4);
  for (const { url } of still) {
    sites.at('opening');
    const first = await ask(sites, url);
    sites.at('seven-hours-on');
    const last = await ask(sites, url);
    expect([url, last.bytes.equals(first.bytes)]).toEqual([url, true]);
  }
});

test('the page with identifiers of the visit never answers twice the same, and says the same', async () => {
  sites.at('opening');
  const [first, second] = [await body(restless), await body(restless)];
  expect(first).not.toBe(second);
  const words = (page: string) =>
    page
      .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ');
  expect(words(first)).toBe(words(second));
});

test('every source of the registry answers, on a host of its party', async () => {
  sites.at('opening');
  for (const { sources } of registry().parties) {
    for (const { id, url } of sources) {
      const answer = await ask(sites, url);
      expect([id, answer.status]).toEqual([id, id === 'builders' ? 403 : 200]);
    }
  }
});

test('the steps are a week and seven hours apart, counted from the beginning that was asked for', async () => {
  const own = await serveSites({ begins: '2027-01-01T00:00:00.000Z' });
  expect(own.steps.map(({ at }) => at)).toEqual([
    '2027-01-01T00:00:00.000Z',
    '2027-01-08T00:00:00.000Z',
    '2027-01-08T07:00:00.000Z',
  ]);
  expect(() => own.at('some-day')).toThrow(/no step some-day/);
  await own.close();
});

test('the questions are those of the shipped registry (else: copy its dimensions.yaml here)', () => {
  const questions = ({ dimensions }: Registry) =>
    dimensions.map(({ key, label, question, group, level, phrases }) => [
      key,
      label,
      question,
      group,
      level,
      phrases !== undefined,
    ]);
  expect(questions(registry())).toEqual(questions(registry(new URL('../../registry/', import.meta.url))));
});

function registry(from = folder): Registry {
  const loaded = loadRegistry(fileURLToPath(from));
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded.registry;
}

async function body(url: string): Promise<string> {
  const { origin, pathname, search } = new URL(url);
  if (pathname !== '/graphql') return (await ask(sites, url)).text;
  const asked = JSON.stringify({ operationName: search.slice(1), variables: {} });
  return (await ask(sites, origin + pathname, { method: 'POST', body: asked })).text;
}
