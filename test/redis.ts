// A redis-server of a test's own, on a free port, with nothing kept on disk, gone with the test.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TestRedis {
  readonly url: string;
  keys(): Promise<readonly string[]>;
  close(): Promise<void>;
}

const mostTries = 10;

export function hasRedis(): boolean {
  return spawnSync('redis-server', ['--version']).status === 0;
}

export async function openRedis(): Promise<TestRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-redis-'));
  // Between finding a free port and taking it another process may take it.
  for (let tries = 1; ; tries += 1) {
    const port = await freePort();
    const server = start(port, folder);
    const said = await saysReady(server);
    if (said === 'ready') return served(server, port, folder);
    if (tries >= mostTries) throw new Error(`redis-server does not start: ${said}`);
  }
}

function start(port: number, folder: string): ChildProcess {
  const settings = { port, bind: '127.0.0.1', dir: folder, save: '', appendonly: 'no' };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return spawn('redis-server', [...args, '--maxmemory-policy', 'noeviction'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

function saysReady(server: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    server.once('error', (error) => resolve(error.message));
    server.once('exit', () => resolve(said));
    server.stdout?.on('data', (text: Buffer) => {
      said += text.toString();
      if (said.includes('Ready to accept connections')) resolve('ready');
    });
  });
}

function served(server: ChildProcess, port: number, folder: string): TestRedis {
  return {
    url: `redis://127.0.0.1:${port}`,
    keys: () => keysOf(port),
    async close() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      if (server.exitCode === null && server.signalCode === null) {
        server.kill('SIGTERM');
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** Asked by hand: a client of Redis is for the queue alone. */
function keysOf(port: number): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('KEYS *\r\n'));
    let answer = '';
    socket.once('error', reject);
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString();
      const [first = '', ...lines] = answer.split('\r\n');
      const count = Number(first.slice(1));
      if (lines.length <= count * 2) return;
      socket.end();
      resolve(lines.filter((_, index) => index % 2 === 1));
    });
  });
}
