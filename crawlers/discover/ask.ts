// Polite requests of a discovery: bounded in number, paced, and never what robots.txt or the guard refuses.
import { mayAsk } from '../attempts/may-ask.ts';
import type { HttpAnswer } from '../http/client.ts';
import { HttpFailure } from '../http/errors.ts';
import type { VisitTools } from '../tools.ts';

export interface DiscoverOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds between requests to one registrable domain. */
  readonly pace?: number;
  readonly requests?: number;
  readonly onProgress?: (message: string) => void;
}

export interface Asker {
  readonly most: number;
  count(): number;
  /** Undefined where it cannot be had, or may not. */
  get(url: string): Promise<HttpAnswer | undefined>;
  exists(url: string): Promise<boolean>;
}

export function asker(tools: VisitTools, options: DiscoverOptions): Asker {
  const most = options.requests ?? 90;
  let count = 0;
  return {
    most,
    count: () => count,
    exists: async (url) => (await tools.guard.resolve(url)).kind === 'allowed',
    get: async (url) => {
      options.signal?.throwIfAborted();
      if (count >= most) return undefined;
      try {
        return await tools.pace.visit(
          url,
          options.pace ?? 1000,
          async () => {
            await mayAsk(tools, url, options.signal);
            count += 1;
            options.onProgress?.(url);
            return tools.http.fetch({
              url,
              limits: { bytes: 16 * 1024 * 1024, milliseconds: 20_000 },
              mayFollow: (next) => mayAsk(tools, next, options.signal),
              signal: options.signal,
            });
          },
          options.signal,
        );
      } catch (error) {
        if (error instanceof HttpFailure && error.kind !== 'aborted') return undefined;
        throw error;
      }
    },
  };
}
