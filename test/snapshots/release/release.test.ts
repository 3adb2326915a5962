import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { releaseFiles } from '#snapshots/release/files.ts';
import type { ReleaseInput } from '#snapshots/release/input.ts';
import type { OfferingId } from '#types/ids.ts';
import { verifyRelease } from '#snapshots/release/verify.ts';
import { writeRelease } from '#snapshots/release/write.ts';
import type { ReleaseData } from '#snapshots/release/schema.ts';
import { sampleAnswer, sampleInput, sampleRegistry, text } from './sample.ts';

const today = '2026-03-02';
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-release-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function dataOf(files: ReadonlyMap<string, string>): ReleaseData {
  return JSON.parse(files.get('data.json')!) as ReleaseData;
}

describe('the data of a release', () => {
  test('keeps every key and type that existing readers know', () => {
    const data = dataOf(releaseFiles(sampleInput()));
    const cell = data.offerings[0]!.dimensions['hipaa_baa']!;
    expect(data).toMatchObject({ name: 'Sample registry', generated: today, license: 'CC-BY-4.0' });
    expect(data.dimensions['hipaa_baa']).toBe('Will they sign a BAA?');
    expect(cell).toMatchObject({
      value: 'yes_sales_gated',
      confidence: 'high',
      source: 'https://northwind.test/security',
      archived: null,
      verified: '2026-03-02',
      expires: '2026-04-01',
      route: 'sales_contract',
      tier: 'enterprise',
    });
    expect(typeof cell.evidence).toBe('string');
    expect(cell.access.route).toBe('approval');
    expect(cell.model_exceptions).toEqual(['Gale Audio', 'Gale Vision']);
  });

  test('leaves out what is unstated and publishes no pending cell', () => {
    const data = dataOf(releaseFiles(sampleInput()));
    expect(data.offerings[0]!.dimensions['hipaa_baa']).not.toHaveProperty('default');
    expect(data.offerings[0]!.dimensions).not.toHaveProperty('retention_zdr');
    expect(data.tombstones).toEqual([{ id: 'harbor-old', now: 'harbor-api' }]);
  });

  test('is the same to the byte for the same input in another order', () => {
    const registry = sampleRegistry();
    const turned = { ...registry, offerings: registry.offerings.toReversed() };
    const first = releaseFiles(sampleInput());
    const second = releaseFiles(sampleInput({ registry: turned }));
    expect(Object.fromEntries(second)).toEqual(Object.fromEntries(first));
  });

  test('refuses to write data that does not fit its own schema', () => {
    const cells = sampleInput().cells.map((cell) => ({
      ...cell,
      answer: sampleAnswer({ quotes: [{ exact: 'too short', prefix: '', suffix: '', start: 0, end: 9 }] }),
    }));
    expect(() => releaseFiles(sampleInput({ cells }))).toThrow(/does not fit its schema/);
  });
});

