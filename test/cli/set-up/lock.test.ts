import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { takeLock } from '#cli/set-up/lock.mjs';
import { findPlace } from '#cli/set-up/place.mjs';

const folders: string[] = [];
const children: ChildProcess[] = [];

function newPlace() {
  const folder = mkdtempSync(join(tmpdir(), 'assay-lock-'));
  folders.push(folder);
  return findPlace(folder);
}

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Another process that holds the lock until it is killed; resolves when it has it. */
async function holder(root: string): Promise<ChildProcess> {
  const module = (name: string): string => new URL(`../../../cli/set-up/${name}`, import.meta.url).href;
  const code = `const { takeLock } = await import('${module('lock.mjs')}');
    const { findPlace } = await import('${module('place.mjs')}');
    await takeLock(findPlace(${JSON.stringify(root)}), () => {});
    console.log('held');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return child;
}

describe('the lock of set-up', () => {
  it('lets a second one wait until the first lets go', async () => {
    const place = newPlace();
    const first = await takeLock(place, () => {});
    let waitedFor = 0;
    const second = takeLock(place, (pid: number) => (waitedFor = pid));
    await expect.poll(() => waitedFor).toBe(process.pid);
    first.release();
    (await second).release();
    expect(existsSync(place.inMemory('set-up.lock'))).toBe(false);
  });

  it('takes over at once from one that was killed', async () => {
    const place = newPlace();
    const killed = await holder(place.root);
    killed.kill('SIGKILL');
    await new Promise((resolve) => killed.once('close', resolve));
    const lock = await takeLock(place, () => {});
    expect(JSON.parse(readFileSync(place.inMemory('set-up.lock'), 'utf8'))).toMatchObject({
      pid: process.pid,
    });
    lock.release();
  });

  it('does not take over from one that is alive', async () => {
    const place = newPlace();
    const other = await holder(place.root);
    let waitedFor: number | undefined;
    const waiting = takeLock(place, (pid: number) => (waitedFor = pid));
    await expect.poll(() => waitedFor).toBe(other.pid);
    expect(JSON.parse(readFileSync(place.inMemory('set-up.lock'), 'utf8'))).toMatchObject({ pid: other.pid });
    other.kill('SIGKILL');
    (await waiting).release();
  });

  it('takes over from a note without a beat, though a process of that number lives', async () => {
    const place = newPlace();
    (await takeLock(place, () => {})).release();
    const file = place.inMemory('set-up.lock');
    writeFileSync(file, JSON.stringify({ pid: process.ppid }));
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(file, longAgo, longAgo);
    const lock = await takeLock(place, () => {});
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
    lock.release();
  });
});
