// Sources drafted from a domain, against a vendor of our own.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { partySchema } from '#types/registry.ts';
import type { Instant } from '#types/ids.ts';
import { discover, draftsAsYaml, type Asking } from '#crawlers/discover.ts';
import { openTools } from '#crawlers/tools.ts';
import { policy, site } from './verdict/pages.ts';

const closing: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const sitemapIndex =
  '<?xml version="1.0"?><sitemapindex><sitemap><loc>http://www.northwind.test/sitemap-legal.xml.gz</loc></sitemap></sitemapindex>';
const sitemap =
  '<urlset><url><loc>http://www.northwind.test/legal/data-residency</loc></url><url><loc>http://www.northwind.test/blog/data-residency-launch</loc></url><url><loc>http://www.northwind.test/de/legal/data-residency</loc></url></urlset>';
const home = `<!doctype html><html lang="en"><head><title>Northwind</title></head><body><main><h1>Instruments</h1><p>We make instruments that listen to the wind and write down what it says.</p></main><footer><a href="/legal/subprocessors">Subprocessors</a><a href="/legal/dpa.pdf">DPA</a><a href="http://trust.northwind.test/">Trust Center</a><a href="/careers">Careers</a><a href="https://elsewhere.test/dpa">DPA of somebody else</a></footer></body></html>`;

async function vendor() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const address = `${request.headers.host}${request.url}`;
    asked.push(address);
    const html = (body: string) => response.writeHead(200, { 'content-type': 'text/html' }).end(body);
    if (address === 'www.northwind.test/robots.txt')
      response.end(
        'User-agent: *\nDisallow: /legal/commercial-terms\nSitemap: http://www.northwind.test/sitemap.xml\n',
      );
    else if (address === 'www.northwind.test/') html(home);
    else if (address === 'www.northwind.test/sitemap.xml') response.end(sitemapIndex);
    else if (address === 'www.northwind.test/sitemap-legal.xml.gz') response.end(gzipSync(sitemap));
    else if (address === 'www.northwind.test/llms.txt')
      response
        .writeHead(200, { 'content-type': 'text/plain' })
        .end('# Northwind\n- [Zero data retention](http://docs.northwind.test/guides/zdr)\n');
    else if (address === 'docs.northwind.test/guides/zdr.md')
      response.writeHead(200, { 'content-type': 'text/markdown' }).end('# Zero data retention\n');
    else if (address === 'www.northwind.test/legal/dpa.pdf')
      response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF-1.4 broken');
    else if (address === 'trust.northwind.test/')
      html('<!doctype html><title>Trust</title><div id="app"></div><script src="/app.js"></script>');
    else if (/legal\/(?:subprocessors|data-residency)$|guides\/zdr$/.test(address))
      html(site(policy(), { title: `${address.split('/').at(-1)} | Northwind` }));
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const tools = await openTools({
    clock: { now: () => '2026-03-01T08:00:00.000Z' as Instant },
    objects: {
      put: () => Promise.reject(new Error('nothing is kept')),
      get: () => Promise.reject(new Error('no')),
      has: async () => false,
    },
    userAgent: 'AssayBot/1.0',
    env: { ASSAY_ALLOW_HOSTS: '*.test', ASSAY_HOST_MAP: `*.northwind.test=127.0.0.1:${port}` },
    lookup: () => Promise.reject(Object.assign(new Error('none'), { code: 'ENOTFOUND' })),
  });
  closing.push(
    () => tools.close(),
    () => {
      server.closeAllConnections();
      server.close();
    },
  );
  return { tools, asked };
}

describe('discover', () => {
  it('drafts sources from footer, sitemap and llms.txt, each with why', async () => {
    const { tools, asked } = await vendor();
    const found = await discover('http://www.northwind.test', tools, { pace: 0 });
    const byUrl = new Map(found.sources.map((source) => [source.url, source]));
    expect(byUrl.get('http://www.northwind.test/legal/subprocessors')).toMatchObject({
      id: 'subprocessors',
      kind: 'page',
      dimensions: ['gdpr_dpa'],
      verdict: 'ok',
    });
    expect(byUrl.get('http://www.northwind.test/legal/subprocessors')?.why.join(' ')).toMatch(
      /labelled "Subprocessors".*linked in the footer/,
    );
    expect(byUrl.get('http://www.northwind.test/legal/dpa.pdf')).toMatchObject({
      kind: 'pdf',
      dimensions: expect.arrayContaining(['gdpr_dpa']),
    });
    expect(byUrl.get('http://trust.northwind.test/')).toMatchObject({ kind: 'portal' });
    expect(byUrl.get('http://www.northwind.test/legal/data-residency')).toMatchObject({
      dimensions: ['data_residency'],
    });
    expect(byUrl.get('http://docs.northwind.test/guides/zdr')).toMatchObject({
      twin: 'auto',
      dimensions: expect.arrayContaining(['retention_zdr']),
    });
    expect([...byUrl.keys()].filter((url) => /blog|careers|\/de\/|elsewhere/.test(url))).toEqual([]);
    expect(asked.filter((address) => address.includes('commercial-terms'))).toEqual([]);
    expect(found.requests).toBeLessThan(60);
  });

  it('writes YAML that the registry accepts', async () => {
    const { tools } = await vendor();
    const yaml = draftsAsYaml(await discover('http://www.northwind.test', tools, { pace: 0 }));
    const party = partySchema.parse(parseYaml(yaml));
    expect(party.id).toBe('northwind');
    expect(party.sources.every(({ unconfirmed }) => unconfirmed)).toBe(true);
    expect(yaml).toMatch(/# labelled "Subprocessors"/);
  });

  it('stays within its bound of requests, and says so', async () => {
    const { tools } = await vendor();
    const found = await discover('http://www.northwind.test', tools, { pace: 0, requests: 5 });
    expect(found.requests).toBe(5);
    expect(found.notes.join(' ')).toMatch(/stopped after 5 requests/);
  });

  it('looks at the best of what the entrance names first', async () => {
    const { tools } = await vendor();
    const found = await discover('http://www.northwind.test', tools, { pace: 0, requests: 4 });
    expect(found.sources.map(({ id }) => id).toSorted()).toEqual(['dpa', 'subprocessors', 'trust-center']);
    expect(found.stopped).toBe(false);
  });

  it('keeps what it found when it is stopped, and names what it did not look at', async () => {
    const { tools } = await vendor();
    const stop = new AbortController();
    const asked: string[] = [];
    const found = await discover('http://www.northwind.test', tools, {
      pace: 0,
      signal: stop.signal,
      onRequest: ({ url }) => asked.push(url),
      onDraft: () => stop.abort(),
    });
    expect(found.sources).toHaveLength(1);
    expect(found.stopped).toBe(true);
    expect(found.requests).toBe(asked.length);
    expect(found.notes.filter((note) => note.startsWith('not looked at')).length).toBeGreaterThan(1);
  });

  it('says before each request how long the rest may take', async () => {
    const { tools } = await vendor();
    const told: number[] = [];
    const onRequest = ({ requests, most, msLeft }: Asking) => {
      expect(msLeft).toBeGreaterThanOrEqual((most - requests) * 10);
      told.push(requests);
    };
    await discover('http://www.northwind.test', tools, { pace: 10, requests: 6, onRequest });
    expect(told).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
