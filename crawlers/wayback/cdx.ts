// The index of the archive: which mementos of an address there are.
import type { Instant } from '#types/ids.ts';
import { sameAddress } from '../verdict/identity.ts';
import type { ArchiveAddresses } from './addresses.ts';
import { instantOf, timestampOf } from './addresses.ts';
import type { ArchiveClient, Patience } from './client.ts';
import { ArchiveRefused } from './errors.ts';

export interface Memento {
  readonly timestamp: string;
  readonly archivedAt: Instant;
  /** The address as it was archived. */
  readonly original: string;
  readonly mediaType: string;
  /** Undefined for a revisit: the payload of an earlier memento, seen again. */
  readonly status?: number;
  readonly digest: string;
}

export interface IndexPage {
  readonly mementos: readonly Memento[];
  readonly rows: number;
  readonly resumeKey?: string;
}

export interface IndexQuery {
  readonly url: string;
  readonly from?: Instant;
  readonly to?: Instant;
  /** Negative: the last ones. */
  readonly limit: number;
  readonly resumeKey?: string;
  readonly patience: Patience;
  readonly signal?: AbortSignal | undefined;
}

const fields = ['timestamp', 'original', 'mimetype', 'statuscode', 'digest'] as const;

export async function readIndex(
  client: ArchiveClient,
  addresses: ArchiveAddresses,
  query: IndexQuery,
): Promise<IndexPage> {
  const url = addresses.cdx({
    url: query.url,
    output: 'json',
    fl: fields.join(','),
    limit: String(query.limit),
    ...(query.from === undefined ? {} : { from: timestampOf(query.from) }),
    ...(query.to === undefined ? {} : { to: timestampOf(query.to) }),
    ...(query.limit > 0 ? { showResumeKey: 'true' } : {}),
    ...(query.resumeKey === undefined ? {} : { resumeKey: query.resumeKey }),
  });
  const answer = await client.ask(
    'index',
    {
      url,
      headers: { accept: 'application/json' },
      rewrite: addresses.moved,
      limits: { bytes: 16 * 1024 * 1024 },
      signal: query.signal,
    },
    query.patience,
  );
  const text = new TextDecoder().decode(answer.body);
  refuseExclusion(text, answer.headers);
  if (answer.status === 404) return { mementos: [], rows: 0 };
  if (answer.status !== 200)
    throw new ArchiveRefused('unavailable', `the archive's index answered with status ${answer.status}`);
  return parseIndex(text, query.url);
}

/** The archive says in a body or a header that the owner of the site had it excluded. */
export function refuseExclusion(text: string, headers: Readonly<Record<string, string>>): void {
  const said = headers['x-archive-wayback-runtime-error'] ?? '';
  const found =
    /AdministrativeAccessControlException|RobotAccessControlException|(?:Resource|Blocked) ?(?:Site|ByRobots)[ A-Za-z]*Error/.exec(
      `${said}\n${text.slice(0, 4000)}`,
    );
  if (found !== null || said !== '') {
    throw new ArchiveRefused(
      'excluded',
      `the archive does not show this address (${said === '' ? (found?.[0] ?? '') : said})`,
    );
  }
}

export function parseIndex(text: string, url: string): IndexPage {
  if (text.trim() === '') return { mementos: [], rows: 0 };
  const rows = rowsOf(text);
  const header = rows[0] ?? [];
  const column = (row: readonly string[], name: (typeof fields)[number]): string =>
    row[header.indexOf(name)] ?? '';
  const mementos: Memento[] = [];
  let resumeKey: string | undefined;
  let counted = 0;
  for (const [index, row] of rows.entries()) {
    if (index === 0 || row.length === 0) continue;
    // After an empty row stands the key to go on with, alone.
    if (row.length === 1 && rows[index - 1]?.length === 0) {
      resumeKey = row[0];
      continue;
    }
    counted += 1;
    const archivedAt = instantOf(column(row, 'timestamp'));
    // The index folds scheme, port, order of parameters and more into one key: only the address itself counts.
    if (archivedAt === undefined || !sameAddress(url, column(row, 'original'))) continue;
    const status = column(row, 'statuscode');
    mementos.push({
      timestamp: column(row, 'timestamp'),
      archivedAt,
      original: column(row, 'original'),
      mediaType: column(row, 'mimetype'),
      ...(/^\d{3}$/.test(status) ? { status: Number(status) } : {}),
      digest: column(row, 'digest'),
    });
  }
  return { mementos, rows: counted, ...(resumeKey === undefined ? {} : { resumeKey }) };
}

function rowsOf(text: string): string[][] {
  try {
    const parsed: unknown = JSON.parse(text);
    if (!Array.isArray(parsed)) throw new SyntaxError('not a list');
    return parsed.map((row) => (Array.isArray(row) ? row.map(String) : []));
  } catch (error) {
    throw new ArchiveRefused(
      'unavailable',
      `the archive's index did not answer in JSON: ${text.slice(0, 120)}`,
      error,
    );
  }
}

/** Alive when it was archived: a success, or a revisit of one. */
export function wasAlive({ status, mediaType }: Memento): boolean {
  return status === 200 || (status === undefined && (mediaType === 'warc/revisit' || mediaType !== ''));
}
