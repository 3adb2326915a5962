// The archive's answers as they really are: empty hints, revisits, resume keys, exclusions, refusals.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openGuard } from '#crawlers/guard/guard.ts';
import { openHttp } from '#crawlers/http/client.ts';
import { archiveAddresses, instantOf, mementoAddress } from '#crawlers/wayback/addresses.ts';
import { openBucket } from '#crawlers/wayback/bucket.ts';
import { parseIndex } from '#crawlers/wayback/cdx.ts';
import type { Replayed } from '#crawlers/wayback/replay.ts';
import { openWayback, type Wayback } from '#crawlers/wayback/wayback.ts';
import type { Instant } from '#types/ids.ts';
import type { Verdict } from '#types/words.ts';

const closing: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

type Answer = (url: URL, request: IncomingMessage, response: ServerResponse, body: string) => void;

interface Archive {
  readonly wayback: Wayback;
  readonly asked: string[];
  readonly sleeps: number[];
}

async function archive(answer: Answer): Promise<Archive> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://archive');
    asked.push(url.pathname + url.search);
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => answer(url, request, response, body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const http = openHttp({
    guard: openGuard({ exempt: [base] }),
    userAgent: 'AssayBot/1.0',
    limits: { milliseconds: 3000 },
  });
  closing.push(
    () => http.close(),
    () => {
      server.closeAllConnections();
      server.close();
    },
  );
  let now = 0;
  const sleeps: number[] = [];
  const sleep = async (milliseconds: number) => {
    sleeps.push(milliseconds);
    now += milliseconds;
  };
  return { wayback: openWayback({ http, base, time: { now: () => now, sleep } }), asked, sleeps };
}

const page = 'http://www.northwind.test/policy';
const header = ['timestamp', 'original', 'mimetype', 'statuscode', 'digest'];
const row = (timestamp: string, digest: string, status = '200', original = page, type = 'text/html') => [
  timestamp,
  original,
  type,
  status,
  digest,
];

function memento(response: ServerResponse, timestamp: string, body: string, status = 200): void {
  const at = instantOf(timestamp) ?? '';
  response
    .writeHead(status, { 'memento-datetime': new Date(at).toUTCString(), 'content-type': 'text/html' })
    .end(body);
}

function serving(rows: readonly (readonly string[])[], bodies: Readonly<Record<string, string>>): Answer {
  return (url, _request, response) => {
    if (url.pathname === '/wayback/available') response.end('{"url":"x","archived_snapshots":{}}');
    else if (url.pathname === '/cdx/search/cdx') response.end(JSON.stringify([header, ...rows]));
    else {
      const timestamp = /\/web\/(\d+)id_/.exec(url.pathname)?.[1] ?? '';
      const body = bodies[timestamp];
      if (body === undefined) response.writeHead(404).end('no such memento');
      else memento(response, timestamp, body);
    }
  };
}

async function find(
  { wayback }: Archive,
  options: { newerThan?: string; judge?: (body: string) => Verdict } = {},
) {
  return wayback.find<string>({
    url: page,
    now: '2026-03-01T08:00:00.000Z' as Instant,
    newerThan: (options.newerThan ?? '2025-09-01T00:00:00.000Z') as Instant,
    consider: async (replayed: Replayed) => {
      const body = Buffer.from(replayed.answer.body).toString();
      return { verdict: options.judge?.(body) ?? 'ok', tried: `${replayed.archivedAt} ${body}` };
    },
  });
}

