import { afterEach, describe, expect, it } from 'vitest';
import { visit } from '#crawlers/visit.ts';
import type { Instant } from '#types/ids.ts';
import type { VisitTools } from '#crawlers/tools.ts';
import { site } from '../verdict/pages.ts';
import { closeStages, stage, job, factsOf, whole, html } from './stage.ts';

afterEach(closeStages);

describe('where the document stands', () => {
  it('is moved when a redirect leads to another path, with the new address', async () => {
    const { tools } = await stage((request, response) => {
      if (request.url === '/robots.txt') response.writeHead(404).end();
      else if (request.url === '/policy') response.writeHead(301, { location: '/legal/other-terms' }).end();
      else response.writeHead(200, { 'content-type': 'text/html' }).end(whole);
    });
    const outcome = await visit(job(), tools);
    expect(outcome.live).toMatchObject({ verdict: 'moved', reasons: [{ rule: 'redirected' }] });
    expect(outcome.movedTo).toEqual({
      url: 'http://www.northwind.test/legal/other-terms',
      because: 'the address redirects there',
    });
  });

  it.each(['/Policy/', '/en/policy', '/policy?utm_source=a', '/policy.html'])(
    'is still here when a redirect leads to %s',
    async (location) => {
      const { tools } = await stage((request, response) => {
        if (request.url === '/robots.txt') response.writeHead(404).end();
        else if (request.url === '/policy') response.writeHead(301, { location }).end();
        else response.writeHead(200, { 'content-type': 'text/html' }).end(whole);
      });
      expect((await visit(job(), tools)).live.verdict).toBe('ok');
    },
  );

  it('is found by the sitemap and its own sentences when the address is gone', async () => {
    let gone = false;
    const { tools } = await stage((request, response) => {
      const send = (body: string) => response.writeHead(200, { 'content-type': 'text/html' }).end(body);
      if (request.url === '/robots.txt') response.writeHead(404).end();
      else if (request.url === '/sitemap.xml') {
        response.end(
          '<urlset><url><loc>http://www.northwind.test/policy-jobs</loc></url><url><loc>http://www.northwind.test/legal/data-policy</loc></url></urlset>',
        );
      } else if (request.url === '/legal/data-policy' || (request.url === '/policy' && !gone)) send(whole);
      else if (request.url === '/policy-jobs')
        send(site('<h1>Jobs</h1><p>We are looking for people who like wind and paper.</p>'));
      else response.writeHead(404).end();
    });
    const first = await visit(job(), tools);
    gone = true;
    const outcome = await visit(job({}, { lastGood: factsOf(first) }), tools);
    expect(outcome.live.verdict).toBe('missing');
    expect(outcome.movedTo).toEqual({
      url: 'http://www.northwind.test/legal/data-policy',
      because: 'the sitemap names it, and 100 % of the last good text stands there',
    });
  });

  it('is never outside the hosts of its party', async () => {
    const { tools } = await stage((request, response) => {
      if (request.url === '/robots.txt') response.writeHead(404).end();
      else if (request.headers.host?.includes('northwind') === true)
        response.writeHead(301, { location: 'http://www.tidewater.test/policy' }).end();
      else response.writeHead(200, { 'content-type': 'text/html' }).end(whole);
    });
    const outcome = await visit(job({ expect: { title: 'Data policy', text: ['Prompts'] } }), tools);
    expect(outcome.live.verdict).toBe('moved');
    expect(outcome.movedTo).toEqual({
      url: 'http://www.tidewater.test/policy',
      because: 'the address redirects there',
    });
  });
});

describe('a second witness', () => {
  it('is asked for after a good capture, and does not take its place', async () => {
    const { tools } = await stage(html(whole));
    const first = await visit(job(), tools);
    const asked: string[] = [];
    const wayback: VisitTools['wayback'] = {
      ...tools.wayback,
      find: async (search) => {
        asked.push(search.newerThan);
        return { tried: [], because: 'never_archived', message: 'nothing' };
      },
    };
    const witnessAfter = '2026-02-20T08:00:00.000Z' as Instant;
    const again = await visit(job({}, { lastGood: factsOf(first), witnessAfter }), { ...tools, wayback });
    expect(asked).toEqual([witnessAfter]);
    expect(again).toMatchObject({ used: 0, live: { verdict: 'ok' } });
    expect(again.noArchiveBecause).toBeUndefined();
  });
});
