// The ladder of a visit, against servers of our own. The browser is not the subject here: a stand-in says what it rendered.
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { sha256 } from '#text/sha256.ts';
import type { GoodFacts, ObjectStore, VisitOutcome } from '#types/capture.ts';
import type { Instant, Sha256, SourceId } from '#types/ids.ts';
import type { VisitJob } from '#types/job.ts';
import { sourceSchema } from '#types/registry.ts';
import type { Renderer, RenderRequest } from '#crawlers/browser/types.ts';
import { openTools, productTokenOf, userAgentOf, type VisitTools } from '#crawlers/tools.ts';
import { goodFacts } from '#crawlers/verdict/good-facts.ts';
import { visit } from '#crawlers/visit.ts';
import { policy, site } from './verdict/pages.ts';

const closing: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

interface Stage {
  readonly tools: VisitTools;
  readonly asked: string[];
  readonly rendered: RenderRequest[];
  readonly objects: Map<Sha256, Uint8Array>;
}

type Rendering = string | Error;

async function stage(
  answer: RequestListener,
  renderings: readonly Rendering[] = [],
  options: { objects?: ObjectStore } = {},
): Promise<Stage> {
  const asked: string[] = [];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '';
    if (path !== '/robots.txt') asked.push(path);
    if (path === '/wayback/available') response.end('{"archived_snapshots":{}}');
    else if (path.startsWith('/cdx/')) response.end('[]');
    else answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const objects = new Map<Sha256, Uint8Array>();
  const rendered: RenderRequest[] = [];
  const store: ObjectStore = {
    put: async (bytes) => {
      const name = sha256(bytes);
      objects.set(name, bytes);
      return name;
    },
    get: async (name) => objects.get(name) ?? new Uint8Array(),
    has: async (name) => objects.has(name),
  };
  const tools = await openTools({
    clock: { now: () => '2026-03-01T08:00:00.000Z' as Instant },
    objects: options.objects ?? store,
    userAgent: 'AssayBot/1.0 (+mailto:desk@assay.test)',
    env: {
      ASSAY_ALLOW_HOSTS: '*.test',
      ASSAY_HOST_MAP: `*.test=127.0.0.1:${port}`,
      ASSAY_WAYBACK_URL: `http://127.0.0.1:${port}`,
    },
    openRenderer: async () => standIn(renderings, rendered),
  });
  closing.push(
    () => tools.close(),
    () => {
      server.closeAllConnections();
      server.close();
    },
  );
  return { tools, asked, rendered, objects };
}

function standIn(renderings: readonly Rendering[], rendered: RenderRequest[]): Renderer {
  return {
    browser: { executable: 'none', version: '0', sandbox: true },
    memory: async () => 0,
    close: async () => {},
    render: async (request) => {
      rendered.push(request);
      const html = renderings[rendered.length - 1];
      if (html === undefined || html instanceof Error) throw html ?? new Error('nothing to render');
      return {
        requestedUrl: request.url,
        finalUrl: request.url,
        redirects: [],
        status: 200,
        headers: {},
        views: [{ index: 0, label: '', url: request.url, html }],
        counts: [],
        ended: 'settled',
        unfinished: [],
        requests: 1,
        bytes: html.length,
        refused: [],
        notes: [],
        milliseconds: 1,
      };
    },
  };
}

const address = 'http://www.northwind.test/policy';

function job(more: Record<string, unknown> = {}, rest: Partial<VisitJob> = {}): VisitJob {
  return {
    source: 'northwind/policy' as SourceId,
    slot: '2026-03-01',
    party: { id: 'northwind', name: 'Northwind', hosts: ['northwind.test', '*.northwind.test'] },
    declared: sourceSchema.parse({ id: 'policy', url: address, kind: 'page', ...more }),
    userAgent: '',
    pace: 0,
    registryDigest: '',
    codeVersion: '',
    ...rest,
  };
}

