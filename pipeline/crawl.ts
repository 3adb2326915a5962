// A run with the crawlers' own tools: opened for it, closed after it.
import { openTools, userAgentOf, type ToolsOptions, type VisitTools } from '#crawlers/tools.ts';
import { visit } from '#crawlers/visit.ts';
import type { House } from './house.ts';
import { runVisits, type RunOptions, type RunResult, type VisitBy } from './run.ts';

export type CrawlOptions = Omit<RunOptions, 'visit'> & {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly tools?: Partial<ToolsOptions>;
};

export async function crawl(house: House, options: CrawlOptions): Promise<RunResult> {
  const tools = await toolsFor(house, options.env, options.tools);
  try {
    return await runVisits(house, { ...options, visit: visitBy(tools) });
  } finally {
    await tools.close();
  }
}

export async function toolsFor(
  house: House,
  env: CrawlOptions['env'],
  more: Partial<ToolsOptions> = {},
): Promise<VisitTools> {
  const { settings } = house.registry;
  return openTools({
    clock: house.clock,
    objects: house.archive,
    userAgent: userAgentOf(settings, '0.1.0'),
    env,
    concurrency: Math.min(settings.concurrency, 4),
    savePageNow: settings.save_page_now,
    ...more,
  });
}

export function visitBy(tools: VisitTools): VisitBy {
  return (job, signal) => visit(job, tools, signal ? { signal } : {});
}
