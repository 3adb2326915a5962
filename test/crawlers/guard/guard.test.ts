// The table of refused addresses, and what may be exempted from it.
import { describe, expect, it } from 'vitest';
import { openGuard } from '#crawlers/guard/guard.ts';
import { GuardSettingError } from '#crawlers/guard/errors.ts';

const names: Readonly<Record<string, readonly string[]>> = {
  'www.northwind.test': ['93.184.216.34'],
  'v6.northwind.test': ['2606:2800:220:1:248:1893:25c8:1946'],
  'inside.northwind.test': ['10.0.0.7'],
  'mixed.northwind.test': ['93.184.216.34', '127.0.0.1'],
  'mapped.northwind.test': ['::ffff:169.254.169.254'],
};

async function lookup(host: string): Promise<readonly string[]> {
  const found = names[host];
  if (found === undefined) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
  return found;
}

const refused: readonly (readonly [string, RegExp])[] = [
  ['ftp://www.northwind.test/', /not http or https/],
  ['file:///etc/passwd', /not http or https/],
  ['data:text/html,hello', /not http or https/],
  ['javascript:alert(1)', /not http or https/],
  ['gopher://www.northwind.test/', /not http or https/],
  ['nonsense', /not an address/],
  ['http://user:secret@www.northwind.test/', /user name or password/],
  ['http://127.0.0.1/', /loopback/],
  ['http://127.8.9.10/', /loopback/],
  ['http://2130706433/', /loopback/],
  ['http://0x7f000001/', /loopback/],
  ['http://0177.0.0.1/', /loopback/],
  ['http://127.1/', /loopback/],
  ['http://0/', /unspecified/],
  ['http://0.0.0.0/', /unspecified/],
  ['http://0.1.2.3/', /reserved|unspecified/],
  ['http://10.1.2.3/', /private/],
  ['http://172.16.0.1/', /private/],
  ['http://172.31.255.254/', /private/],
  ['http://192.168.1.1/', /private/],
  ['http://169.254.169.254/latest/meta-data/', /link-local/],
  ['http://100.100.100.200/', /carrier-grade/],
  ['http://168.63.129.16/', /metadata/],
  ['http://192.0.0.8/', /reserved/],
  ['http://192.0.2.1/', /reserved/],
  ['http://198.18.0.1/', /benchmarks|reserved/],
  ['http://198.51.100.1/', /reserved/],
  ['http://203.0.113.9/', /reserved/],
  ['http://224.0.0.1/', /multicast/],
  ['http://240.0.0.1/', /reserved/],
  ['http://255.255.255.255/', /broadcast/],
  ['http://[::]/', /unspecified/],
  ['http://[::1]/', /loopback/],
  ['http://[::ffff:127.0.0.1]/', /IPv6 clothes.*loopback/],
  ['http://[::ffff:a9fe:a9fe]/', /IPv6 clothes.*link-local/],
  ['http://[::ffff:8.8.8.8]/', /IPv6 clothes/],
  ['http://[::7f00:1]/', /outside global unicast|reserved/],
  ['http://[64:ff9b::7f00:1]/', /reserved/],
  ['http://[64:ff9b:1::1]/', /outside global unicast|reserved/],
  ['http://[2002:7f00:1::]/', /reserved|tunnel/],
  ['http://[2001:0:7f00:1::]/', /reserved|tunnel/],
  ['http://[2001:db8::1]/', /reserved|documentation/],
  ['http://[3fff::1]/', /documentation|reserved/],
  ['http://[fc00::1]/', /private/],
  ['http://[fd00:ec2::254]/', /private/],
  ['http://[fe80::1]/', /link-local/],
  ['http://[fec0::1]/', /reserved|outside|private/],
  ['http://[ff02::1]/', /multicast/],
  ['http://localhost/', /local network/],
  ['http://localhost./', /local network/],
  ['http://api.localhost:9200/', /local network/],
  ['http://printer.local/', /local network/],
  ['http://metadata.google.internal/', /local network/],
  ['http://intranet/', /local network/],
  ['http://inside.northwind.test/', /resolves to 10\.0\.0\.7, a private address/],
  ['http://mixed.northwind.test/', /resolves to 127\.0\.0\.1, a loopback address/],
  ['http://mapped.northwind.test/', /IPv6 clothes/],
];

