// Visits what is due, with tools that are opened once: in this process, or over a queue where REDIS_URL names one.
import { randomUUID } from 'node:crypto';
import { toolsFor, visitBy } from '#pipeline/crawl.ts';
import { archiveFolder, type House } from '#pipeline/house.ts';
import { needBrowser } from '#pipeline/need-browser.ts';
import { runVisits, type RunEvent, type VisitBy } from '#pipeline/run.ts';
import { DemoRedisUnreachable } from './errors.ts';

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
  const redisUrl = env['REDIS_URL'];
  const way = redisUrl ? await overQueue(house, env, redisUrl) : await inProcess(house, env);
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
    close: () => way.close(),
  };
}

interface Way {
  readonly visit: VisitBy;
  close(): Promise<void>;
}

async function inProcess(house: House, env: CrawlerOptions['env']): Promise<Way> {
  needBrowser(env);
  const tools = await toolsFor(house, env);
  return { visit: visitBy(tools), close: () => tools.close() };
}

/** An owner and a worker with a queue of their own, which is removed at the end. */
async function overQueue(house: House, env: CrawlerOptions['env'], redisUrl: string): Promise<Way> {
  const { redisHealth } = await import('#pipeline/redis-health.ts');
  const { openOwner } = await import('#pipeline/queue/owner.ts');
  const { startWork } = await import('#pipeline/queue/work.ts');
  await redisHealth(redisUrl).catch((error: Error) => {
    throw new DemoRedisUnreachable(redisUrl, error);
  });
  const { registry, clock, home } = house;
  const place = { redisUrl, prefix: `assay-demo-${randomUUID()}` };
  const worker = await startWork({
    ...place,
    registry,
    clock,
    env,
    objects: { kind: 'folder', folder: archiveFolder(home) },
    concurrency: registry.settings.concurrency,
  });
  const owner = await openOwner(place);
  return {
    visit: owner.visit,
    async close() {
      await worker.close();
      await owner.forget();
      await owner.close();
    },
  };
}
