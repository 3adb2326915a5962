// Every behaviour of the replica sites, visited as a worker visits: the verdict that each address got.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTools, type VisitTools } from '#crawlers/tools.ts';
import { behaviours } from '#sites/behaviours/all.ts';
import { serveSites, type Sites } from '#sites/serve.ts';
import type { Instant } from '#types/ids.ts';
import { memoryStore } from './memory-store.ts';
import { documentOf, visitSample, type Visited } from './visit-sample.ts';

/** ASSAY_ONLY=pdfs,floods visits these behaviours alone. */
const only = process.env['ASSAY_ONLY']?.split(',');
const chosen = behaviours.filter(({ name }) => only?.includes(name) ?? true);
const samples = chosen.flatMap((behaviour) => behaviour.samples.map((sample) => ({ behaviour, sample })));
const visited = new Map<string, Visited>();
let sites: Sites;
let tools: VisitTools;

beforeAll(async () => {
  sites = await serveSites();
  tools = await openTools({
    clock: { now: () => '2026-09-07T08:00:00.000Z' as Instant },
    objects: memoryStore(),
    userAgent: 'AssayBot/0.1 (+mailto:replica@registry.test)',
    env: { ...sites.env, ASSAY_CHROMIUM: process.env['ASSAY_CHROMIUM'] },
    concurrency: 2,
    pictures: false,
    // What never ends is given up sooner than in daily use.
    limits: { milliseconds: 30_000 },
    archiveTime: countedTime(),
  });
  const slowFirst = samples.toSorted(
    (a, b) => Number(b.sample.slow ?? false) - Number(a.sample.slow ?? false),
  );
  const queue = [...slowFirst];
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      visited.set(next.sample.url, await visitSample(next.behaviour, next.sample, tools));
    }
  };
  await Promise.all(Array.from({ length: 5 }, worker));
}, 1_800_000);

afterAll(async () => {
  await tools.close();
  await sites.close();
  process.stderr.write(`${table()}\n`);
});

test.each(samples.map(({ behaviour, sample }) => [sample.url, behaviour.name, sample] as const))(
  '%s (%s)',
  (url, _name, sample) => {
    const found = visited.get(url) as Visited;
    const text = documentOf(found)?.text ?? '';
    const { verdict, reasons } = found.outcome.live;
    expect({
      verdict,
      archive: sample.archive && archiveOf(found),
      missing: (sample.holds ?? []).filter((piece) => !text.includes(piece)),
      leaked: (sample.lacks ?? []).filter((piece) => text.includes(piece)),
      reasons,
    }).toEqual({
      verdict: sample.also?.includes(verdict) ? verdict : sample.verdict,
      archive: sample.archive,
      missing: [],
      leaked: [],
      reasons,
    });
  },
);

test('nobody consented to anything on the way', () => {
  expect(sites.requests.filter(({ path }) => path.startsWith('/consent'))).toEqual([]);
});

test('every request to a site told who we are, and none went where its robots.txt forbids', () => {
  const strangers = sites.requests.filter(
    ({ headers, host }) => host.endsWith('.test') && !headers['user-agent']?.includes('AssayBot'),
  );
  expect(strangers.map(({ host, path }) => host + path)).toEqual([]);
  const refused = sites.requests.filter(
    ({ host, path }) =>
      /^(refuses-all|refuses-us|wildcard|marked|failing|unavailable)\./.test(host) && path !== '/robots.txt',
  );
  expect(refused.map(({ host, path }) => host + path)).toEqual([]);
});

/** Limits and rests of the archive are counted, not waited for. */
function countedTime() {
  let now = 0;
  return {
    now: () => now,
    sleep: async (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

function archiveOf({ outcome }: Visited): string {
  if (outcome.used === undefined) return outcome.noArchiveBecause ?? 'not told';
  return outcome.attempts[outcome.used]?.via === 'wayback' ? 'used' : 'not asked';
}

function table(): string {
  const rows = [...visited.values()].toSorted(
    (a, b) =>
      samples.findIndex(({ sample }) => sample.url === a.sample.url) -
      samples.findIndex(({ sample }) => sample.url === b.sample.url),
  );
  const lines = rows.map(({ behaviour, sample, outcome }) => {
    const right = [sample.verdict, ...(sample.also ?? [])].includes(outcome.live.verdict);
    const ways = outcome.attempts.map(({ via, judgement }) => `${via}:${judgement.verdict}`).join(' ');
    return `${right ? ' ' : '!'} ${behaviour.padEnd(17)} ${sample.url.padEnd(52)} ${outcome.live.verdict.padEnd(14)} ${String(outcome.milliseconds).padStart(6)} ms  ${ways}  ${outcome.live.reasons[0]?.message ?? ''}`;
  });
  return lines.join('\n');
}
