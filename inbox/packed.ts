// Pages packed for the way: what a browser gets over a network is a fifth of what it shows.
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Context } from 'hono';
import type { Html } from './html.ts';

const pack = promisify(gzip);
/** Below this a packet is a packet. */
const worthwhile = 1_024;

export function takesGzip(web: Context): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0+)?\s*(?:,|$))/i.test(web.req.header('accept-encoding') ?? '');
}

/** By threads of zlib and in one piece: the middleware for this sends every page through a stream, packed or not. */
export async function packedHtml(web: Context, page: Html, status: ContentfulStatusCode): Promise<Response> {
  const text = page.toString();
  web.header('vary', 'Accept-Encoding');
  if (text.length < worthwhile || !takesGzip(web)) return web.html(text, status);
  const bytes = await pack(text, { level: 4 });
  return web.body(new Uint8Array(bytes), status, {
    'content-type': 'text/html; charset=UTF-8',
    'content-encoding': 'gzip',
  });
}