function steps({ attempts }: VisitOutcome): string[] {
  return attempts.map(({ via, judgement }) => `${via} ${judgement.verdict}`);
}

function factsOf(outcome: VisitOutcome): GoodFacts {
  const used = outcome.attempts[outcome.used ?? 0];
  if (used?.document === undefined) throw new Error('no document');
  return goodFacts(used.document, {
    at: used.retrievedAt,
    finalUrl: used.finalUrl,
    rendered: used.via === 'browser',
    ...(used.shellSha256 === undefined ? {} : { shellSha256: used.shellSha256 }),
  });
}

const whole = site(policy());
const shell =
  '<!doctype html><html lang="en"><head><title>Policy</title></head><body><div id="root"></div><script src="/app.js"></script></body></html>';
const html =
  (body: string, headers: Record<string, string> = {}): RequestListener =>
  (request, response) => {
    if (request.url === '/robots.txt') response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
  };

describe('a visit by plain HTTP', () => {
  it('needs no browser for a whole page without scripts, and keeps bytes, text and blocks', async () => {
    const { tools, asked, rendered, objects } = await stage(html(whole));
    const outcome = await visit(job(), tools);
    expect(steps(outcome)).toEqual(['http ok']);
    expect(outcome).toMatchObject({ used: 0, live: { verdict: 'ok' } });
    expect(outcome.noArchiveBecause).toBeUndefined();
    expect(asked).toEqual(['/policy']);
    expect(rendered).toEqual([]);
    const kept = outcome.attempts[0]?.objects ?? [];
    expect(kept.map(({ role }) => role)).toEqual(['body', 'text', 'blocks']);
    expect(kept.every(({ sha256: name }) => objects.has(name))).toBe(true);
    expect(kept[1]?.sha256).toBe(outcome.attempts[0]?.document?.textSha256);
  });

  it('asks conditionally the second time, and a 304 is unchanged', async () => {
    const conditions: (string | undefined)[] = [];
    const { tools } = await stage((request, response) => {
      if (request.url === '/policy') conditions.push(request.headers['if-none-match']);
      if (request.url === '/robots.txt') response.writeHead(404).end();
      else if (request.headers['if-none-match'] === '"7"') response.writeHead(304).end();
      else response.writeHead(200, { 'content-type': 'text/html', etag: '"7"' }).end(whole);
    });
    const first = await visit(job(), tools);
    const again = await visit(
      job({}, { lastGood: factsOf(first), validators: first.attempts[0]?.validators ?? {} }),
      tools,
    );
    expect(conditions).toEqual([undefined, '"7"']);
    expect(again.attempts[0]).toMatchObject({
      unchanged: true,
      judgement: { verdict: 'ok' },
      validators: { etag: '"7"' },
    });
    expect(again.attempts[0]?.document).toBeUndefined();
  });

  it('knows equal bytes where the server has no validators', async () => {
    const { tools } = await stage(html(whole));
    const first = await visit(job(), tools);
    const again = await visit(job({}, { lastGood: factsOf(first) }), tools);
    expect(again.attempts[0]).toMatchObject({
      unchanged: true,
      judgement: { reasons: [{ rule: 'same-bytes' }] },
    });
  });

  it('fetches PDFs and Markdown without a browser, whatever comes', async () => {
    const { tools, rendered } = await stage(html(shell));
    expect((await visit(job({ kind: 'pdf' }), tools)).live.verdict).toBe('empty');
    expect((await visit(job({ kind: 'markdown' }), tools)).live.verdict).toBe('empty');
    expect(rendered).toEqual([]);
  });
});

