// robots.txt by RFC 9309.
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openGuard } from '#crawlers/guard/guard.ts';
import { openHttp } from '#crawlers/http/client.ts';
import { openRobots } from '#crawlers/robots/robots.ts';
import { decidingRule, parseRobots } from '#crawlers/robots/rules.ts';
import type { Instant } from '#types/ids.ts';
import { withinProcessorTime } from '../../processor-time.ts';

function allows(file: string, path: string, token = 'AssayBot'): boolean {
  const { rules } = parseRobots(Buffer.from(file), token);
  return decidingRule(rules, `https://www.northwind.test${path}`)?.allow ?? true;
}

describe('matching', () => {
  it.each([
    ['User-agent: *\nDisallow: /', '/a', false],
    ['User-agent: *\nDisallow:', '/a', true],
    ['', '/a', true],
    ['User-agent: *\nDisallow: /private', '/private/a', false],
    ['User-agent: *\nDisallow: /private', '/Private', true],
    ['User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b/c', true],
    ['User-agent: *\nAllow: /a\nDisallow: /a', '/a', true],
    ['User-agent: *\nDisallow: /*.pdf$', '/legal/dpa.pdf', false],
    ['User-agent: *\nDisallow: /*.pdf$', '/legal/dpa.pdf?v=2', true],
    ['User-agent: *\nDisallow: /*?session=', '/a?session=1', false],
    ['User-agent: *\nDisallow: /a*b*c', '/a-x-b-y-c-z', false],
    ['User-agent: *\nDisallow: /a*b*c$', '/a-x-b-y-c-z', true],
    ['User-agent: *\nDisallow: /caf%C3%A9', '/café', false],
    ['User-agent: *\nDisallow: /café', '/caf%c3%a9', false],
    ['User-agent: *\nDisallow: /a%62', '/ab', false],
    ['User-agent: assaybot\nDisallow: /a\n\nUser-agent: *\nDisallow: /', '/b', true],
    ['User-agent: ASSAYBOT/2.0\nDisallow: /a', '/a', false],
    ['User-agent: AssayBotNews\nDisallow: /', '/a', true],
    ['User-agent: one\nUser-agent: AssayBot\nDisallow: /a', '/a', false],
    [
      'User-agent: AssayBot\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n\nUser-agent: AssayBot\nDisallow: /b',
      '/b',
      false,
    ],
    ['\uFEFFUser-agent: *\r\nDisallow: /a # because\r\n', '/a', false],
    ['User-agent: *\rDisallow: /a\r', '/a', false],
    ['Disallow: /', '/a', true],
    ['User-agent : *\nDisallow : /a', '/a', false],
    ['User-agent: *\nCrawl-delay: 5\nDisallow: /a', '/a', false],
    ['<html><body>not robots</body></html>', '/a', true],
  ])('%j on %s: %s', (file, path, allowed) => {
    expect(allows(file, path)).toBe(allowed);
  });

  it('reads Crawl-delay and sitemaps', () => {
    expect(
      parseRobots(
        Buffer.from('Sitemap: https://x.test/s.xml\nUser-agent: *\nCrawl-delay: 2.5\n'),
        'AssayBot',
      ),
    ).toMatchObject({
      crawlDelay: 2.5,
      sitemaps: ['https://x.test/s.xml'],
    });
  });

  it('stops after 500 KiB', () => {
    const long = `User-agent: *\n${'# filling\n'.repeat(60_000)}Disallow: /late\n`;
    expect(allows(long, '/late')).toBe(true);
  });

  it('takes no time over a hostile pattern', () => {
    const allowed = withinProcessorTime(4_000, () =>
      allows(`User-agent: *\nDisallow: /${'*a'.repeat(20_000)}$`, `/${'a'.repeat(20_000)}b`),
    );
    expect(allowed).toBe(true);
  });
});

describe('the gate', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  async function gate(answer: RequestListener, now = () => '2026-03-01T08:00:00.000Z') {
    const seen: string[] = [];
    const server = createServer((request, response) => {
      seen.push(`${request.url} ${request.headers['user-agent']}`);
      answer(request, response);
    });
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const guard = openGuard({ allowHosts: '*.test', hostMap: `*.test=127.0.0.1:${port}` });
    const http = openHttp({ guard, userAgent: 'AssayBot/1.0 (+mailto:desk@assay.test)' });
    const robots = openRobots({ http, productToken: 'AssayBot', clock: { now: () => now() as Instant } });
    return { robots, seen };
  }

  it('asks under our own name, once, and says which line forbids', async () => {
    const { robots, seen } = await gate((_, response) => response.end('User-agent: *\nDisallow: /legal\n'));
    expect(await robots.check('http://www.northwind.test/legal/dpa')).toEqual({
      kind: 'disallowed',
      reason: 'robots.txt of www.northwind.test disallows it in line 2 ("Disallow: /legal")',
    });
    expect(await robots.check('http://www.northwind.test/about')).toEqual({ kind: 'allowed' });
    expect(seen).toEqual(['/robots.txt AssayBot/1.0 (+mailto:desk@assay.test)']);
  });

  it.each([
    [404, 'allowed'],
    [401, 'allowed'],
    [403, 'allowed'],
    [410, 'allowed'],
    [500, 'unavailable'],
    [503, 'unavailable'],
    [429, 'unavailable'],
  ])('takes status %i as %s', async (status, kind) => {
    const { robots } = await gate((_, response) => response.writeHead(status).end());
    expect(await robots.check('http://www.northwind.test/a')).toMatchObject({ kind });
  });

  it('stays away when the connection breaks', async () => {
    const { robots } = await gate((request) => request.socket.destroy());
    expect(await robots.check('http://www.northwind.test/a')).toMatchObject({
      kind: 'unavailable',
      reason: expect.stringContaining('cannot be had'),
    });
  });

  it('follows up to five redirects, and takes more for no file', async () => {
    const hops =
      (most: number): RequestListener =>
      (request, response) => {
        const at = Number(/\d+$/.exec(request.url ?? '')?.[0] ?? 0);
        if (at < most) response.writeHead(301, { location: `/robots-${at + 1}` }).end();
        else response.end('User-agent: *\nDisallow: /');
      };
    expect(await (await gate(hops(5))).robots.check('http://www.northwind.test/a')).toMatchObject({
      kind: 'disallowed',
    });
    expect(await (await gate(hops(6))).robots.check('http://www.northwind.test/a')).toMatchObject({
      kind: 'allowed',
    });
  });

  it('keeps a file for a day, and asks again after', async () => {
    let now = '2026-03-01T08:00:00.000Z';
    let file = 'User-agent: *\nDisallow: /a';
    const { robots, seen } = await gate(
      (_, response) => response.end(file),
      () => now,
    );
    expect(await robots.check('http://www.northwind.test/a')).toMatchObject({ kind: 'disallowed' });
    file = '';
    now = '2026-03-02T07:59:00.000Z';
    expect(await robots.check('http://www.northwind.test/a')).toMatchObject({ kind: 'disallowed' });
    now = '2026-03-02T08:01:00.000Z';
    expect(await robots.check('http://www.northwind.test/a')).toMatchObject({ kind: 'allowed' });
    expect(seen).toHaveLength(2);
  });

  it('knows one file for each host', async () => {
    const { robots } = await gate((request, response) =>
      response.end(request.headers.host?.startsWith('one.') ? 'User-agent: *\nDisallow: /' : ''),
    );
    expect(await robots.check('http://one.northwind.test/a')).toMatchObject({ kind: 'disallowed' });
    expect(await robots.check('http://two.northwind.test/a')).toMatchObject({ kind: 'allowed' });
  });
});
