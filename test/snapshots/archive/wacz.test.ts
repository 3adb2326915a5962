import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { WARCParser } from 'warcio';
import { writeWacz, type WaczCapture } from '#snapshots/archive/wacz.ts';

const page = Buffer.from('<!doctype html><title>Trust</title><p>Reports are open to everyone.</p>');
const picture = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]);

const capture: WaczCapture = {
  id: '01jc-capture',
  title: 'Trust',
  pages: [
    {
      url: 'https://trust.northwind.test/reports',
      at: '2026-03-01T07:00:00.000Z',
      title: 'Trust',
      text: 'Reports are open to everyone.',
    },
  ],
  software: 'Assay 0.1.0',
  entries: [
    {
      url: 'https://trust.northwind.test/reports',
      at: '2026-03-01T07:00:00.000Z',
      status: 200,
      headers: { 'content-encoding': 'gzip', etag: '"a1"' },
      mediaType: 'text/html; charset=utf-8',
      bytes: page,
    },
    {
      url: 'urn:view:https://trust.northwind.test/reports',
      at: '2026-03-01T07:00:00.000Z',
      headers: {},
      mediaType: 'image/jpeg',
      bytes: picture,
    },
  ],
};

/** Reads the ZIP with a reader that is not ours. */
async function unpack(packed: WaczCapture): Promise<Map<string, Buffer>> {
  const entries = Object.entries(unzipSync(await writeWacz(packed)));
  return new Map(entries.map(([path, bytes]) => [path, Buffer.from(bytes)]));
}

test('a WACZ holds the captured bytes under their address, findable through its index', async () => {
  const files = await unpack(capture);
  const warc = files.get('archive/data.warc.gz')!;
  const line = files
    .get('indexes/index.cdxj')!
    .toString()
    .split('\n')
    .find((each) => each.includes('trust.northwind.test/reports'))!;
  const entry = JSON.parse(line.slice(line.indexOf('{'))) as Record<string, string>;
  expect(line).toMatch(/^test,northwind,trust\)\/reports 20260301070000 /);
  expect(files.get('indexes/index.cdxj')!.toString()).not.toMatch(/^undefined/m);
  const record = gunzipSync(
    warc.subarray(Number(entry['offset']), Number(entry['offset']) + Number(entry['length'])),
  );
  expect(record.toString()).toContain('WARC-Target-URI: https://trust.northwind.test/reports');
  expect(record.includes(page)).toBe(true);
  expect(record.toString().toLowerCase()).not.toContain('content-encoding');
});

test('a WARC reader finds every record, digests included', async () => {
  const warc = (await unpack(capture)).get('archive/data.warc.gz')!;
  const seen: string[] = [];
  for await (const record of new WARCParser([warc] as never)) {
    const payload = await record.readFully();
    seen.push(`${record.warcType} ${payload.length}`);
    if (record.warcType === 'warcinfo') continue;
    expect(record.warcHeader('WARC-Block-Digest')).toMatch(/^sha256:|^sha-256:|^sha1:|^sha-1:/);
  }
  expect(seen).toEqual([
    expect.stringMatching(/^warcinfo /),
    `response ${page.length}`,
    `resource ${picture.length}`,
  ]);
});

test('the description names each file with its hash, and the digest names the description', async () => {
  const files = await unpack(capture);
  const description = JSON.parse(files.get('datapackage.json')!.toString()) as {
    wacz_version: string;
    resources: { path: string; hash: string; bytes: number }[];
  };
  expect(description.wacz_version).toBe('1.1.1');
  expect(description.resources.map((each) => each.path)).toEqual([
    'archive/data.warc.gz',
    'indexes/index.cdxj',
    'pages/pages.jsonl',
  ]);
  for (const { path, hash, bytes } of description.resources) {
    const content = files.get(path)!;
    expect([hash, bytes]).toEqual([
      `sha256:${createHash('sha256').update(content).digest('hex')}`,
      content.length,
    ]);
  }
  const digest = JSON.parse(files.get('datapackage-digest.json')!.toString()) as { hash: string };
  expect(digest.hash).toBe(
    `sha256:${createHash('sha256').update(files.get('datapackage.json')!).digest('hex')}`,
  );
});

test('the same capture gives the same bytes', async () => {
  const [first, second] = [await writeWacz(capture), await writeWacz(capture)];
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
});
