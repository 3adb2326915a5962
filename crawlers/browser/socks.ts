// The one way out of the browser: a SOCKS5 server on loopback that dials only where the guard points it.
import { connect, createServer, type Server, type Socket } from 'node:net';
import { mostConnectionBytes } from './limits.ts';
import type { Guard } from './types.ts';

export interface SocksProxy {
  /** For --proxy-server. */
  readonly url: string;
  /** Why the last connection to a host was refused, if it was. */
  refusalOf(host: string): string | undefined;
  /** How many bytes a host has sent so far. */
  bytesFrom(host: string): number;
  close(): Promise<void>;
}

const version = 5;
const noAuthentication = 0;
const commandConnect = 1;
const reply = { granted: 0, notAllowed: 2, unreachable: 4, commandNotSupported: 7 } as const;
const rememberedHosts = 1_000;

/**
 * Chromium resolves no name itself behind a SOCKS5 proxy: it hands us the name, the guard resolves it, and the
 * connection goes to exactly the address that was checked. A second answer of the DNS changes nothing.
 */
export async function openSocksProxy(guard: Guard): Promise<SocksProxy> {
  const refusals = new Map<string, string>();
  const sent = new Map<string, number>();
  const sockets = new Set<Socket>();
  const listener = {
    refused: (host: string, reason: string): void => remember(refusals, host, reason),
    sent: (host: string, bytes: number): void =>
      remember(sent, host, (sent.get(host.toLowerCase()) ?? 0) + bytes),
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    serve(socket, guard, listener).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `socks5://127.0.0.1:${portOf(server)}`,
    bytesFrom: (host) => sent.get(host.toLowerCase()) ?? 0,
    refusalOf: (host) => refusals.get(host.toLowerCase()),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

interface Listener {
  refused(host: string, reason: string): void;
  sent(host: string, bytes: number): void;
}

async function serve(client: Socket, guard: Guard, listener: Listener): Promise<void> {
  client.setNoDelay(true);
  const greeting = await readBytes(client, 2);
  if (greeting[0] !== version) return void client.destroy();
  await readBytes(client, greeting[1] ?? 0);
  client.write(Buffer.from([version, noAuthentication]));
  const wanted = await readDestination(client);
  if (wanted === undefined) return answer(client, reply.commandNotSupported);
  const scheme = wanted.port === 443 ? 'https' : 'http';
  const route = await guard(`${scheme}://${wanted.host}:${wanted.port}/`);
  if (!route.allowed) {
    listener.refused(wanted.host, route.reason);
    return answer(client, reply.notAllowed);
  }
  const target = connect({ host: route.address, port: route.port, noDelay: true });
  client.once('close', () => target.destroy());
  target.once('connect', () => {
    client.write(Buffer.from([version, reply.granted, 0, 1, 0, 0, 0, 0, 0, 0]));
    client.pipe(target);
    target.pipe(client);
    target.on('data', ({ length }: Buffer) => {
      listener.sent(wanted.host, length);
      if (target.bytesRead > mostConnectionBytes) target.destroy();
    });
  });
  target.once('error', () => {
    if (target.connecting || target.bytesRead === 0) answer(client, reply.unreachable);
    else client.destroy();
  });
  target.once('close', () => client.destroySoon());
}

async function readDestination(client: Socket): Promise<{ host: string; port: number } | undefined> {
  const [, command, , kind] = await readBytes(client, 4);
  let host: string;
  if (kind === 1) host = [...(await readBytes(client, 4))].join('.');
  else if (kind === 3) {
    const [length = 0] = await readBytes(client, 1);
    host = (await readBytes(client, length)).toString('latin1');
  } else if (kind === 4) host = `[${groupsOf(await readBytes(client, 16)).join(':')}]`;
  else return undefined;
  const port = (await readBytes(client, 2)).readUInt16BE(0);
  return command === commandConnect ? { host, port } : undefined;
}

function groupsOf(bytes: Buffer): string[] {
  return Array.from({ length: 8 }, (_, index) => bytes.readUInt16BE(index * 2).toString(16));
}

function answer(client: Socket, code: number): void {
  if (client.writable) client.end(Buffer.from([version, code, 0, 1, 0, 0, 0, 0, 0, 0]));
}

/** Reads exactly so many bytes and leaves what follows in the socket. */
async function readBytes(socket: Socket, length: number): Promise<Buffer> {
  if (length === 0) return Buffer.alloc(0);
  for (;;) {
    const chunk = socket.read(length) as Buffer | null;
    if (chunk !== null) {
      if (chunk.length === length) return chunk;
      throw new Error('the connection ended within the handshake');
    }
    await new Promise<void>((resolve, reject) => {
      const ended = (): void => {
        socket.off('readable', readable);
        reject(new Error('the connection ended within the handshake'));
      };
      const readable = (): void => {
        socket.off('close', ended);
        resolve();
      };
      socket.once('readable', readable);
      socket.once('close', ended);
    });
  }
}

function remember<Value>(known: Map<string, Value>, host: string, value: Value): void {
  const name = host.toLowerCase();
  known.delete(name);
  known.set(name, value);
  if (known.size > rememberedHosts) known.delete(known.keys().next().value as string);
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
