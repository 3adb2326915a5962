// The registry's routes: the matrix, and a cell with its history.
import { Hono } from 'hono';
import { findCellAsOf } from '#db/cells.ts';
import { explainCell } from '#pipeline/explain.ts';
import type { Instant } from '#types/ids.ts';
import { framed } from '../framed.ts';
import { cellPage } from '../pages/registry/cell-page.ts';
import { matrixPage } from '../pages/registry/matrix-page.ts';
import { refuseProblem } from '../problems.ts';
import { loadMatrix, readMatrixView } from '../registry/matrix.ts';
import type { InboxEnv, InboxOptions } from '../web.ts';

export function registryRoutes(options: InboxOptions): Hono<InboxEnv> {
  const { house } = options;
  const routes = new Hono<InboxEnv>();

  routes.get('/registry', (web) => {
    const view = readMatrixView((name) => web.req.query(name));
    const body = matrixPage(loadMatrix(house, view), view);
    return framed(web, options, { title: 'Registry', at: 'registry', body, styles: ['house.css'] });
  });

  routes.get('/registry/:offering/:dimension', (web) => {
    try {
      const explained = explainCell(house, `${web.req.param('offering')}/${web.req.param('dimension')}`);
      const { at: day } = readMatrixView((name) => web.req.query(name));
      const row = day && findCellAsOf(house.db, explained.cell, `${day}T23:59:59.999Z` as Instant);
      const body = cellPage({
        explained,
        ...(day ? { asOf: { day, ...(row ? { row } : {}) } } : {}),
      });
      const title = `${explained.dimension.label}, ${explained.offering.name}`;
      return framed(web, options, { title, at: 'registry', body, styles: ['house.css'] });
    } catch (error) {
      return refuseProblem(web, error);
    }
  });

  return routes;
}
