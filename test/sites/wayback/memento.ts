// What the archive holds of one address at one moment.
import { createHash } from 'node:crypto';

export interface Memento {
  readonly original: string;
  /** yyyymmddhhmmss */
  readonly timestamp: string;
  /** A revisit has none: its payload is that of an earlier row. */
  readonly status: number | undefined;
  readonly mimetype: string;
  readonly body: Uint8Array;
}

export interface MementoOptions {
  readonly original: string;
  readonly at: Date;
  readonly body: string | Uint8Array;
  readonly status?: number;
  readonly mimetype?: string;
  readonly revisit?: boolean;
}

export function memento(options: MementoOptions): Memento {
  const body = typeof options.body === 'string' ? new TextEncoder().encode(options.body) : options.body;
  return {
    original: options.original,
    timestamp: timestampOf(options.at),
    status: options.revisit ? undefined : (options.status ?? 200),
    mimetype: options.revisit ? 'warc/revisit' : (options.mimetype ?? 'text/html'),
    body,
  };
}

export function timestampOf(date: Date): string {
  return date.toISOString().replace(/\D/g, '').slice(0, 14);
}

export function dateOf(timestamp: string): Date {
  const digits = timestamp.padEnd(14, '0');
  const [, year, month, day, hours, minutes, seconds] =
    digits.match(/(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/) ?? [];
  return new Date(
    Date.UTC(
      Number(year),
      Math.max(0, Number(month) - 1),
      Math.max(1, Number(day)),
      Number(hours),
      Number(minutes),
      Number(seconds),
    ),
  );
}

/** The archive folds scheme, www, port, letter case and the order of the query into one key. */
export function urlKey(address: string): string {
  const url = new URL(/^https?:/.test(address) ? address : `http://${address}`);
  const host = url.hostname
    .replace(/^www\d*\./, '')
    .split('.')
    .toReversed()
    .join(',');
  const query = [...url.searchParams]
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join('&');
  const path = url.pathname.replace(/(.)\/$/, '$1');
  return `${host})${path}${query ? `?${query}` : ''}`.toLowerCase();
}

/** Base32 of the SHA-1 of the stored body. */
export function digestOf(body: Uint8Array): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  let bits = '';
  for (const byte of createHash('sha1').update(body).digest()) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('');
}

/** The nearest in time; of two as near, the later. */
export function nearest(mementos: readonly Memento[], timestamp: string): Memento | undefined {
  const wanted = dateOf(timestamp).getTime();
  const distance = (each: Memento) => Math.abs(dateOf(each.timestamp).getTime() - wanted);
  return mementos.toSorted((a, b) => distance(a) - distance(b) || b.timestamp.localeCompare(a.timestamp))[0];
}
