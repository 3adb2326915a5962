// The address guard: which addresses may be connected to, decided on the resolved IP, which is handed on so that nobody resolves again.
import { lookup as systemLookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';
import { whyNotPublic } from './addresses.ts';
import {
  matchesHost,
  parseAllowHosts,
  parseHostMap,
  plainHost,
  type AllowList,
  type HostRoute,
} from './patterns.ts';

export type Resolution =
  | { readonly kind: 'allowed'; readonly address: string; readonly port: number }
  | { readonly kind: 'refused'; readonly reason: string }
  /** The name has no address: the site is unreachable, not refused. */
  | { readonly kind: 'unresolved'; readonly reason: string };

export type Lookup = (host: string) => Promise<readonly string[]>;

export interface GuardOptions {
  /** The value of ASSAY_ALLOW_HOSTS. */
  readonly allowHosts?: string | undefined;
  /** The value of ASSAY_HOST_MAP. */
  readonly hostMap?: string | undefined;
  /** Addresses whose host and port the settings themselves name (the Wayback base). */
  readonly exempt?: readonly string[];
  readonly lookup?: Lookup;
  readonly lookupMilliseconds?: number;
}

export interface AddressGuard {
  /** What can be said without DNS: scheme, credentials, literal addresses, local names. */
  inspect(url: string): { readonly kind: 'refused'; readonly reason: string } | undefined;
  resolve(url: string): Promise<Resolution>;
  /** The same for the browser. */
  route(
    url: string,
  ): Promise<
    | { readonly allowed: true; readonly address: string; readonly port: number }
    | { readonly allowed: false; readonly reason: string }
  >;
}

const localNames =
  /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa|onion|invalid)$/;

export function openGuard(options: GuardOptions = {}): AddressGuard {
  const allow = parseAllowHosts(options.allowHosts);
  const map = parseHostMap(options.hostMap);
  const exempt = new Set((options.exempt ?? []).map((each) => hostAndPort(new URL(each))));
  const lookup = options.lookup ?? resolveBySystem;
  const patience = options.lookupMilliseconds ?? 10_000;

  function isExempt(url: URL): boolean {
    return (
      exempt.has(hostAndPort(url)) || allow.names.some((name) => matchesHost(name, plainHost(url.hostname)))
    );
  }

  function inspect(address: string): { kind: 'refused'; reason: string } | undefined {
    if (!URL.canParse(address)) return refused('it is not an address');
    const url = new URL(address);
    if (!['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol))
      return refused(`${url.protocol} is not http or https`);
    if (url.username !== '' || url.password !== '') return refused('it carries a user name or password');
    const host = plainHost(url.hostname);
    if (host === '') return refused('it names no host');
    if (isExempt(url) || routeFor(map, host) !== undefined) return undefined;
    if (ipaddr.isValid(host)) return refusedAddress(host, host, allow);
    if (!host.includes('.') || localNames.test(host)) return refused(`${host} is a name of a local network`);
    return undefined;
  }

  async function resolve(address: string): Promise<Resolution> {
    const early = inspect(address);
    if (early !== undefined) return early;
    const url = new URL(address);
    const host = plainHost(url.hostname);
    const mapped = routeFor(map, host);
    const port = mapped?.port ?? portOf(url);
    const found = mapped === undefined ? await addressesOf(host, lookup, patience) : [mapped.address];
    if (typeof found === 'string') return { kind: 'unresolved', reason: found };
    if (!isExempt(url)) {
      // One private address among public ones is how rebinding begins: all of them must be public.
      for (const each of found) {
        const why = refusedAddress(each, host, allow);
        if (why !== undefined) return why;
      }
    }
    const chosen = found.find((each) => ipaddr.IPv4.isValid(each)) ?? found[0];
    if (chosen === undefined) return { kind: 'unresolved', reason: `${host} has no address` };
    return { kind: 'allowed', address: chosen, port };
  }

  return {
    inspect,
    resolve,
    route: async (address) => {
      const found = await resolve(address);
      if (found.kind === 'allowed') return { allowed: true, address: found.address, port: found.port };
      return { allowed: false, reason: found.reason };
    },
  };
}

function refused(reason: string): { kind: 'refused'; reason: string } {
  return { kind: 'refused', reason };
}

function refusedAddress(
  address: string,
  host: string,
  allow: AllowList,
): { kind: 'refused'; reason: string } | undefined {
  const parsed = ipaddr.parse(address);
  if (allow.ranges.some(([range, bits]) => range.kind() === parsed.kind() && parsed.match(range, bits)))
    return undefined;
  const why = whyNotPublic(address);
  if (why === undefined) return undefined;
  return refused(address === host ? `${address} is ${why}` : `${host} resolves to ${address}, ${why}`);
}

function routeFor(map: readonly HostRoute[], host: string): HostRoute | undefined {
  return map.find((route) => matchesHost(route.pattern, host));
}

function hostAndPort(url: URL): string {
  return `${plainHost(url.hostname)} ${portOf(url)}`;
}

function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' || url.protocol === 'wss:' ? 443 : 80;
}

/** The addresses, or why there are none. */
async function addressesOf(
  host: string,
  lookup: Lookup,
  patience: number,
): Promise<readonly string[] | string> {
  if (ipaddr.isValid(host)) return [host];
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((done) => {
    timer = setTimeout(() => done(`the name ${host} was not resolved within ${patience} ms`), patience);
  });
  try {
    return await Promise.race([lookup(host), late]);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return `the name ${host} does not resolve (${code})`;
  } finally {
    clearTimeout(timer);
  }
}

async function resolveBySystem(host: string): Promise<readonly string[]> {
  const found = await systemLookup(host, { all: true });
  return found.map(({ address }) => address);
}
