// One suite for both ways of carrying visits: in this process, and through BullMQ to workers.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listSourceStates } from '#db/source-state.ts';
import { listClaims } from '#db/claims.ts';
import { codeVersion, jobFor } from '#pipeline/job.ts';
import { openOwner } from '#pipeline/queue/owner.ts';
import { openWorker, type WorkerEvent } from '#pipeline/queue/worker.ts';
import { runVisits, type VisitBy } from '#pipeline/run.ts';
import type { VisitOutcome } from '#types/capture.ts';
import type { SourceId } from '#types/ids.ts';
import { candidates, houseOf, outcomeOf, page, pictureOf, type TestHouse } from './houses.ts';
import { gate } from '../gate.ts';
import { hasRedis, openRedis, type TestRedis } from '../redis.ts';

const sources = ['one', 'two', 'three', 'four', 'five'].map((id) => ({ id }));
const promise = 'We do not use customer data submitted through the Northwind API to train our models.';
let redis: TestRedis | undefined;
let folder: string;

beforeAll(async () => {
  if (hasRedis()) redis = await openRedis();
  folder = mkdtempSync(join(tmpdir(), 'assay-queue-'));
});
afterAll(async () => {
  await redis?.close();
  rmSync(folder, { recursive: true, force: true });
});

function place(prefix: string): { redisUrl: string; prefix: string } {
  if (!redis) throw new Error('redis-server is not installed: `npm test` installs it where it can');
  return { redisUrl: redis.url, prefix };
}

const visitHere: VisitBy = (job) => {
  const outcome = outcomeOf('2026-03-01T08:00:00.000Z', page([promise]), {
    source: job.source.split('/')[1] ?? '',
  });
  return Promise.resolve({ ...outcome, slot: job.slot } satisfies VisitOutcome);
};

interface BackEnd {
  readonly visit: VisitBy;
  close(): Promise<void>;
}

async function embedded(visit: VisitBy): Promise<BackEnd> {
  return Promise.resolve({ visit, close: () => Promise.resolve() });
}

let count = 0;
async function throughRedis(visit: VisitBy): Promise<BackEnd> {
  const here = place(`suite${count++}`);
  const owner = await openOwner(here);
  const worker = await openWorker({
    ...here,
    registryDigest: 'test',
    codeVersion,
    visit,
  });
  return {
    visit: owner.visit,
    close: async () => {
      await worker.close();
      await owner.close();
    },
  };
}

describe.each([
  ['in this process', embedded],
  ['through Redis', throughRedis],
])('visits %s', (_name, open) => {
  async function run(house: TestHouse, visit: VisitBy, signal?: AbortSignal): ReturnType<typeof runVisits> {
    const backEnd = await open(visit);
    try {
      return await runVisits(house, {
        which: { kind: 'due' },
        by: 'test',
        visit: backEnd.visit,
        ...(signal ? { signal } : {}),
      });
    } finally {
      await backEnd.close();
    }
  }

  test('every source that is due is visited and settled once', async () => {
    const house = houseOf({ sources });
    const result = await run(house, visitHere);
    expect(result.summary).toMatchObject({ sources: 5, ok: 5, notOk: 0 });
    expect(result.complete).toBe(true);
    expect(house.db.prepare('SELECT count(*) FROM visits').pluck().get()).toBe(5);
    expect(listSourceStates(house.db).every((each) => (each.next_due ?? '') > '2026-03-01T08')).toBe(true);
    expect(listClaims(house.db)).toEqual([]);
    expect(candidates(house, 'open').length).toBeGreaterThan(0);
  });

  test('nothing is due again before its time', async () => {
    const house = houseOf({ sources });
    await run(house, visitHere);
    const again = await run(house, visitHere);
    expect(again.summary.sources).toBe(0);
  });

  test('a visit that breaks is named, put off, and stops no other', async () => {
    const house = houseOf({ sources });
    const result = await run(house, (job, signal) => {
      if (job.source.endsWith('two')) throw new Error('the worker broke');
      return visitHere(job, signal);
    });
    expect(result.failed.map((each) => each.source)).toEqual(['northwind/two']);
    expect(result.summary).toMatchObject({ ok: 4, notOk: 1 });
    const again = await run(house, visitHere);
    expect(again.summary.sources).toBe(0);
    house.at('2026-03-01T08:10:00.000Z');
    const later = await run(house, visitHere);
    expect(later.lines.map((line) => line.source)).toEqual(['northwind/two']);
  });

  test('stopping settles nothing that was not ended, and the rest is visited later', async () => {
    const house = houseOf({ sources, settings: { concurrency: 1 } });
    const stop = new AbortController();
    let visits = 0;
    const result = await run(
      house,
      async (job, signal) => {
        if (++visits === 3) stop.abort();
        const outcome = await visitHere(job, signal);
        return visits >= 3 ? { ...outcome, givenUp: true } : outcome;
      },
      stop.signal,
    );
    expect(result.complete).toBe(false);
    const settled = Number(house.db.prepare('SELECT count(*) FROM visits').pluck().get());
    expect(settled).toBeLessThan(5);
    const rest = await run(house, visitHere);
    expect(rest.summary.sources).toBe(5 - settled);
  });

  test('never two visits of one domain at once', async () => {
    const house = houseOf({ sources, settings: { concurrency: 4 } });
    let now = 0;
    let most = 0;
    await run(house, async (job, signal) => {
      most = Math.max(most, ++now);
      await sleep(15);
      now--;
      return visitHere(job, signal);
    });
    expect(most).toBe(1);
  });
});

