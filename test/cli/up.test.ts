// What stays up: the inbox is reachable, signals end it cleanly, a taken port is said in words.
import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { writeRegistry } from '../pipeline/registry/drafts.ts';
import { runAssay } from './run-assay.ts';

/** Each step is a process of its own, on machines that may be busy. */
vi.setConfig({ testTimeout: 180_000 });

const folder = mkdtempSync(join(tmpdir(), 'assay-up-'));
const launcher = fileURLToPath(new URL('../../cli/assay.mjs', import.meta.url));
const running: ChildProcessWithoutNullStreams[] = [];
/** Nothing to visit: what is tested is what stays up. */
const registry = writeRegistry({
  'parties/northwind.yaml':
    'id: northwind\nname: Northwind\nroles: [developer, platform]\nhosts: [northwind.test]\nsources: []\n',
});

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});
afterAll(() => {
  registry.remove();
  rmSync(folder, { recursive: true, force: true });
});

function up(home: string): ChildProcessWithoutNullStreams {
  const args = [launcher, 'up', '--json', '--home', join(folder, home), '--registry', registry.folder];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ASSAY_PORT: '0', ASSAY_NOW: '', REDIS_URL: '' },
  });
  running.push(child);
  return child;
}

function firstLine(child: ChildProcessWithoutNullStreams): Promise<{ inbox: string; login?: string }> {
  return new Promise((resolve, reject) => {
    let out = '';
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (out.includes('\n'))
        resolve(JSON.parse(out.split('\n')[0] ?? '') as { inbox: string; login?: string });
    });
    child.once('exit', () => reject(new Error(`It ended: ${err}`)));
  });
}

function ended(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

describe('assay up', () => {
  it('serves the inbox behind a login, says the way in once, and ends cleanly on TERM', async () => {
    const child = up('first');
    const { inbox, login } = await firstLine(child);
    const stranger = await fetch(inbox, { redirect: 'manual' });
    expect(stranger.status).not.toBe(200);
    expect(login?.startsWith(inbox)).toBe(true);
    const end = ended(child);
    child.kill('SIGTERM');
    expect(await end).toBe(0);
    const again = up('first');
    expect((await firstLine(again)).login).toBeUndefined();
  });

  it('says which port is taken and what to do', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const port = String((taken.address() as AddressInfo).port);
    const { code, out } = await runAssay(
      ['up', '--json', '--home', join(folder, 'taken'), '--registry', registry.folder],
      { ASSAY_PORT: port },
    );
    taken.close();
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ ok: false });
    expect(out).toContain(port);
    expect(out).toContain('ASSAY_PORT');
  });

  it.each([
    [['serve'], {}, 'REDIS_URL'],
    [['worker'], { REDIS_URL: 'http://127.0.0.1' }, 'REDIS_URL'],
    [['worker', '--owner', 'http://127.0.0.1:1'], { REDIS_URL: 'redis://127.0.0.1:1' }, 'ASSAY_TOKEN'],
    [['up'], { ASSAY_PORT: 'many' }, 'ASSAY_PORT'],
  ])('%j with %j is misused', async (args, env, words) => {
    const { code, err } = await runAssay([...args, '--home', join(folder, 'none')], env);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });

  it('says that Redis is not reachable instead of waiting for it', async () => {
    const { code, err } = await runAssay(
      ['serve', '--home', join(folder, 'none'), '--registry', registry.folder],
      {
        REDIS_URL: 'redis://127.0.0.1:1',
      },
    );
    expect(code).toBe(1);
    expect(err).toContain('error not_reachable\n  Redis does not answer at 127.0.0.1:1 (REDIS_URL): ');
    expect(err).toContain('  -> Start it (docker compose up -d redis), correct REDIS_URL, or run `assay up`');
  });
});
