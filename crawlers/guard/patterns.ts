// Host patterns of ASSAY_ALLOW_HOSTS and ASSAY_HOST_MAP: a name, `*.name` at any depth, `*`; ranges as CIDR.
import ipaddr from 'ipaddr.js';
import { GuardSettingError } from './errors.ts';

export interface AllowList {
  readonly names: readonly string[];
  readonly ranges: readonly (readonly [ipaddr.IPv4 | ipaddr.IPv6, number])[];
}

export interface HostRoute {
  readonly pattern: string;
  readonly address: string;
  readonly port: number;
}

/** Lower case, without the root's dot and the brackets of IPv6. */
export function plainHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^\[|\]$/g, '');
}

export function matchesHost(pattern: string, host: string): boolean {
  const name = plainHost(host);
  if (pattern === '*') return true;
  if (pattern.startsWith('*.')) return name.endsWith(pattern.slice(1)) && name.length > pattern.length - 1;
  return plainHost(pattern) === name;
}

export function parseAllowHosts(value: string | undefined): AllowList {
  const names: string[] = [];
  const ranges: AllowList['ranges'][number][] = [];
  for (const item of itemsOf(value)) {
    if (!item.includes('/')) {
      names.push(plainHost(item));
      continue;
    }
    if (!ipaddr.isValidCIDR(item)) {
      throw new GuardSettingError('ASSAY_ALLOW_HOSTS', item, 'a name, *.name or a range such as 10.0.0.0/8');
    }
    ranges.push(ipaddr.parseCIDR(item));
  }
  return { names, ranges };
}

export function parseHostMap(value: string | undefined): HostRoute[] {
  return itemsOf(value).map((item) => {
    const found = /^([^=\s]+)=(?:\[([\da-f:.]+)\]|([^:\s]+)):(\d{1,5})$/i.exec(item);
    const address = found?.[2] ?? found?.[3] ?? '';
    const port = Number(found?.[4]);
    if (found === null || !ipaddr.isValid(address) || port < 1 || port > 65_535) {
      throw new GuardSettingError(
        'ASSAY_HOST_MAP',
        item,
        'pattern=address:port, such as *.northwind.test=127.0.0.1:8080',
      );
    }
    return { pattern: (found[1] ?? '').toLowerCase(), address, port };
  });
}

function itemsOf(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
