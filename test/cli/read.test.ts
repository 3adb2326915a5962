import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAssay } from './run-assay.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-read-'));
  const promise = 'We never use what customers of the Alderway API send us to train our models.';
  const sentences = Array.from(
    { length: 40 },
    (_, at) => `<p>Page ${at} tells how a workspace is run day by day.</p>`,
  );
  writeFileSync(
    join(folder, 'there.html'),
    `<!doctype html><html lang="en"><title>Data</title><main><h1>Your data</h1><p>${promise}</p>${sentences.join('')}</main></html>`,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Written as a person would: an entry over several lines. */
function manifestOf(name: string, files: readonly string[]): string {
  const documents = files.map((file, at) => ({
    id: `d${at}`,
    url: 'https://alderway.test/data',
    file,
    retrievedAt: '2026-03-01',
    offering: { name: 'Alderway API' },
  }));
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify({ documents }, null, 2));
  return path;
}

function lines(name: string): Record<string, unknown>[] {
  const text = readFileSync(join(folder, name), 'utf8');
  return text
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Record<string, unknown>]));
}

function read(manifest: string, ...more: string[]) {
  const [out, documents] = [join(folder, 'e.jsonl'), join(folder, 'd.jsonl')];
  return runAssay(['read', '--manifest', manifest, '--out', out, '--documents', documents, ...more]);
}

describe('a file of the manifest that is not there', () => {
  it('is named with its entry and line; the others are read, and it ends with 3', async () => {
    const manifest = manifestOf('part.json', ['there.html', 'gone.html', 'there.html']);
    const { code, out, err } = await read(manifest);
    expect(code).toBe(3);
    const line =
      readFileSync(manifest, 'utf8')
        .split('\n')
        .findIndex((each) => each.includes('gone.html')) + 1;
    expect(err).toContain(`error file_not_read ${manifest}:${line}`);
    expect(err).toContain(join(folder, 'gone.html'));
    expect(err).toContain('-> Correct the entry, or bring the file');
    expect(out).toMatch(/^2 documents, 2 pieces of evidence; 1 file could not be read\.$/m);
    expect(lines('e.jsonl').map((each) => each['document'])).toEqual(['d0', 'd2']);
    expect(lines('d.jsonl')).toMatchObject([
      { document: 'd0', verdict: 'ok' },
      {
        document: 'd1',
        verdict: 'unreadable',
        characters: 0,
        reasons: [expect.stringContaining('gone.html')],
      },
      { document: 'd2', verdict: 'ok' },
    ]);
  });

  it('is a problem for programs, with its path in the manifest', async () => {
    const { code, out } = await read(manifestOf('json.json', ['there.html', 'gone.html']), '--json');
    expect([code, JSON.parse(out)]).toMatchObject([
      3,
      {
        ok: false,
        documents: 1,
        evidence: 1,
        problems: [{ code: 'file_not_read', path: 'documents.1.file' }],
      },
    ]);
  });

  it('leaves nothing read: it ends with 1', async () => {
    const { code } = await read(manifestOf('none.json', ['gone.html', '.']));
    expect(code).toBe(1);
    expect(lines('e.jsonl')).toEqual([]);
    expect(lines('d.jsonl')).toHaveLength(2);
  });
});

it('a manifest whose files are all there ends with 0', async () => {
  const { code, out } = await read(manifestOf('whole.json', ['there.html']), '--json');
  expect([code, JSON.parse(out)]).toEqual([0, { ok: true, documents: 1, evidence: 1, problems: [] }]);
});
