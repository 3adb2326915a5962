// Whether the Redis of REDIS_URL answers and is set so that it loses no job.
import { Redis } from 'ioredis';

export interface RedisHealth {
  readonly version: string;
  /** Under pressure it would drop keys, and jobs with them. */
  readonly evictsKeys: boolean;
  readonly persists: boolean;
}

export async function redisHealth(url: string, timeoutMs = 3000): Promise<RedisHealth> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: timeoutMs,
    commandTimeout: timeoutMs,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let cause: Error | undefined;
  redis.on('error', (error: Error) => (cause ??= error));
  try {
    await redis.connect();
    const info = await redis.info();
    const line = (key: string): string => new RegExp(`^${key}:(.*)$`, 'm').exec(info)?.[1]?.trim() ?? '';
    return {
      version: line('redis_version'),
      evictsKeys: !['', 'noeviction'].includes(line('maxmemory_policy')),
      persists: line('aof_enabled') === '1',
    };
  } catch (error) {
    throw cause ?? error;
  } finally {
    redis.disconnect();
  }
}
