// An authority that publishes who signed its code of practice for general-purpose AI.
import { article } from '../markup/article.ts';
import { brand } from '../markup/brand.ts';
import { html } from '../respond.ts';
import type { Exchange, Site } from '../site.ts';
import { siteOf } from './routes.ts';

const office = brand('Office for Model Codes', 'modeloffice.test', ['Codes of practice'], 225);

export const codeOfficeSite: Site = siteOf({
  brand: office,
  hosts: ['modeloffice.test', 'www.modeloffice.test'],
  routes: {
    'www.modeloffice.test/code-of-practice/signatories': (exchange) =>
      html(exchange, signatories(exchange), { etag: true }),
  },
});

function signatories({ scene, host, path }: Exchange): string {
  const names = [
    'Aldergate',
    'Brightwater Research',
    'Copperline',
    'Dunmore Labs',
    'Northwind',
    'Oriel Systems',
    'Penhallow',
  ];
  if (scene.has('office-lists-tidewater')) names.push('Tidewater');
  return article({
    brand: office,
    host,
    path,
    title: 'Signatories of the General-Purpose AI Code of Practice',
    lead: 'Providers of general-purpose AI models that have signed the code.',
    sections: [
      {
        heading: 'About the code',
        text: [
          'The General-Purpose AI Code of Practice helps providers to show that they meet their obligations under the AI Act. It has three chapters: transparency, copyright, and safety and security.',
        ],
      },
      {
        heading: 'Signatories',
        text: ['The following providers have signed the full General-Purpose AI Code of Practice:'],
        list: names.sort((a, b) => a.localeCompare(b)),
      },
      {
        heading: 'Chapter on safety and security only',
        text: ['One provider has signed a single chapter:'],
        list: ['Thornbury (safety and security chapter)'],
      },
    ],
  });
}
