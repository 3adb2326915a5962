// The summary of training content that Northwind publishes.
import { article } from '../../markup/article.ts';
import { html } from '../../respond.ts';
import type { Exchange } from '../../site.ts';
import { interstitial } from '../interruptions.ts';
import { written } from '../routes.ts';
import { footerLinks, northwind } from './brand.ts';

export function transparency(exchange: Exchange): void {
  if (exchange.scene.has('northwind-challenge')) return interstitial(exchange);
  const page = article({
    brand: northwind,
    host: exchange.host,
    path: exchange.path,
    title: 'Public summary of training content for Gale 2',
    footerLinks,
    updated: written(exchange.scene.day(-60)),
    lead: 'Published by Northwind under Article 53(1)(d) of the AI Act. Version 1.1.',
    sections: [
      {
        heading: '1. General information',
        table: {
          columns: ['Field', 'Answer'],
          rows: [
            ['Provider', 'Northwind'],
            ['Models covered', 'Gale 2, Gale 2 Mini'],
            ['Version of this summary', '1.1'],
            ['Placed on the Union market', written(exchange.scene.day(-60))],
            ['Size of the training data', 'Text: between 1 and 10 trillion tokens'],
          ],
        },
      },
      {
        heading: '2. List of data sources',
        text: [
          'Publicly available datasets: four large collections of web text and two of source code were used, each named in the annex.',
          'Data crawled from the web: our crawler NorthwindBot visited about eleven million domains between January and October and obeyed robots.txt.',
          'User data: no content that customers sent through the Gale API was used.',
          'Synthetic data: about a tenth of the text was written by earlier Gale models.',
        ],
      },
      {
        heading: '3. Data processing aspects',
        text: [
          'Rights reserved by machine-readable means were respected at the time of collection.',
          'Illegal content was filtered out by lists and by classifiers before training.',
        ],
      },
    ],
  });
  html(exchange, page, { etag: true });
}
