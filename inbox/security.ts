// Headers of every answer, and the two gates before every route: who asks, and did our own page send it.
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import type { Db } from '#db/open.ts';
import type { Clock } from '#types/clock.ts';
import { sameSecret } from './people/secrets.ts';
import { whoAsks } from './people/sessions.ts';
import { mayActAs } from './people/who.ts';
import type { Role } from '#db/users.ts';
import type { InboxEnv } from './web.ts';
import { largestUpload } from './pages/sources/upload-form.ts';
import { notLoggedIn, refusal } from './refusal.ts';

/** No inline script or style anywhere: what a vendor wrote cannot run, even if it slipped through a template. */
export function securityHeaders(): MiddlewareHandler {
  const [ours, captured] = [ownPages(), capturedPages()];
  return (web, next) => (isCaptured.test(web.req.path) ? captured : ours)(web, next);
}

/** What vendors wrote: their page, their PDF and its pages. */
const isCaptured = /^\/captures\/[^/]+\/(?:page|pdf|pages\/\d+)$/;

/** An origin of its own, without script, network, forms, frames or navigation, in a frame and opened alone. */
function capturedPages(): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      sandbox: [],
      defaultSrc: ["'none'"],
      imgSrc: ['data:'],
      styleSrc: ["'unsafe-inline'"],
      formAction: ["'none'"],
      baseUri: ["'none'"],
      frameAncestors: ["'self'"],
    },
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    originAgentCluster: false,
    referrerPolicy: 'no-referrer',
    strictTransportSecurity: false,
    xDnsPrefetchControl: 'off',
    xFrameOptions: 'SAMEORIGIN',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], clipboardRead: [] },
  });
}

function ownPages(): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      frameSrc: ["'self'"],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    referrerPolicy: 'same-origin',
    strictTransportSecurity: false,
    xFrameOptions: 'DENY',
  });
}

const open = [/^\/login$/, /^\/enter\/[\w-]+$/, /^\/assets\//, /^\/healthz$/, /^\/objects\//];

/** Everything is behind login by default: a route must be on the list above to be open. */
export function requireLogin(db: Db, clock: Clock): MiddlewareHandler<InboxEnv> {
  return async (web, next) => {
    const who = whoAsks(web, db, clock);
    if (who) {
      web.set('who', who);
      return next();
    }
    if (open.some((path) => path.test(web.req.path))) return next();
    if (web.req.path.startsWith('/api/') || web.req.method !== 'GET') return notLoggedIn(web);
    const to = new URL(web.req.url);
    return web.redirect(`/login?to=${encodeURIComponent(to.pathname + to.search)}`, 303);
  };
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

const ordinaryBody = 256 * 1024;
const uploadBody = largestUpload + 64 * 1024;

/** Goes before the gate that reads forms: what is too large is never read. */
export function limitBodies(): MiddlewareHandler<InboxEnv> {
  const ordinary = bodyLimit({
    maxSize: ordinaryBody,
    onError: (web) =>
      refusal(web, 413, 'too_large', 'This is larger than 256 kB.', 'Send less, or in several steps.'),
  });
  const upload = bodyLimit({
    maxSize: uploadBody,
    onError: (web) =>
      refusal(
        web,
        413,
        'too_large',
        'This file is larger than 20 MB.',
        'Save the page without its pictures.',
      ),
  });
  return (web, next) => {
    // What only reads brings no body, and looking for one costs as much as the rest of the gates.
    if (reading.has(web.req.method)) return next();
    return (web.req.path.startsWith('/sources/') ? upload : ordinary)(web, next);
  };
}

/** Their secret is the link or the password; who is logged in already may come in as somebody else. */
const waysIn = /^\/(?:login|enter\/[\w-]+)$/;

/** A changing request of a person must carry the token of the session: a form on another site cannot know it. */
export function refuseForgery(): MiddlewareHandler<InboxEnv> {
  return async (web, next) => {
    const who = web.get('who');
    if (reading.has(web.req.method)) return next();
    const site = web.req.header('sec-fetch-site');
    if (site && site !== 'same-origin' && site !== 'none')
      return refusal(web, 403, 'cross_site', 'This request came from another site.', 'Use the inbox itself.');
    if (!who || who.kind === 'program' || waysIn.test(web.req.path)) return next();
    const sent = web.req.header('x-csrf') ?? (await formField(web.req.raw.clone(), 'csrf'));
    if (!sent || !sameSecret(sent, who.csrf))
      return refusal(
        web,
        403,
        'csrf',
        'This form is no longer valid.',
        'Load the page again and repeat the step.',
      );
    return next();
  };
}

async function formField(request: Request, name: string): Promise<string | undefined> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test(type)) return undefined;
  const form = await request.formData().catch(() => undefined);
  const value = form?.get(name);
  return typeof value === 'string' ? value : undefined;
}

export function requireRole(role: Role): MiddlewareHandler<InboxEnv> {
  return async (web, next) => {
    if (mayActAs(web.get('who'), role)) return next();
    return refusal(
      web,
      403,
      'role',
      `This needs the role ${role}; you are a ${web.get('who').role}.`,
      'Ask a maintainer.',
    );
  };
}
