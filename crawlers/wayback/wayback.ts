// The Wayback Machine, or what stands in for it at ASSAY_WAYBACK_URL.
import type { HttpClient } from '../http/client.ts';
import { pause } from '../pace/pace.ts';
import { archiveAddresses } from './addresses.ts';
import type { Memento } from './cdx.ts';
import { backfillPatience, openArchiveClient, type ArchiveTime } from './client.ts';
import { mementosOf, type Past } from './mementos.ts';
import { replay, type Replayed } from './replay.ts';
import { savePage, type Saved, type SaveRequest } from './save.ts';
import { findMemento, type Found, type Search } from './search.ts';

export interface Wayback {
  find<Tried>(search: Search<Tried>): Promise<Found<Tried>>;
  /** For backfill: oldest first, one for each distinct payload. Throws ArchiveRefused. */
  mementos(past: Past): AsyncGenerator<Memento>;
  replay(
    memento: Pick<Memento, 'timestamp' | 'original'>,
    signal?: AbortSignal,
  ): Promise<Replayed | undefined>;
  save(request: SaveRequest): Promise<Saved>;
}

export interface WaybackOptions {
  readonly http: HttpClient;
  /** ASSAY_WAYBACK_URL; absent: the real one. */
  readonly base?: string | undefined;
  readonly time?: Partial<ArchiveTime>;
}

export function openWayback(options: WaybackOptions): Wayback {
  const time: ArchiveTime = { now: () => performance.now(), sleep: pause, ...options.time };
  const addresses = archiveAddresses(options.base);
  const client = openArchiveClient(options.http, time);
  return {
    find: (search) => findMemento(client, addresses, search),
    mementos: (past) => mementosOf(client, addresses, past),
    replay: (memento, signal) => replay(client, addresses, memento, { patience: backfillPatience, signal }),
    save: (request) => savePage(options.http, addresses, time, request),
  };
}
