// Skybridge: a cloud that serves the models of others. A portal of cards, documentation of its model service, lists of sub-processors.
import { article } from '../markup/article.ts';
import { brand } from '../markup/brand.ts';
import { styles } from '../markup/styles.ts';
import { html, json } from '../respond.ts';
import type { Exchange, Site } from '../site.ts';
import { siteOf, written } from './routes.ts';

const skybridge = brand(
  'Skybridge',
  'skybridge.test',
  ['Skybridge Models', 'Skybridge Compute', 'Skybridge Storage'],
  250,
);
const sidebar = [
  'What is Skybridge Models?',
  'Model catalogue',
  'Deployment types',
  'Data and privacy',
  'Security controls',
  'Regions',
  'Quotas',
];

export const skybridgeSite: Site = siteOf({
  brand: skybridge,
  hosts: ['skybridge.test', 'www.skybridge.test', 'docs.skybridge.test', 'security.skybridge.test'],
  routes: {
    'security.skybridge.test/': (exchange) => html(exchange, portalShell),
    'security.skybridge.test/api/items': (exchange) => json(exchange, portalItems(exchange)),
    'docs.skybridge.test/models/data-privacy': (exchange) =>
      html(exchange, dataPrivacy(exchange), { etag: true }),
    'docs.skybridge.test/models/security-controls': (exchange) =>
      html(exchange, securityControls(exchange), { etag: true }),
    'www.skybridge.test/legal/subprocessors': (exchange) =>
      html(exchange, subprocessors(exchange), { etag: true }),
    'www.skybridge.test/legal/hipaa': (exchange) => html(exchange, hipaa(exchange), { etag: true }),
  },
});

type Item = readonly [group: string, name: string, open: boolean, details?: string];

const items: readonly Item[] = [
  ['Reports', 'SOC 1 Type II report', false],
  ['Reports', 'SOC 2 Type II report', false],
  ['Reports', 'SOC 3 report', true, 'General-use report on Skybridge, including Skybridge Models.'],
  [
    'Certificates',
    'ISO/IEC 27001:2022 certificate',
    true,
    'Skybridge Models is in the scope of the certificate.',
  ],
  [
    'Certificates',
    'ISO/IEC 42001:2023 certificate',
    true,
    'The management system for AI behind Skybridge Models.',
  ],
  ['Certificates', 'BSI C5 attestation', false],
  ['Certificates', 'CSA STAR level 2 certification', true, 'Listed in the public registry.'],
  ['Certificates', 'FedRAMP High authorization', false],
  ['Policies', 'Information security policy', true, 'Approved by the board each January.'],
  ['Policies', 'Business continuity policy', true, 'Tested twice a year.'],
  [
    'Policies',
    'Supplier policy',
    true,
    'Suppliers are assessed before they begin and once a year after that.',
  ],
];

function portalItems({ scene }: Exchange): unknown {
  const sent = scene.has('skybridge-half-list') ? items.slice(0, 3) : items;
  return {
    total: items.length,
    items: sent.map(([group, name, open, details]) => ({ group, name, open, details: details ?? '' })),
  };
}

