// Retry-After, in seconds or as a date, bounded: a host may ask us to wait, not to stay away for ever.

const longest = 24 * 60 * 60 * 1000;

/** Milliseconds to wait; undefined where the header is absent or cannot be read. */
export function retryAfterMs(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  const text = value.trim();
  if (/^\d+(?:\.\d+)?$/.test(text)) return Math.min(longest, Math.round(Number(text) * 1000));
  const date = Date.parse(text);
  if (Number.isNaN(date)) return undefined;
  return Math.max(0, Math.min(longest, date - now));
}
