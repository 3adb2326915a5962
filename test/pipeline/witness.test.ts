// A sentence goes: the visit that sees it asks the archive at once, against a server that is both the vendor and the archive.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { openTools } from '#crawlers/tools.ts';
import { visit } from '#crawlers/visit.ts';
import { jobFor } from '#pipeline/job.ts';
import { settle } from '#pipeline/settle.ts';
import type { Settled } from '#pipeline/settled.ts';
import type { VisitOutcome } from '#types/capture.ts';
import type { SourceId } from '#types/ids.ts';
import { acceptOpen, candidates, houseOf, page, type TestHouse } from './houses.ts';

const closing: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const filler = [
  'Northwind runs its service in three regions and publishes the status of each of them on a page of its own.',
  'Our engineers are on call at all hours, and every change to the platform is reviewed by two people.',
  'Customers can export everything they have stored with us at any time, in a documented format.',
];
const promise = 'We do not use data submitted through the Northwind API to train our models.';
const source = 'northwind/page' as SourceId;

interface Stage {
  readonly house: TestHouse;
  readonly asked: string[];
  html: string;
  visitAt(instant: string): Promise<{ outcome: VisitOutcome; settled: Settled }>;
}

async function stage(archive: RequestListener): Promise<Stage> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    if (path === '/robots.txt') response.writeHead(404).end();
    else if (path === '/page') response.writeHead(200, { 'content-type': 'text/html' }).end(one.html);
    else {
      asked.push(path.replace(/\?.*/, ''));
      archive(request, response);
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const house = houseOf();
  const tools = await openTools({
    clock: house.clock,
    objects: house.archive,
    userAgent: 'AssayBot/test',
    env: {
      ASSAY_ALLOW_HOSTS: '*.test,northwind.test',
      ASSAY_HOST_MAP: `northwind.test=127.0.0.1:${port}`,
      ASSAY_WAYBACK_URL: `http://127.0.0.1:${port}`,
    },
    openRenderer: () => Promise.reject(new Error('nothing here needs a browser')),
  });
  closing.push(
    () => tools.close(),
    () => {
      server.closeAllConnections();
      server.close();
    },
  );
  const one: Stage = {
    house,
    asked,
    html: page([...filler, promise]),
    visitAt: async (instant) => {
      house.at(instant);
      const outcome = await visit(plainHttp(jobFor(house, source, instant)), tools);
      return { outcome, settled: await settle(house, outcome) };
    },
  };
  await one.visitAt('2026-03-01T08:00:00.000Z');
  acceptOpen(house);
  return one;
}

function plainHttp(job: ReturnType<typeof jobFor>): ReturnType<typeof jobFor> {
  const declared = { ...job.declared, url: 'http://northwind.test/page', twin: 'off' as const };
  return { ...job, declared };
}

/** Holds one memento of the page. */
function holding(timestamp: string, html: string): RequestListener {
  return (request, response) => {
    if (request.url?.startsWith('/cdx/') === true)
      response.end(
        JSON.stringify([
          ['timestamp', 'original', 'mimetype', 'statuscode', 'digest'],
          [timestamp, 'http://northwind.test/page', 'text/html', '200', 'A'],
        ]),
      );
    else
      response
        .writeHead(200, {
          'content-type': 'text/html',
          'memento-datetime': 'Sun, 01 Mar 2026 20:00:00 GMT',
        })
        .end(html);
  };
}

const lost = page(filler);

describe('a visit that lost a sentence', () => {
  test('asks for one memento, and shows the loss where that lacks it too', async () => {
    const one = await stage(holding('20260301200000', lost));
    one.html = lost;
    const { outcome, settled } = await one.visitAt('2026-03-02T08:00:00.000Z');
    expect(one.asked).toEqual(['/cdx/search/cdx', expect.stringMatching(/^\/web\/20260301200000id_\//)]);
    expect(outcome.attempts.map((each) => each.via)).toEqual(['http', 'wayback']);
    expect(outcome.used).toBe(0);
    expect(settled.raised.map((each) => each.shown)).toEqual([true]);
    expect(candidates(one.house, 'open')[0]?.because).toContain('archived copy of 2026-03-01 says the same');
  });

  test('holds it where the archived copy has the sentence still, and says so', async () => {
    const one = await stage(holding('20260301200000', page([...filler, promise])));
    one.html = lost;
    await one.visitAt('2026-03-02T08:00:00.000Z');
    expect(candidates(one.house, 'open')).toEqual([]);
    expect(candidates(one.house, 'held')[0]?.because).toContain('copy of 2026-03-01 does not say so');
  });

  test.each([
    ['refuses', 429, 'status 429'],
    ['is broken', 503, 'status 503'],
    ['holds nothing', 200, 'holds nothing of http'],
  ])('is as good as without an archive where that %s, and says so', async (_, status, words) => {
    const one = await stage((_request, response) => response.writeHead(status).end('[]'));
    one.html = lost;
    const { outcome } = await one.visitAt('2026-03-02T08:00:00.000Z');
    expect(one.asked).toEqual(['/cdx/search/cdx']);
    expect(outcome).toMatchObject({ used: 0, live: { verdict: 'ok' } });
    expect(outcome.givenUp).toBeUndefined();
    const [held] = candidates(one.house, 'held');
    expect(held?.because).toContain('seen in one complete capture');
    expect(held?.because).toContain(words);
  });

  test('leaves a memento aside that is older than what was seen last', async () => {
    const one = await stage(holding('20260228200000', lost));
    one.html = lost;
    await one.visitAt('2026-03-02T08:00:00.000Z');
    expect(one.asked).toEqual(['/cdx/search/cdx']);
    expect(candidates(one.house, 'held')[0]?.because).toContain('older than 2026-03-01');
  });
});

test.each([
  ['an edit elsewhere', page([...filler, promise, 'We moved to a larger office this spring, and like it.'])],
  ['other typography', page([...filler, promise.replace('do not', 'do  not').replace('.', ' .')])],
  ['the same page', page([...filler, promise])],
])('%s asks no archive', async (_, html) => {
  const one = await stage(holding('20260301200000', lost));
  one.html = html;
  await one.visitAt('2026-03-02T08:00:00.000Z');
  expect(one.asked).toEqual([]);
});

test('what is lost already is not asked for by every later edit', async () => {
  const one = await stage(holding('20260301200000', page([...filler, promise])));
  one.html = lost;
  await one.visitAt('2026-03-02T08:00:00.000Z');
  one.html = page([...filler, 'We moved to a larger office this spring, and like it.']);
  await one.visitAt('2026-03-03T08:00:00.000Z');
  acceptOpen(one.house);
  one.asked.length = 0;
  one.html = page([...filler, 'We moved to a smaller office this autumn, and like it.']);
  await one.visitAt('2026-03-04T08:00:00.000Z');
  expect(one.asked).toEqual([]);
});
