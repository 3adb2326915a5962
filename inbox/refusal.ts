// How the inbox says no: as a page to people, as a problem to programs; always what, why and what to do.
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { html } from './html.ts';
import { plainPage } from './pages/plain.ts';

export function refusal(
  web: Context,
  status: ContentfulStatusCode,
  code: string,
  message: string,
  hint: string,
  facts: Readonly<Record<string, unknown>> = {},
): Response {
  if (wantsPage(web))
    return web.html(
      plainPage(message, html`<p>${hint}</p><p><a href="/">Back to the queue</a></p>`).toString(),
      status,
    );
  return web.json({ ok: false, problems: [{ code, message, hint, ...facts }] }, status);
}

function wantsPage(web: Context): boolean {
  if (web.req.path.startsWith('/api/') || web.req.header('x-csrf')) return false;
  return (web.req.header('accept') ?? '').includes('text/html');
}
