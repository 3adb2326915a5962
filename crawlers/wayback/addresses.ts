// Addresses of the archive, and those inside its answers moved to the base in use.
import type { Instant } from '#types/ids.ts';

export interface ArchiveAddresses {
  available(url: string, timestamp: string): string;
  cdx(query: Readonly<Record<string, string>>, filters?: readonly string[]): string;
  replay(timestamp: string, url: string): string;
  /** The address for readers, as it is published. */
  publicLink(timestamp: string, url: string): string;
  save(): string;
  saveStatus(job: string): string;
  /** Moves an address of the archive to the base in use. */
  moved(url: string): string;
}

const realHosts = /^(?:web\.|www\.)?archive\.org$/;

export function archiveAddresses(base: string | undefined): ArchiveAddresses {
  const root = base?.replace(/\/+$/, '');
  const api = root ?? 'https://archive.org';
  const web = root ?? 'https://web.archive.org';
  return {
    available: (url, timestamp) =>
      `${api}/wayback/available?${new URLSearchParams({ url, timestamp }).toString()}`,
    cdx: (query, filters = []) => {
      const search = new URLSearchParams(query);
      for (const filter of filters) search.append('filter', filter);
      return `${web}/cdx/search/cdx?${search.toString()}`;
    },
    replay: (timestamp, url) => `${web}/web/${timestamp}id_/${url}`,
    publicLink: (timestamp, url) => `https://web.archive.org/web/${timestamp}/${url}`,
    save: () => `${web}/save`,
    saveStatus: (job) => `${web}/save/status/${encodeURIComponent(job)}`,
    moved: (url) => {
      if (root === undefined) return url.replace(/^http:\/\/((?:web\.)?archive\.org\/)/, 'https://$1');
      if (!URL.canParse(url) || !realHosts.test(new URL(url).hostname)) return url;
      // By text: parsing would touch the address behind /web/.
      return root + url.replace(/^https?:\/\/[^/]+/i, '');
    },
  };
}

/** "20260102030405" as an instant; undefined where it is none. */
export function instantOf(timestamp: string): Instant | undefined {
  const digits = /^(\d{4})(\d{2})(\d{2})(\d{2})?(\d{2})?(\d{2})?$/.exec(timestamp);
  if (digits === null) return undefined;
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = digits;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`);
  return Number.isNaN(date.getTime()) ? undefined : (date.toISOString() as Instant);
}

export function timestampOf(instant: string): string {
  return new Date(instant).toISOString().replace(/\D/g, '').slice(0, 14);
}

/** The timestamp and the original address in an address of a memento. */
export function mementoAddress(url: string): { timestamp: string; original: string } | undefined {
  const found = /\/web\/(\d{4,14})(?:[a-z]{2}_)?\/(.+)$/.exec(url);
  if (found === null) return undefined;
  const original = (found[2] ?? '').replace(/^(https?):\/+/, '$1://');
  return { timestamp: found[1] ?? '', original: /^https?:/.test(original) ? original : `http://${original}` };
}
