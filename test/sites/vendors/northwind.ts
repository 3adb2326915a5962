// Northwind: develops the Gale models and serves them. A table portal, documentation, an addendum as PDF.
import { article } from '../markup/article.ts';
import { brand } from '../markup/brand.ts';
import { answerTablePortal, type TablePortal } from '../markup/table-portal.ts';
import type { PdfBlock } from '../pdf/lay-out.ts';
import { writePdf } from '../pdf/write.ts';
import { html, pdf } from '../respond.ts';
import type { Scene } from '../scene.ts';
import type { Exchange, Site } from '../site.ts';
import { interstitial } from './interruptions.ts';
import { siteOf, written } from './routes.ts';

const northwind = brand('Northwind', 'northwind.test', ['Gale API', 'Gale Studio'], 212);
const sidebar = [
  'Quickstart',
  'Authentication',
  'Streaming',
  'Batch jobs',
  'Data handling',
  'Platform controls',
  'Errors',
];

const footerLinks = [
  ['Terms', '/legal/terms'],
  ['Privacy', '/legal/privacy'],
  ['Trust Center', 'http://trust.northwind.test/'],
  ['Cookie settings', '#cookies'],
] as const;

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

function portal(scene: Scene): TablePortal {
  const documents = [
    [{ text: 'SOC 2 Type II report', locked: true, hint: 'Private document' }, 'Request access'],
    [{ text: 'SOC 3 report', locked: false }, 'View'],
    [{ text: 'ISO/IEC 27001:2022 certificate', locked: false }, 'View'],
    ...(scene.has('northwind-iso-42001')
      ? [[{ text: 'ISO/IEC 42001:2023 certificate', locked: false }, 'View']]
      : []),
    [{ text: 'PCI DSS attestation of compliance', locked: true, hint: 'Private document' }, 'Request access'],
    [{ text: 'Penetration test letter', locked: true, hint: 'Private document' }, 'Request access'],
    [{ text: 'Network diagram', locked: true, hint: 'Private document' }, 'Request access'],
  ];
  return {
    brand: northwind,
    host: 'trust.northwind.test',
    lead: 'Reports, policies and the companies that we work with.',
    delay: 60,
    tabs: [
      {
        path: '/',
        label: 'Overview',
        operation: 'overview',
        sections: [
          {
            kind: 'text',
            heading: 'Overview',
            text: 'Northwind builds the Gale models and serves them through the Gale API. Here you find what our auditors wrote, what we promise, and who helps us.',
          },
          {
            kind: 'text',
            heading: 'How to use this portal',
            text: 'Documents with a lock are sent to customers and prospects after a short review. Everything else opens at once.',
          },
          {
            kind: 'badges',
            heading: 'Compliance',
            items: ['SOC 2 Type II', 'ISO/IEC 27001:2022', 'PCI DSS'],
          },
        ],
      },
      {
        path: '/documents',
        label: 'Documents',
        operation: 'documents',
        sections: [
          {
            kind: 'rows',
            key: 'documents',
            heading: 'Documents',
            columns: ['Document', 'Access'],
            pageSize: 25,
            copy: 'shown',
            rows: documents,
          },
        ],
      },
      {
        path: '/subprocessors',
        label: 'Subprocessors',
        operation: 'subprocessors',
        sections: [
          {
            kind: 'rows',
            key: 'subprocessors',
            heading: 'Subprocessors',
            text: 'These companies process customer data for the Gale API. We announce a new one thirty days before it begins.',
            columns: ['Name', 'Purpose', 'Location'],
            pageSize: 10,
            copy: 'shown',
            rows: subprocessors(scene),
          },
        ],
      },
      {
        path: '/faq',
        label: 'FAQ',
        operation: 'faq',
        sections: [
          {
            kind: 'questions',
            heading: 'Questions we are asked',
            items: [
              {
                question: 'Who may see our prompts?',
                answer:
                  'A handful of trained colleagues, when you ask for support or when an alarm for abuse was raised, and each look is logged.',
              },
              {
                question: 'Do you run a bug bounty?',
                answer:
                  'Yes. Researchers who keep to the rules of the programme are paid for what they find.',
              },
            ],
          },
        ],
      },
    ],
  };
}

function subprocessors(scene: Scene): readonly (readonly string[])[] {
  const changed = scene.has('northwind-subprocessors');
  return [
    ['Basalt Compute', 'Hosting of the Gale API', 'Ireland'],
    ['Cobblestone CDN', 'Content delivery', 'Netherlands'],
    ['Driftwood Mail', 'Transactional e-mail', 'Germany'],
    ['Estuary Billing', 'Invoices and payments', 'Denmark'],
    ...(changed ? [] : [['Fathom Analytics Group', 'Usage statistics', 'United States']]),
    ['Gantry Support', 'Support tickets', 'Portugal'],
    ['Harbour Identity', 'Single sign-on', 'Sweden'],
    ['Islet Backup', 'Encrypted backups', 'Belgium'],
    ['Jetty Logs', 'Error tracking', 'Ireland'],
    ...(changed ? [['Kestrel Moderation', 'Review of abuse reports', 'Canada']] : []),
    ['Lagoon GPU', 'Inference capacity', 'Finland'],
    ['Mooring Telephony', 'Telephone support', 'Spain'],
  ];
}

