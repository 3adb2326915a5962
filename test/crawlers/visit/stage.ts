// Where a visit plays: a server of our own for every host, an archive that knows nothing, and a stand-in that says what it rendered.
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sha256 } from '#text/sha256.ts';
import type { GoodFacts, ObjectStore, VisitOutcome } from '#types/capture.ts';
import type { Instant, Sha256, SourceId } from '#types/ids.ts';
import type { VisitJob } from '#types/job.ts';
import { sourceSchema } from '#types/registry.ts';
import type { Renderer, RenderRequest } from '#crawlers/browser/types.ts';
import { openTools, type VisitTools } from '#crawlers/tools.ts';
import { goodFacts } from '#crawlers/verdict/good-facts.ts';
import { policy, site } from '../verdict/pages.ts';

const closing: (() => void | Promise<void>)[] = [];

/** After each test: what it opened. */
export async function closeStages(): Promise<void> {
  for (const close of closing.splice(0)) await close();
}

export interface Stage {
  readonly tools: VisitTools;
  readonly asked: string[];
  readonly rendered: RenderRequest[];
  readonly objects: Map<Sha256, Uint8Array>;
}

export type Rendering = string | Error;

export async function stage(
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

export const address = 'http://www.northwind.test/policy';

export function job(more: Record<string, unknown> = {}, rest: Partial<VisitJob> = {}): VisitJob {
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

export function steps({ attempts }: VisitOutcome): string[] {
  return attempts.map(({ via, judgement }) => `${via} ${judgement.verdict}`);
}

export function factsOf(outcome: VisitOutcome): GoodFacts {
  const used = outcome.attempts[outcome.used ?? 0];
  if (used?.document === undefined) throw new Error('no document');
  return goodFacts(used.document, {
    at: used.retrievedAt,
    finalUrl: used.finalUrl,
    rendered: used.via === 'browser',
    ...(used.shellSha256 === undefined ? {} : { shellSha256: used.shellSha256 }),
  });
}

export const whole = site(policy());
export const shell =
  '<!doctype html><html lang="en"><head><title>Policy</title></head><body><div id="root"></div><script src="/app.js"></script></body></html>';
export const html =
  (body: string, headers: Record<string, string> = {}): RequestListener =>
  (request, response) => {
    if (request.url === '/robots.txt') response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
  };
