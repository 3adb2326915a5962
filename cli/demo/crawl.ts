// Visits what is due: embedded, with the tools opened once and kept warm from step to step.
import { toolsFor, visitBy } from '#pipeline/crawl.ts';
import type { House } from '#pipeline/house.ts';
import { runVisits, type RunEvent } from '#pipeline/run.ts';

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
  return {
    async crawl(onEvent) {
      const visited: Visited[] = [];
      const result = await runVisits(house, {
        which: { kind: 'due' },
        by: 'demo',
        visit: visitBy(tools),
        signal,
        onEvent(event) {
          if (event.kind === 'visited') visited.push(event);
          onEvent(event);
        },
      });
      for (const { error } of result.failed) throw error;
      return visited;
    },
    close: () => tools.close(),
  };
}