/** Cards appear as they come; while some are outstanding, the portal says so and keeps a skeleton at the end. */
const portalShell = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Skybridge Security Portal</title><meta name="viewport" content="width=device-width"><style>${styles}</style></head>
<body style="--brand-hue:250"><header class="border-b px-6 py-8"><h1>Skybridge Security Portal</h1><p>Reports, certificates and policies for Skybridge and Skybridge Models.</p><button class="btn btn-primary">Get access</button> <button class="btn btn-ghost">Reclaim access</button></header>
<main class="px-6 py-8"><p class="text-faint" id="count"></p><div id="cards"><div class="skeleton"></div><div class="skeleton"></div></div></main><footer class="px-6 py-8 text-xs">Powered by Cardkeeper</footer>
<script>fetch('/api/items').then(function(r){return r.json()}).then(function(d){
var groups={};d.items.forEach(function(i){(groups[i.group]=groups[i.group]||[]).push(i)});
document.getElementById('count').textContent='Showing '+d.items.length+' of '+d.total+' items';
document.getElementById('cards').innerHTML=Object.keys(groups).map(function(g){return '<section class="card mt-4"><h2>'+g+'</h2><ul>'+groups[g].map(function(i){return '<li class="flex justify-between"><div><h3>'+i.name+'</h3>'+(i.details?'<p>'+i.details+'</p>':'')+'</div>'+(i.open?'<a class="btn btn-ghost" href="#view">View</a>':'<button class="btn btn-ghost">Request access</button>')+'</li>'}).join('')+'</ul></section>'}).join('')+(d.items.length<d.total?'<div aria-busy="true" role="progressbar"><div class="skeleton"></div><p>Loading…</p></div>':'');
})</script></body></html>`;

function dataPrivacy({ scene, host, path }: Exchange): string {
  const training = scene.has('skybridge-rewords')
    ? 'Whatever you send to a model on Skybridge Models, neither Skybridge nor the developer of the model trains on it.'
    : 'Prompts and completions on Skybridge Models are not used to train any model, neither by Skybridge nor by the developer of the model.';
  const days = scene.has('skybridge-keeps-longer') ? 45 : 30;
  return article({
    brand: skybridge,
    host,
    path,
    title: 'Data, privacy and security for Skybridge Models',
    sidebar,
    updated: written(scene.has('skybridge-rewords') ? scene.day(5) : scene.day(-40)),
    lead: 'This article explains how Skybridge Models treats the data that you provide, whichever model you choose.',
    sections: [
      {
        heading: 'Training',
        text: [
          training,
          'Developers of models have no access to the service and see neither prompts nor completions.',
        ],
      },
      {
        heading: 'Retention',
        text: [
          `Prompts and completions are stored for up to ${days} days for abuse monitoring, and then deleted.`,
          'Customers who are approved for modified abuse monitoring have nothing stored: zero data retention is granted on application.',
        ],
      },
      {
        heading: 'Residency',
        text: [
          'With a regional deployment of Skybridge Models, data is stored and processed only in the region that you select, such as Frankfurt or Paris.',
          'Global deployments may process a request in any region.',
        ],
      },
    ],
  });
}

function securityControls({ host, path }: Exchange): string {
  return article({
    brand: skybridge,
    host,
    path,
    title: 'Security controls for Skybridge Models',
    sidebar,
    sections: [
      {
        heading: 'Networking',
        text: [
          'Private Link connects your virtual network to Skybridge Models without exposure to the public internet.',
        ],
      },
      {
        heading: 'Encryption',
        text: [
          'Data of Skybridge Models is encrypted at rest with AES-256, and you can use customer-managed keys from your own vault.',
          'All traffic is encrypted in transit with TLS 1.2 or newer.',
        ],
      },
      {
        heading: 'Identity',
        text: ['Role-based access control is built in, and managed identities take the place of API keys.'],
      },
      { heading: 'Isolation', text: ['Stored data is logically separated by customer.'] },
      {
        heading: 'Availability',
        text: ['Skybridge Models has a service level agreement with a monthly uptime of 99.9 percent.'],
      },
      { heading: 'Capacity', text: ['Provisioned throughput units reserve capacity for a deployment.'] },
      {
        heading: 'Filters',
        text: [
          'You can configure the content filter for each deployment: set the severity threshold for every category of harm.',
          'Turning filters off needs approval: apply for modified content filtering with a form.',
        ],
      },
      {
        heading: 'Regions',
        text: ['Choose the region for each deployment; Skybridge Models is available in 14 regions.'],
      },
    ],
  });
}

const companies: readonly (readonly string[])[] = [
  ['Anchor Energy Data', 'Metering of data centres', 'Germany'],
  ['Beacon Support', 'First-line support', 'Ireland'],
  ['Capstan Payments', 'Payments', 'Netherlands'],
  ['Dockside Translation', 'Translation of tickets', 'France'],
  ['Fairlead Voice', 'Telephone support', 'Spain'],
  ['Gangway Mail', 'E-mail delivery', 'Sweden'],
  ['Halyard Field Services', 'Hands in data centres', 'Poland'],
];

function subprocessors({ scene, host, path }: Exchange): string {
  const noisy = scene.has('skybridge-cookies');
  return article({
    brand: skybridge,
    host,
    path,
    title: 'Sub-processors',
    footerSeed: noisy ? 'other' : 'first',
    cookies: noisy ? 'late' : 'none',
    sections: [
      ...(noisy
        ? [
            {
              heading: 'A new look',
              text: ['We have moved this page to our new design. The list is the same as before.'],
            },
          ]
        : []),
      {
        heading: 'Who helps us',
        text: ['Skybridge engages these sub-processors for its services, Skybridge Models included.'],
        table: { columns: ['Company', 'Purpose', 'Location'], rows: companies },
      },
      {
        heading: 'Contract',
        text: [
          'The data processing addendum of Skybridge incorporates the standard contractual clauses and is part of the online terms.',
        ],
      },
    ],
    tail: noisy
      ? '<div class="consent-overlay fixed" role="dialog" aria-label="Cookies"><p>Our 412 partners may use what they learn about your visit to train their advertising models.</p><button>Accept</button></div>'
      : '',
  });
}

function hipaa({ host, path }: Exchange): string {
  return article({
    brand: skybridge,
    host,
    path,
    title: 'HIPAA on Skybridge',
    sections: [
      {
        heading: 'The agreement',
        text: [
          'The HIPAA business associate agreement of Skybridge is part of the online terms for every customer and covers Skybridge Models.',
        ],
      },
      {
        heading: 'Your part',
        text: [
          'Customers decide who may see protected health information and keep their own records of access.',
        ],
      },
    ],
  });
}
