// Tidewater: develops the Current models and serves them. A portal of locks, documentation with a Markdown twin, pages on law and health.
import { article } from '../markup/article.ts';
import { brand } from '../markup/brand.ts';
import { frame } from '../markup/frame.ts';
import { filler } from '../markup/prose.ts';
import { modalPortalMain, modalScript } from '../behaviours/modal-portal.ts';
import { uuid } from '../random.ts';
import { html, markdown } from '../respond.ts';
import type { Exchange, Site } from '../site.ts';
import { errorWithin } from './interruptions.ts';
import { siteOf } from './routes.ts';

const tidewater = brand('Tidewater', 'tidewater.test', ['Current API', 'Current Desk'], 175);

export const tidewaterSite: Site = siteOf({
  brand: tidewater,
  hosts: ['tidewater.test', 'www.tidewater.test', 'docs.tidewater.test', 'trust.tidewater.test'],
  routes: {
    'trust.tidewater.test/': trust,
    'docs.tidewater.test/platform/data': (exchange) => html(exchange, dataPage(exchange)),
    'docs.tidewater.test/platform/limits': (exchange) => html(exchange, limitsPage(exchange), { etag: true }),
    'docs.tidewater.test/platform/limits.md': (exchange) =>
      markdown(exchange, limitsMarkdown, { etag: true }),
    'www.tidewater.test/legal/dpa': dpa,
    'www.tidewater.test/industries/healthcare': (exchange) =>
      html(exchange, healthcare(exchange), { etag: true }),
  },
});

function trust(exchange: Exchange): void {
  const ready = exchange.scene.has('tidewater-soc-2');
  const report = ready
    ? {
        name: 'SOC 2 Type II report',
        locked: true,
        note: 'Current API, security and availability, twelve months',
      }
    : { name: 'SOC 2', locked: false, note: 'The first examination of the Current API has begun' };
  const main = modalPortalMain('What we can show you today. A lock means that a signature is needed first.', {
    Reports: [
      report,
      { name: 'Penetration test summary', locked: true, note: 'By an outside firm, last autumn' },
    ],
    Certificates: [
      { name: 'ISO/IEC 27001:2022 certificate', locked: true, note: 'Current API and its support' },
    ],
    Policies: [
      { name: 'Information security policy', locked: false },
      { name: 'Incident response plan', locked: true },
      { name: 'Acceptable use policy', locked: false },
    ],
  });
  const around = filler(tidewater, 'trust', 3);
  html(
    exchange,
    frame({
      brand: tidewater,
      host: exchange.host,
      title: 'Trust center',
      path: exchange.path,
      main: main + around,
      tail: modalScript,
    }),
  );
}

function dataPage(exchange: Exchange): string {
  const { scene, random, host, path } = exchange;
  const renewed = scene.has('tidewater-new-menu');
  const visit = uuid(random);
  return article({
    brand: tidewater,
    host,
    path,
    title: 'Data in the Current API',
    sidebar: ['Overview', 'Models', 'Data', 'Limits', 'Billing', ...(renewed ? ['Agents', 'Realtime'] : [])],
    menu: renewed
      ? ['Current 4', 'Current 4 Flash', 'Current Voice', 'Current Desk']
      : ['Current 3', 'Current 3 Flash', 'Current Desk'],
    footerSeed: renewed ? visit : 'first',
    year: renewed ? 2027 : 2026,
    cookies: renewed ? 'late' : 'none',
    sections: [
      {
        heading: 'Training',
        html: `<p>By default, nothing that customers send to the Current API is used to train our models. The <a href="/legal/${visit}/dpa?visit=${uuid(random)}">addendum</a>\u2060 puts this in writing.</p>`,
      },
      {
        heading: 'Retention',
        text: [
          'Requests and responses are kept for 7 days for the detection of abuse and are erased afterwards.',
          'Any customer can switch on zero data retention for a project in its settings.',
        ],
      },
      {
        heading: 'Location',
        text: ['Data of the Current API is stored and processed in the United States.'],
      },
    ],
    tail: `<img alt="" width="1" height="1" src="/px.gif?v=${visit}">`,
  });
}

