import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BrowserMissing } from '#crawlers/browser/errors.ts';
import { findExecutable, type Places } from '#crawlers/browser/executable.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-executable-'));

function file(name: string, content = ''): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function places(given: Partial<Places>): Places {
  return {
    env: { PATH: join(folder, 'nowhere') },
    markerFile: join(folder, 'none.json'),
    playwrightPath: () => join(folder, 'none'),
    isRoot: false,
    systemPaths: [],
    ...given,
  };
}

test('the one that is named wins, then the one that set-up proved, then Playwright, then the system', () => {
  const [named, proved, own, onPath] = ['named', 'proved', 'own', 'chromium'].map((name) => file(name)) as [
    string,
    string,
    string,
    string,
  ];
  const markerFile = file(
    'browser.json',
    JSON.stringify({ path: proved, sandbox: false, from: 'system', version: '1' }),
  );
  const all = { env: { ASSAY_CHROMIUM: named, PATH: folder }, markerFile, playwrightPath: () => own };
  expect(findExecutable(places(all))).toEqual({ path: named, sandbox: undefined, from: 'ASSAY_CHROMIUM' });
  expect(findExecutable(places({ ...all, env: { PATH: folder } }))).toEqual({
    path: proved,
    sandbox: false,
    from: 'set-up',
  });
  expect(findExecutable(places({ env: { PATH: folder }, playwrightPath: () => own })).from).toBe(
    'Playwright',
  );
  expect(findExecutable(places({ env: { PATH: folder } })).path).toBe(onPath);
});

test('root runs without the sandbox', () => {
  expect(findExecutable(places({ option: file('asked'), isRoot: true })).sandbox).toBe(false);
});

test('what set-up remembered and is gone, or is unreadable, is passed over', () => {
  const gone = file('gone.json', JSON.stringify({ path: join(folder, 'gone'), sandbox: true }));
  expect(() => findExecutable(places({ markerFile: gone }))).toThrow(BrowserMissing);
  expect(() => findExecutable(places({ markerFile: file('bad.json', '{') }))).toThrow(BrowserMissing);
});

test('a browser that is named and missing is said, with what to do', () => {
  const missing = (): unknown => findExecutable(places({ env: { ASSAY_CHROMIUM: '/nowhere/chrome' } }));
  expect(missing).toThrow(/\/nowhere\/chrome, which ASSAY_CHROMIUM names/);
  expect(missing).toThrow(
    expect.objectContaining({
      code: 'browser_missing',
      hint: expect.stringContaining('unset ASSAY_CHROMIUM'),
    }),
  );
});
