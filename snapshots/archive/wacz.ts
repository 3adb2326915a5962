// One capture as a WACZ 1.1.1: what we saw, in the format that web-archive players open.
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { ZipFile } from 'yazl';
import { warcRecords, type WaczEntry } from './warc.ts';

export interface WaczPage {
  readonly url: string;
  /** When the bytes were had; for a memento the memento's own date. */
  readonly at: string;
  readonly title: string;
  /** The visible text, for the player's search. */
  readonly text: string;
}

export interface WaczCapture {
  readonly id: string;
  readonly title: string;
  /** At least one; the first is where a player begins. */
  readonly pages: readonly WaczPage[];
  readonly entries: readonly WaczEntry[];
  readonly software: string;
}

interface PackedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The same capture gives the same bytes: record ids and times derive from it. */
export async function writeWacz(capture: WaczCapture): Promise<Uint8Array> {
  const { warc, index } = await warcRecords(capture.id, capture.entries, capture.software);
  const files: PackedFile[] = [
    { path: 'archive/data.warc.gz', bytes: warc },
    { path: 'indexes/index.cdxj', bytes: Buffer.from(index) },
    { path: 'pages/pages.jsonl', bytes: Buffer.from(pageLines(capture)) },
  ];
  const description = Buffer.from(`${JSON.stringify(describe(capture, files), null, 2)}\n`);
  const digest = Buffer.from(
    `${JSON.stringify({ path: 'datapackage.json', hash: `sha256:${sha256(description)}` }, null, 2)}\n`,
  );
  return zip(
    [
      ...files,
      { path: 'datapackage.json', bytes: description },
      { path: 'datapackage-digest.json', bytes: digest },
    ],
    new Date(firstOf(capture).at),
  );
}

function pageLines(capture: WaczCapture): string {
  const head = { format: 'json-pages-1.0', id: 'pages', title: 'Captured pages', hasText: true };
  const lines = capture.pages.map(({ url, title, at: ts, text }, index) => {
    const id = index === 0 ? capture.id : `${capture.id}-${index}`;
    return JSON.stringify({ id, url, title, ts, ...(text === '' ? {} : { text }) });
  });
  return `${[JSON.stringify(head), ...lines].join('\n')}\n`;
}

function firstOf({ id, pages }: WaczCapture): WaczPage {
  const [first] = pages;
  if (first === undefined) throw new RangeError(`the WACZ of ${id} has no page`);
  return first;
}

function describe(capture: WaczCapture, files: readonly PackedFile[]): object {
  const { url, at } = firstOf(capture);
  return {
    profile: 'data-package',
    wacz_version: '1.1.1',
    title: capture.title,
    created: at,
    mainPageUrl: url,
    mainPageDate: at,
    software: capture.software,
    resources: files.map(({ path, bytes }) => ({
      name: path.split('/').at(-1),
      path,
      hash: `sha256:${sha256(bytes)}`,
      bytes: bytes.length,
    })),
  };
}

/** Everything is stored, not deflated: players read ranges of the WARC inside the ZIP. */
async function zip(files: readonly PackedFile[], mtime: Date): Promise<Uint8Array> {
  const yazl = (await import('yazl')).default;
  const archive: ZipFile = new yazl.ZipFile();
  for (const { path, bytes } of files) {
    archive.addBuffer(Buffer.from(bytes), path, { compress: false, mtime, forceDosTimestamp: true });
  }
  archive.end();
  return new Uint8Array(await buffer(archive.outputStream));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
