// Drafts the sources of a domain, for a person to look through: crawlers/ find them, nothing is kept.
import { discover, draftsAsYaml, type Asking, type Discovery } from '#crawlers/discover.ts';
import { openTools, userAgentOf } from '#crawlers/tools.ts';
import type { Clock } from '#types/clock.ts';
import type { RegistrySettings } from '#types/registry.ts';
import { objectsInMemory } from './objects-in-memory.ts';
import { spanMs } from './registry/cadence.ts';

/** One look at a vendor while a person waits; a Crawl-delay of its robots.txt is kept in any case. */
const longestPace = 2_000;

export interface DiscoverSourcesOptions {
  readonly domain: string;
  readonly settings: Pick<RegistrySettings, 'user_agent' | 'contact' | 'pace'>;
  readonly clock: Clock;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  readonly signal?: AbortSignal;
  readonly requests?: number;
  readonly onRequest?: (asking: Asking) => void;
  readonly onDraft?: (draft: Discovery['sources'][number]) => void;
}

export async function discoverSources(
  options: DiscoverSourcesOptions,
): Promise<{ readonly discovery: Discovery; readonly yaml: string }> {
  const { settings, clock, env, signal, requests, onRequest, onDraft } = options;
  const userAgent = userAgentOf(settings, options.version);
  const tools = await openTools({ clock, objects: objectsInMemory(), userAgent, env, pictures: false });
  try {
    const pace = Math.min(spanMs(settings.pace) ?? 0, longestPace);
    const discovery = await discover(options.domain, tools, { signal, pace, requests, onRequest, onDraft });
    return { discovery, yaml: draftsAsYaml(discovery) };
  } finally {
    await tools.close();
  }
}
