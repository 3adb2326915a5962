// The queue's routes.
import { Hono } from 'hono';
import { countQueue } from '#db/queue.ts';
import { framed } from '../framed.ts';
import { nothing } from '../html.ts';
import { queuePage } from '../pages/queue/queue-page.ts';
import { mayActAs } from '../people/who.ts';
import { loadPage } from '../queue/page-of.ts';
import { tabCounts } from '../queue/tabs.ts';
import { filterOf, readView } from '../queue/view.ts';
import type { InboxEnv, InboxOptions } from '../web.ts';

export function queueRoutes(options: InboxOptions): Hono<InboxEnv> {
  const { house } = options;
  const routes = new Hono<InboxEnv>();

  routes.get('/', (web) => {
    const view = readView((name) => web.req.query(name));
    const body = queuePage({
      house,
      view,
      page: loadPage(house, view),
      count: countQueue(house.db, filterOf(view, house.clock.now())),
      tabs: tabCounts(house),
      mayDecide: mayActAs(web.get('who'), 'reviewer'),
      trouble: nothing,
      recent: nothing,
    });
    return framed(web, options, {
      title: 'Queue',
      at: 'queue',
      body,
      styles: ['queue.css'],
      scripts: ['queue.js'],
    });
  });

  return routes;
}
