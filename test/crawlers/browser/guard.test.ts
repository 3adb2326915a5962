import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  DownloadStarted,
  NavigationFailed,
  NavigationRefused,
  PageTooLarge,
  RenderAborted,
} from '#crawlers/browser/errors.ts';
import { guardTo, openBench, page, wordsOf, type Bench } from './pages.ts';

let bench: Bench;
let inner: { port: number; hits: number; close(): void };

beforeAll(async () => {
  inner = await openInner();
  bench = await openBench();
});
afterAll(async () => {
  await bench.close();
  inner.close();
});

/** A server that nothing may reach. */
async function openInner(): Promise<typeof inner> {
  const state = { hits: 0 };
  const server = createServer((socket) => {
    state.hits += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    get hits() {
      return state.hits;
    },
    close: () => void server.close(),
  };
}

test('no request of a page reaches a refused address, whatever makes it', async () => {
  const to = `http://127.0.0.1:${inner.port}`;
  bench.serve(
    'prying.test/redirect',
    (_, response) => void response.writeHead(302, { location: `${to}/redirected` }).end(),
  );
  bench.serve('prying.test/worker.js', (_, response) => {
    response.setHeader('content-type', 'text/javascript');
    response.end(`fetch('${to}/worker').catch(() => {}); importScripts('${to}/imported.js')`);
  });
  bench.serve(
    'prying.test/',
    page(`<p>Innocent.</p><img src="${to}/image"><iframe src="${to}/frame"></iframe><link rel="stylesheet" href="${to}/style"><script src="${to}/script"></script>
      <script>fetch('${to}/fetch').catch(() => {}); fetch('/redirect').catch(() => {}); new WebSocket('ws://127.0.0.1:${inner.port}/'); new EventSource('${to}/events');
      navigator.sendBeacon('${to}/beacon'); new Worker('/worker.js'); fetch('http://localhost:${inner.port}/name').catch(() => {}); fetch('http://[::1]:${inner.port}/six').catch(() => {});</script>`),
  );
  const result = await bench.render('http://prying.test/', { pictures: true });
  expect(wordsOf(result)).toContain('Innocent.');
  expect(inner.hits).toBe(0);
  const refused = result.refused.map(({ url }) => new URL(url).pathname);
  expect(refused).toEqual(expect.arrayContaining(['/fetch', '/script']));
  expect(result.refused[0]?.reason).toContain('is not a public address');
});

test('WebRTC finds no way around the guard', async () => {
  const socket = createSocket('udp4');
  let packets = 0;
  socket.on('message', () => (packets += 1));
  await new Promise<void>((resolve) => {
    socket.bind(0, '127.0.0.1', resolve);
  });
  await bench.show(
    page(`<p id="state">calling</p><script>const c = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:${socket.address().port}' }] });
      c.createDataChannel('x'); c.createOffer().then((o) => c.setLocalDescription(o)); setTimeout(() => { state.textContent = 'over' }, 1200)</script>`),
  );
  socket.close();
  expect(packets).toBe(0);
});

test('a name is connected where the guard says at that moment, not where it led before', async () => {
  let answers = 0;
  const base = guardTo(bench.port);
  const rebinding = await openBench({
    guard: async (url) => {
      if (!url.includes('rebind.test')) return base(url);
      answers += 1;
      return answers === 1
        ? { allowed: true, address: '127.0.0.1', port: bench.port }
        : { allowed: false, reason: 'it leads to a private address now' };
    },
  });
  bench.serve('rebind.test/', (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html', connection: 'close' });
    response.end(
      page(
        `<p>First.</p><script>fetch('/second').then(() => { document.body.append('reached') }, () => { document.body.append('held off') })</script>`,
      ),
    );
  });
  try {
    const result = await rebinding.render('http://rebind.test/');
    expect(wordsOf(result)).toContain('held off');
    expect(bench.requests).not.toContain('rebind.test/second');
  } finally {
    await rebinding.close();
  }
});

test('a page, or a redirect of it, to a refused address is refused with the reason', async () => {
  bench.serve(
    'leads.test/',
    (_, response) => void response.writeHead(302, { location: 'http://10.0.0.7/' }).end(),
  );
  await expect(bench.render('http://leads.test/')).rejects.toThrow(NavigationRefused);
  await expect(bench.render('http://leads.test/')).rejects.toThrow(/10\.0\.0\.7.*not a public address/);
});

test('what is no web address is not opened', async () => {
  bench.serve(
    'local.test/',
    page(
      `<iframe src="file:///etc/hostname"></iframe><script>location = 'file:///etc/hostname'</script><p>Still here.</p>`,
    ),
  );
  for (const url of ['file:///etc/hostname', 'chrome://version', 'data:text/html,x', 'nonsense']) {
    await expect(bench.render(url)).rejects.toThrow(NavigationRefused);
  }
  expect(wordsOf(await bench.render('http://local.test/'))).toContain('Still here.');
});

test('what robots.txt forbids on the way is not asked for', async () => {
  bench.serve(
    'way.test/',
    (_, response) => void response.writeHead(302, { location: 'http://other.test/private' }).end(),
  );
  bench.serve('other.test/private', page('<p>Private.</p>'));
  const mayNavigate = async (url: string): Promise<{ allowed: true } | { allowed: false; reason: string }> =>
    url.includes('/private')
      ? { allowed: false, reason: 'robots.txt of other.test disallows it' }
      : { allowed: true };
  await expect(bench.render('http://way.test/', { mayNavigate })).rejects.toThrow(
    /robots\.txt of other\.test disallows it/,
  );
  expect(bench.requests).not.toContain('other.test/private');
});

test('a name without an answer, a redirect loop and a broken connection are named', async () => {
  bench.serve('loop.test/', (_, response) => void response.writeHead(302, { location: '/' }).end());
  bench.serve('reset.test/', (request) => void request.socket.destroy());
  await expect(bench.render('http://loop.test/')).rejects.toMatchObject({
    code: 'navigation_failed',
    netError: 'net::ERR_TOO_MANY_REDIRECTS',
  });
  await expect(bench.render('http://reset.test/')).rejects.toThrow(NavigationFailed);
});

test('files are left to plain HTTP', async () => {
  bench.serve('files.test/report', (_, response) => {
    response.writeHead(200, { 'content-type': 'application/pdf' });
    response.end('%PDF-1.4');
  });
  bench.serve('files.test/attached', (_, response) => {
    response.writeHead(200, {
      'content-type': 'text/html',
      'content-disposition': 'attachment; filename=a.html',
    });
    response.end('<p>saved</p>');
  });
  await expect(bench.render('http://files.test/report')).rejects.toThrow(DownloadStarted);
  await expect(bench.render('http://files.test/attached')).rejects.toThrow(DownloadStarted);
});

test('a flood of requests, of bytes and of elements each end in their name', async () => {
  const flood = page(
    `<p>x</p><script>for (let i = 0; i < 2000; i++) fetch('/item?' + i).catch(() => {})</script>`,
  );
  await expect(bench.show(flood, { limits: { requests: 100 } })).rejects.toMatchObject({ what: 'requests' });
  bench.serve('heavy.test/', page(`<script>fetch('/bytes').then((r) => r.text())</script>`));
  bench.serve('heavy.test/bytes', (_, response) => response.end('x'.repeat(3_000_000)));
  await expect(bench.render('http://heavy.test/', { limits: { bytes: 1_000_000 } })).rejects.toMatchObject({
    what: 'bytes',
  });
  const many = page(`<script>document.write('<p>x</p>'.repeat(3000))</script>`);
  await expect(bench.show(many, { limits: { elements: 2_000 } })).rejects.toThrow(PageTooLarge);
  await expect(bench.show(many, { limits: { domCharacters: 1_000 } })).rejects.toMatchObject({ what: 'dom' });
  expect((await bench.show(page('<p>fine</p>'))).status).toBe(200);
});

test('the caller can give up, before and while the page is rendered', async () => {
  const gone = AbortSignal.abort();
  await expect(bench.show(page('<p>x</p>'), { signal: gone })).rejects.toThrow(RenderAborted);
  const controller = new AbortController();
  bench.serve('hang.test/', () => controller.abort());
  await expect(bench.render('http://hang.test/', { signal: controller.signal })).rejects.toThrow(
    RenderAborted,
  );
  expect((await bench.show(page('<p>next</p>'))).status).toBe(200);
});
