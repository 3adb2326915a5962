// The replica sites: one HTTP server on loopback that answers by Host header, for invented vendors and an archive.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { behaviours } from './behaviours/all.ts';
import { hashOf, randomFrom } from './random.ts';
import { hangUp, plain } from './respond.ts';
import { events, stepsFrom, usualBeginning } from './scenario.ts';
import type { Scene, Step } from './scene.ts';
import type { Exchange, Memory, Site } from './site.ts';
import { vendors } from './vendors/all.ts';
import { archiveSite, type ArchiveLog } from './wayback/archive.ts';

export interface SitesOptions {
  /** Default: a free one. */
  readonly port?: number;
  /** The scenario's step to begin with. */
  readonly step?: string;
  /** The instant at which the scenario begins; its steps and the archive's dates are counted from it. */
  readonly begins?: string;
  readonly seed?: number;
  /** Sites besides ours, or in place of ours where a host is the same. */
  readonly sites?: readonly Site[];
}

/** A request as it came in, for tests of manners: pace, user agent, what was asked for and what was not. */
export interface SeenRequest {
  readonly at: number;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  status: number;
}

export interface Edit {
  readonly host: string;
  /** Default: every path of the host. */
  readonly path?: string;
  readonly from: string;
  readonly to: string;
}

export interface Sites {
  readonly port: number;
  /** For ASSAY_HOST_MAP. */
  readonly hostMap: string;
  /** For ASSAY_ALLOW_HOSTS. */
  readonly allowHosts: string;
  /** For ASSAY_WAYBACK_URL. */
  readonly waybackUrl: string;
  /** The three variables together. */
  readonly env: Readonly<Record<'ASSAY_HOST_MAP' | 'ASSAY_ALLOW_HOSTS' | 'ASSAY_WAYBACK_URL', string>>;
  readonly steps: readonly Step[];
  readonly requests: SeenRequest[];
  readonly archiveLog: ArchiveLog;
  /** Moves the scenario to a step, by name. */
  at(step: string): Step;
  /** Replaces a piece of text in whatever a host answers from now on. */
  edit(edit: Edit): void;
  close(): Promise<void>;
}

export async function serveSites(options: SitesOptions = {}): Promise<Sites> {
  const archiveLog: ArchiveLog = { requests: [] };
  const requests: SeenRequest[] = [];
  const edits: Edit[] = [];
  const memories = new Map<string, Memory>();
  const begins = options.begins ?? usualBeginning;
  const steps = stepsFrom(begins);
  let current = stepNamed(steps, options.step ?? (steps[0] as Step).name);
  let randoms = 0;

  const scene: Scene = {
    get step() {
      return current;
    },
    day: (offset) => new Date(new Date(begins).getTime() + offset * 86_400_000),
    has: (event) => {
      if (!events.some(({ name }) => name === event))
        throw new Error(`no event of the scenario is called ${event}`);
      return current.events.includes(event);
    },
  };
  const byHost = new Map<string, Site>();
  for (const site of [...behaviours, ...vendors, ...(options.sites ?? [])]) {
    for (const host of site.hosts) byHost.set(host, site);
  }

  const server = createServer((request, response) => {
    const exchange = exchangeOf(request, response);
    const seen = note(exchange);
    response.on('finish', () => (seen.status = response.statusCode));
    answer(exchange).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(`replica site failed: ${String(error)}`);
    });
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  const port = await listen(server, options.port ?? 0);
  const archive = archiveSite({ log: archiveLog, scene });

  function exchangeOf(request: IncomingMessage, response: ServerResponse): Exchange {
    const authority = request.headers.host ?? `127.0.0.1:${port}`;
    const host = authority.replace(/:\d+$/, '').toLowerCase();
    const url = new URL(request.url ?? '/', `http://${host}`);
    const random = randomFrom(hashOf(`${options.seed ?? 1}/${randoms++}`));
    return {
      request,
      response,
      url,
      host,
      path: url.pathname,
      scene,
      memory: memoryOf(host),
      random,
      rewrite: (body) => rewritten(body, host, url.pathname),
    };
  }

  function memoryOf(host: string): Memory {
    const known = memories.get(host);
    if (known) return known;
    const counts = new Map<string, number>();
    const memory: Memory = {
      count(key) {
        counts.set(key, (counts.get(key) ?? 0) + 1);
        return counts.get(key) as number;
      },
    };
    memories.set(host, memory);
    return memory;
  }

  function rewritten(body: string, host: string, path: string): string {
    let result = body;
    for (const edit of edits) {
      if (edit.host === host && (edit.path ?? path) === path) result = result.replaceAll(edit.from, edit.to);
    }
    return result;
  }

  function note({ request, host, url }: Exchange): SeenRequest {
    const seen: SeenRequest = {
      at: performance.now(),
      method: request.method ?? 'GET',
      host,
      path: url.pathname + url.search,
      headers: request.headers,
      status: 0,
    };
    requests.push(seen);
    return seen;
  }

  async function answer(exchange: Exchange): Promise<void> {
    if (!exchange.host.endsWith('.test')) return archive.answer(exchange);
    const site = byHost.get(exchange.host);
    if (!site) return hangUp(exchange);
    if (exchange.path === '/robots.txt') {
      if (site.robots) return site.robots(exchange);
      return plain(exchange, 'Not found', { status: 404 });
    }
    if (exchange.path === '/favicon.ico') return plain(exchange, '', { status: 404 });
    return site.answer(exchange);
  }

  const hostMap = `*.test=127.0.0.1:${port}`;
  const allowHosts = '*.test';
  const waybackUrl = `http://127.0.0.1:${port}`;
  return {
    port,
    hostMap,
    allowHosts,
    waybackUrl,
    env: { ASSAY_HOST_MAP: hostMap, ASSAY_ALLOW_HOSTS: allowHosts, ASSAY_WAYBACK_URL: waybackUrl },
    steps,
    requests,
    archiveLog,
    at(step) {
      current = stepNamed(steps, step);
      return current;
    },
    edit(edit) {
      edits.push(edit);
    },
    close: () => close(server),
  };
}

function stepNamed(steps: readonly Step[], name: string): Step {
  const step = steps.find((each) => each.name === name);
  if (!step)
    throw new Error(`the scenario has no step ${name}; it has ${steps.map((each) => each.name).join(', ')}`);
  return step;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
