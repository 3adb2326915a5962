// Routes of the runs: the list, and one with its visits.
import { Hono } from 'hono';
import { listRuns } from '#db/runs.ts';
import { listVisitsOfRun } from '#db/visits.ts';
import { framed } from '../framed.ts';
import { loadRun } from '../house/runs.ts';
import { runPage } from '../pages/runs/run-page.ts';
import { runsPage } from '../pages/runs/runs-page.ts';
import { refusal } from '../refusal.ts';
import type { InboxEnv, InboxOptions } from '../web.ts';

const LAST = 100;

export function runRoutes(options: InboxOptions): Hono<InboxEnv> {
  const { house } = options;
  const routes = new Hono<InboxEnv>();
  const page = { at: 'runs', styles: ['house.css', 'sources.css'], scripts: ['runs.js'] } as const;

  routes.get('/runs', (web) => {
    const lines = listRuns(house.db, LAST).map((run) => ({
      run,
      ...(run.state === 'running' ? { visits: listVisitsOfRun(house.db, run.id).length } : {}),
    }));
    return framed(web, options, { ...page, title: 'Runs', body: runsPage(lines) });
  });

  routes.get('/runs/:id', (web) => {
    const screen = loadRun(house, web.req.param('id'));
    if (!screen) return refusal(web, 404, 'not_found', 'There is no such run.', 'See the list of runs.');
    return framed(web, options, { ...page, title: 'Run', body: runPage(screen) });
  });

  return routes;
}
