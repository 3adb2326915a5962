// A small archive that answers like the Wayback Machine.
import { json, plain } from '../respond.ts';
import type { Scene } from '../scene.ts';
import type { Exchange } from '../site.ts';

export interface ArchiveLog {
  readonly requests: string[];
}

export interface ArchiveOptions {
  readonly log: ArchiveLog;
  readonly scene: Scene;
}

export function archiveSite({ log }: ArchiveOptions): { answer(exchange: Exchange): void | Promise<void> } {
  return {
    answer(exchange) {
      log.requests.push(exchange.url.pathname + exchange.url.search);
      if (exchange.path === '/wayback/available') {
        return json(exchange, { url: exchange.url.searchParams.get('url') ?? '', archived_snapshots: {} });
      }
      if (exchange.path === '/cdx/search/cdx') return plain(exchange, '');
      plain(exchange, 'Not found', { status: 404 });
    },
  };
}
