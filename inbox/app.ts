// The inbox as one application: gates first, then routes by area.
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { apiRoutes } from './api/routes.ts';
import { serveAsset } from './assets.ts';
import { refusal } from './refusal.ts';
import { bulkRoutes } from './routes/bulk.ts';
import { captureRoutes } from './routes/captures.ts';
import { candidateRoutes } from './routes/candidates.ts';
import { correctionRoutes } from './routes/corrections.ts';
import { decisionRoutes } from './routes/decisions.ts';
import { figureRoutes } from './routes/figures.ts';
import { houseRoutes } from './routes/house.ts';
import { objectRoutes } from './routes/objects.ts';
import { peopleRoutes } from './routes/people.ts';
import { queueRoutes } from './routes/queue.ts';
import { registryRoutes } from './routes/registry.ts';
import { runRoutes } from './routes/runs.ts';
import { sourceRoutes } from './routes/sources.ts';
import { draftRoutes } from './routes/drafts.ts';
import { undoRoutes } from './routes/undo.ts';
import { Archived } from './captures/kept.ts';
import { limitBodies, refuseForgery, requireLogin, securityHeaders } from './security.ts';
import { troubleOf } from './trouble.ts';
import type { InboxEnv, InboxOptions } from './web.ts';

export function createInbox(options: InboxOptions): Hono<InboxEnv> {
  const { db, clock } = options.house;
  const app = new Hono<InboxEnv>();
  // Our own pages pack themselves.
  for (const path of ['/api/*', '/captures/*']) app.use(path, compress());
  app.use(securityHeaders());
  app.get('/healthz', (web) => web.json({ ok: true, version: options.version }));
  app.get('/assets/*', serveAsset);
  app.route('/objects', objectRoutes(options));
  app.use(requireLogin(db, clock));
  app.use(limitBodies());
  app.use(refuseForgery());
  app.route('/api/v1', apiRoutes(options));
  app.route('/', peopleRoutes(options));
  const archived = new Archived(options.house);
  app.route('/', queueRoutes(options));
  app.route('/', candidateRoutes(options, archived));
  app.route('/', draftRoutes(options));
  app.route('/', bulkRoutes(options));
  app.route('/', undoRoutes(options));
  app.route('/', decisionRoutes(options));
  app.route('/', captureRoutes(options, archived));
  app.route('/', registryRoutes(options));
  app.route('/', houseRoutes(options));
  app.route('/', sourceRoutes(options, archived));
  app.route('/', runRoutes(options));
  app.route('/', correctionRoutes(options));
  app.route('/', figureRoutes(options));

  app.notFound((web) =>
    refusal(web, 404, 'not_found', 'There is no such page.', 'Go back, or start from the queue.'),
  );
  app.onError((error, web) => {
    console.error(error);
    const { status, code, message, hint } = troubleOf(error, web.req.method === 'GET');
    return refusal(web, status, code, message, hint);
  });
  return app;
}
