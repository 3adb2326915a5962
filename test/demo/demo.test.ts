// The demo as people run it: what it shows, what it holds back, and that none of it is known beforehand.
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runDemo, type DemoFindings, type DemoResult } from '#cli/demo/run-demo.ts';
import { events } from '#sites/scenario.ts';
import type { Instant } from '#types/ids.ts';
import { hasRedis, openRedis } from '../redis.ts';
import { watchMachine, type MachineWatch } from './machine.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-demo-test-'));
const now = '2026-09-14T15:00:00.000Z' as Instant;

let told: DemoResult;
let edited: DemoFindings;
let queued: DemoResult | undefined;
let leftInRedis: readonly string[] = [];
let up: CommandRun;
let machine: MachineWatch;
beforeAll(async () => {
  machine = watchMachine();
  up = startDemo(['--home', join(folder, 'told')]);
  told = await up.result;
  machine.end();
  const ran = await runDemo({
    home: join(folder, 'edited'),
    now,
    clock: { now: () => now },
    env: { ASSAY_CHROMIUM: process.env['ASSAY_CHROMIUM'] },
    prepare: (sites) =>
      sites.edit({ host: 'docs.skybridge.test', from: 'up to 45 days', to: 'up to 61 days' }),
  });
  await ran.close();
  edited = ran.findings;
  if (hasRedis()) queued = await overRedis();
}, 1_800_000);

afterAll(async () => {
  up.stop();
  await up.ended;
  rmSync(folder, { recursive: true, force: true });
});

interface CommandRun {
  readonly result: Promise<DemoResult>;
  readonly ended: Promise<number | null>;
  stop(): void;
}

/** `assay demo --json`, at a fixed moment. */
function startDemo(args: readonly string[], env: NodeJS.ProcessEnv = {}): CommandRun {
  const { REDIS_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, ['cli/assay.mjs', 'demo', '--json', ...args], {
    env: { ...inherited, ASSAY_NOW: now, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let printed = '';
  const result = new Promise<DemoResult>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.endsWith('\n')) resolve(JSON.parse(printed) as DemoResult);
    });
    void ended.then((code) => reject(new Error(`the demo ended with ${code} and printed ${printed}`)));
  });
  return { result, ended, stop: () => child.kill('SIGINT') };
}

async function overRedis(): Promise<DemoResult> {
  const redis = await openRedis();
  try {
    const run = startDemo(['--exit', '--home', join(folder, 'queued')], { REDIS_URL: redis.url });
    expect(await run.ended).toBe(0);
    leftInRedis = await redis.keys();
    return await run.result;
  } finally {
    await redis.close();
  }
}

describe('the table', () => {
  /** Where each real event of the scenario must be seen, and as what. */
  const wanted: Readonly<Record<string, readonly [change: string, cell: string, says: string]>> = {
    'northwind-trains': ['weakened', 'northwind-api/training_on_customer_data', 'opts out'],
    'northwind-iso-42001': ['new', 'northwind-api/iso_42001', 'ISO/IEC 42001'],
    'northwind-subprocessors': ['details', 'northwind-api/gdpr_dpa', '+ Kestrel Moderation'],
    'tidewater-soc-2': ['improved', 'tidewater-api/soc2_type2', 'SOC 2 Type II report'],
    'tidewater-no-baa': ['absent', 'tidewater-api/hipaa_baa', 'business associate agreement'],
    'office-lists-tidewater': ['improved', 'tidewater-api/gpai_cop', 'no -> yes_public'],
    'skybridge-keeps-longer': ['details', 'skybridge-gale/retention_zdr', 'retention_days: 30 -> 45'],
    'skybridge-rewords': ['reworded', 'skybridge-gale/training_on_customer_data', 'trains on it'],
  };

  test.each(events.filter(({ real }) => real).map(({ name }) => name))('shows that %s', (name) => {
    const [change, cell, says] = wanted[name] ?? [];
    const row = told.table.find((each) => each.change === change && each.cells.includes(cell ?? ''));
    expect(row && [row.sentence, ...row.details, `${row.from} -> ${row.to}`].join('\n')).toContain(says);
  });

  test('shows nothing that no real event explains', () => {
    const explained = new Set([
      ...Object.values(wanted).map(([, cell]) => cell),
      // A certificate that appears is also one more entry of what its portal lists.
      'northwind-api/trust_center',
      'tidewater-api/trust_center',
    ]);
    const others = told.table.filter(({ cells }) => !cells.some((cell) => explained.has(cell)));
    expect(others).toEqual([]);
  });

  test('one change of evidence is one row for all the offerings that it touches', () => {
    const row = told.table.find(({ change }) => change === 'reworded');
    expect(row?.cells).toEqual([
      'skybridge-current/training_on_customer_data',
      'skybridge-gale/training_on_customer_data',
    ]);
  });

  test('every sentence stands in the text of the capture that its row names, as `assay archive text` prints it', async () => {
    const home = join(folder, 'told');
    for (const { sentence, capture } of told.table) {
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['cli/assay.mjs', 'archive', 'text', '--capture', capture, '--home', home],
        { maxBuffer: 20_000_000 },
      );
      expect(stdout).toContain(sentence);
    }
    expect(told.table.length).toBeGreaterThan(5);
  });

  test('a sentence that is edited in a replica page changes its row, and no other', () => {
    const rows = (findings: DemoFindings) =>
      findings.table.map((row) => JSON.stringify({ ...row, capture: '', candidate: '' }));
    const [before, after] = [rows(told), rows(edited)];
    const changed = after.filter((row) => !before.includes(row));
    expect(changed).toHaveLength(1);
    expect(changed[0]).toContain('retention_days: 30 -> 61');
    expect(changed[0]).toContain('stored for up to 61 days');
  });
});