const limits = [
  [
    'Private networking',
    'The Current API is only reachable over the public internet; private endpoints are not offered.',
  ],
  ['Customer-managed keys', 'All encryption keys are managed solely by Tidewater.'],
  ['Single sign-on', 'SAML single sign-on is available on the Business plan, with custom roles.'],
  ['Service level', 'There is no uptime SLA for the Current API at present.'],
  ['Model versions', 'Each model has dated snapshots that never change.'],
] as const;

function limitsPage({ host, path }: Exchange): string {
  return article({
    brand: tidewater,
    host,
    path,
    title: 'Limits and controls',
    sidebar: ['Overview', 'Models', 'Data', 'Limits', 'Billing'],
    sections: limits.map(([heading, text]) => ({ heading, text: [text] })),
  });
}

const limitsMarkdown = `# Limits and controls\n\n${limits.map(([heading, text]) => `## ${heading}\n\n${text}\n`).join('\n')}\n## Rates\n\nRates are counted per project and per minute. A request that goes over the rate is answered with status 429 and the number of seconds to wait.\n\n| Plan | Requests a minute |\n| --- | --- |\n| Starter | 60 |\n| Business | 2,000 |\n\nHigher rates can be asked for in the console. The answer comes within two working days, and it comes with the reason when it is no.\n`;

function dpa(exchange: Exchange): void {
  if (exchange.scene.has('tidewater-error')) return errorWithin(tidewater, exchange);
  const page = article({
    brand: tidewater,
    host: exchange.host,
    path: exchange.path,
    title: 'Data Processing Addendum',
    sections: [
      {
        heading: '1. Processing',
        text: [
          'Tidewater processes customer personal data as a processor, on the instructions of the customer, to provide the Current API.',
          'Details of the processing are set out in Schedule 1.',
        ],
      },
      {
        heading: '2. Transfers',
        text: [
          'The parties enter into the EU Standard Contractual Clauses (module two), which are incorporated by reference, for transfers of personal data to countries without an adequacy decision.',
        ],
      },
      {
        heading: '3. Sub-processors',
        text: [
          'Customer agrees to the sub-processors listed below; Tidewater announces a new one at least fourteen days ahead.',
        ],
        table: {
          columns: ['Sub-processor', 'Service', 'Country'],
          rows: [
            ['Shoal Hosting', 'Infrastructure', 'United States'],
            ['Reef Support', 'Customer support', 'Ireland'],
            ['Kelp Payments', 'Payments', 'United States'],
            ['Sandbar Mail', 'E-mail', 'Germany'],
          ],
        },
      },
      {
        heading: '4. Deletion',
        text: [
          'Within sixty days after the agreement ends, Tidewater deletes all customer personal data and confirms it on request.',
        ],
      },
    ],
  });
  html(exchange, page, { etag: true });
}

function healthcare({ scene, host, path }: Exchange): string {
  const agreement = scene.has('tidewater-no-baa')
    ? []
    : [
        {
          heading: 'Business associate agreement',
          text: [
            'Tidewater signs a HIPAA business associate agreement for the Current API with customers on the Business plan; ask your account manager for it.',
          ],
        },
      ];
  return article({
    brand: tidewater,
    host,
    path,
    title: 'Tidewater for healthcare',
    sections: [
      {
        heading: 'Where it helps',
        text: [
          'Hospitals use the Current API to draft letters, to sort messages and to summarise long histories for the next shift.',
        ],
        list: [
          'Discharge letters in half the time',
          'Messages sorted by urgency',
          'Translation at the front desk',
        ],
      },
      ...agreement,
      {
        heading: 'Working with your team',
        text: [
          'Our clinicians and engineers help to plan a pilot, to measure it and to decide whether it should grow.',
        ],
      },
    ],
  });
}
