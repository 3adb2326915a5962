// The past of an address, oldest first: one memento for each distinct payload, politely and to the end.
import type { Instant } from '#types/ids.ts';
import type { ArchiveAddresses } from './addresses.ts';
import { readIndex, wasAlive, type Memento } from './cdx.ts';
import { backfillPatience, type ArchiveClient } from './client.ts';

export interface Past {
  readonly url: string;
  readonly from: Instant;
  readonly to?: Instant;
  /** To go on where an earlier run stopped. */
  readonly resumeKey?: string;
  readonly signal?: AbortSignal | undefined;
}

const pageSize = 500;
/** An index that always gives another key would never end. */
const mostPages = 400;

/** Throws ArchiveRefused when the archive stops answering; what came before stays good. */
export async function* mementosOf(
  client: ArchiveClient,
  addresses: ArchiveAddresses,
  past: Past,
): AsyncGenerator<Memento> {
  const seen = new Set<string>();
  let resumeKey = past.resumeKey;
  for (let page = 0; page < mostPages; page += 1) {
    const found = await readIndex(client, addresses, {
      url: past.url,
      from: past.from,
      ...(past.to === undefined ? {} : { to: past.to }),
      limit: pageSize,
      ...(resumeKey === undefined ? {} : { resumeKey }),
      patience: backfillPatience,
      signal: past.signal,
    });
    for (const memento of found.mementos) {
      if (!wasAlive(memento) || seen.has(memento.digest)) continue;
      seen.add(memento.digest);
      yield memento;
    }
    if (found.resumeKey === undefined || found.resumeKey === resumeKey) return;
    resumeKey = found.resumeKey;
  }
}