describe('what is held back', () => {
  test.each([
    ['tidewater/dpa', 'error_page'],
    ['skybridge/security-portal', 'incomplete'],
    ['ferrous/trust', 'wrong_language'],
    ['ferrous/addendum', 'login'],
    ['northwind/transparency', 'challenge'],
    ['ferrous/builders', 'blocked'],
  ])('%s is %s, with a reason', (source, verdict) => {
    const row = told.heldBack.find((each) => each.source === source);
    expect(row).toMatchObject({ verdict });
    expect(row?.because).not.toBe('');
    expect(row?.answers).toBeGreaterThan(0);
  });

  test('what refuses machines is read from the archive, with the date of the copy', () => {
    const row = told.heldBack.find((each) => each.source === 'ferrous/builders');
    expect(row?.archivedAt).toBe('2026-09-12T08:00:00.000Z');
  });

  test('holds no change back in the end: what was seen once was seen again', () => {
    expect(told.heldBack.filter(({ verdict }) => verdict === 'held')).toEqual([]);
    expect(told.steps.map(({ held }) => held > 0)).toEqual([false, true, false]);
  });

  test('pages that were only dressed anew are silent', () => {
    expect(told.silent.edited.toSorted()).toEqual(['skybridge/subprocessors', 'tidewater/data']);
    expect(told.silent.verified).toBeGreaterThan(50);
  });
});

test.runIf(hasRedis())('over a queue the demo tells the same, to the capture', () => {
  const { table, heldBack, silent } = told;
  expect(queued?.table).toEqual(table);
  expect(queued?.heldBack.toSorted(bySource)).toEqual(heldBack.toSorted(bySource));
  expect(queued?.silent.verified).toBe(silent.verified);
  expect(queued?.steps.map((step) => ({ ...step, ms: 0 }))).toEqual(
    told.steps.map((step) => ({ ...step, ms: 0 })),
  );
});

test.runIf(hasRedis())('nothing of the demo stays in Redis', () => {
  expect(leftInRedis).toEqual([]);
});

test('a Redis that does not answer is said, not waited for', async () => {
  const run = startDemo(['--exit', '--home', join(folder, 'no-redis')], { REDIS_URL: 'redis://127.0.0.1:1' });
  await expect(run.result).resolves.toMatchObject({ ok: false, problems: [{ code: 'redis_unreachable' }] });
  expect(await run.ended).toBe(1);
});

function bySource(one: { readonly source: string }, other: { readonly source: string }): number {
  return one.source.localeCompare(other.source);
}

describe('the way there', () => {
  test('visits all sources twice, and then only those that wait for a second look', () => {
    const [opening, week, hours] = told.steps;
    expect(opening?.sources).toBe(week?.sources);
    expect(hours?.sources).toBeLessThan(6);
    expect(opening?.approved).toBeGreaterThan(60);
  });

  test('takes less than a minute, longer only where the machine is slower or busy', () => {
    expect(told.ms).toBeLessThan(60_000 * machine.worst());
  });

  test('never writes into a folder that holds data', async () => {
    await expect(again('told')).rejects.toMatchObject({ code: 'demo_home_in_use' });
  });

  test('a failure on the way leaves nothing open', async () => {
    writeFileSync(join(folder, 'a-file'), 'not a folder');
    await expect(again('a-file')).rejects.toThrow(/a-file/);
  });

  function again(name: string) {
    return runDemo({ home: join(folder, name), now, clock: { now: () => now }, env: {} });
  }
});

describe('the inbox', () => {
  test('stays up, and the link lets a person in once', async () => {
    const shut = await fetch(`${told.inbox}/`, { redirect: 'manual' });
    expect(shut.status).not.toBe(200);
    const enter = () =>
      fetch(told.login, { method: 'POST', redirect: 'manual', headers: { origin: told.inbox } });
    expect((await fetch(told.login)).status).toBe(200);
    const first = await enter();
    const cookie = first.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    const inside = await fetch(`${told.inbox}/`, { headers: { cookie } });
    expect(inside.status).toBe(200);
    expect(await inside.text()).toContain('tidewater-api');
    expect((await enter()).headers.getSetCookie()).toEqual([]);
  });

  test('Ctrl-C ends it, well', async () => {
    up.stop();
    expect(await up.ended).toBe(0);
    await expect(fetch(`${told.inbox}/`)).rejects.toThrow(/fetch failed/);
  });
});
