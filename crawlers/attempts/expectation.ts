// The source's declaration as the verdict takes it.
import type { VisitJob } from '#types/job.ts';
import type { Expectation } from '../verdict/input.ts';

export function expectationOf({ declared }: VisitJob, url: string = declared.url): Expectation {
  return { url, kind: declared.kind, expect: declared.expect };
}

/** "a page elsewhere is never evidence for this party": names, `*.names`, and either with `/prefix*`. */
export function isPartysAddress(hosts: readonly string[], address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  const name = url.hostname.toLowerCase();
  return hosts.some((declared) => {
    const [host = '', ...rest] = declared.toLowerCase().split('/');
    const fits = host.startsWith('*.') ? name.endsWith(host.slice(1)) : name === host;
    if (!fits || rest.length === 0) return fits;
    const prefix = `/${rest.join('/')}`;
    const path = url.pathname.toLowerCase();
    return prefix.endsWith('*') ? path.startsWith(prefix.slice(0, -1)) : path === prefix;
  });
}
