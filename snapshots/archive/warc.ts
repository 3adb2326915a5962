// WARC 1.1 records of one capture and their CDXJ index.
import { createHash } from 'node:crypto';

export interface WaczEntry {
  readonly url: string;
  readonly at: string;
  /** Absent for what is no HTTP answer, such as our picture of the page. */
  readonly status?: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The bytes are the decoded ones: headers that describe the transfer would make a player decode them again. */
const transferHeaders = new Set(['content-encoding', 'transfer-encoding', 'content-length', 'connection']);

export async function warcRecords(
  captureId: string,
  entries: readonly WaczEntry[],
  software: string,
): Promise<{ warc: Uint8Array; index: string }> {
  const { WARCRecord, WARCSerializer, CDXIndexer } = await import('warcio');
  const first = entries[0];
  const records = [
    WARCRecord.createWARCInfo(
      {
        filename: 'data.warc.gz',
        date: first?.at ?? new Date(0).toISOString(),
        warcVersion: 'WARC/1.1',
        warcHeaders: { 'WARC-Record-ID': recordId(captureId, 'info') },
      },
      { software, format: 'WARC File Format 1.1' },
    ),
    ...entries.map((entry, index) =>
      WARCRecord.create(
        {
          url: entry.url,
          date: entry.at,
          type: entry.status === undefined ? 'resource' : 'response',
          warcVersion: 'WARC/1.1',
          warcHeaders: {
            'WARC-Record-ID': recordId(captureId, String(index)),
            ...(entry.status === undefined ? { 'Content-Type': entry.mediaType } : {}),
          },
          ...(entry.status === undefined
            ? {}
            : {
                statusline: `HTTP/1.1 ${entry.status} ${entry.status === 200 ? 'OK' : 'Status'}`,
                httpHeaders: headersOf(entry),
              }),
        },
        [entry.bytes],
      ),
    ),
  ];
  const chunks: Uint8Array[] = [];
  for (const record of records)
    chunks.push(await WARCSerializer.serialize(record, { gzip: true, preferPako: true }));
  const warc = Buffer.concat(chunks);
  const indexer = new CDXIndexer({ format: 'cdxj', all: true, noSurt: false });
  const lines: string[] = [];
  for await (const entry of indexer.iterIndex([{ reader: [warc] as never, filename: 'data.warc.gz' }])) {
    lines.push(indexer.serializeCDXJ(entry));
  }
  // The record that describes the file is no page and has no address.
  const pages = lines.filter((line) => !line.startsWith('undefined '));
  pages.sort((a, b) => (a < b ? -1 : 1));
  return { warc, index: pages.map((line) => (line.endsWith('\n') ? line : `${line}\n`)).join('') };
}

function headersOf(entry: WaczEntry): Record<string, string> {
  const kept = Object.entries(entry.headers).filter(([name]) => !transferHeaders.has(name.toLowerCase()));
  return {
    ...Object.fromEntries(kept),
    'content-type': entry.mediaType,
    'content-length': String(entry.bytes.length),
  };
}

/** A UUID of version 8 out of the capture's own name: random ones would change the bytes at every export. */
function recordId(captureId: string, part: string): string {
  const hex = createHash('sha256').update(`${captureId}/${part}`).digest('hex');
  const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  return `<urn:uuid:${uuid}>`;
}
