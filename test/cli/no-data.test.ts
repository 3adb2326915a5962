import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAssay } from './run-assay.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-no-data-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Said {
  readonly ok: boolean;
  readonly problems: readonly { readonly code: string; readonly message: string; readonly hint: string }[];
}

describe('a data folder that is not there', () => {
  it.each([
    ['list'],
    ['decide 4f1c accept'],
    ['explain northwind-api/soc2_type2'],
    ['sources'],
    ['export --out release'],
    ['reread --since 2026-01-01'],
    ['archive text --capture c1'],
    ['archive check'],
    ['key list'],
    ['backup'],
  ])('`assay %s` refuses, names the folder and what to do, and makes nothing', async (line) => {
    const home = join(folder, 'dta');
    const { code, out } = await runAssay([...line.split(' '), '--json', '--home', home], {}, process.cwd());
    const said = JSON.parse(out) as Said;
    expect([code, said.ok, said.problems[0]?.code]).toEqual([1, false, 'no_database']);
    expect(said.problems[0]?.message).toContain(home);
    expect(said.problems[0]?.hint).toMatch(/--home.*assay crawl/);
    expect(existsSync(home)).toBe(false);
  });

  it('is not made by `assay verify` either, whatever the release is', async () => {
    const home = join(folder, 'dta');
    const { code } = await runAssay(['verify', join(folder, 'no-release'), '--home', home]);
    expect([code, existsSync(home)]).toEqual([1, false]);
  });

  it('that is there, but holds no database, is told apart', async () => {
    const home = join(folder, 'other');
    mkdirSync(home);
    writeFileSync(join(home, 'letter.txt'), 'dear reader');
    const { code, err } = await runAssay(['list', '--home', home]);
    expect(code).toBe(1);
    expect(err).toContain(`The data folder ${home} holds no database: assay.sqlite is missing.`);
    expect(readdirSync(home)).toEqual(['letter.txt']);
  });
});

describe('before the first run, in a fresh checkout', () => {
  it('`assay sources` shows what would be visited, and makes nothing', async () => {
    const cwd = mkdtempSync(join(folder, 'fresh-'));
    const { code, out, err } = await runAssay(
      ['sources'],
      { ASSAY_REGISTRY: join(process.cwd(), 'registry') },
      cwd,
    );
    expect(code).toBe(0);
    expect(out).toContain('never visited');
    expect(err).toContain(`No database in ${join(cwd, 'data')} yet`);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('`assay import --dry-run` tells what it would take over, and makes nothing', async () => {
    const cwd = mkdtempSync(join(folder, 'fresh-'));
    const file = join(folder, 'data.json');
    writeFileSync(file, JSON.stringify({ offerings: [] }));
    const ran = await runAssay(
      ['import', file, '--dry-run'],
      { ASSAY_REGISTRY: join(process.cwd(), 'registry') },
      cwd,
    );
    expect(ran.err).toContain(`No database in ${join(cwd, 'data')} yet`);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('`assay key add` may be the first command: it makes the database', async () => {
    const home = join(folder, 'begun');
    const ran = await runAssay(['key', 'add', 'first', '--home', home]);
    expect(ran.code).toBe(0);
    expect(existsSync(join(home, 'assay.sqlite'))).toBe(true);
    expect((await runAssay(['key', 'list', '--home', home])).out).toContain('first');
  });
});