describe('the address guard', () => {
  const guard = openGuard({ lookup });

  it.each(refused)('refuses %s', async (url, why) => {
    const found = await guard.resolve(url);
    expect(found).toMatchObject({ kind: 'refused', reason: expect.stringMatching(why) });
    expect(await guard.route(url)).toMatchObject({ allowed: false });
  });

  it.each([
    ['http://www.northwind.test/', '93.184.216.34', 80],
    ['https://www.northwind.test/a?b', '93.184.216.34', 443],
    ['https://www.northwind.test:8443/', '93.184.216.34', 8443],
    ['https://v6.northwind.test/', '2606:2800:220:1:248:1893:25c8:1946', 443],
    ['http://8.8.8.8/', '8.8.8.8', 80],
  ])('allows %s and says where to connect', async (url, address, port) => {
    expect(await guard.resolve(url)).toEqual({ kind: 'allowed', address, port });
  });

  it('tells a name without an address from a refused one', async () => {
    expect(await guard.resolve('http://nowhere.northwind.test/')).toMatchObject({ kind: 'unresolved' });
  });

  it('gives up on a name server that does not answer', async () => {
    const slow = openGuard({ lookup: () => new Promise(() => {}), lookupMilliseconds: 20 });
    expect(await slow.resolve('http://www.northwind.test/')).toMatchObject({
      kind: 'unresolved',
      reason: expect.stringContaining('20 ms'),
    });
  });
});

describe('exemptions', () => {
  it.each([
    ['inside.northwind.test', 'http://inside.northwind.test/', true],
    ['*.northwind.test', 'http://inside.northwind.test/', true],
    ['*.test', 'http://inside.northwind.test/', true],
    ['*.northwind.test', 'http://northwind.test.evil.example/', false],
    ['*.inside.northwind.test', 'http://inside.northwind.test/', false],
    ['10.0.0.0/8', 'http://inside.northwind.test/', true],
    ['10.0.1.0/24', 'http://inside.northwind.test/', false],
    ['127.0.0.1', 'http://127.0.0.1:8080/', true],
    ['127.0.0.1', 'http://127.0.0.2:8080/', false],
    ['fd00::/8', 'http://[fd00::5]/', true],
    ['localhost', 'http://localhost:3000/', false],
  ])('ASSAY_ALLOW_HOSTS=%s for %s: %s', async (allowHosts, url, allowed) => {
    const found = await openGuard({ lookup, allowHosts }).resolve(url);
    expect(found.kind === 'allowed').toBe(allowed);
  });

  it('maps hosts, first match first, without exempting them', async () => {
    const hostMap = 'trust.northwind.test=127.0.0.1:4001,*.northwind.test=127.0.0.1:4002';
    expect(await openGuard({ lookup, hostMap }).resolve('http://trust.northwind.test/')).toMatchObject({
      kind: 'refused',
    });
    const guard = openGuard({ lookup, hostMap, allowHosts: '*.northwind.test' });
    expect(await guard.resolve('http://trust.northwind.test/')).toEqual({
      kind: 'allowed',
      address: '127.0.0.1',
      port: 4001,
    });
    expect(await guard.resolve('https://deep.www.northwind.test/')).toEqual({
      kind: 'allowed',
      address: '127.0.0.1',
      port: 4002,
    });
  });

  it('exempts host and port of an address in the settings, and no other port of it', async () => {
    const guard = openGuard({ lookup, exempt: ['http://127.0.0.1:4010/base'] });
    expect(await guard.resolve('http://127.0.0.1:4010/web/1id_/x')).toMatchObject({ kind: 'allowed' });
    expect(await guard.resolve('http://127.0.0.1:6379/')).toMatchObject({ kind: 'refused' });
  });

  it.each([
    { allowHosts: '10.0.0.0/99' },
    { hostMap: 'a.test' },
    { hostMap: 'a.test=localhost:80' },
    { hostMap: 'a.test=127.0.0.1:99999' },
  ])('refuses to start with %o', (options) => {
    expect(() => openGuard(options)).toThrow(GuardSettingError);
  });
});
