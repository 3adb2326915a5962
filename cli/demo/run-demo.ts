// The demo from beginning to end: serve, crawl, approve, let the sites change, crawl again, and read out what came of it.
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { listCandidates } from '#db/candidate-list.ts';
import { databaseFile, openHouse, type House } from '#pipeline/house.ts';
import { decideAll } from '#pipeline/decide/bulk.ts';
import { serveSites, type Sites } from '#sites/serve.ts';
import type { Step } from '#sites/scene.ts';
import type { Clock } from '#types/clock.ts';
import type { Instant } from '#types/ids.ts';
import { movedClock, type MovedClock } from './clock.ts';
import { openCrawler, type Crawler, type Visited } from './crawl.ts';
import { DemoHomeInUse } from './errors.ts';
import {
  demoTable,
  heldBack,
  silentIn,
  type DemoRow,
  type HeldBack,
  type Silent,
  type StepReport,
  type SteppedVisits,
} from './result.ts';

export interface DemoOptions {
  /** An empty folder, or one that does not exist yet. */
  readonly home: string;
  /** When the scenario ends; it began a good week before. */
  readonly now: Instant;
  /** What the house goes by after the end. */
  readonly clock: Clock;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly progress?: (text: string) => void;
  readonly stepDone?: (report: StepReport) => void;
  readonly signal?: AbortSignal;
  /** Called before the first crawl: a test changes what a page says. */
  readonly prepare?: (sites: Sites) => void;
}

export interface DemoFindings {
  readonly table: readonly DemoRow[];
  readonly heldBack: readonly HeldBack[];
  readonly silent: Silent;
  readonly steps: readonly StepReport[];
  readonly home: string;
  readonly ms: number;
}

export interface DemoResult extends DemoFindings {
  readonly inbox: string;
  readonly login: string;
}

export interface RanDemo {
  readonly findings: DemoFindings;
  readonly house: House;
  close(): Promise<void>;
}

/** The scenario's length, so that its last step is now. */
const storyMs = (7 * 24 + 7) * 3_600_000;

export async function runDemo(options: DemoOptions): Promise<RanDemo> {
  const started = performance.now();
  if (existsSync(databaseFile(options.home))) throw new DemoHomeInUse(options.home);
  mkdirSync(options.home, { recursive: true });
  const begins = new Date(new Date(options.now).getTime() - storyMs).toISOString();
  const sites = await serveSites({ begins });
  const clock = movedClock(begins as Instant);
  let house: House | undefined;
  let crawler: Crawler | undefined;
  const close = async () => {
    await crawler?.close();
    house?.close();
    await sites.close();
  };
  try {
    options.prepare?.(sites);
    const registryFolder = fileURLToPath(new URL('../../test/sites/registry/', import.meta.url));
    const env = { ...options.env, ...sites.env };
    house = openHouse({ home: options.home, registryFolder, clock, env });
    crawler = await openCrawler({ house, env, signal: options.signal });
    const told = await tell({ house, crawler, sites, clock, options });
    clock.follow(options.clock);
    const findings = { ...told, home: options.home, ms: Math.round(performance.now() - started) };
    return { findings, house, close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Stage {
  readonly house: House;
  readonly crawler: Crawler;
  readonly sites: Sites;
  readonly clock: MovedClock;
  readonly options: DemoOptions;
}

async function tell(stage: Stage): Promise<Omit<DemoFindings, 'home' | 'ms'>> {
  const { house, sites } = stage;
  const steps: StepReport[] = [];
  const later: SteppedVisits[] = [];
  for (const [index, step] of sites.steps.entries()) {
    const visits = await crawlAt(stage, step, steps, index === 0);
    if (index > 0) later.push({ step: step.name, visits });
  }
  return { table: demoTable(house), heldBack: heldBack(house, later), silent: silentIn(later), steps };
}

async function crawlAt(
  { house, crawler, sites, clock, options }: Stage,
  step: Step,
  steps: StepReport[],
  baseline: boolean,
): Promise<readonly Visited[]> {
  const started = performance.now();
  sites.at(step.name);
  clock.moveTo(step.at as Instant);
  const visits = await crawler.crawl((event) => {
    if (event.kind === 'visited') options.progress?.(progressOf(step.name, event));
  });
  const approved = baseline ? approve(house) : 0;
  const report: StepReport = {
    step: step.name,
    at: step.at,
    sources: visits.length,
    ok: visits.filter(({ line }) => line.verdict === 'ok').length,
    shown: baseline ? 0 : visits.reduce((sum, { line }) => sum + line.candidates, 0),
    held: baseline ? 0 : listCandidates(house.db, { states: ['held'] }, { limit: 500 }).length,
    approved,
    ms: Math.round(performance.now() - started),
  };
  steps.push(report);
  options.stepDone?.(report);
  return visits;
}

function progressOf(step: string, { line, done, of }: Visited): string {
  return `${step.replaceAll('-', ' ')}: ${done} of ${of}  ${line.source} ${line.verdict} by ${line.via}, ${line.ms} ms`;
}

/** The first answers are approved by one decision, as a person would in the inbox. */
function approve(house: House): number {
  const { decided } = decideAll(house, {
    filter: { states: ['open'] },
    decision: { kind: 'accept' },
    by: 'demo',
    remark: 'the first answers, approved as the baseline',
    idempotencyKey: 'demo-baseline',
    secondReview: [],
  });
  return decided;
}