function dataHandling({ scene, host, path }: Exchange): string {
  const training = scene.has('northwind-trains')
    ? `Starting on ${written(scene.day(38))}, we will use inputs and outputs of the Gale API to train our models unless an administrator opts out in the console.`
    : 'We do not use inputs or outputs of the Gale API to train our models unless an administrator opts in.';
  return article({
    brand: northwind,
    host,
    path,
    title: 'Data handling in the Gale API',
    sidebar,
    footerLinks,
    around: 4,
    lead: 'What happens to what you send, how long it stays, and where.',
    updated: written(scene.has('northwind-trains') ? scene.day(6) : scene.day(-120)),
    sections: [
      {
        heading: 'Training',
        text: [
          training,
          'The setting lives under Organization, Data controls. It applies to all projects of the organization at once.',
        ],
      },
      {
        heading: 'Retention',
        text: [
          'Inputs and outputs of the Gale API are deleted from our systems within 30 days.',
          'Zero data retention is available to customers of the Gale API after approval by our sales team.',
        ],
      },
      {
        heading: 'Where data is processed',
        text: [
          'Customers of the Gale API can choose the European Union or the United States as the region in which their data is stored and processed.',
        ],
        table: {
          columns: ['Region', 'Stored in', 'Processed in'],
          rows: [
            ['eu', 'Dublin', 'Dublin, Helsinki'],
            ['us', 'Oregon', 'Oregon, Ohio'],
          ],
        },
      },
    ],
  });
}

function platformControls({ host, path }: Exchange): string {
  return article({
    brand: northwind,
    host,
    path,
    title: 'Platform controls',
    sidebar,
    footerLinks,
    sections: [
      {
        heading: 'Network',
        text: [
          'The Gale API can be reached through a private endpoint in your own virtual network, so that traffic never crosses the public internet.',
        ],
      },
      {
        heading: 'Keys and identity',
        text: [
          'Customer-managed keys are supported for stored files; you bring your own key from the vault that you already use.',
          'Administrators sign in through SAML single sign-on, and custom roles decide who may create keys.',
          'Workloads may use workload identity federation in place of long-lived keys.',
        ],
      },
      {
        heading: 'Encryption',
        text: ['Customer content is encrypted at rest with AES-256 and in transit with TLS 1.3.'],
      },
      {
        heading: 'Service level',
        text: [
          'The service level agreement promises a monthly uptime percentage of 99.9 for the Gale API, with service credits when it is missed.',
        ],
      },
      {
        heading: 'Models',
        text: [
          'Dated snapshots let you pin a model version until it is retired.',
          'Fine-tuned models are private to your organization and are never shared with other customers.',
          'Provisioned throughput can be reserved by the month.',
        ],
      },
      { heading: 'Safety filters', text: ['Content filters are always on and cannot be configured.'] },
    ],
  });
}

function transparency(exchange: Exchange): void {
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

const addenda = new Map<string, Uint8Array>();

function addendum(scene: Scene): Uint8Array {
  const date = written(scene.day(-200));
  const known =
    addenda.get(date) ??
    writePdf({
      title: 'Northwind Data Processing Addendum',
      header: 'Northwind Data Processing Addendum',
      footer: 'Version 4.2',
      blocks: addendumBlocks(date),
    });
  addenda.set(date, known);
  return known;
}

function addendumBlocks(date: string): PdfBlock[] {
  const p = (text: string): PdfBlock => ({ kind: 'paragraph', text });
  const h = (text: string): PdfBlock => ({ kind: 'heading', text });
  return [
    { kind: 'title', text: 'Data Processing Addendum' },
    p(
      `Version 4.2, effective ${date}. This addendum forms part of the agreement for the Gale API between Northwind and the customer.`,
    ),
    h('1. Roles'),
    p(
      'The customer is the controller and Northwind is the processor of the personal data that the customer submits to the Gale API.',
    ),
    p(
      'Northwind processes personal data on documented instructions of the customer only, unless the law to which it is subject requires otherwise.',
    ),
    h('2. Confidentiality and security'),
    p(
      'People who are allowed to handle personal data are bound to secrecy by contract. Annex II describes the measures that protect the data.',
    ),
    p(
      'Northwind tells the customer of a personal data breach without undue delay and at the latest within 48 hours after it became aware of it.',
    ),
    h('3. Sub-processors'),
    p(
      'The customer gives a general authorisation to engage sub-processors. The current list of sub-processors is published at http://trust.northwind.test/subprocessors and changes are announced thirty days ahead.',
    ),
    h('4. International transfers'),
    p(
      'Where personal data leaves the European Economic Area, the Standard Contractual Clauses of Decision (EU) 2021/914 apply: module two where the customer is a controller, module three where it is a processor.',
    ),
    h('5. Return and deletion'),
    p(
      'After the end of the services Northwind deletes the personal data of the customer within 30 days, unless storage is required by law.',
    ),
    h('6. Audits'),
    p(
      'Northwind makes available the information that is needed to show that it complies with this addendum, and allows for audits once a year.',
    ),
    { kind: 'pageBreak' },
    h('Annex I: description of the processing'),
    { kind: 'row', cells: ['Item', 'Description'], head: true },
    { kind: 'row', cells: ['Data subjects', 'Users of the applications that the customer builds'] },
    { kind: 'row', cells: ['Categories of data', 'Text and files that the customer submits'] },
    { kind: 'row', cells: ['Duration', 'The term of the agreement'] },
    h('Annex II: technical and organisational measures'),
    {
      kind: 'item',
      text: 'Access to production systems needs a hardware token and is reviewed each quarter.',
    },
    { kind: 'item', text: 'Changes are tested and approved by a second person.' },
    { kind: 'item', text: 'Backups are restored twice a year to prove that they work.' },
  ];
}
