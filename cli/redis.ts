// REDIS_URL, for the two commands that need it.
import type { Environment } from './context.ts';
import { CommandError, MisuseError } from './errors.ts';

export function redisUrlFrom(env: Environment, command: string): string {
  const url = env['REDIS_URL']?.trim();
  if (!url)
    throw new MisuseError(
      'no_redis',
      `${command} shares its visits through Redis, and REDIS_URL is not set.`,
      'Set REDIS_URL=redis://host:6379, or run `assay up`, which needs no server.',
    );
  if (!/^rediss?:\/\//.test(url) || !URL.canParse(url))
    throw new MisuseError(
      'bad_redis_url',
      `REDIS_URL is "${url}".`,
      'Write redis://host:6379 or rediss://host:6380.',
    );
  return url;
}

/** Said at once and by its name, instead of waiting for what may never come. */
export async function reachRedis(url: string): Promise<void> {
  const { redisHealth } = await import('#pipeline/redis-health.ts');
  try {
    await redisHealth(url);
  } catch (error) {
    const { host } = new URL(url);
    throw new CommandError(
      'not_reachable',
      `Redis does not answer at ${host} (REDIS_URL): ${error instanceof Error ? error.message : String(error)}`,
      'Start it (docker compose up -d redis), correct REDIS_URL, or run `assay up`, which needs no server.',
    );
  }
}
