import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkWhole, openDatabase } from '#db/open.ts';
import { settle } from '#pipeline/settle.ts';
import type { Instant } from '#types/ids.ts';
import { houseOf, outcomeOf, page } from './houses.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-killed-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([1, 2, 3])('a writer killed while it settles loses and doubles nothing (%i)', async (round) => {
  const file = join(folder, `house${round}.sqlite`);
  const log = join(folder, `log${round}`);
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'killed-writer.ts'), file, log],
    {
      stdio: 'inherit',
    },
  );
  await expect.poll(() => existsSync(log), { timeout: 240_000 }).toBe(true);
  // Somewhere in the middle of its work, wherever that is.
  await sleep(150 + round * 37);
  child.kill('SIGKILL');
  await new Promise((resolve) => child.on('exit', resolve));
  const told = readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line.length === 24);
  expect(told.length).toBeGreaterThan(0);

  const db = openDatabase(file, { clock: { now: () => '2026-03-01T08:00:00.000Z' as Instant } });
  expect(checkWhole(db)).toEqual([]);
  const slots = db.prepare('SELECT slot FROM visits ORDER BY slot').pluck().all() as string[];
  expect(new Set(slots).size).toBe(slots.length);
  // Everything that was told is there; at most the one being settled is more.
  expect(slots.slice(0, told.length)).toEqual(told);
  expect(slots.length - told.length).toBeLessThanOrEqual(1);
  const loose = db
    .prepare(
      `SELECT (SELECT count(*) FROM visits v WHERE used_capture IS NOT NULL AND NOT EXISTS (SELECT 1 FROM captures c WHERE c.id = v.used_capture))
        + (SELECT count(*) FROM evidence e WHERE NOT EXISTS (SELECT 1 FROM readings r WHERE r.id = e.reading))
        + (SELECT count(*) FROM visits v WHERE used_capture IS NOT NULL AND NOT EXISTS (SELECT 1 FROM timeline t WHERE t.visit = v.id))`,
    )
    .pluck()
    .get();
  expect(loose).toBe(0);
  db.close();

  // The next process settles the last visit again: it is there, once.
  const house = houseOf({}, file);
  const last = slots.at(-1) ?? '';
  const again = await settle(house, outcomeOf(last, page(['anything'])));
  expect(again.repeated).toBe(true);
  house.close();
});
