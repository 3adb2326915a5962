// Manifests of histories and of documents, right and wrong ones.
import { writeFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { documentLine, evidenceLine, readManifest, weighManifest } from '#pipeline/read-manifest.ts';
import { replay } from '#pipeline/replay.ts';
import { page } from './houses.ts';
import { error, folder, good, inFolders, save, filler } from './histories.ts';

inFolders();

test('a manifest that is wrong says where, and a missing file which', async () => {
  const manifest = join(folder, 'manifest.json');
  writeFileSync(
    manifest,
    JSON.stringify({ id: 'x', source: { url: 'no address', offering: { name: 'x' } }, captures: [] }),
  );
  await expect(replay(manifest)).rejects.toMatchObject({ code: 'bad_manifest', path: 'source.url' });
  writeFileSync(manifest, 'not json');
  await expect(replay(manifest)).rejects.toThrow(/not JSON/);
  const missing = save([error]);
  rmSync(join(folder, '0.html'));
  await expect(replay(missing)).rejects.toThrow(/cannot be read/);
});

test('a bomb and a broken file are the matter of one document, not of all', async () => {
  writeFileSync(join(folder, 'whole.html'), page([...filler, good]));
  writeFileSync(join(folder, 'cut.gz'), gzipSync(page([...filler, good])).subarray(0, 60));
  writeFileSync(join(folder, 'bomb.gz'), gzipSync(Buffer.alloc(200 * 1024 * 1024), { level: 1 }));
  const manifest = join(folder, 'hostile.json');
  const documents = ['cut.gz', 'bomb.gz', 'whole.html'].map((file) => ({
    id: file,
    file,
    url: 'https://northwind.test/trust',
    retrievedAt: '2026-03-01',
    offering: { name: 'Northwind API' },
  }));
  writeFileSync(manifest, JSON.stringify({ documents }));
  const all = [];
  for await (const one of readManifest(manifest)) all.push(one);
  expect(all.map(documentLine)).toMatchObject([
    { document: 'cut.gz', verdict: 'unreadable' },
    { document: 'bomb.gz', verdict: 'too_large' },
    { document: 'whole.html', verdict: 'ok' },
  ]);
});

test('a broken file in a history is an artifact, and the rest goes on', async () => {
  const manifest = save([page([...filler, good]), error, page([...filler, good])]);
  writeFileSync(join(folder, '1.html'), gzipSync(error).subarray(0, 20));
  const { events } = await replay(manifest);
  expect(events.find((each) => each.index === 1)).toMatchObject({ kind: 'artifact', verdict: 'unreadable' });
  expect(events.find((each) => each.index === 2)).toMatchObject({ kind: 'verified' });
});

test('documents of a manifest are read, judged and weighed, gzipped or not', async () => {
  writeFileSync(join(folder, 'a.html.gz'), gzipSync(page([...filler, good])));
  writeFileSync(join(folder, 'b.html'), error);
  const manifest = join(folder, 'documents.json');
  const document = {
    url: 'https://northwind.test/trust',
    mediaType: 'text/html',
    retrievedAt: '2026-03-01',
    offering: { name: 'Northwind API' },
  };
  writeFileSync(
    manifest,
    JSON.stringify({
      documents: [
        { ...document, id: 'a', file: 'a.html.gz' },
        { ...document, id: 'b', file: 'b.html' },
      ],
    }),
  );
  const all = [];
  for await (const one of readManifest(manifest)) all.push(one);
  expect(all.map(documentLine)).toMatchObject([
    { document: 'a', verdict: 'ok' },
    { document: 'b', verdict: 'error_page' },
  ]);
  const lines = all.flatMap((one) => one.drafts.map((draft) => evidenceLine(one, draft)));
  expect(lines).toMatchObject([
    { document: 'a', dimension: 'training_on_customer_data', value: 'yes_public', quotes: [{ exact: good }] },
  ]);
  expect(weighManifest(all)).toMatchObject([
    { offering: 'Northwind API', dimension: 'training_on_customer_data', value: 'yes_public' },
  ]);
});
