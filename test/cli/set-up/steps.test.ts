import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { nodeProblem } from '#cli/set-up/node-version.mjs';
import { npmAdvice } from '#cli/set-up/npm.mjs';
import * as packages from '#cli/set-up/packages.mjs';
import { findPlace, recall, remember } from '#cli/set-up/place.mjs';
import { whyItDidNotStart } from '#cli/set-up/why-not.mjs';

const folders: string[] = [];

/** A checkout with one package that lies beside it, so that npm needs no network. */
function checkout() {
  const root = mkdtempSync(join(tmpdir(), 'assay-set-up-'));
  folders.push(root);
  mkdirSync(join(root, 'parts/gale'), { recursive: true });
  writeFileSync(join(root, 'parts/gale/package.json'), JSON.stringify({ name: 'gale', version: '1.0.0' }));
  writeFileSync(
    join(root, 'package.json'),
    JSON.stringify({ name: 'tarn', version: '1.0.0', dependencies: { gale: 'file:parts/gale' } }),
  );
  const lock = {
    name: 'tarn',
    version: '1.0.0',
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': { name: 'tarn', version: '1.0.0', dependencies: { gale: 'file:parts/gale' } },
      'node_modules/gale': { resolved: 'parts/gale', link: true },
      'parts/gale': { version: '1.0.0' },
    },
  };
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify(lock));
  return findPlace(root);
}

const report = { live: () => {}, tool: {} };

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('packages', () => {
  it('are installed when they are missing, and known to be there afterwards', async () => {
    const place = checkout();
    expect(packages.check(place)).toBeUndefined();
    await packages.act(place, report);
    expect(packages.check(place)).toContain('as in package-lock.json');
  });

  it('are missing again when an install was cut short, or the lockfile moved on', async () => {
    const place = checkout();
    await packages.act(place, report);
    rmSync(place.inRoot('node_modules/gale'));
    expect(packages.check(place)).toBeUndefined();
    await packages.act(place, report);
    rmSync(place.inRoot('node_modules/.package-lock.json'));
    expect(packages.check(place)).toBeUndefined();
  });

  it('say what is wrong when the lockfile does not fit', async () => {
    const place = checkout();
    const empty = { name: 'tarn', lockfileVersion: 3, packages: { '': { name: 'tarn' } } };
    writeFileSync(place.inRoot('package-lock.json'), JSON.stringify(empty));
    await expect(packages.act(place, report)).rejects.toMatchObject({
      hint: expect.stringContaining('package-lock.json differ') as string,
    });
    rmSync(place.inRoot('package-lock.json'));
    expect(() => packages.check(place)).toThrow(/package-lock.json is missing/);
  });

  it.each([
    ['npm error code EAI_AGAIN', /network/],
    ['npm error code ENOSPC', /disk/],
    ['npm error code EACCES', /chown/],
    ['npm error code E404', /registry/],
    ['anything else', /lines above/],
  ])('turn %s into advice', (log, advice) => {
    expect(npmAdvice(log)).toMatch(advice);
  });
});

describe('an old Node', () => {
  it.each(['20.18.3', '18.20.4', '16.0.0', '0.12.18'])('%s is refused in one sentence', (version) => {
    expect(nodeProblem(version)?.message).toBe(
      `Assay needs Node 20.19.0 or newer, and this is Node ${version}.`,
    );
  });

  it.each(['20.19.0', '20.20.2', '22.0.0', '24.21.0'])('%s is not', (version) => {
    expect(nodeProblem(version)).toBeUndefined();
  });
});

describe('notes of set-up', () => {
  it('that are damaged count as none', () => {
    const place = checkout();
    remember(place, 'browser.json', { path: '/x' });
    expect(recall(place, 'browser.json')).toEqual({ path: '/x' });
    writeFileSync(place.inMemory('browser.json'), '{"path": ');
    expect(recall(place, 'browser.json')).toBeUndefined();
  });
});

describe('a browser that does not start', () => {
  it.each([
    [
      '/x: error while loading shared libraries: libnss3.so: cannot open',
      'error while loading shared libraries: libnss3.so: cannot open',
    ],
    ["Error: Executable doesn't exist at /x", 'is not installed'],
    [
      'node:internal/x\n  at y\n[1m- <launching> /x --a\u001B[0m\nFailed to move to new namespace',
      'Failed to move to new namespace',
    ],
  ])('says why in one line', (text, why) => {
    expect(whyItDidNotStart(text)).toBe(why);
  });
});

describe('the whole set-up', () => {
  it('is instant the second time: it starts no other program and takes no lock', () => {
    const main = fileURLToPath(new URL('../../../cli/set-up/main.mjs', import.meta.url));
    spawnSync(process.execPath, [main]);
    const refusesOthers = `const children = require('node:child_process');
      for (const name of ['spawn', 'spawnSync', 'execFile', 'execFileSync', 'exec', 'execSync', 'fork'])
        children[name] = () => { throw new Error(name + ' was called'); };
      require('node:module').syncBuiltinESMExports();`;
    const preload = join(checkout().root, 'preload.cjs');
    writeFileSync(preload, refusesOthers);
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', preload, main], {
      encoding: 'utf8',
    });
    expect({ status, stdout, stderr }).toMatchObject({ status: 0, stdout: '' });
    expect(stderr.match(/^ {2}ok /gm)).toHaveLength(4);
    // It says so before it takes the lock.
    expect(stderr).not.toContain('Setting up');
  });

  it('does not know other options', () => {
    const main = fileURLToPath(new URL('../../../cli/set-up/main.mjs', import.meta.url));
    const { status, stderr } = spawnSync(process.execPath, [main, '--fast'], { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toContain('--fast');
  });
});
