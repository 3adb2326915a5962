// A worker whole: the crawlers' tools, the archive near or far, and the queue. It keeps nothing between visits.
import { openTools, userAgentOf } from '#crawlers/tools.ts';
import { openArchive } from '#snapshots/archive/open.ts';
import { openRemoteArchive } from '#snapshots/archive/remote.ts';
import type { ObjectStore } from '#types/capture.ts';
import type { Clock } from '#types/clock.ts';
import type { Registry } from '#types/registry.ts';
import { visitBy } from '../crawl.ts';
import { codeVersion, productVersion } from '../job.ts';
import { needBrowser } from '../need-browser.ts';
import { openWorker, type Worker, type WorkerEvent } from './worker.ts';

/** Where captured bytes go: a folder shared with the owner, or the owner itself. */
export type ObjectsAt =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'owner'; readonly address: string; readonly token: string };

export interface WorkOptions {
  readonly redisUrl: string;
  readonly registry: Registry;
  readonly clock: Clock;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly objects: ObjectsAt;
  readonly concurrency: number;
  readonly prefix?: string;
  readonly onEvent?: (event: WorkerEvent) => void;
}

export async function startWork(options: WorkOptions): Promise<Worker> {
  const { registry, clock, env, concurrency, redisUrl, prefix, onEvent } = options;
  needBrowser(env);
  const userAgent = userAgentOf(registry.settings, productVersion);
  const tools = await openTools({
    clock,
    objects: objectsAt(options.objects),
    userAgent,
    env,
    concurrency,
    savePageNow: registry.settings.save_page_now,
  });
  const worker = await openWorker({
    redisUrl,
    registryDigest: registry.digest,
    codeVersion,
    visit: visitBy(tools),
    concurrency,
    ...(prefix === undefined ? {} : { prefix }),
    ...(onEvent === undefined ? {} : { onEvent }),
  });
  return {
    close: async () => {
      await worker.close();
      await tools.close();
    },
  };
}

function objectsAt(at: ObjectsAt): ObjectStore {
  if (at.kind === 'folder') return openArchive(at.folder);
  return openRemoteArchive({ owner: at.address, token: at.token });
}
