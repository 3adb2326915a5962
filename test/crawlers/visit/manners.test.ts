import { afterEach, describe, expect, it } from 'vitest';
import { visit } from '#crawlers/visit.ts';
import { closeStages, stage, job, steps, whole } from './stage.ts';

afterEach(closeStages);

describe('manners', () => {
  it('does not ask what robots.txt forbids, and takes it from nowhere else', async () => {
    const { tools, asked } = await stage((_, response) => response.end('User-agent: *\nDisallow: /policy\n'));
    const outcome = await visit(job(), tools);
    expect(outcome).toMatchObject({
      live: { verdict: 'refused', reasons: [{ rule: 'robots-disallowed' }] },
      noArchiveBecause: 'not_tried',
    });
    expect(asked).toEqual([]);
  });

  it('asks robots.txt of the host that a redirect leads to', async () => {
    const { tools, asked } = await stage((request, response) => {
      const host = request.headers.host ?? '';
      if (request.url === '/robots.txt')
        response.end(host.startsWith('legal.') ? 'User-agent: AssayBot\nDisallow: /' : '');
      else if (host.startsWith('www.'))
        response.writeHead(302, { location: 'http://legal.northwind.test/policy' }).end();
      else response.end(whole);
    });
    expect((await visit(job(), tools)).live).toMatchObject({ verdict: 'refused' });
    expect(asked).toEqual(['/policy']);
  });

  it('waits as long as a host asks for, if that is short, and then asks once more', async () => {
    let asked = 0;
    const { tools, rendered } = await stage((request, response) => {
      if (request.url === '/robots.txt') response.end('');
      else if ((asked += 1) === 1) response.writeHead(429, { 'retry-after': '1' }).end();
      else response.writeHead(200, { 'content-type': 'text/html' }).end(whole);
    });
    const begun = performance.now();
    expect(steps(await visit(job(), tools))).toEqual(['http blocked', 'http ok']);
    expect(performance.now() - begun).toBeGreaterThan(950);
    expect(rendered).toEqual([]);
  });

  it('leaves a host alone for as long as it asks, in later visits too', async () => {
    const { tools, asked } = await stage((request, response) => {
      if (request.url === '/robots.txt') response.end('');
      else response.writeHead(503, { 'retry-after': '3600' }).end();
    });
    expect(steps(await visit(job(), tools))).toEqual(['http unreachable']);
    const next = await visit(job({ url: 'http://docs.northwind.test/other' }), tools);
    expect(next.live).toMatchObject({ verdict: 'blocked', reasons: [{ rule: 'held' }] });
    expect(asked.filter((path) => !path.startsWith('/cdx') && !path.startsWith('/wayback'))).toEqual([
      '/policy',
    ]);
  });

  it('takes a challenge for a verdict, and renders nothing', async () => {
    const { tools, rendered } = await stage((request, response) => {
      if (request.url === '/robots.txt') response.writeHead(404).end();
      else
        response
          .writeHead(403, { 'cf-mitigated': 'challenge', 'content-type': 'text/html' })
          .end('<title>Just a moment...</title>');
    });
    const outcome = await visit(job(), tools);
    expect(steps(outcome)).toEqual(['http challenge']);
    expect(rendered).toEqual([]);
  });
});
