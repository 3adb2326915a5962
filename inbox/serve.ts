// Serves the inbox on an address: loopback unless told otherwise, with a way in on the first start.
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { createInbox } from './app.ts';
import { firstMaintainer, makeLoginLink } from './people/login.ts';
import { PortInUseError } from './serve-errors.ts';
import type { InboxOptions } from './web.ts';

export interface ServeOptions extends Omit<InboxOptions, 'address'> {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Where people reach it, when a proxy stands in front. */
  readonly publicAddress?: string;
}

export interface ServedInbox {
  readonly address: string;
  /** A one-time link for the maintainer whom the first start made. */
  readonly firstLink?: string;
  close(): Promise<void>;
}

export async function serveInbox(options: ServeOptions): Promise<ServedInbox> {
  const { db, clock } = options.house;
  const inbox: { app?: ReturnType<typeof createInbox> } = {};
  const server = serve({
    fetch: (request, env) => inbox.app?.fetch(request, env) ?? new Response('Starting', { status: 503 }),
    hostname: options.host,
    port: options.port,
  });
  await listening(server, options);
  const address = options.publicAddress ?? addressOf(options.host, (server.address() as AddressInfo).port);
  inbox.app = createInbox({ ...options, address });
  const maintainer = await firstMaintainer(db, clock);
  return {
    address,
    firstLink: maintainer && `${address}/enter/${makeLoginLink(db, clock, maintainer)}`,
    close: () => close(server),
  };
}

type Server = ReturnType<typeof serve>;

function listening(server: Server, options: ServeOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', (error: NodeJS.ErrnoException) => {
      const known = error.code === 'EADDRINUSE' || error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL';
      reject(known ? new PortInUseError(options.host, options.port, error) : error);
    });
  });
}

function addressOf(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** Streams of events stay open for hours: they are cut, pages in flight are not. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    const cut = setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections();
    }, 500);
    cut.unref();
  });
}
