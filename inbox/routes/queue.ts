// The queue's routes.
import { Hono } from 'hono';
import { countQueue } from '#db/queue.ts';
import { flashOf } from '../decisions/told.ts';
import { recentDecisions } from '../pages/recent.ts';
import { framed } from '../framed.ts';
import { nothing } from '../html.ts';
import { queuePage } from '../pages/queue/queue-page.ts';
import { mayActAs } from '../people/who.ts';
import { loadPage } from '../queue/page-of.ts';
import { tabCounts } from '../queue/tabs.ts';
import { filterOf, readView } from '../queue/view.ts';
import { personOf, type InboxEnv, type InboxOptions } from '../web.ts';

export function queueRoutes(options: InboxOptions): Hono<InboxEnv> {
  const { house } = options;
  const routes = new Hono<InboxEnv>();

  routes.get('/', (web) => {
    const person = personOf(web);
    const view = readView((name) => web.req.query(name));
    const body = queuePage({
      house,
      view,
      page: loadPage(house, view),
      count: countQueue(house.db, filterOf(view, house.clock.now())),
      tabs: tabCounts(house),
      mayDecide: mayActAs(web.get('who'), 'reviewer'),
      trouble: nothing,
      recent: person ? recentDecisions(house, person) : nothing,
    });
    return framed(web, options, {
      title: 'Queue',
      at: 'queue',
      body,
      flash: person && flashOf(house, person, web.req.query('done')),
      styles: ['queue.css'],
      scripts: ['queue.js'],
    });
  });

  return routes;
}
