// The plain HTTP client: connects only where the guard says, follows redirects by hand, and bounds bytes and time.
import { Agent, buildConnector, type Dispatcher } from 'undici';
import type { AddressGuard } from '../guard/guard.ts';
import { plainHost } from '../guard/patterns.ts';
import { readBody } from './body.ts';
import { HttpFailure } from './errors.ts';
import { failureOf } from './failure-of.ts';
import { sniff } from './sniff.ts';

export interface HttpLimits {
  readonly bytes: number;
  /** For all of it, redirects included. */
  readonly milliseconds: number;
  readonly redirects: number;
}

export interface HttpRequest {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly limits?: Partial<HttpLimits>;
  /** Asked before a redirect is followed: robots.txt speaks for the next address too. */
  readonly mayFollow?: (url: string) => Promise<void>;
  /** Where a redirect really leads: an archive's own addresses are moved to its base. */
  readonly rewrite?: (url: string) => string;
  readonly signal?: AbortSignal | undefined;
}

export interface HttpAnswer {
  readonly requestedUrl: string;
  readonly finalUrl: string;
  /** The addresses left on the way, oldest first. */
  readonly redirects: readonly string[];
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** By the first bytes, and by the header where these say nothing. */
  readonly mediaType: string;
  readonly milliseconds: number;
}

export interface HttpClient {
  /** Throws HttpFailure, and nothing else for what a server can do. */
  fetch(request: HttpRequest): Promise<HttpAnswer>;
  close(): Promise<void>;
}

export interface HttpClientOptions {
  readonly guard: AddressGuard;
  readonly userAgent: string;
  readonly limits?: Partial<HttpLimits>;
}

export const defaultLimits: HttpLimits = { bytes: 48 * 1024 * 1024, milliseconds: 60_000, redirects: 8 };

export function openHttp(options: HttpClientOptions): HttpClient {
  const agent = agentFor(options.guard);
  const common = {
    'user-agent': options.userAgent,
    'accept-language': 'en-US,en;q=0.9',
    'accept-encoding': 'gzip, deflate, br',
  };

  async function fetch(request: HttpRequest): Promise<HttpAnswer> {
    const limits = { ...defaultLimits, ...options.limits, ...request.limits };
    const begun = performance.now();
    const deadline = AbortSignal.timeout(limits.milliseconds);
    const signal = request.signal === undefined ? deadline : AbortSignal.any([deadline, request.signal]);
    const redirects: string[] = [];
    let url = withoutFragment(request.url);
    for (;;) {
      const refusal = options.guard.inspect(url);
      if (refusal !== undefined)
        throw new HttpFailure('address_refused', url, `${url} was not asked: ${refusal.reason}`, redirects);
      try {
        const answer = await once(
          agent,
          url,
          { ...common, ...headersFor(request, url) },
          request,
          limits,
          signal,
        );
        const target = nextAddress(answer.status, answer.headers, url);
        const next = target === undefined ? undefined : (request.rewrite?.(target) ?? target);
        if (next === undefined) {
          return {
            ...answer,
            requestedUrl: request.url,
            finalUrl: url,
            redirects,
            milliseconds: performance.now() - begun,
          };
        }
        if (next === url || redirects.includes(next) || redirects.length >= limits.redirects) {
          throw new HttpFailure(
            'redirect_loop',
            next,
            loopMessage(request.url, next, redirects.length, limits.redirects),
            [...redirects, url],
          );
        }
        redirects.push(url);
        url = next;
        await request.mayFollow?.(url);
      } catch (error) {
        throw failureOf(error, url, redirects, { deadline, milliseconds: limits.milliseconds });
      }
    }
  }

  return { fetch, close: () => agent.destroy() };
}

/** Connections go to the address that the guard resolved and checked, and nowhere else: a name that changes its answer changes nothing. */
function agentFor(guard: AddressGuard): Agent {
  const connector = buildConnector({ timeout: 15_000 });
  return new Agent({
    headersTimeout: 30_000,
    bodyTimeout: 30_000,
    keepAliveTimeout: 4000,
    maxHeaderSize: 64 * 1024,
    connections: 8,
    connect: (target, callback) => {
      void connectChecked(guard, connector, target, callback);
    },
  });
}

async function connectChecked(
  guard: AddressGuard,
  connector: buildConnector.connector,
  target: buildConnector.Options,
  callback: buildConnector.Callback,
): Promise<void> {
  const url = `${target.protocol}//${target.host ?? target.hostname}`;
  try {
    const found = await guard.resolve(url);
    if (found.kind === 'refused') {
      callback(new HttpFailure('address_refused', url, `${url} was not asked: ${found.reason}`), null);
    } else if (found.kind === 'unresolved') {
      callback(new HttpFailure('dns', url, found.reason), null);
    } else {
      const there = { hostname: found.address, port: String(found.port) };
      connector({ ...target, ...serverName(target), ...there }, callback);
    }
  } catch (error) {
    callback(error instanceof Error ? error : new Error(String(error)), null);
  }
}

function serverName(target: buildConnector.Options): { servername?: string } {
  if (target.protocol !== 'https:') return {};
  return { servername: target.servername ?? plainHost(target.hostname) };
}

async function once(
  agent: Dispatcher,
  url: string,
  headers: Record<string, string>,
  request: HttpRequest,
  limits: HttpLimits,
  signal: AbortSignal,
): Promise<{ status: number; headers: Record<string, string>; body: Uint8Array; mediaType: string }> {
  const { origin, pathname, search } = new URL(url);
  const answer = await agent.request({
    origin,
    path: pathname + search,
    method: request.method ?? 'GET',
    headers,
    ...(request.body === undefined ? {} : { body: request.body }),
    signal,
  });
  const names = flat(answer.headers);
  if (nextAddress(answer.statusCode, names, url) !== undefined) {
    answer.body.on('error', () => {});
    answer.body.destroy();
    return { status: answer.statusCode, headers: names, body: new Uint8Array(), mediaType: '' };
  }
  const body = await readBody(answer.body, names['content-encoding'], {
    url,
    bytes: limits.bytes,
  });
  return {
    status: answer.statusCode,
    headers: names,
    body,
    mediaType: sniff(body, names['content-type'], url),
  };
}

function headersFor(request: HttpRequest, url: string): Record<string, string> {
  const { host: asked } = new URL(request.url);
  const headers = {
    accept: 'text/html,application/xhtml+xml,application/pdf;q=0.9,text/markdown;q=0.9,*/*;q=0.5',
    ...request.headers,
  };
  // Keys and validators are for the host they were meant for.
  if (new URL(url).host === asked) return headers;
  const {
    authorization: _key,
    'if-none-match': _tag,
    'if-modified-since': _date,
    ...rest
  } = headers as Record<string, string>;
  return rest;
}

function nextAddress(
  status: number,
  headers: Readonly<Record<string, string>>,
  url: string,
): string | undefined {
  const location = headers['location'];
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return undefined;
  if (!URL.canParse(location, url)) return undefined;
  return withoutFragment(new URL(location, url).href);
}

function loopMessage(from: string, next: string, hops: number, most: number): string {
  return hops >= most
    ? `${from} redirects more than ${most} times, last to ${next}`
    : `${from} redirects in a loop, back to ${next}`;
}

function withoutFragment(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.hash = '';
  return url.href;
}

function flat(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const names: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) names[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return names;
}