describe('the pages and feeds', () => {
  test('escape whatever a vendor wrote', () => {
    const files = releaseFiles(sampleInput());
    const page = files.get('offerings/northwind-api/index.html')!;
    expect(page).toContain('&lt;b&gt;on&lt;/b&gt;');
    expect(page).not.toContain('<b>on</b>');
    expect(files.get('changelog/index.html')).toContain('BAAs &lt;yet&gt;.');
    expect(files.get('feed.atom')).toContain('Before: We do not sign BAAs &lt;yet&gt;.');
  });

  test('link only to pages and files that the release holds', () => {
    const files = releaseFiles(sampleInput());
    for (const [path, content] of files) {
      if (!path.endsWith('.html')) continue;
      for (const [, href] of content.matchAll(/href="([^"]+)"/g)) {
        if (/^(https?:|mailto:|#)/.test(href!)) continue;
        const target = new URL(href!.split('#')[0]!, `https://x.test/${path}`).pathname.slice(1);
        const file = target === '' || target.endsWith('/') ? `${target}index.html` : target;
        expect(files.has(file), `${path} links to ${href}`).toBe(true);
      }
    }
  });

  test('tell what a change did: grade once where it stayed, facts, entries, the day it takes effect', () => {
    const [sample] = sampleInput().changes;
    const files = releaseFiles(
      sampleInput({
        changes: [
          {
            ...sample!,
            change: 'details',
            from: 'yes_sales_gated',
            to: 'yes_sales_gated',
            before: 'Kept for 30 days.',
            after: 'Kept for 30 days.',
            difference: {
              details: [
                { key: 'retention_days', from: '30', to: '45' },
                { key: 'subprocessors', to: '2' },
              ],
              entries: [{ kind: 'added', key: 'subprocessors', entry: 'Larkspur Hosting' }],
            },
            effectiveFrom: '2026-05-01',
          },
        ],
      }),
    );
    const page = files.get('changelog/index.html')!;
    const lines = [...page.matchAll(/<li>([^<]+)<\/li>/g)].map(([, line]) => line);
    expect(lines).toEqual([
      'retention days: 30, now 45',
      'added: Larkspur Hosting',
      'takes effect on 2026-05-01',
    ]);
    expect(page).not.toContain('<s>');
    expect(page).not.toContain('<blockquote>');
    const [item] = (JSON.parse(files.get('feed.json')!) as { items: { content_text: string }[] }).items;
    expect(item?.content_text).toMatch(/^retention days: 30, now 45\nadded: Larkspur Hosting\ntakes effect/);
  });

  test('mark a row of a comparison where two answers differ, not where one is still to come', () => {
    const [cell] = sampleInput().cells;
    const other = { ...cell!, offering: 'harbor-api' as OfferingId, answer: sampleAnswer({ value: 'no' }) };
    const compared = (cells: ReleaseInput['cells']): string =>
      releaseFiles(sampleInput({ cells })).get('compare/northwind-api-vs-harbor-api/index.html')!;
    expect(compared([cell!, other])).toMatch(/1 of\s+2 answers differ/);
    expect(compared([cell!, other])).toContain('<tr class="differs">');
    expect(compared([cell!])).toMatch(/0 of\s+2 answers differ/);
    expect(compared([cell!])).not.toContain('<tr class="differs">');
  });

  test('lead from each sentence to its place in the vendor’s page', () => {
    const page = releaseFiles(sampleInput()).get('offerings/northwind-api/index.html')!;
    expect(page).toMatch(
      /<a class="place" href="https?:[^"]+#:~:text=[^"]+" rel="nofollow">in the page<\/a>/,
    );
  });

  test('guard a spreadsheet against formulas', () => {
    const cells = sampleInput().cells.map((cell) => ({
      ...cell,
      answer: sampleAnswer({ note: '=HYPERLINK("x")' }),
    }));
    const csv = releaseFiles(sampleInput({ cells })).get('cells.csv')!;
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
  });
});

describe('writing and proving', () => {
  test('a written release proves itself, with quotes found in the text', async () => {
    await writeRelease(folder, releaseFiles(sampleInput()));
    const report = await verifyRelease(folder, { today, textOf: () => Promise.resolve(text) });
    expect(report.problems).toEqual([]);
    expect(report).toMatchObject({ cells: 1, quotes: 1, proved: 1 });
  });

  test('one changed letter, a missing file and a stranger are each named', async () => {
    await writeRelease(folder, releaseFiles(sampleInput()));
    const page = join(folder, 'offerings/northwind-api/index.html');
    await writeFile(page, (await readFile(page, 'utf8')).replace('Scale', 'Scaly'));
    await rm(join(folder, 'cells.csv'));
    await writeFile(join(folder, 'extra.html'), 'hello');
    const { problems } = await verifyRelease(folder, { today });
    expect(problems.map((each) => [each.code, each.file])).toEqual([
      ['release_file_missing', 'cells.csv'],
      ['release_file_changed', 'offerings/northwind-api/index.html'],
      ['release_stranger', 'extra.html'],
    ]);
  });

  test('a quote that does not stand in the text is a fault, and so is a date in the future', async () => {
    await writeRelease(folder, releaseFiles(sampleInput()));
    const { problems } = await verifyRelease(folder, {
      today: '2026-03-01',
      textOf: () => Promise.resolve(text.replace('Scale', 'Scope')),
    });
    expect(problems.map((each) => each.code)).toEqual(['release_future', 'release_quote_not_there']);
  });

  test('the next release removes pages that are gone and keeps dated copies of the data', async () => {
    await writeRelease(folder, releaseFiles(sampleInput()));
    const registry = sampleRegistry();
    const fewer = { ...registry, offerings: registry.offerings.slice(0, 1) };
    const written = await writeRelease(folder, releaseFiles(sampleInput({ registry: fewer })));
    expect(written.removed).toContain('offerings/harbor-api/index.html');
    expect(await readdir(join(folder, 'snapshots'))).toHaveLength(2);
    expect((await verifyRelease(folder, { today })).problems).toEqual([]);
  });

  test('a folder with a person’s files in it is left alone', async () => {
    await writeFile(join(folder, 'thesis.doc'), 'years of work');
    await expect(writeRelease(folder, releaseFiles(sampleInput()))).rejects.toMatchObject({
      code: 'release_foreign_folder',
    });
    expect(await readdir(folder)).toEqual(['thesis.doc']);
  });

  test('a broken manifest is said, not thrown', async () => {
    await writeFile(join(folder, 'release.json'), '{ not json');
    const report = await verifyRelease(folder, { today });
    expect(report.problems.map((each) => each.code)).toEqual(['release_no_manifest']);
  });
});
