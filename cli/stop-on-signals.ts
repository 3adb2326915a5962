// Ctrl-C: the first asks for a clean end, the second does not wait for it.

export interface Signalled {
  on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  exit(code: number): void;
}

/** A terminal signals the whole group and npm passes the signal on: the same Ctrl-C comes twice within moments. */
const sameStroke = 500;
const patience = 20_000;

export function stopOnSignals(process: Signalled, now: () => number = () => performance.now()): AbortSignal {
  const stop = new AbortController();
  let first: number | undefined;
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.on(signal, () => {
      if (first !== undefined && now() - first < sameStroke) return;
      if (first !== undefined) return process.exit(code);
      first = now();
      stop.abort();
      setTimeout(() => process.exit(code), patience).unref();
    });
  }
  return stop.signal;
}