describe('a visit that needs rendering', () => {
  it('renders a shell, and says why', async () => {
    const { tools, rendered } = await stage(html(shell), [whole]);
    const outcome = await visit(job(), tools);
    expect(steps(outcome)).toEqual(['http empty', 'browser ok']);
    expect(outcome.used).toBe(1);
    expect(outcome.attempts[1]?.because).toMatch(/by plain HTTP: the body of the page holds 0 characters/);
    expect(rendered).toHaveLength(1);
  });

  it('goes straight to the browser where rendering was needed the last time, and asks nothing conditionally', async () => {
    const { tools, asked } = await stage(html(shell, { etag: '"1"' }), [whole, whole]);
    const first = await visit(job(), tools);
    asked.length = 0;
    const again = await visit(job({}, { lastGood: factsOf(first), validators: { etag: '"1"' } }), tools);
    expect(steps(again)).toEqual(['browser ok']);
    expect(again.attempts[0]?.unchanged).toBe(false);
    expect(asked).toEqual([]);
  });

  it('tries once more with longer waits, then the archive, and keeps the reason', async () => {
    const { tools, rendered } = await stage(html(shell), [shell, shell]);
    const outcome = await visit(job(), tools);
    expect(steps(outcome)).toEqual(['http empty', 'browser empty', 'browser empty']);
    expect(rendered.map(({ settle }) => settle)).toEqual(['normal', 'long']);
    expect(outcome).toMatchObject({ live: { verdict: 'empty' }, noArchiveBecause: 'never_archived' });
    expect(outcome.used).toBeUndefined();
  });

  it('sees once what scripts add, and trusts plain HTTP after they added nothing', async () => {
    const scripted = site(`${policy()}<script src="/menu.js"></script>`);
    const { tools, rendered } = await stage(html(scripted), [scripted]);
    const first = await visit(job(), tools);
    expect(steps(first)).toEqual(['http ok', 'browser ok']);
    expect(first.used).toBe(0);
    await visit(job({}, { lastGood: factsOf(first) }), tools);
    expect(rendered).toHaveLength(1);
  });

  it('takes the rendered page where scripts add to it', async () => {
    const more = site(
      `${policy()}<p>Answers that a script fetched are kept for nine days and then forgotten.</p>`,
    );
    const { tools } = await stage(html(site(`${policy()}<script src="/more.js"></script>`)), [more]);
    const outcome = await visit(job(), tools);
    expect(outcome.used).toBe(1);
    expect(outcome.attempts[0]?.judgement.reasons.at(-1)?.message).toBe(
      'rendering adds 1 sentence to what plain HTTP brought',
    );
  });

  it('does without a browser where none can be had and plain HTTP brought the document', async () => {
    const { tools } = await stage(html(site(`${policy()}<script src="/menu.js"></script>`)), [
      new Error('no browser on this machine'),
    ]);
    const outcome = await visit(job(), tools);
    expect(outcome).toMatchObject({ used: 0, live: { verdict: 'ok' } });
  });

  it('concludes nothing about a source that needs a browser where there is none', async () => {
    const missing = Object.assign(new Error('no browser can be started'), { code: 'browser_missing' });
    const { tools } = await stage(html(shell), [missing]);
    const outcome = await visit(job(), tools);
    expect(outcome.givenUp).toBe(true);
    const scripted = await stage(html(site(`${policy()}<script src="/menu.js"></script>`)), [missing]);
    expect(await visit(job(), scripted.tools)).toMatchObject({ used: 0, live: { verdict: 'ok' } });
  });

  it('keeps the verdict of what was seen where no browser can be had', async () => {
    const failure = new Error('no browser on this machine');
    const { tools } = await stage(html(shell), [failure, failure]);
    expect((await visit(job(), tools)).live).toMatchObject({ verdict: 'empty' });
  });
});

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

