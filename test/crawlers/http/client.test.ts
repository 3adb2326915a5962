// The plain HTTP client against servers that mean no good.
import { createServer, type RequestListener } from 'node:http';
import { createServer as createRawServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { openGuard } from '#crawlers/guard/guard.ts';
import { openHttp, type HttpClient, type HttpLimits } from '#crawlers/http/client.ts';
import { HttpFailure } from '#crawlers/http/errors.ts';

const closing: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

function clientTo(port: number, limits: Partial<HttpLimits> = {}): HttpClient {
  const guard = openGuard({ allowHosts: '*.test', hostMap: `*.test=127.0.0.1:${port}` });
  const client = openHttp({
    guard,
    userAgent: 'AssayBot/1.0 (+mailto:desk@assay.test)',
    limits: { milliseconds: 60_000, ...limits },
  });
  closing.push(() => client.close());
  return client;
}

async function site(answer: RequestListener, limits: Partial<HttpLimits> = {}): Promise<HttpClient> {
  return clientTo(await listening(createServer(answer)), limits);
}

async function raw(talk: (socket: Socket) => void, limits: Partial<HttpLimits> = {}): Promise<HttpClient> {
  return clientTo(
    await listening(createRawServer((socket) => socket.once('data', () => talk(socket)))),
    limits,
  );
}

async function failing(client: HttpClient, url = 'http://www.northwind.test/'): Promise<HttpFailure> {
  try {
    await client.fetch({ url });
  } catch (error) {
    if (error instanceof HttpFailure) return error;
    throw error;
  }
  throw new Error('it did not fail');
}

const page = '<!doctype html><title>Policy</title><p>Hello</p>';

describe('reading', () => {
  it.each([
    ['gzip', gzipSync(page)],
    ['br', brotliCompressSync(page)],
    ['deflate', deflateSync(page)],
    ['deflate', deflateRawSync(page)],
    ['gzip, br', brotliCompressSync(gzipSync(page))],
    ['identity', Buffer.from(page)],
  ])('unpacks %s', async (encoding, bytes) => {
    const client = await site((_, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(bytes),
    );
    const answer = await client.fetch({ url: 'http://www.northwind.test/' });
    expect(Buffer.from(answer.body).toString()).toBe(page);
    expect(answer.mediaType).toBe('text/html');
  });

  it('tells the type by the first bytes', async () => {
    const client = await site((request, response) => {
      if (request.url === '/a.pdf') response.writeHead(200, { 'content-type': 'application/pdf' }).end(page);
      else if (request.url === '/b')
        response.writeHead(200, { 'content-type': 'application/octet-stream' }).end('%PDF-1.7 ...');
      else response.writeHead(200, { 'content-type': 'text/plain' }).end('# Heading');
    });
    expect((await client.fetch({ url: 'http://www.northwind.test/a.pdf' })).mediaType).toBe('text/html');
    expect((await client.fetch({ url: 'http://www.northwind.test/b' })).mediaType).toBe('application/pdf');
    expect((await client.fetch({ url: 'http://www.northwind.test/c.md' })).mediaType).toBe('text/markdown');
  });

  it('says who we are, and keeps validators for the host they were meant for', async () => {
    const seen: (string | undefined)[] = [];
    const client = await site((request, response) => {
      seen.push(request.headers['if-none-match'], request.headers['user-agent']);
      if (request.headers.host === 'www.northwind.test')
        response.writeHead(302, { location: 'http://docs.tidewater.test/x' }).end();
      else response.end('ok');
    });
    const answer = await client.fetch({
      url: 'http://www.northwind.test/',
      headers: { 'if-none-match': '"a"' },
    });
    expect(answer).toMatchObject({
      finalUrl: 'http://docs.tidewater.test/x',
      redirects: ['http://www.northwind.test/'],
    });
    expect(seen).toEqual([
      '"a"',
      'AssayBot/1.0 (+mailto:desk@assay.test)',
      undefined,
      'AssayBot/1.0 (+mailto:desk@assay.test)',
    ]);
  });
});

describe('hostile servers', () => {
  it('stops a gzip bomb', async () => {
    const member = gzipSync(Buffer.alloc(50 * 1024 * 1024));
    expect(member.length).toBeLessThan(100_000);
    const bomb = Buffer.concat(Array.from({ length: 20 }, () => member));
    const client = await site(
      (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
      { bytes: 1024 * 1024 },
    );
    const before = process.memoryUsage().rss;
    expect(await failing(client)).toMatchObject({
      kind: 'too_large',
      message: expect.stringContaining('when unpacked'),
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(500 * 1024 * 1024);
  });

  it('stops a bomb inside a bomb', async () => {
    const bomb = brotliCompressSync(gzipSync(Buffer.alloc(20 * 1024 * 1024)));
    const client = await site(
      (_, response) => response.writeHead(200, { 'content-encoding': 'gzip, br' }).end(bomb),
      { bytes: 1024 * 1024 },
    );
    expect((await failing(client)).kind).toBe('too_large');
  });

  it('stops an endless stream', async () => {
    const client = await site(
      (_, response) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write('x'.repeat(64 * 1024)), 1);
        response.on('close', () => clearInterval(timer));
      },
      { bytes: 512 * 1024 },
    );
    expect((await failing(client)).kind).toBe('too_large');
  });

  it('does not wait for a server that drips', async () => {
    const client = await site(
      (_, response) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write('x'), 20);
        response.on('close', () => clearInterval(timer));
      },
      { milliseconds: 300 },
    );
    expect((await failing(client)).kind).toBe('timeout');
  });

  it('does not wait for headers that never end', async () => {
    const client = await raw(
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        const timer = setInterval(() => socket.write('x-a: b\r\n'), 20);
        socket.on('close', () => clearInterval(timer));
      },
      { milliseconds: 300 },
    );
    expect((await failing(client)).kind).toMatch(/timeout|too_large/);
  });

  it('refuses headers without measure', async () => {
    const client = await raw((socket) =>
      socket.end(`HTTP/1.1 200 OK\r\nx-big: ${'a'.repeat(400_000)}\r\n\r\n`),
    );
    expect((await failing(client)).kind).toBe('too_large');
  });

  it('tells an answer that breaks off from one that never began', async () => {
    const cut = await raw((socket) =>
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n\r\n<p>We keep'),
    );
    expect((await failing(cut)).kind).toBe('cut_off');
    const none = await raw((socket) => socket.destroy());
    expect((await failing(none)).kind).toBe('connection');
    const packed = await site((_, response) =>
      response
        .writeHead(200, { 'content-encoding': 'gzip' })
        .end(gzipSync(page.repeat(2000)).subarray(0, 120)),
    );
    expect((await failing(packed)).kind).toBe('cut_off');
  });

  it('refuses an encoding that nobody asked for', async () => {
    const client = await site((_, response) =>
      response.writeHead(200, { 'content-encoding': 'zstd' }).end('x'),
    );
    expect((await failing(client)).kind).toBe('cut_off');
  });

  it('ends redirect loops and endless chains', async () => {
    const loop = await site((request, response) =>
      response.writeHead(302, { location: request.url === '/' ? '/b' : '/' }).end(),
    );
    expect((await failing(loop)).kind).toBe('redirect_loop');
    let at = 0;
    const chain = await site((_, response) => response.writeHead(302, { location: `/${(at += 1)}` }).end());
    expect((await failing(chain)).kind).toBe('redirect_loop');
    expect(at).toBeLessThan(12);
  });

  it.each([
    'http://169.254.169.254/latest/',
    'file:///etc/passwd',
    'http://127.0.0.1:22/',
    'http://[::1]/',
    'http://user:x@www.northwind.test/',
  ])('does not follow a redirect to %s', async (location) => {
    const client = await site((_, response) => response.writeHead(302, { location }).end());
    expect((await failing(client)).kind).toBe('address_refused');
  });

  it('connects only to the address that was checked, though the name changes its answer', async () => {
    const port = await listening(createServer((_, response) => response.end('inside')));
    const answers = [['93.184.216.34'], ['127.0.0.1']];
    let asked = 0;
    const guard = openGuard({ lookup: async () => answers[asked++] ?? ['127.0.0.1'] });
    const client = openHttp({ guard, userAgent: 'x', limits: { milliseconds: 700 } });
    closing.push(() => client.close());
    // The first answer is public and goes nowhere from here; the second one is refused: in neither case is loopback reached.
    expect((await failing(client, `http://rebind.northwind.test:${port}/`)).kind).not.toBe('ok');
    expect(await failing(client, `http://rebind.northwind.test:${port}/`)).toMatchObject({
      kind: 'address_refused',
    });
    expect(asked).toBe(2);
  });

  it('names a host without an address', async () => {
    const guard = openGuard({
      lookup: () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' })),
    });
    const client = openHttp({ guard, userAgent: 'x' });
    closing.push(() => client.close());
    expect((await failing(client)).kind).toBe('dns');
  });

  it('stops when it is given up', async () => {
    const stop = new AbortController();
    const client = await site(() => stop.abort());
    await expect(
      client.fetch({ url: 'http://www.northwind.test/', signal: stop.signal }),
    ).rejects.toMatchObject({ kind: 'aborted' });
  });

  it('finds no TLS where there is none', async () => {
    const client = await site((_, response) => response.end('x'));
    expect((await failing(client, 'https://www.northwind.test/')).kind).toMatch(/tls|connection/);
  });
});
