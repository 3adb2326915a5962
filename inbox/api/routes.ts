// The API under /api/v1: operations, their description, and events.
import { Hono } from 'hono';
import type { InboxEnv, InboxOptions } from '../web.ts';
import { eventRoutes } from './events.ts';
import { openApi } from './openapi.ts';
import { serveOperations } from './operation.ts';
import { candidateOperations } from './resources/candidates.ts';
import { cellOperations } from './resources/cells.ts';
import { draftOperations } from './resources/drafts.ts';
import { houseOperations } from './resources/house.ts';
import { sourceOperations } from './resources/sources.ts';
import { waitingOperations } from './resources/waiting.ts';

export function apiRoutes(options: InboxOptions): Hono<InboxEnv> {
  const operations = [
    ...candidateOperations(options),
    ...draftOperations(options),
    ...waitingOperations(options),
    ...cellOperations(options),
    ...sourceOperations(options),
    ...houseOperations(options),
  ];
  const description = openApi(operations, options.version, options.address);
  const routes = new Hono<InboxEnv>();
  routes.get('/openapi.json', (web) => web.json(description));
  routes.route('/', eventRoutes(options));
  routes.route('/', serveOperations(operations));
  return routes;
}