describe('the nearest good memento', () => {
  it('is found though the availability answer is empty', async () => {
    const found = await find(
      await archive(
        serving([row('20260101000000', 'A'), row('20260201000000', 'B')], {
          '20260201000000': 'new',
          '20260101000000': 'old',
        }),
      ),
    );
    expect(found).toMatchObject({ tried: ['2026-02-01T00:00:00.000Z new'] });
    expect(found.because).toBeUndefined();
  });

  it('counts revisits as alive, equal payloads once, and tries older ones when the newest is bad', async () => {
    const rows = [
      row('20260101000000', 'A'),
      row('20260201000000', 'B'),
      row('20260210000000', 'B', '-', page, 'warc/revisit'),
    ];
    const old = await archive(serving(rows, { '20260210000000': 'bad', '20260101000000': 'good' }));
    const found = await find(old, { judge: (body) => (body === 'good' ? 'ok' : 'error_page') });
    expect(found.tried).toEqual(['2026-02-10T00:00:00.000Z bad', '2026-01-01T00:00:00.000Z good']);
    expect(old.asked.filter((path) => path.startsWith('/web/'))).toHaveLength(2);
  });

  it('follows a redirect to another moment only as far as it is new enough', async () => {
    const answer: Answer = (url, request, response) => {
      if (url.pathname.startsWith('/web/20260201000000id_'))
        response.writeHead(302, { location: `http://web.archive.org/web/20240101000000id_/${page}` }).end();
      else serving([row('20260201000000', 'A')], { '20240101000000': 'far' })(url, request, response, '');
    };
    expect(await find(await archive(answer))).toMatchObject({ because: 'too_old', tried: [] });
  });

  it.each<[string, string, Answer]>([
    ['never_archived', 'an empty index', serving([], {})],
    [
      'never_archived',
      'an index without JSON rows',
      (url, _r, response) => response.end(url.pathname.includes('cdx') ? '' : '{}'),
    ],
    [
      'never_archived',
      'rows of other addresses',
      serving([row('20260201000000', 'A', '200', 'http://www.northwind.test/policy/archive')], {}),
    ],
    ['never_archived', 'failures alone', serving([row('20260201000000', 'A', '404')], {})],
    ['too_old', 'old rows', serving([row('20210201000000', 'A')], { '20210201000000': 'x' })],
    [
      'excluded',
      'an exclusion in the body',
      (_u, _r, response) =>
        response
          .writeHead(403)
          .end(
            'org.archive.util.io.RuntimeIOException: AdministrativeAccessControlException: Blocked Site Error',
          ),
    ],
    [
      'excluded',
      'an exclusion by robots in a header',
      (url, request, response) => {
        if (url.pathname.startsWith('/web/'))
          response
            .writeHead(403, {
              'x-archive-wayback-runtime-error': 'RobotAccessControlException: Blocked By Robots',
            })
            .end();
        else serving([row('20260201000000', 'A')], {})(url, request, response, '');
      },
    ],
    ['unavailable', 'a broken index', (_u, _r, response) => response.writeHead(503).end()],
    ['unavailable', 'a dead archive', (_u, request) => void request.socket.destroy()],
    [
      'unavailable',
      'a replay that is no memento',
      (url, request, response) => {
        if (url.pathname.startsWith('/web/')) response.end('hello');
        else serving([row('20260201000000', 'A')], {})(url, request, response, '');
      },
    ],
  ])('is %s for %s', async (because, _what, answer) => {
    expect((await find(await archive(answer))).because).toBe(because);
  });

  it('is shell_only where mementos hold no document', async () => {
    const old = await archive(
      serving([row('20260201000000', 'A')], { '20260201000000': '<div id=app></div>' }),
    );
    expect(await find(old, { judge: () => 'empty' })).toMatchObject({
      because: 'shell_only',
      tried: [expect.anything()],
    });
  });
});

describe('manners', () => {
  it('stops at a 429 and asks no more before a minute has gone', async () => {
    const old = await archive((_u, _r, response) => response.writeHead(429).end());
    expect((await find(old)).because).toBe('rate_limited');
    expect(old.asked).toHaveLength(1);
    expect((await find(old)).because).toBe('rate_limited');
    // The second visit waits the minute out before it asks, and the archive is left alone twice as long after that.
    expect(old.sleeps).toEqual([60_000]);
    expect(old.asked).toHaveLength(2);
    expect((await find(old)).because).toBe('rate_limited');
    expect(old.asked).toHaveLength(2);
  });

  it('tries once more after a passing failure', async () => {
    let first = true;
    const old = await archive((url, request, response) => {
      if (url.pathname.includes('cdx') && first) {
        first = false;
        response.writeHead(502).end();
      } else serving([row('20260201000000', 'A')], { '20260201000000': 'x' })(url, request, response, '');
    });
    expect((await find(old)).because).toBeUndefined();
    expect(old.sleeps).toEqual([1000]);
  });

  it('spreads requests by a bucket of tokens', () => {
    let now = 0;
    const bucket = openBucket({ tokens: 24, perMs: 60_000, now: () => now });
    const waits = Array.from({ length: 26 }, () => bucket.take());
    expect(waits.slice(0, 24)).toEqual(Array.from({ length: 24 }, () => 0));
    expect(waits.slice(24)).toEqual([2500, 5000]);
    now = 60_000;
    expect(bucket.take()).toBe(0);
  });
});

