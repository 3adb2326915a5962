// The robots.txt gate: may we ask for this address? One file a host, kept for at most a day.
import type { Clock } from '#types/clock.ts';
import type { HttpClient } from '../http/client.ts';
import { HttpFailure } from '../http/errors.ts';
import { decidingRule, parseRobots, type RobotsRules } from './rules.ts';

export type RobotsAnswer =
  | { readonly kind: 'allowed'; readonly crawlDelayMs?: number }
  | { readonly kind: 'disallowed'; readonly reason: string }
  /** It could not be had: RFC 9309 says to stay away. */
  | { readonly kind: 'unavailable'; readonly reason: string };

export interface Robots {
  check(url: string, signal?: AbortSignal): Promise<RobotsAnswer>;
  /** Addresses of sitemaps that the host's file names. */
  sitemaps(url: string, signal?: AbortSignal): Promise<readonly string[]>;
}

export interface RobotsOptions {
  readonly http: HttpClient;
  readonly clock: Clock;
  /** The product token, as in `AssayBot`. */
  readonly productToken: string;
}

type File =
  | { readonly kind: 'rules'; readonly rules: RobotsRules }
  | { readonly kind: 'unavailable'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string };

const day = 24 * 60 * 60 * 1000;
/** A file that could not be had is asked for again soon: the host may be back. */
const shortly = 5 * 60 * 1000;
const mostHosts = 2000;

export function openRobots(options: RobotsOptions): Robots {
  const kept = new Map<string, { until: number; file: Promise<File> }>();

  async function fileFor(url: string, signal?: AbortSignal): Promise<File> {
    const { origin } = new URL(url);
    const now = Date.parse(options.clock.now());
    const known = kept.get(origin);
    if (known !== undefined && known.until > now) return known.file;
    const file = load(options, origin, signal);
    const entry = { until: now + day, file };
    kept.delete(origin);
    kept.set(origin, entry);
    if (kept.size > mostHosts) kept.delete(kept.keys().next().value ?? origin);
    const loaded = await file;
    if (signal?.aborted === true) kept.delete(origin);
    else if (loaded.kind !== 'rules') entry.until = now + shortly;
    return loaded;
  }

  return {
    check: async (url, signal) => {
      const file = await fileFor(url, signal);
      if (file.kind === 'unavailable') return file;
      if (file.kind === 'refused') return { kind: 'disallowed', reason: file.reason };
      const rule = decidingRule(file.rules.rules, url);
      if (rule !== undefined && !rule.allow && new URL(url).pathname !== '/robots.txt') {
        return {
          kind: 'disallowed',
          reason: `robots.txt of ${new URL(url).host} disallows it in line ${rule.line} ("Disallow: ${rule.pattern}")`,
        };
      }
      const { crawlDelay } = file.rules;
      return { kind: 'allowed', ...(crawlDelay === undefined ? {} : { crawlDelayMs: crawlDelay * 1000 }) };
    },
    sitemaps: async (url, signal) => {
      const file = await fileFor(url, signal);
      return file.kind === 'rules' ? file.rules.sitemaps : [];
    },
  };
}

async function load(
  { http, productToken }: RobotsOptions,
  origin: string,
  signal?: AbortSignal,
): Promise<File> {
  const url = `${origin}/robots.txt`;
  try {
    const answer = await http.fetch({
      url,
      headers: { accept: 'text/plain,*/*;q=0.5' },
      limits: { redirects: 5, milliseconds: 30_000, bytes: 2 * 1024 * 1024 },
      signal,
    });
    if (answer.status >= 500 || answer.status === 429) {
      return {
        kind: 'unavailable',
        reason: `robots.txt that cannot be had: ${url} answered with status ${answer.status}`,
      };
    }
    // Any other refusal means that there is no file, and no file allows everything.
    if (answer.status >= 400) return { kind: 'rules', rules: { rules: [], sitemaps: [] } };
    // A redirect without a target and the like: no file either.
    if (answer.status >= 300) return { kind: 'rules', rules: { rules: [], sitemaps: [] } };
    return { kind: 'rules', rules: parseRobots(answer.body, productToken) };
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    if (error.kind === 'address_refused') return { kind: 'refused', reason: error.message };
    // More than five redirects may be taken for no file.
    if (error.kind === 'redirect_loop') return { kind: 'rules', rules: { rules: [], sitemaps: [] } };
    return { kind: 'unavailable', reason: `robots.txt that cannot be had: ${error.message}` };
  }
}
