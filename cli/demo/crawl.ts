// Visits what is due, with tools that are opened once: in this process, or over a queue where REDIS_URL names one.
import { randomUUID } from 'node:crypto';
import { toolsFor, visitBy } from '#pipeline/crawl.ts';
import type { House } from '#pipeline/house.ts';
import { codeVersion } from '#pipeline/job.ts';
import { runVisits, type RunEvent, type VisitBy } from '#pipeline/run.ts';

export type Visited = Extract<RunEvent, { kind: 'visited' }>;

export interface Crawler {
  /** Visits everything that is due by the house's clock. */
  crawl(onEvent: (event: RunEvent) => void): Promise<readonly Visited[]>;
  close(): Promise<void>;
}

export interface CrawlerOptions {
  readonly house: House;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
}

export async function openCrawler({ house, env, signal }: CrawlerOptions): Promise<Crawler> {
  const tools = await toolsFor(house, env);
  const redisUrl = env['REDIS_URL'];
  const way = redisUrl ? await overQueue(house, redisUrl, visitBy(tools)) : inProcess(visitBy(tools));
  return {
    async crawl(onEvent) {
      const visited: Visited[] = [];
      const result = await runVisits(house, {
        which: { kind: 'due' },
        by: 'demo',
        visit: way.visit,
        signal,
        onEvent(event) {
          if (event.kind === 'visited') visited.push(event);
          onEvent(event);
        },
      });
      for (const { error } of result.failed) throw error;
      return visited;
    },
    async close() {
      await way.close();
      await tools.close();
    },
  };
}

interface Way {
  readonly visit: VisitBy;
  close(): Promise<void>;
}

function inProcess(visit: VisitBy): Way {
  return { visit, close: async () => {} };
}

/** Owner and worker of one queue, under keys that no other house has. */
async function overQueue(house: House, redisUrl: string, visit: VisitBy): Promise<Way> {
  const { openOwner } = await import('#pipeline/queue/owner.ts');
  const { openWorker } = await import('#pipeline/queue/worker.ts');
  const { registry } = house;
  const place = { redisUrl, prefix: `assay-demo-${randomUUID()}` };
  const worker = await openWorker({
    ...place,
    registryDigest: registry.digest,
    codeVersion,
    visit,
    concurrency: registry.settings.concurrency,
  });
  const owner = await openOwner(place);
  return {
    visit: owner.visit,
    async close() {
      await worker.close();
      await owner.close();
    },
  };
}