describe('the past of an address', () => {
  it('comes oldest first, one memento for each payload, through all pages', async () => {
    const pages: Readonly<Record<string, unknown>> = {
      '': [
        header,
        row('20250101000000', 'A'),
        row('20250201000000', 'A'),
        row('20250301000000', 'B', '404'),
        [],
        ['key 2'],
      ],
      'key 2': [
        header,
        row('20250401000000', 'C'),
        row('20250501000000', 'A', '-', page, 'warc/revisit'),
        [],
        ['key 3'],
      ],
      'key 3': [header, row('20250601000000', 'D')],
    };
    const { wayback, asked } = await archive((url, _r, response) =>
      response.end(JSON.stringify(pages[url.searchParams.get('resumeKey') ?? ''])),
    );
    const found: string[] = [];
    for await (const { digest, archivedAt } of wayback.mementos({
      url: page,
      from: '2025-01-01T00:00:00.000Z' as Instant,
    }))
      found.push(`${archivedAt.slice(0, 10)} ${digest}`);
    expect(found).toEqual(['2025-01-01 A', '2025-04-01 C', '2025-06-01 D']);
    expect(asked).toHaveLength(3);
  });

  it('waits out a refusal and goes on', async () => {
    let refusals = 2;
    const { wayback, sleeps } = await archive((_u, _r, response) => {
      if (refusals-- > 0) response.writeHead(429).end();
      else response.end(JSON.stringify([header, row('20250101000000', 'A')]));
    });
    const found: string[] = [];
    for await (const { digest } of wayback.mementos({
      url: page,
      from: '2025-01-01T00:00:00.000Z' as Instant,
    }))
      found.push(digest);
    expect(found).toEqual(['A']);
    expect(sleeps).toContain(60_000);
    expect(sleeps).toContain(120_000);
  });
});

describe('Save Page Now', () => {
  it('waits for the job, and reads errors inside a success', async () => {
    let polls = 0;
    const keys: (string | undefined)[] = [];
    const { wayback } = await archive((url, request, response, body) => {
      if (url.pathname === '/save') {
        keys.push(request.headers.authorization);
        response.end(
          body.includes('blocked')
            ? '{"status":"error","status_ext":"error:blocked-url","message":"This URL is in the block list."}'
            : '{"job_id":"spn2-1"}',
        );
      } else
        response.end(
          (polls += 1) < 3 ? '{"status":"pending"}' : '{"status":"success","timestamp":"20260301080000"}',
        );
    });
    expect(await wayback.save({ url: page, key: 'key:secret' })).toEqual({
      kind: 'saved',
      timestamp: '20260301080000',
    });
    expect(polls).toBe(3);
    expect(keys).toEqual(['LOW key:secret']);
    expect(await wayback.save({ url: 'http://blocked.test/', key: 'key:secret' })).toEqual({
      kind: 'refused',
      reason: 'This URL is in the block list.',
      permanent: true,
    });
  });
});

describe('addresses', () => {
  it('moves those of the archive to the base in use', () => {
    const { moved } = archiveAddresses('http://127.0.0.1:4010/');
    expect(moved('http://web.archive.org/web/20260101000000id_/https://x.test/a?b=1')).toBe(
      'http://127.0.0.1:4010/web/20260101000000id_/https://x.test/a?b=1',
    );
    expect(moved('https://archive.org/wayback/available')).toBe('http://127.0.0.1:4010/wayback/available');
    expect(moved('https://x.test/')).toBe('https://x.test/');
    expect(archiveAddresses(undefined).moved('http://web.archive.org/web/1/x')).toBe(
      'https://web.archive.org/web/1/x',
    );
  });

  it('reads timestamp and original out of them', () => {
    expect(mementoAddress('https://web.archive.org/web/20260101000000id_/https://x.test/a')).toEqual({
      timestamp: '20260101000000',
      original: 'https://x.test/a',
    });
    expect(instantOf('20260101')).toBe('2026-01-01T00:00:00.000Z');
    expect(instantOf('20261399000000')).toBeUndefined();
  });

  it('reads an index with its columns in another order', () => {
    expect(
      parseIndex(
        JSON.stringify([
          ['original', 'timestamp', 'digest'],
          [page, '20260101000000', 'Z'],
        ]),
        page,
      ).mementos,
    ).toMatchObject([{ timestamp: '20260101000000', digest: 'Z' }]);
  });
});
