// The archive's index server.
import { digestOf, urlKey, dateOf, type Memento } from './memento.ts';

const names = ['urlkey', 'timestamp', 'original', 'mimetype', 'statuscode', 'digest', 'length'] as const;
type Row = Readonly<Record<(typeof names)[number], string>>;

export interface CdxAnswer {
  readonly type: string;
  readonly body: string;
}

export function cdx(mementos: readonly Memento[], query: URLSearchParams): CdxAnswer {
  let rows = matching(mementos, query).map(rowOf);
  rows = rows.sort((a, b) => (a.urlkey + a.timestamp).localeCompare(b.urlkey + b.timestamp));
  const [from, to] = [query.get('from'), query.get('to')];
  if (from) rows = rows.filter(({ timestamp }) => timestamp >= from.padEnd(14, '0'));
  if (to) rows = rows.filter(({ timestamp }) => timestamp <= to.padEnd(14, '9'));
  for (const filter of query.getAll('filter')) rows = rows.filter((row) => passes(row, filter));
  for (const collapse of query.getAll('collapse')) rows = collapsed(rows, collapse);
  const closest = query.get('closest');
  if (closest && query.get('sort') === 'closest') {
    const distance = (row: Row) => Math.abs(dateOf(row.timestamp).getTime() - dateOf(closest).getTime());
    rows = rows.toSorted((a, b) => distance(a) - distance(b));
  }
  return written(rows, query);
}

function matching(mementos: readonly Memento[], query: URLSearchParams): Memento[] {
  const asked = query.get('url') ?? '';
  const prefix = asked.endsWith('*') || query.get('matchType') === 'prefix';
  const key = urlKey(asked.replace(/\*$/, ''));
  const host = key.slice(0, key.indexOf(')'));
  return mementos.filter(({ original }) => {
    const own = urlKey(original);
    switch (query.get('matchType')) {
      case 'host':
        return own.startsWith(`${host})`);
      case 'domain':
        return own.startsWith(`${host})`) || own.startsWith(`${host},`);
      default:
        return prefix ? own.startsWith(key) : own === key;
    }
  });
}

function rowOf(each: Memento): Row {
  return {
    urlkey: urlKey(each.original),
    timestamp: each.timestamp,
    original: each.original,
    mimetype: each.mimetype,
    statuscode: each.status === undefined ? '-' : String(each.status),
    digest: digestOf(each.body),
    length: String(each.body.length + 420),
  };
}

/** `[!][=]field:regex` */
function passes(row: Row, filter: string): boolean {
  const [, not, exactly, field, wanted] = filter.match(/^(!?)(=?)(\w+):(.*)$/) ?? [];
  const value = row[field as keyof Row];
  if (value === undefined || wanted === undefined) return true;
  const hit = exactly ? value === wanted : new RegExp(`^(?:${wanted})$`).test(value);
  return not ? !hit : hit;
}

/** Adjacent rows that are equal in a field, or in its first characters, become one. */
function collapsed(rows: readonly Row[], collapse: string): Row[] {
  const [field = '', length] = collapse.split(':');
  const part = (row: Row) => (row[field as keyof Row] ?? '').slice(0, length ? Number(length) : undefined);
  return rows.filter((row, index) => index === 0 || part(row) !== part(rows[index - 1] as Row));
}

function written(all: readonly Row[], query: URLSearchParams): CdxAnswer {
  const fields = (query.get('fl')?.split(',') ?? [...names]) as (keyof Row)[];
  const limit = Number(query.get('limit') ?? 0);
  const start = query.get('resumeKey')
    ? all.findIndex((row) => resumeKey(row) === query.get('resumeKey'))
    : 0;
  let rows = all.slice(Math.max(0, start));
  let resume: string | undefined;
  if (limit < 0) rows = rows.slice(limit);
  if (limit > 0) {
    const next = rows[limit];
    resume = next && query.get('showResumeKey') === 'true' ? resumeKey(next) : undefined;
    rows = rows.slice(0, limit);
  }
  const cells = rows.map((row) => fields.map((field) => row[field]));
  if (query.get('output') === 'json') {
    if (cells.length === 0) return { type: 'application/json', body: '[]' };
    const lines = [fields, ...cells, ...(resume ? [[], [resume]] : [])];
    return { type: 'application/json', body: `[${lines.map((line) => JSON.stringify(line)).join(',\n')}]\n` };
  }
  const text = cells.map((line) => `${line.join(' ')}\n`).join('');
  return { type: 'text/plain', body: resume ? `${text}\n${resume}\n` : text };
}

function resumeKey(row: Row): string {
  return `${row.urlkey}+${row.timestamp}`;
}
