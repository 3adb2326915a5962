// A token bucket: so many requests in a window, evenly refilled.

export interface Bucket {
  /** Milliseconds to wait for the next token, which is then taken. */
  take(): number;
}

export function openBucket(options: {
  readonly tokens: number;
  readonly perMs: number;
  readonly now: () => number;
}): Bucket {
  const rate = options.tokens / options.perMs;
  let level = options.tokens;
  let at = options.now();
  return {
    take: () => {
      const now = options.now();
      level = Math.min(options.tokens, level + (now - at) * rate) - 1;
      at = now;
      return level >= 0 ? 0 : Math.ceil(-level / rate);
    },
  };
}
