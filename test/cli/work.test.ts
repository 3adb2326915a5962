// The daily work from the terminal, on replica sites: crawl, look, decide, explain, release, prove.
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { serveSites } from '#sites/serve.ts';
import type { Sites } from '#sites/serve.ts';
import { runAssay } from './run-assay.ts';
import type { Ran } from './run-assay.ts';

/** Each step is a process of its own, on machines that may be busy. */
vi.setConfig({ testTimeout: 180_000 });

const folder = mkdtempSync(join(tmpdir(), 'assay-work-'));
const registry = fileURLToPath(new URL('../sites/registry/', import.meta.url));
const at = '2026-09-07T08:00:00.000Z';
let sites: Sites;

function assay(...args: string[]): Promise<Ran> {
  return runAssay([...args, '--home', join(folder, 'data'), '--registry', registry], {
    ...sites.env,
    ASSAY_NOW: at,
  });
}

function lines(text: string): Record<string, unknown>[] {
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

async function waiting(...args: string[]): Promise<{ id: string; change: string; state: string }[]> {
  const { out } = await assay('list', 'candidates', '--json', ...args);
  return (JSON.parse(out) as { candidates: { id: string; change: string; state: string }[] }).candidates;
}

beforeAll(async () => {
  sites = await serveSites({});
});

afterAll(async () => {
  await sites.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the work of a day', () => {
  let capture = '';

  it('crawls sources and says of each what came out, one JSON line a visit', async () => {
    const { code, out } = await assay(
      'crawl',
      '--json',
      '--source',
      'northwind/data-handling',
      'northwind/addendum',
    );
    const said = lines(out);
    const summary = said.at(-1)?.['summary'] as Record<string, number>;
    expect(summary).toMatchObject({ sources: 2, ok: 2, notOk: 0 });
    expect(code).toBe(0);
    for (const line of said.slice(0, -1)) {
      expect(line).toMatchObject({ verdict: 'ok', reasons: expect.any(Array) as unknown });
      for (const key of [
        'source',
        'url',
        'via',
        'attempts',
        'capture',
        'finalUrl',
        'characters',
        'evidence',
        'candidates',
        'ms',
      ])
        expect(Object.keys(line)).toContain(key);
    }
    capture = String(said.find((line) => line['source'] === 'northwind/data-handling')?.['capture']);
  });

  it('ends with 3 when a source is not ok, and says why in the table', async () => {
    const { code, out } = await assay('crawl', '--source', 'ferrous/builders');
    expect(code).toBe(3);
    expect(out).toMatch(/blocked\s+wayback\s+ferrous\/builders/);
    expect(out).toContain('1 source ');
  });

  it('visits what needs no browser where there is none, and says of the others what is missing', async () => {
    const home = join(folder, 'without-browser');
    const { code, out, err } = await runAssay(
      [
        'crawl',
        '--json',
        '--source',
        'northwind/addendum',
        'northwind/trust-center',
        '--home',
        home,
        '--registry',
        registry,
      ],
      { ...sites.env, ASSAY_NOW: at, ASSAY_CHROMIUM: join(folder, 'no-such-browser') },
    );
    const said = lines(out);
    expect(said.find((line) => line['source'] === 'northwind/addendum')).toMatchObject({ verdict: 'ok' });
    expect(said.find((line) => line['source'] === 'northwind/trust-center')).toMatchObject({
      problems: [{ code: 'browser_missing', hint: expect.stringContaining('ASSAY_CHROMIUM') as string }],
    });
    expect(said.at(-1)).toMatchObject({ summary: { sources: 2, ok: 1, notOk: 1 } });
    expect(err).toContain('no-such-browser');
    expect(code).toBe(3);
  });

  it('shows the text that quotes stand in, and the page as it came', async () => {
    const text = await assay('archive', 'text', '--capture', capture);
    const html = await assay('archive', 'html', '--capture', capture.slice(0, 12));
    expect(text.code).toBe(0);
    expect(text.out).toMatch(/train/i);
    expect(html.out).toMatch(/^<!doctype html/i);
    const wacz = join(folder, 'page.wacz');
    await assay('archive', 'wacz', '--capture', capture, '--out', wacz);
    expect(readFileSync(wacz).subarray(0, 2).toString()).toBe('PK');
  });

  it('explains a cell from its sources to its candidates', async () => {
    const { out } = await assay('explain', 'northwind-api/training_on_customer_data', '--json');
    const explained = JSON.parse(out) as {
      sources: { source: string; evidence: { quotes: { exact: string }[] }[] }[];
      candidates: unknown[];
    };
    const source = explained.sources.find((one) => one.source === 'northwind/data-handling');
    const quote = source?.evidence[0]?.quotes[0]?.exact ?? 'none';
    const { out: text } = await assay('archive', 'text', '--capture', capture);
    expect(text).toContain(quote);
    expect(explained.candidates.length).toBeGreaterThan(0);
    const person = await assay('explain', 'northwind-api/training_on_customer_data');
    expect(person.out).toContain(quote);
  });

  it('decides by id and undoes it, and decides all that a filter finds', async () => {
    const before = await waiting();
    const [first] = before;
    const id = first?.id ?? '';
    expect((await assay('decide', id.slice(0, 12), 'accept', '--note', 'as on the page')).code).toBe(0);
    expect((await waiting()).map((one) => one.id)).not.toContain(id);
    expect((await assay('decide', id, 'undo')).code).toBe(0);
    expect((await waiting()).map((one) => one.id)).toContain(id);
    const dry = await assay('decide', '--all', '--change', 'new', 'accept', '--dry-run');
    expect(dry.code).toBe(0);
    expect(await waiting()).toHaveLength(before.length);
    expect((await assay('decide', '--all', '--change', 'new', 'accept')).code).toBe(0);
    expect(await waiting('--change', 'new')).toEqual([]);
  });

  it.each([
    [['decide', 'accept']],
    [['decide', '--all', 'dismiss']],
    [['decide', 'abcd', 'dismiss', '--reason', 'mood']],
    [['decide', 'abcd', '--all', 'accept']],
    [['list', 'candidates', '--change', 'better']],
    [['crawl', '--due', '--offering', 'northwind-api']],
    [['discover', 'not a domain']],
    [['discover', 'northwind.test', '--requests', '0']],
  ])('%j is misused', async (args) => {
    expect((await assay(...args)).code).toBe(2);
  });

  it.each([
    [['decide', 'abcd', 'accept'], /abcd/],
    [['explain', 'northwind-api/soc2'], /Did you mean soc2_type2/],
    [['crawl', '--source', 'northwind/nowhere'], /northwind\/nowhere/],
    [['archive', 'text', '--capture', 'c0000'], /c0000/],
    [['sources', '--party', 'nobody'], /There are .*northwind/],
    [['discover', 'nowhere.invalid'], /No source was found at nowhere\.invalid/],
    [['import', fileURLToPath(import.meta.url)], /this is no JSON/],
    [['capture', 'add', folder, '--source', 'northwind/addendum'], /is no file/],
  ])('%j fails with what and what to do', async (args, words) => {
    const { code, err } = await assay(...args);
    expect(code).toBe(1);
    expect(err).toMatch(words);
    expect(err).toContain('  -> ');
  });

  it('publishes the same bytes twice, and proves them from what was captured', async () => {
    const [one, two] = [join(folder, 'one'), join(folder, 'two')];
    const first = JSON.parse((await assay('export', '--out', one, '--json')).out) as { digest: string };
    const second = JSON.parse((await assay('export', '--out', two, '--json')).out) as { digest: string };
    expect(second.digest).toBe(first.digest);
    const proof = await assay('verify', one, '--json');
    const report = JSON.parse(proof.out) as { ok: boolean; quotes: number; proved: number };
    expect(report.ok).toBe(true);
    expect(report.quotes).toBeGreaterThan(0);
    expect(report.proved).toBe(report.quotes);
    const data = join(one, 'data.json');
    writeFileSync(data, readFileSync(data, 'utf8').replace('Northwind', 'Southwind'));
    expect((await assay('verify', one)).code).toBe(1);
  });

  it('lists sources with when they are due', async () => {
    const { out } = await assay('sources', '--json', '--party', 'northwind');
    const { sources } = JSON.parse(out) as {
      sources: { source: string; nextDue?: string; lastVerdict?: string }[];
    };
    const visited = sources.find((one) => one.source === 'northwind/data-handling');
    expect(visited).toMatchObject({ lastVerdict: 'ok' });
    expect(String(visited?.nextDue) > at).toBe(true);
  });

  it('backs the database up while it is there, and checks the archive', async () => {
    expect((await assay('backup')).code).toBe(0);
    expect(readdirSync(join(folder, 'data/backups'))).toHaveLength(1);
    expect(JSON.parse((await assay('archive', 'check', '--json')).out)).toMatchObject({
      ok: true,
      missing: [],
    });
    const copy = join(folder, 'elsewhere');
    cpSync(join(folder, 'data'), copy, { recursive: true });
    expect(existsSync(join(copy, 'archive/objects'))).toBe(true);
    rmSync(join(copy, 'archive/objects'), { recursive: true });
    const { code } = await runAssay(['archive', 'check', '--home', copy], {});
    expect(code).toBe(1);
  });

  it('says that no data folder can be made where a file stands', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, 'not a folder');
    for (const home of [file, join(file, 'below')]) {
      const { code, out } = await runAssay(['key', 'add', 'first', '--json', '--home', home], {});
      expect(code).toBe(1);
      expect(JSON.parse(out)).toMatchObject({ problems: [{ code: 'database_unwritable', file: home }] });
    }
    const { err } = await runAssay(['list', '--home', file]);
    expect(err).toContain(`${file} is a file, not a data folder.`);
  });

  it('says that a file is not a database and leaves it as it is', async () => {
    const home = mkdtempSync(join(folder, 'broken-'));
    writeFileSync(join(home, 'assay.sqlite'), 'a letter to nobody, long enough to be one');
    const { code, out } = await runAssay(['list', '--json', '--home', home], {});
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ ok: false, problems: [{ code: 'database_not_one' }] });
    expect(readFileSync(join(home, 'assay.sqlite'), 'utf8')).toContain('a letter to nobody');
  });
});

describe('assay try', () => {
  it('shows verdict, evidence and why, and leaves nothing behind', async () => {
    const home = join(folder, 'untouched');
    const { code, out } = await runAssay(
      ['try', '--source', 'northwind/data-handling', '--json', '--registry', registry, '--home', home],
      { ...sites.env, ASSAY_NOW: at },
    );
    expect(code).toBe(0);
    const said = JSON.parse(out) as { verdict: string; evidence: { findings: unknown[] }[] };
    expect(said.verdict).toBe('ok');
    expect(said.evidence.length).toBeGreaterThan(0);
    expect(existsSync(home)).toBe(false);
  });
});
