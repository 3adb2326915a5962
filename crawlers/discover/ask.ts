// Polite requests of a discovery: bounded in number, paced, and never what robots.txt or the guard refuses.
import { mayAsk } from '../attempts/may-ask.ts';
import type { HttpAnswer } from '../http/client.ts';
import { HttpFailure } from '../http/errors.ts';
import type { VisitTools } from '../tools.ts';
import type { SourceDraft } from './drafts.ts';

export interface DiscoverOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds between requests to one registrable domain. */
  readonly pace?: number;
  /** At most so many. */
  readonly requests?: number;
  /** Before each request. */
  readonly onRequest?: (asking: Asking) => void;
  readonly onDraft?: (draft: SourceDraft) => void;
}

export interface Asking {
  readonly url: string;
  /** This one included. */
  readonly requests: number;
  readonly most: number;
  /** What the rest takes at most, by the pace so far. */
  readonly msLeft: number;
}

export interface Asker {
  readonly most: number;
  count(): number;
  /** Nothing more is asked: it was stopped, or so many requests were made. */
  isOver(): boolean;
  /** Undefined where it cannot be had, or may not, or nothing more is asked. */
  get(url: string): Promise<HttpAnswer | undefined>;
  exists(url: string): Promise<boolean>;
}

export const usualRequests = 40;
const usualPace = 1_000;

export function asker(tools: VisitTools, options: DiscoverOptions): Asker {
  const { signal } = options;
  const most = options.requests ?? usualRequests;
  const pace = options.pace ?? usualPace;
  const begun = performance.now();
  let count = 0;

  async function ask(url: string): Promise<HttpAnswer> {
    await mayAsk(tools, url, signal);
    count += 1;
    const each = Math.max(pace, count < 3 ? 0 : (performance.now() - begun) / count);
    options.onRequest?.({ url, requests: count, most, msLeft: Math.round((most - count) * each) });
    return tools.http.fetch({
      url,
      limits: { bytes: 16 * 1024 * 1024, milliseconds: 20_000 },
      mayFollow: (next) => mayAsk(tools, next, signal),
      signal,
    });
  }

  const isOver = (): boolean => signal?.aborted === true || count >= most;
  return {
    most,
    count: () => count,
    isOver,
    exists: async (url) => !isOver() && (await tools.guard.resolve(url)).kind === 'allowed',
    get: async (url) => {
      if (isOver()) return undefined;
      try {
        return await tools.pace.visit(url, pace, () => ask(url), signal);
      } catch (error) {
        // What was found before somebody stopped it is not lost.
        if (error instanceof HttpFailure || signal?.aborted === true) return undefined;
        throw error;
      }
    },
  };
}
