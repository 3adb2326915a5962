// Which addresses a party owns: `openai.com`, `*.openai.com` (any depth, not the bare name), or `host/path-prefix*`.

export interface HostPattern {
  readonly host: string;
  /** True for `*.host`: any name below it. */
  readonly below: boolean;
  readonly pathPrefix?: string;
}

/** Undefined when it is not a pattern we know. */
export function parseHostPattern(pattern: string): HostPattern | undefined {
  const match = /^(\*\.)?([^/*\s]+)(\/(?!\/)[^*\s]*)?(\*)?$/.exec(pattern.trim());
  if (!match) return undefined;
  const [, star, host = '', path, wildcard] = match;
  if (path === undefined && wildcard !== undefined) return undefined;
  if (!isHost(host)) return undefined;
  const below = star !== undefined;
  if (path === undefined || path === '/') return { host: canonicalHost(host), below };
  return { host: canonicalHost(host), below, pathPrefix: path };
}

export function ownsUrl(hosts: readonly string[], url: string): boolean {
  return hosts.some((pattern) => {
    const parsed = parseHostPattern(pattern);
    return parsed !== undefined && covers(parsed, url);
  });
}

export function covers(pattern: HostPattern, url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, host, pathname } = new URL(url);
  const names = [hostname.replace(/\.$/, ''), host];
  const hostFits = names.some((name) =>
    pattern.below ? name.endsWith(`.${pattern.host}`) : name === pattern.host,
  );
  if (!hostFits) return false;
  return pattern.pathPrefix === undefined || pathname.startsWith(pattern.pathPrefix);
}

function isHost(host: string): boolean {
  if (host.endsWith(':') || !URL.canParse(`http://${host}/`)) return false;
  const url = new URL(`http://${host}/`);
  return url.username === '' && url.password === '' && url.hostname !== '';
}

function canonicalHost(host: string): string {
  return new URL(`http://${host}/`).host.replace(/\.$/, '');
}
