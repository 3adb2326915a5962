import { createServer } from 'node:http';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkArchive, walk } from '#snapshots/archive/check.ts';
import { collectGarbage } from '#snapshots/archive/collect-garbage.ts';
import { openArchive } from '#snapshots/archive/open.ts';
import { openRemoteArchive } from '#snapshots/archive/remote.ts';
import type { Sha256 } from '#types/ids.ts';

const page = new TextEncoder().encode(`<p>${'Inputs are kept for thirty days. '.repeat(200)}</p>`);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-archive-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function fileOf(sha256: Sha256): Promise<string> {
  for await (const found of walk(folder)) if (found.sha256 === sha256) return found.file;
  throw new Error(`no file for ${sha256}`);
}

describe('the archive', () => {
  test('gives back the very bytes it took, and keeps text compressed', async () => {
    const archive = openArchive(folder);
    const sha256 = await archive.put(page);
    expect(Buffer.from(await archive.get(sha256)).equals(Buffer.from(page))).toBe(true);
    const stored = await readFile(await fileOf(sha256));
    expect(stored.length).toBeLessThan(page.length / 10);
  });

  test('keeps one file for bytes that come twice, also at once', async () => {
    const archive = openArchive(folder);
    const names = await Promise.all(Array.from({ length: 8 }, () => archive.put(page)));
    expect(new Set(names).size).toBe(1);
    const health = await checkArchive(folder, names);
    expect(health).toMatchObject({ objects: 1, damaged: [], missing: [], strangers: [] });
  });

  test('leaves no temporary file behind', async () => {
    await openArchive(folder).put(page);
    expect(await readdir(join(folder, 'tmp'))).toEqual([]);
  });

  test('finds damage on reading and says which file', async () => {
    const archive = openArchive(folder);
    const sha256 = await archive.put(page);
    const file = await fileOf(sha256);
    const stored = await readFile(file);
    stored[stored.length - 20]! ^= 0xff;
    await writeFile(file, stored);
    await expect(archive.get(sha256)).rejects.toMatchObject({ code: 'archive_object_damaged' });
    await expect(archive.get(sha256)).rejects.toThrow(file);
  });

  test('heals a damaged object when the same bytes come again', async () => {
    const archive = openArchive(folder);
    const sha256 = await archive.put(page);
    await writeFile(await fileOf(sha256), 'ruined');
    await archive.put(page);
    expect((await archive.get(sha256)).length).toBe(page.length);
  });

  test('says what is missing', async () => {
    const absent = 'a'.repeat(64) as Sha256;
    await expect(openArchive(folder).get(absent)).rejects.toMatchObject({ code: 'archive_object_missing' });
    expect((await checkArchive(folder, [absent])).missing).toEqual([absent]);
  });

  test('refuses a name that could leave its folder', async () => {
    const wicked = '../../../../etc/passwd' as Sha256;
    await expect(openArchive(folder).get(wicked)).rejects.toMatchObject({ code: 'archive_bad_name' });
  });

  test('says so when the disk does not take the bytes, and stays usable', async () => {
    await writeFile(join(folder, 'tmp'), 'a file where a folder must be');
    const archive = openArchive(folder);
    await expect(archive.put(page)).rejects.toMatchObject({ code: 'archive_write_failed' });
    await rm(join(folder, 'tmp'));
    expect(await archive.put(page)).toMatch(/^[0-9a-f]{64}$/);
  });

  test('lists strangers and files under a wrong name in a check', async () => {
    const archive = openArchive(folder);
    const sha256 = await archive.put(page);
    const stranger = join(await fileOf(sha256), '..', 'notes.txt');
    await writeFile(stranger, 'hello');
    const health = await checkArchive(folder, []);
    expect(health.strangers).toHaveLength(1);
    expect(health.strangers[0]).toContain('notes.txt');
  });
});

test('a temporary file of a visit that is going on is no stranger, an old one is', async () => {
  await openArchive(folder).put(page);
  const temporary = join(folder, 'tmp', 'in-flight');
  await writeFile(temporary, 'half');
  const hourAgo = Date.now() - 3_600_000;
  expect((await checkArchive(folder, [], { leftOverBefore: hourAgo })).strangers).toEqual([]);
  const long = new Date(hourAgo - 1000);
  await utimes(temporary, long, long);
  expect((await checkArchive(folder, [], { leftOverBefore: hourAgo })).strangers).toEqual([temporary]);
});

describe('collecting garbage', () => {
  const longAgo = new Date(Date.now() - 86_400_000);

  test('keeps what is cited and what is young, removes the rest', async () => {
    const archive = openArchive(folder);
    const cited = await archive.put(page);
    const old = await archive.put(new TextEncoder().encode('old and not cited'));
    const young = await archive.put(new TextEncoder().encode('young and not cited yet'));
    await utimes(await fileOf(cited), longAgo, longAgo);
    await utimes(await fileOf(old), longAgo, longAgo);
    const options = { cited: new Set<string>([cited]), olderThan: Date.now() - 3_600_000 };

    const rehearsal = await collectGarbage(folder, { ...options, dryRun: true });
    expect(rehearsal.removedObjects).toEqual([old]);
    expect(await archive.has(old)).toBe(true);

    const done = await collectGarbage(folder, { ...options, dryRun: false });
    expect(done).toMatchObject({ kept: 2, removed: 1 });
    expect(await archive.has(old)).toBe(false);
    expect(await archive.has(young)).toBe(true);
  });
});

describe('the archive over HTTP', () => {
  test('proves what it is given by its hash', async () => {
    const archive = openArchive(folder);
    const sha256 = await archive.put(page);
    let lie = false;
    const server = createServer((request, response) => {
      const name = request.url!.slice('/objects/'.length) as Sha256;
      if (request.headers.authorization !== 'Bearer secret') {
        response.writeHead(401).end();
        return;
      }
      const answer = lie ? Promise.resolve(Buffer.from('something else')) : archive.get(name);
      void answer.then(
        (bytes) => response.end(bytes),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const remote = openRemoteArchive({ owner: `http://127.0.0.1:${port}`, token: 'secret' });
    try {
      expect((await remote.get(sha256)).length).toBe(page.length);
      await expect(remote.get('b'.repeat(64) as Sha256)).rejects.toMatchObject({
        code: 'archive_object_missing',
      });
      lie = true;
      await expect(remote.get(sha256)).rejects.toMatchObject({ code: 'archive_object_damaged' });
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });
});
