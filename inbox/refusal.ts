// How the inbox says no: as a page to people, as a problem to programs; always what, why and what to do.
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { html, join, nothing, type Html } from './html.ts';
import { plainPage } from './pages/plain.ts';

export function refusal(
  web: Context,
  status: ContentfulStatusCode,
  code: string,
  message: string,
  hint: string,
  facts: Readonly<Record<string, unknown>> = {},
): Response {
  if (wantsPage(web)) return page(web, status, message, hint, waysOn(web));
  return web.json({ ok: false, problems: [{ code, message, hint, ...facts }] }, status);
}

/** A session that has ended is told to its person; a program learns how to say who it is. */
export function notLoggedIn(web: Context): Response {
  const code = 'not_logged_in';
  if (isOfPerson(web)) {
    const message = 'You are not logged in any more: nothing was written.';
    const hint = 'Log in, and repeat the step.';
    if (!wantsPage(web)) return web.json({ ok: false, problems: [{ code, message, hint }] }, 401);
    const to = encodeURIComponent(cameFrom(web) ?? '/');
    return page(web, 401, message, hint, html`<a class="button" href="/login?to=${to}">Log in</a>`);
  }
  const hint = 'Log in, or send a token as `Authorization: Bearer TOKEN`.';
  return refusal(web, 401, code, 'Nobody is logged in.', hint);
}

function page(
  web: Context,
  status: ContentfulStatusCode,
  message: string,
  hint: string,
  ways: Html,
): Response {
  const body = html`<p>${withCode(hint)}</p><p class="inline">${ways}</p>`;
  return web.html(plainPage(message, body).toString(), status);
}

function waysOn(web: Context): Html {
  const back = cameFrom(web);
  return html`${back && back !== '/' ? html`<a class="button" href="${back}">Back to where you were</a>` : nothing}<a class="button" href="/">To the queue</a>`;
}

/** The page of ours that the person was on; not the one that was just refused. */
function cameFrom(web: Context): string | undefined {
  const referer = web.req.header('referer');
  if (!referer || !URL.canParse(referer)) return undefined;
  const [from, here] = [new URL(referer), new URL(web.req.url)];
  if (from.host !== (web.req.header('host') ?? here.host) || from.pathname.startsWith('/login'))
    return undefined;
  // A link that begins with two slashes leads to another site.
  if (from.pathname.startsWith('//')) return undefined;
  const path = from.pathname + from.search;
  return web.req.method === 'GET' && path === here.pathname + here.search ? undefined : path;
}

/** Words between back quotes are for a terminal. */
function withCode(text: string): Html {
  return join(text.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : html`${part}`)));
}

function wantsPage(web: Context): boolean {
  if (web.req.path.startsWith('/api/') || web.req.header('x-csrf')) return false;
  return (web.req.header('accept') ?? '').includes('text/html');
}

function isOfPerson(web: Context): boolean {
  return wantsPage(web) || (web.req.header('x-csrf') !== undefined && !web.req.header('authorization'));
}
