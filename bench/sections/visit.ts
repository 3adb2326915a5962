// Visits of sources that did not change, against first visits of the same sources.
import { sha256 } from '#text/sha256.ts';
import { parse } from '#text/parse.ts';
import type { GoodFacts, ObjectStore, Validators } from '#types/capture.ts';
import type { Instant, Sha256, SourceId } from '#types/ids.ts';
import type { VisitJob } from '#types/job.ts';
import { sourceSchema } from '#types/registry.ts';
import { openTools, type VisitTools } from '#crawlers/tools.ts';
import { goodFacts } from '#crawlers/verdict/good-facts.ts';
import { judge } from '#crawlers/verdict/judge.ts';
import { pageFacts } from '#crawlers/verdict/page-facts.ts';
import { visit } from '#crawlers/visit.ts';
import { serveSites, type Sites } from '#sites/serve.ts';
import { defineSection } from '../frame.ts';
import { generatePages } from '../generate-html.ts';

const now = '2026-09-07T09:00:00.000Z' as Instant;

const plain = [
  'http://www.fernhollow.test/data-handling',
  'http://www.larchwood.test/api-privacy',
  'http://learn.cobaltry.test/en-us/models/data-privacy',
  'http://www.tarnside.test/always-document',
  'http://www.mirefen.test/docs/errors',
  'http://open.moatfield.test/privacy',
  'http://www.quernstone.test/etag',
];

const rendered = [
  'http://security.oakmere.test/',
  'http://trust.pellucid.test/',
  'http://harrowgate.trustshelf.test/',
  'http://trust.lanternworks.test/subprocessors',
];

interface Stage {
  readonly sites: Sites;
  readonly tools: VisitTools;
  readonly jobs: readonly VisitJob[];
}

function jobFor(
  url: string,
  kind: 'page' | 'portal',
  lastGood?: GoodFacts,
  validators?: Validators,
): VisitJob {
  return {
    source: 'bench/source' as SourceId,
    slot: 'bench',
    party: { id: 'bench', name: 'Bench', hosts: ['*.test'] },
    declared: sourceSchema.parse({ id: 'source', url, kind }),
    userAgent: '',
    pace: 0,
    registryDigest: '',
    codeVersion: '',
    ...(lastGood === undefined ? {} : { lastGood }),
    ...(validators === undefined ? {} : { validators }),
  };
}

function memory(): ObjectStore {
  const kept = new Map<Sha256, Uint8Array>();
  return {
    put: async (bytes) => {
      const name = sha256(bytes);
      kept.set(name, bytes);
      return name;
    },
    get: async (name) => kept.get(name) ?? new Uint8Array(),
    has: async (name) => kept.has(name),
  };
}

async function open(): Promise<Pick<Stage, 'sites' | 'tools'>> {
  const sites = await serveSites();
  const env = { ...sites.env, ASSAY_CHROMIUM: process.env['ASSAY_CHROMIUM'] };
  const tools = await openTools({
    clock: { now: () => now },
    objects: memory(),
    userAgent: 'AssayBot/bench',
    env,
  });
  await tools.renderer();
  return { sites, tools };
}

async function run({ jobs, tools }: Stage): Promise<number> {
  const outcomes = await Promise.all(jobs.map((job) => visit(job, tools)));
  const bad = outcomes.find(({ live }) => live.verdict !== 'ok');
  if (bad !== undefined)
    throw new Error(
      `${bad.attempts[0]?.requestedUrl} is ${bad.live.verdict}: ${bad.live.reasons[0]?.message}`,
    );
  return outcomes.length;
}

async function dispose({ sites, tools }: Stage): Promise<void> {
  await tools.close();
  await sites.close();
}

function first(addresses: readonly string[], kind: 'page' | 'portal') {
  return {
    prepare: async (): Promise<Stage> => ({
      ...(await open()),
      jobs: addresses.map((url) => jobFor(url, kind)),
    }),
    run,
    dispose,
  };
}

function again(addresses: readonly string[], kind: 'page' | 'portal') {
  return {
    prepare: async (): Promise<Stage> => {
      const stage = await open();
      const jobs: VisitJob[] = [];
      for (const url of addresses) {
        const { attempts, used } = await visit(jobFor(url, kind), stage.tools);
        const named = attempts[used ?? 0];
        if (used === undefined || named?.document === undefined)
          throw new Error(`${url} brought no document`);
        const lastGood = goodFacts(named.document, {
          at: named.retrievedAt,
          finalUrl: named.finalUrl,
          rendered: named.via === 'browser',
          ...(named.shellSha256 === undefined ? {} : { shellSha256: named.shellSha256 }),
        });
        jobs.push(jobFor(url, kind, lastGood, named.validators));
      }
      return { ...stage, jobs };
    },
    run,
    dispose,
  };
}

export const unchanged = defineSection({
  name: 'visit/unchanged',
  unit: 'one visit of an unchanged source by plain HTTP',
  against: 'the first visit of the same source',
  bar: { atLeast: 10, because: 'a source that did not change is not read again' },
  units: plain.length,
  rounds: 8,
  subject: again(plain, 'page'),
  baseline: first(plain, 'page'),
});

export const renderedAgain = defineSection({
  name: 'visit/rendered-again',
  unit: 'one visit of an unchanged portal',
  against: 'the first visit of the same portal',
  bar: { atLeast: 1, because: 'what must be rendered again needs no picture and no plain request' },
  units: rendered.length,
  rounds: 6,
  subject: again(rendered, 'portal'),
  baseline: first(rendered, 'portal'),
});

const pages = 20;

function pageBytes(): Buffer[] {
  return generatePages(pages).map(({ html }) => Buffer.from(html));
}

export const judging = defineSection({
  name: 'visit/judge',
  unit: 'one page parsed and judged',
  against: 'the same page parsed',
  bar: { atLeast: 0.6, because: 'the verdict costs less than reading the page' },
  units: pages,
  rounds: 12,
  subject: {
    prepare: pageBytes,
    run: async (all: readonly Buffer[]): Promise<number> => {
      let good = 0;
      for (const bytes of all) {
        const parsed = await parse(bytes, { mediaType: 'text/html' });
        const page = pageFacts(bytes);
        const source = { url: 'http://www.northwind.test/' };
        if (judge({ source, parsed, ...(page === undefined ? {} : { page }) }).verdict === 'ok') good += 1;
      }
      if (good !== all.length) throw new Error(`${all.length - good} good pages were not ok`);
      return good;
    },
  },
  baseline: {
    prepare: pageBytes,
    run: async (all: readonly Buffer[]): Promise<number> => {
      for (const bytes of all) await parse(bytes, { mediaType: 'text/html' });
      return all.length;
    },
  },
});
