import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { heldWacz } from '#pipeline/held-wacz.ts';
import { settle } from '#pipeline/settle.ts';
import type { CaptureDraft, StoredObject } from '#types/capture.ts';
import type { Instant } from '#types/ids.ts';
import { houseOf, outcomeOf, page } from './houses.ts';

const at = '2026-03-01T08:00:00.000Z';
const address = 'https://northwind.test/page';

interface Line {
  readonly key: string;
  readonly record: string;
}

/** Settles a visit of this draft and reads its WACZ as a player does: page list, index, record at its offset. */
async function shown(change: (draft: CaptureDraft, doms: StoredObject[]) => Partial<CaptureDraft>) {
  const house = houseOf();
  const doms: StoredObject[] = [];
  for (const view of [0, 1, 2]) {
    const html = page([`Part ${view}.`]).replace('</main>', '<script src="/app.js"></script></main>');
    const bytes = Buffer.from(html);
    const sha256 = await house.archive.put(bytes);
    doms.push({ role: 'dom', view, sha256, mediaType: 'text/html; charset=utf-8', size: bytes.length });
  }
  const outcome = outcomeOf(at, page(['We delete prompts after 30 days.']));
  await house.archive.put(Buffer.from(page(['We delete prompts after 30 days.'])));
  const [draft] = outcome.attempts as [CaptureDraft];
  const attempts = [{ ...draft, ...change(draft, doms) }];
  const settled = await settle(house, { ...outcome, attempts });
  const files = unzipSync(await heldWacz(house, settled.capture ?? '', 'Assay'));
  const text = (path: string): string => Buffer.from(files[path] ?? []).toString();
  const warc = Buffer.from(files['archive/data.warc.gz'] ?? []);
  const lines = text('indexes/index.cdxj').trim().split('\n');
  const index = lines.map((line): Line => {
    const told = JSON.parse(line.slice(line.indexOf('{'))) as { offset: string; length: string };
    const record = warc.subarray(Number(told.offset), Number(told.offset) + Number(told.length));
    return { key: line.slice(0, line.indexOf('{') - 1), record: gunzipSync(record).toString() };
  });
  const pages = text('pages/pages.jsonl').trim().split('\n').slice(1);
  const main = JSON.parse(text('datapackage.json')) as { mainPageUrl: string };
  return { index, pages: pages.map((line) => JSON.parse(line) as { url: string; ts: string }), main };
}

test('every view stands under its own address, as the browser had it, with scripts that stand still', async () => {
  const { index, pages, main } = await shown((_, doms) => ({
    via: 'browser',
    objects: doms,
    views: [
      { index: 0, label: '', url: address },
      { index: 1, label: 'page 2', url: address },
      { index: 2, label: 'tab FAQ', url: `${address}/faq` },
    ],
  }));
  expect(pages.map(({ url, ts }) => [url, ts])).toEqual([
    [address, at],
    [address, '2026-03-01T08:00:01.000Z'],
    [`${address}/faq`, at],
  ]);
  expect(main.mainPageUrl).toBe(address);
  const [first, second, faq] = [
    'test,northwind)/page 20260301080000',
    'test,northwind)/page 20260301080001',
    'test,northwind)/page/faq 20260301080000',
  ].map((key) => index.find((line) => line.key === key)?.record ?? '');
  expect(first).toContain('HTTP/1.1 200 OK');
  expect(first).toContain('Part 0.');
  expect(first).toContain('<script type="text/x-has-run" src="/app.js">');
  expect(second).toContain('Part 1.');
  expect(faq).toContain('Part 2.');
  const kept = index.find((line) => line.key.startsWith('urn:dom:0:'))?.record;
  expect(kept).toContain('<script src="/app.js">');
});

test('a memento stands under the address of its page, at its own date', async () => {
  const { index, pages } = await shown(() => ({
    via: 'wayback',
    finalUrl: `https://web.archive.org/web/20260105100000/${address}`,
    views: [{ index: 0, label: '', url: `https://web.archive.org/web/20260105100000/${address}` }],
    archivedAt: '2026-01-05T10:00:00.000Z' as Instant,
  }));
  expect(pages).toMatchObject([{ url: address, ts: '2026-01-05T10:00:00.000Z' }]);
  expect(index.map((line) => line.key)).toEqual(['test,northwind)/page 20260105100000']);
  expect(index[0]?.record).toContain('We delete prompts after 30 days.');
});
