// A site of a few pages, and a renderer whose guard leads every .test name to it.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openBrowser } from '#crawlers/browser/render.ts';
import type {
  Guard,
  Renderer,
  RendererOptions,
  RenderRequest,
  RenderResult,
} from '#crawlers/browser/types.ts';

export type Answer = string | ((request: IncomingMessage, response: ServerResponse) => void);

export interface Bench {
  readonly renderer: Renderer;
  readonly port: number;
  /** "host/path" of every request so far. */
  readonly requests: string[];
  /** Answers for this address from now on. */
  serve(address: string, answer: Answer): void;
  /** Serves one page at a new address and renders it. */
  show(html: string, request?: Partial<RenderRequest>): Promise<RenderResult>;
  render(url: string, request?: Partial<RenderRequest>): Promise<RenderResult>;
  close(): Promise<void>;
}

export async function openBench(options: Partial<RendererOptions> = {}): Promise<Bench> {
  const answers = new Map<string, Answer>();
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const address = `${request.headers.host ?? ''}${request.url ?? ''}`;
    requests.push(address);
    const answer = answers.get(address) ?? answers.get(address.split('?', 1)[0] ?? '');
    if (typeof answer === 'function') return answer(request, response);
    if (answer === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain' });
      return void response.end('nothing here');
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(answer);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const renderer = await openBrowser({
    userAgent: 'Assay-test/1.0 (+https://assay.test)',
    guard: guardTo(port),
    concurrency: 2,
    ...options,
  });
  let pages = 0;

  async function render(url: string, request: Partial<RenderRequest> = {}): Promise<RenderResult> {
    return renderer.render({
      url,
      kind: 'page',
      expect: { text: [] },
      unfold: { enabled: true },
      pictures: false,
      settle: 'normal',
      ...request,
    });
  }

  return {
    renderer,
    port,
    requests,
    serve: (address, answer) => void answers.set(address, answer),
    render,
    show(html, request) {
      pages += 1;
      answers.set(`page${pages}.test/`, html);
      return render(`http://page${pages}.test/`, request);
    },
    async close() {
      await renderer.close();
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

/** As the real guard with ASSAY_HOST_MAP: names in .test lead here, everything else is refused. */
export function guardTo(port: number): Guard {
  return async (url) => {
    const { hostname } = new URL(url);
    if (hostname.endsWith('.test')) return { allowed: true, address: '127.0.0.1', port };
    return { allowed: false, reason: `${hostname} is not a public address` };
  };
}

export function page(body: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Northwind trust</title>${head}</head><body>${body}</body></html>`;
}

/** The words of a rendering, without tags. */
export function wordsOf(result: RenderResult): string {
  return result.views
    .map(({ html }) => html.replace(/<script.*?<\/script>|<[^>]+>/gs, ' '))
    .join(' ')
    .replace(/\s+/g, ' ');
}
