// The connection to Redis, as BullMQ wants it: it waits and never gives up by itself.
import type { ConnectionOptions } from 'bullmq';

export interface QueuePlace {
  readonly redisUrl: string;
  /** Keys start with it: several houses may share one Redis. */
  readonly prefix?: string;
}

export const queueName = 'visits';
export const defaultPrefix = 'assay';

export function connectionOf({ redisUrl }: QueuePlace): ConnectionOptions {
  const { hostname, port, username, password, protocol, pathname } = new URL(redisUrl);
  const db = Number(pathname.slice(1));
  return {
    host: hostname,
    port: port === '' ? 6379 : Number(port),
    ...(username ? { username: decodeURIComponent(username) } : {}),
    ...(password ? { password: decodeURIComponent(password) } : {}),
    ...(Number.isInteger(db) && db > 0 ? { db } : {}),
    ...(protocol === 'rediss:' ? { tls: {} } : {}),
    maxRetriesPerRequest: null,
  };
}

/** `<source>@<slot>`: the same visit asked for twice is one job. BullMQ takes no colon in it. */
export function jobIdOf(job: { readonly source: string; readonly slot: string }): string {
  return `${job.source}@${job.slot}`.replaceAll(':', '-');
}