describe('Markdown twins', () => {
  const markdown = `# Data policy\n\n${policy()
    .replace(/<h1>.*?<\/h1>/, '')
    .replaceAll('<p>', '')
    .replaceAll('</p>', '\n')}`;
  const withTwin =
    (page: string, twin: string): RequestListener =>
    (request, response) => {
      if (request.url === '/robots.txt') response.writeHead(404).end();
      else if (request.url === '/policy.md')
        response.writeHead(200, { 'content-type': 'text/markdown' }).end(twin);
      else if (request.url === '/policy') response.writeHead(200, { 'content-type': 'text/html' }).end(page);
      else response.writeHead(404).end();
    };

  it('serve where the page itself needs rendering', async () => {
    const { tools, rendered } = await stage(withTwin(shell, markdown));
    const outcome = await visit(job({ twin: 'auto' }), tools);
    expect(steps(outcome)).toEqual(['http ok', 'http empty']);
    expect(outcome).toMatchObject({ used: 0, live: { verdict: 'ok' } });
    expect(outcome.attempts[0]?.finalUrl).toBe('http://www.northwind.test/policy.md');
    expect(rendered).toEqual([]);
  });

  it('serve the second time without asking for the page', async () => {
    const { tools, asked } = await stage((request, response) => {
      if (request.url === '/policy.md' && request.headers['if-none-match'] === '"t"')
        response.writeHead(304).end();
      else if (request.url === '/policy.md')
        response.writeHead(200, { 'content-type': 'text/markdown', etag: '"t"' }).end(markdown);
      else withTwin(shell, markdown)(request, response);
    });
    const first = await visit(job({ twin: 'auto' }), tools);
    asked.length = 0;
    const lastGood = factsOf(first);
    const again = await visit(job({ twin: 'auto' }, { lastGood, validators: { etag: '"t"' } }), tools);
    expect(asked).toEqual(['/policy.md']);
    expect(again).toMatchObject({ used: 0, live: { verdict: 'ok' }, attempts: [{ unchanged: true }] });
  });

  it('give way to the page where both are read', async () => {
    const agreeing = await stage(withTwin(whole, markdown));
    const outcome = await visit(job({ twin: 'auto' }), agreeing.tools);
    expect(outcome.used).toBe(1);
    expect(outcome.attempts[1]?.judgement.reasons.at(-1)).toMatchObject({ rule: 'twin-agrees' });
  });

  it('are said to disagree where they do', async () => {
    const { tools } = await stage(withTwin(whole, markdown.replaceAll('thirty days', 'ninety days')));
    const outcome = await visit(job({ twin: 'auto' }), tools);
    expect(outcome.used).toBe(1);
    expect(outcome.attempts[1]?.judgement.reasons.at(-1)).toMatchObject({
      rule: 'twin-disagrees',
      message: expect.stringContaining('the page counts'),
    });
  });
});

describe('a visit never throws', () => {
  it('ends as given up when it is stopped', async () => {
    const stop = new AbortController();
    const { tools } = await stage((request, response) => {
      if (request.url === '/robots.txt') response.end('');
      else stop.abort();
    });
    const outcome = await visit(job(), tools, { signal: stop.signal });
    expect(outcome).toMatchObject({ givenUp: true });
    expect(outcome.used).toBeUndefined();
  });

  it('ends when the archive of our own is full', async () => {
    const full: ObjectStore = {
      put: () => Promise.reject(new Error('no space left')),
      get: () => Promise.reject(new Error('no')),
      has: async () => false,
    };
    const { tools } = await stage(html(whole), [], { objects: full });
    const outcome = await visit(job(), tools);
    expect(outcome.live.reasons[0]?.message).toMatch(/no space left/);
    expect(outcome.givenUp).toBe(true);
    expect(outcome.used).toBeUndefined();
  });
});

describe('who we are', () => {
  it('is our name, version and contact', () => {
    expect(userAgentOf({ contact: 'mailto:desk@assay.test' }, '1.2.3')).toBe(
      'AssayBot/1.2.3 (+mailto:desk@assay.test)',
    );
    expect(productTokenOf('AssayBot/1.2.3 (+mailto:desk@assay.test)')).toBe('AssayBot');
  });
});
