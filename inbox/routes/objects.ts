// The archive for workers on other machines: /objects/<sha256>, by token, each body proved by its hash.
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { findToken, touchToken } from '#db/sessions.ts';
import { sha256 } from '#text/sha256.ts';
import type { Sha256 } from '#types/ids.ts';
import { secretHash } from '../people/secrets.ts';
import { refusal } from '../refusal.ts';
import type { InboxEnv, InboxOptions } from '../web.ts';

const LARGEST_OBJECT = 256 * 1024 * 1024;
const name = /^[0-9a-f]{64}$/;

export function objectRoutes(options: InboxOptions): Hono<InboxEnv> {
  const { archive } = options.house;
  const routes = new Hono<InboxEnv>();
  routes.use('/:sha256', requireWorker(options));

  routes.get('/:sha256', async (web) => {
    const sha = objectName(web.req.param('sha256'));
    if (!sha || !(await archive.has(sha))) return missing(web);
    const bytes = await archive.get(sha);
    return web.body(new Uint8Array(bytes), 200, { 'content-type': 'application/octet-stream' });
  });

  routes.put('/:sha256', bodyLimit({ maxSize: LARGEST_OBJECT }), async (web) => {
    const sha = objectName(web.req.param('sha256'));
    if (!sha) return missing(web);
    const bytes = new Uint8Array(await web.req.arrayBuffer());
    const actual = sha256(bytes);
    if (actual !== sha)
      return refusal(
        web,
        422,
        'object_hash',
        `These bytes hash to ${actual}, not to ${sha}.`,
        'Send them again.',
      );
    await archive.put(bytes);
    return web.body(null, 204);
  });

  return routes;
}

function requireWorker(options: InboxOptions): MiddlewareHandler<InboxEnv> {
  const { db, clock } = options.house;
  return async (web, next) => {
    const secret = /^Bearer ([\w-]{20,})$/.exec(web.req.header('authorization') ?? '')?.[1];
    const token = secret && findToken(db, secretHash(secret), 'worker', clock.now());
    if (!token)
      return refusal(
        web,
        401,
        'no_worker_token',
        'Objects are for workers.',
        'Make a token with `assay key worker` and give it to the worker.',
      );
    touchToken(db, token.id, clock.now());
    return next();
  };
}

function objectName(given: string | undefined): Sha256 | undefined {
  return given && name.test(given) ? (given as Sha256) : undefined;
}

function missing(web: Parameters<typeof refusal>[0]): Response {
  return refusal(
    web,
    404,
    'object_missing',
    'The archive holds no such object.',
    'Ask for a sha256 that a capture names.',
  );
}
