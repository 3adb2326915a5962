// Stylesheet, scripts and pictures of the inbox: read once, named by their content, kept for ever by browsers.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Context } from 'hono';
import { takesGzip } from './packed.ts';

const folder = join(import.meta.dirname, 'assets');
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

interface Asset {
  readonly path: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly packed: Uint8Array<ArrayBuffer>;
}

const byName = new Map<string, Asset>();
const byPath = new Map<string, Asset>();
for (const name of readdirSync(folder)) {
  const type = types[extname(name)];
  if (!type) continue;
  const bytes = new Uint8Array(readFileSync(join(folder, name)));
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const item = { path: `/assets/${hash}/${name}`, type, bytes, packed: new Uint8Array(gzipSync(bytes)) };
  byName.set(name, item);
  byPath.set(item.path, item);
}

/** The address of a file in inbox/assets/. */
export function asset(name: string): string {
  const found = byName.get(name);
  if (!found) throw new Error(`inbox/assets/ holds no file ${name}`);
  return found.path;
}

export function serveAsset(web: Context): Response {
  const found = byPath.get(web.req.path);
  if (!found) return web.text('There is no such file; load the page again.', 404);
  const isPacked = takesGzip(web);
  return web.body(isPacked ? found.packed : found.bytes, 200, {
    'content-type': found.type,
    vary: 'Accept-Encoding',
    ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
    'cache-control': 'public, max-age=31536000, immutable',
  });
}
