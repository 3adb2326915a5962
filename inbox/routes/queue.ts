// The queue's routes.
import { Hono } from 'hono';
import { listDecisions } from '#db/decisions.ts';
import { flashOf } from '../decisions/told.ts';
import { framed } from '../framed.ts';
import { html, type Html } from '../html.ts';
import { decidedList } from '../pages/queue/decided-list.ts';
import { othersList } from '../pages/queue/others-list.ts';
import { otherTab, queuePage, troubleLine } from '../pages/queue/queue-page.ts';
import { recentDecisions } from '../pages/recent.ts';
import { mayActAs, type Person } from '../people/who.ts';
import { countOthers, loadOthers } from '../queue/others.ts';
import { loadPage } from '../queue/page-of.ts';
import { tabCounts } from '../queue/tabs.ts';
import { readView, type QueueView } from '../queue/view.ts';
import { refusal } from '../refusal.ts';
import { personOf, type InboxEnv, type InboxOptions } from '../web.ts';

const LAST = 200;

export function queueRoutes(options: InboxOptions): Hono<InboxEnv> {
  const routes = new Hono<InboxEnv>();

  routes.get('/', (web) => {
    const person = personOf(web);
    if (!person)
      return refusal(web, 403, 'no_person', 'Pages are for people.', 'Programs use /api/v1/candidates.');
    const view = readView((name) => web.req.query(name));
    return framed(web, options, {
      title: 'Queue',
      at: 'queue',
      body: bodyOf(options, view, person),
      flash: flashOf(options.house, person, web.req.query('done')),
      styles: ['queue.css'],
      scripts: ['queue.js'],
    });
  });

  return routes;
}

function bodyOf({ house }: InboxOptions, view: QueueView, person: Person): Html {
  const tabs = tabCounts(house);
  const mayDecide = mayActAs(person, 'reviewer');
  const recent = recentDecisions(house, person);
  if (view.tab === 'notices') {
    const others = loadOthers(house, view.source);
    const content =
      countOthers(others) + others.snoozed.length === 0
        ? html`<div class="empty"><h2>All sources are well</h2><p>A source that moves, fails or was not seen for long is told here once, and so is what a reader corrects.</p></div>`
        : othersList(others, { house, csrf: person.csrf, mayDecide });
    return otherTab(view, tabs, content, recent);
  }
  if (view.tab === 'decided')
    return otherTab(view, tabs, decidedList(house, person, listDecisions(house.db, { limit: LAST })), recent);
  return queuePage({
    house,
    view,
    loaded: loadPage(house, view),
    tabs,
    mayDecide,
    trouble: troubleLine(view, tabs.notices),
    recent,
  });
}
