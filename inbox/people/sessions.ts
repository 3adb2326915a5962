// Sessions of browsers: an HttpOnly cookie with a secret, and a token against forged requests beside it.
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Db } from '#db/open.ts';
import {
  deleteExpiredSessions,
  deleteSession,
  extendSession,
  findVisitor,
  findToken,
  insertSession,
  touchToken,
} from '#db/sessions.ts';
import type { UserRow } from '#db/users.ts';
import type { Clock } from '#types/clock.ts';
import type { Instant } from '#types/ids.ts';
import { newSecret, secretHash } from './secrets.ts';
import type { Person, Program, Who } from './who.ts';

const DAY = 86_400_000;
/** A session ends this long after it was last used. */
const LIFETIME = 14 * DAY;
/** Seen-at is written at most this often: a page of forty requests is one write. */
const TOUCH_EVERY = 5 * 60_000;

/** Over TLS the name binds the cookie to this host; over plain loopback browsers refuse that prefix. */
function cookieName(context: Context): string {
  return isSecure(context) ? '__Host-assay' : 'assay';
}

function isSecure(context: Context): boolean {
  return context.req.url.startsWith('https:') || context.req.header('x-forwarded-proto') === 'https';
}

export function after(now: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(now) + milliseconds).toISOString() as Instant;
}

export function startSession(context: Context, db: Db, clock: Clock, user: UserRow): void {
  const secret = newSecret();
  const at = clock.now();
  deleteExpiredSessions(db, at);
  insertSession(db, {
    tokenSha256: secretHash(secret),
    user: user.id,
    csrf: newSecret(),
    at,
    expiresAt: after(at, LIFETIME),
    agent: (context.req.header('user-agent') ?? '').slice(0, 200),
  });
  setCookie(context, cookieName(context), secret, {
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(context),
    path: '/',
    maxAge: LIFETIME / 1000,
  });
}

export function endSession(context: Context, db: Db): void {
  const secret = getCookie(context, cookieName(context));
  if (secret) deleteSession(db, secretHash(secret));
  deleteCookie(context, cookieName(context), { path: '/', secure: isSecure(context) });
}

/** The person or program behind a request; undefined for nobody. */
export function whoAsks(context: Context, db: Db, clock: Clock): Who | undefined {
  const bearer = /^Bearer ([\w-]{20,})$/.exec(context.req.header('authorization') ?? '')?.[1];
  return bearer ? programOf(db, clock, bearer) : personOf(context, db, clock);
}

function personOf(context: Context, db: Db, clock: Clock): Person | undefined {
  const secret = getCookie(context, cookieName(context));
  if (!secret) return undefined;
  const now = clock.now();
  const tokenSha256 = secretHash(secret);
  const visitor = findVisitor(db, tokenSha256, now);
  if (!visitor) return undefined;
  const { seen_at, ...person } = visitor;
  if (Date.parse(now) - Date.parse(seen_at) > TOUCH_EVERY)
    extendSession(db, tokenSha256, now, after(now, LIFETIME));
  return { kind: 'person', ...person, session: tokenSha256 };
}

function programOf(db: Db, clock: Clock, secret: string): Program | undefined {
  const now = clock.now();
  const token = findToken(db, secretHash(secret), 'api', now);
  if (!token) return undefined;
  if (!token.used_at || Date.parse(now) - Date.parse(token.used_at) > TOUCH_EVERY)
    touchToken(db, token.id, now);
  return { kind: 'program', id: token.id, name: token.name, role: token.role };
}
