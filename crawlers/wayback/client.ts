// Requests to the archive within its limits. After a 429 it is left alone: ignoring one gets the address blocked for an hour.
import type { HttpAnswer, HttpClient, HttpRequest } from '../http/client.ts';
import { HttpFailure } from '../http/errors.ts';
import { retryAfterMs } from '../pace/retry-after.ts';
import { openBucket } from './bucket.ts';
import { ArchiveRefused } from './errors.ts';

export interface ArchiveTime {
  readonly now: () => number;
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

export interface ArchiveClient {
  /** Throws ArchiveRefused where the archive does not answer. */
  ask(kind: 'index' | 'replay', request: HttpRequest, patience: Patience): Promise<HttpAnswer>;
  /** Milliseconds until it may be asked again. */
  restingFor(): number;
}

/** A visit that is refused stops there, and the next one waits until the archive may be asked again; a backfill waits and goes on. */
export interface Patience {
  readonly waitAtMostMs: number;
  readonly tries: number;
  readonly afterRefusal: 'stop' | 'wait';
}

export const visitPatience: Patience = { waitAtMostMs: 75_000, tries: 2, afterRefusal: 'stop' };
export const backfillPatience: Patience = { waitAtMostMs: 15 * 60_000, tries: 6, afterRefusal: 'wait' };

const mayBeRetried = new Set([413, 421, 500, 502, 503, 504, 599]);
/** Retry-After is usually absent: a minute then, and twice that each time it goes on. */
const restMs = 60_000;
const longestRestMs = 60 * 60_000;

export function openArchiveClient(http: HttpClient, time: ArchiveTime): ArchiveClient {
  const buckets = {
    index: openBucket({ tokens: 24, perMs: 60_000, now: time.now }),
    replay: openBucket({ tokens: 8, perMs: 1000, now: time.now }),
  };
  let restUntil = Number.NEGATIVE_INFINITY;
  let refusals = 0;

  function rest(answer: HttpAnswer): void {
    refusals += 1;
    const doubled = Math.min(longestRestMs, restMs * 2 ** (refusals - 1));
    restUntil = time.now() + (retryAfterMs(answer.headers['retry-after'], Date.now()) ?? doubled);
  }

  async function ready(kind: 'index' | 'replay', patience: Patience, signal?: AbortSignal): Promise<void> {
    const resting = Math.max(0, restUntil - time.now());
    if (resting > patience.waitAtMostMs)
      throw new ArchiveRefused(
        'rate_limited',
        `the archive asked to be left alone for ${Math.ceil(resting / 1000)} s more`,
      );
    if (resting > 0) await time.sleep(resting, signal);
    const wait = buckets[kind].take();
    if (wait > patience.waitAtMostMs)
      throw new ArchiveRefused(
        'rate_limited',
        `our own limit for the archive is used up for ${Math.ceil(wait / 1000)} s`,
      );
    if (wait > 0) await time.sleep(wait, signal);
  }

  return {
    restingFor: () => Math.max(0, restUntil - time.now()),
    ask: async (kind, request, patience) => {
      let last = 'the archive did not answer';
      let because: 'unavailable' | 'rate_limited' = 'unavailable';
      for (let attempt = 1; attempt <= patience.tries; attempt += 1) {
        await ready(kind, patience, request.signal);
        try {
          const answer = await http.fetch(request);
          if (answer.status === 429) {
            rest(answer);
            because = 'rate_limited';
            last = 'the archive answered with status 429 (too many requests)';
            if (patience.afterRefusal === 'stop') break;
            continue;
          }
          // A replay carries the status of the page as it was archived: an error of then is no error of the archive.
          if (!mayBeRetried.has(answer.status) || answer.headers['memento-datetime'] !== undefined) {
            refusals = 0;
            return answer;
          }
          because = 'unavailable';
          last = `the archive answered with status ${answer.status}`;
        } catch (error) {
          if (!(error instanceof HttpFailure) || error.kind === 'aborted') throw error;
          if (error.kind === 'too_large' || error.kind === 'address_refused')
            throw new ArchiveRefused('unavailable', error.message, error);
          because = 'unavailable';
          last = error.message;
        }
        if (attempt < patience.tries) await time.sleep(1000 * 2 ** (attempt - 1), request.signal);
      }
      throw new ArchiveRefused(because, last);
    },
  };
}
