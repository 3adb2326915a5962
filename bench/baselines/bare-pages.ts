// The same markup as files of a bare Hono server: two candidates and the queue, with their stylesheets, and a script of ten lines that shows the next one when a key is pressed.
import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import type { FullInbox } from '../full-inbox.ts';

export interface BarePages {
  readonly address: string;
  close(): void;
}

const script = `const next = fetch('/next').then((answer) => answer.text()).then((text) => new DOMParser().parseFromString(text, 'text/html'));
document.addEventListener('keydown', async () => {
  document.querySelector('main').replaceWith((await next).querySelector('main'));
  document.dispatchEvent(new Event('shown'));
}, { once: true });`;

export async function barePages(
  { address, reviewers }: FullInbox,
  paths: Readonly<Record<'queue' | 'candidate' | 'next', string>>,
): Promise<BarePages> {
  const app = new Hono();
  const get = async (path: string): Promise<string> =>
    (
      await fetch(address + path, { headers: { cookie: reviewers[0]?.cookie ?? '', accept: 'text/html' } })
    ).text();
  for (const [name, path] of Object.entries(paths)) {
    const page = await get(path);
    for (const [, sheet] of page.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)) {
      const style = await get(sheet ?? '');
      app.get(sheet ?? '', (web) =>
        web.body(style, 200, { 'content-type': 'text/css', 'cache-control': 'max-age=31536000, immutable' }),
      );
    }
    const own = name === 'candidate' ? `<script type="module">${script}</script>` : '';
    const text = page.replaceAll(/<script[^>]*><\/script>/g, '').replace('</body>', `${own}</body>`);
    app.get(`/${name}`, (web) => web.html(text));
  }
  return new Promise((resolve) => {
    const server: ServerType = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      resolve({ address: `http://127.0.0.1:${port}`, close: () => server.close() }),
    );
  });
}
