// Northwind: develops the Gale models and serves them. A table portal, documentation, an addendum as PDF.
import { answerTablePortal } from '../markup/table-portal.ts';
import { html, pdf } from '../respond.ts';
import type { Site } from '../site.ts';
import { addendum } from './northwind/addendum.ts';
import { northwind } from './northwind/brand.ts';
import { dataHandling, platformControls } from './northwind/documentation.ts';
import { portal } from './northwind/portal.ts';
import { transparency } from './northwind/transparency.ts';
import { siteOf } from './routes.ts';

export const northwindSite: Site = siteOf({
  brand: northwind,
  hosts: ['northwind.test', 'www.northwind.test', 'docs.northwind.test', 'trust.northwind.test'],
  routes: {
    'trust.northwind.test/*': (exchange) => answerTablePortal(portal(exchange.scene), exchange),
    'docs.northwind.test/guides/data-handling': (exchange) =>
      html(exchange, dataHandling(exchange), { etag: true }),
    'docs.northwind.test/guides/platform-controls': (exchange) =>
      html(exchange, platformControls(exchange), { etag: true }),
    'www.northwind.test/legal/data-processing-addendum.pdf': (exchange) =>
      pdf(exchange, addendum(exchange.scene), { etag: true }),
    'www.northwind.test/transparency': transparency,
  },
});