describe('workers', () => {
  const children: ChildProcess[] = [];
  afterAll(() => children.forEach((child) => child.kill('SIGKILL')));

  function startWorker(prefix: string, log: string, slowly: number): ChildProcess {
    const { redisUrl } = place(prefix);
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', join(import.meta.dirname, 'slow-worker.ts'), redisUrl, prefix, log, String(slowly)],
      { stdio: 'inherit', env: { ...process.env, CODE_VERSION: codeVersion } },
    );
    children.push(child);
    return child;
  }

  test('a worker that is killed loses no visit and doubles none', async () => {
    const prefix = 'killed';
    const log = join(folder, 'killed.log');
    const house = houseOf({ sources });
    const owner = await openOwner(place(prefix));
    const doomed = startWorker(prefix, log, 60_000);
    const running = runVisits(house, { which: { kind: 'due' }, by: 'test', visit: owner.visit });
    // A busy machine takes its time to start a process.
    await expect.poll(() => existsSync(log), { timeout: 240_000 }).toBe(true);
    expect(readFileSync(log, 'utf8')).toContain('begun');
    doomed.kill('SIGKILL');
    startWorker(prefix, log, 10);
    const result = await running;
    await owner.close();
    expect(result.summary).toMatchObject({ sources: 5, ok: 5 });
    expect(house.db.prepare('SELECT count(*) FROM visits').pluck().get()).toBe(5);
    const ended = readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('ended'));
    expect(new Set(ended).size).toBe(5);
  });

  test("an owner that died meets its job's result again, and settles it once", async () => {
    const house = houseOf({ sources: [{ id: 'one' }] });
    const here = place('owner');
    let visits = 0;
    const ownerDied = gate();
    const begun = gate();
    const worker = await openWorker({
      ...here,
      registryDigest: 'test',
      codeVersion,
      visit: async (job, signal) => {
        visits++;
        begun.open();
        await ownerDied.passed;
        return visitHere(job, signal);
      },
    });
    const stop = new AbortController();
    const first = await openOwner(here);
    const dying = runVisits(house, {
      which: { kind: 'due' },
      by: 'first',
      visit: first.visit,
      signal: stop.signal,
    });
    await begun.passed;
    stop.abort();
    await dying;
    await first.close();
    expect(house.db.prepare('SELECT count(*) FROM visits').pluck().get()).toBe(0);
    ownerDied.open();
    const second = await openOwner(here);
    const result = await runVisits(house, { which: { kind: 'due' }, by: 'second', visit: second.visit });
    await second.close();
    await worker.close();
    expect(result.summary.ok).toBe(1);
    expect(visits).toBe(1);
  });

  test('what a dead owner left at a worker ends before its domain is visited again', async () => {
    const house = houseOf({ sources: [{ id: 'one' }, { id: 'two' }] });
    const here = place('left');
    const [begun, mayEnd] = [gate(), gate()];
    const order: string[] = [];
    const worker = await openWorker({
      ...here,
      registryDigest: 'test',
      codeVersion,
      concurrency: 4,
      visit: async (job, signal) => {
        order.push(`begun ${job.source}`);
        begun.open();
        if (job.source === 'northwind/one' && job.slot === 'left') await mayEnd.passed;
        order.push(`ended ${job.source}`);
        return { ...(await visitHere(job, signal)), source: job.source };
      },
    });
    const stop = new AbortController();
    const first = await openOwner(here);
    const dying = first.visit(jobFor(house, 'northwind/one' as SourceId, 'left'), stop.signal);
    await begun.passed;
    stop.abort();
    expect((await dying).givenUp).toBe(true);
    await first.close();
    const second = await openOwner(here);
    const told = jobFor(house, 'northwind/two' as SourceId, 'now');
    const next = second.visit(told, undefined);
    // Another domain is visited meanwhile: the worker has room, and the second owner is at work.
    const elsewhere = { ...told.declared, url: 'https://boreas.test/page' };
    await second.visit({ ...told, source: 'boreas/page' as SourceId, declared: elsewhere }, undefined);
    mayEnd.open();
    await next;
    await second.close();
    await worker.close();
    expect(order.filter((each) => each.includes('northwind'))).toEqual([
      'begun northwind/one',
      'ended northwind/one',
      'begun northwind/two',
      'ended northwind/two',
    ]);
  });

  test('a worker with another registry refuses, and leaves the job to one that has the same', async () => {
    const house = houseOf({ sources: [{ id: 'one' }] });
    const here = place('digest');
    const told: WorkerEvent[] = [];
    const other = await openWorker({
      ...here,
      registryDigest: 'another',
      codeVersion,
      visit: visitHere,
      onEvent: (event) => told.push(event),
    });
    const owner = await openOwner(here);
    const running = runVisits(house, { which: { kind: 'due' }, by: 'test', visit: owner.visit });
    await expect.poll(() => told.length).toBeGreaterThan(0);
    expect(told[0]).toMatchObject({ kind: 'refused', error: { code: 'other_version' } });
    await other.close();
    const right = await openWorker({ ...here, registryDigest: 'test', codeVersion, visit: visitHere });
    expect((await running).summary.ok).toBe(1);
    await right.close();
    await owner.close();
  });

  test('both ways leave the same candidates', async () => {
    const [here, there] = [houseOf({ sources }), houseOf({ sources })];
    await runVisits(here, { which: { kind: 'all' }, by: 'test', visit: visitHere });
    const backEnd = await throughRedis(visitHere);
    await runVisits(there, { which: { kind: 'all' }, by: 'test', visit: backEnd.visit });
    await backEnd.close();
    expect(pictureOf(there)).toEqual(pictureOf(here));
  });
});
