// One visit at a time to a registrable domain, with a pause between them, and longer where the host asks for it.
import { getDomain } from 'tldts';

export interface Pace {
  /** Runs the work when it is this domain's turn. Throws the signal's reason when given up while waiting. */
  visit<Result>(url: string, gap: number, work: () => Promise<Result>, signal?: AbortSignal): Promise<Result>;
  /** Nobody asks this domain again before so many milliseconds have gone. */
  hold(url: string, milliseconds: number): void;
  /** No two visits to this domain come closer than this from now on: its Crawl-delay. */
  slowDown(url: string, milliseconds: number): void;
  /** Milliseconds that the domain wants between requests of one visit. */
  between(url: string): number;
  /** How long it is held; 0 when it is not. */
  heldFor(url: string): number;
}

export interface PaceOptions {
  /** Milliseconds; monotonic time is enough. */
  readonly now?: () => number;
  readonly sleep?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** From 0 to 1: adds up to a quarter to each pause, so that visits do not fall into step. */
  readonly random?: () => number;
}

export function registrableDomain(url: string): string {
  const { hostname } = new URL(url);
  return getDomain(hostname) ?? hostname;
}

interface Turn {
  last: Promise<unknown>;
  endedAt: number;
  heldUntil: number;
  leastGap: number;
}

/** A Crawl-delay beyond this is taken for this: a visit has to end. */
const longestDelay = 10 * 60_000;
const longestBetween = 60_000;

export function openPace(options: PaceOptions = {}): Pace {
  const now = options.now ?? (() => performance.now());
  const sleep = options.sleep ?? pause;
  const random = options.random ?? Math.random;
  const turns = new Map<string, Turn>();

  function turnOf(url: string): Turn {
    const domain = registrableDomain(url);
    let turn = turns.get(domain);
    if (turn === undefined) {
      turn = {
        last: Promise.resolve(),
        endedAt: Number.NEGATIVE_INFINITY,
        heldUntil: Number.NEGATIVE_INFINITY,
        leastGap: 0,
      };
      turns.set(domain, turn);
    }
    return turn;
  }

  return {
    visit: (url, gap, work, signal) => {
      const turn = turnOf(url);
      const mine = turn.last.then(async () => {
        try {
          signal?.throwIfAborted();
          const due = turn.endedAt + Math.max(gap, turn.leastGap) * (1 + random() / 4);
          const wait = due - now();
          if (wait > 0) await sleep(wait, signal);
          signal?.throwIfAborted();
          return await work();
        } finally {
          turn.endedAt = now();
        }
      });
      turn.last = mine.catch(() => {});
      return mine;
    },
    hold: (url, milliseconds) => {
      const turn = turnOf(url);
      turn.heldUntil = Math.max(turn.heldUntil, now() + milliseconds);
    },
    slowDown: (url, milliseconds) => {
      const turn = turnOf(url);
      turn.leastGap = Math.max(turn.leastGap, Math.min(longestDelay, milliseconds));
    },
    between: (url) => Math.min(longestBetween, turnOf(url).leastGap),
    heldFor: (url) => Math.max(0, turnOf(url).heldUntil - now()),
  };
}

/** Ends early, with the signal's reason, when given up. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((done, fail) => {
    if (signal?.aborted === true) {
      fail(reasonOf(signal));
      return;
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      done();
    }, milliseconds);
    function stop(): void {
      clearTimeout(timer);
      if (signal !== undefined) fail(reasonOf(signal));
    }
    signal?.addEventListener('abort', stop, { once: true });
  });
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason));
}
