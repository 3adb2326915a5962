import { icon } from '../markup/icons.ts';
import { brand, escapeHtml } from '../markup/brand.ts';
import { styles } from '../markup/styles.ts';
import { html, json } from '../respond.ts';
import type { Behaviour } from '../site.ts';

/** hidden: not listed at all; listed: name only, details behind a request; open: details shown. */
type Visibility = 'hidden' | 'listed' | 'open';

export interface PortalCard {
  readonly group: string;
  readonly name: string;
  readonly visibility: Visibility;
  readonly details?: string;
}

export interface CardPortal {
  readonly name: string;
  readonly lead: string;
  readonly cards: readonly PortalCard[];
  readonly hue?: number;
}

const oakmere = brand('Oakmere', 'oakmere.test', ['Acorn API', 'Acorn Chat'], 110);

const cards: readonly PortalCard[] = [
  { group: 'Reports', name: 'SOC 2 Type II report', visibility: 'listed' },
  {
    group: 'Reports',
    name: 'SOC 3 report',
    visibility: 'open',
    details: 'General-use report for the period January to December. Download without an account.',
  },
  {
    group: 'Reports',
    name: 'Red team letter',
    visibility: 'hidden',
    details: 'Known to approved visitors only.',
  },
  {
    group: 'Certificates',
    name: 'ISO/IEC 27001:2022 certificate',
    visibility: 'open',
    details: 'Certificate of registration covering the development and operation of the Acorn API.',
  },
  { group: 'Certificates', name: 'ISO/IEC 42001:2023 certificate', visibility: 'listed' },
  {
    group: 'Legal',
    name: 'Data Processing Addendum',
    visibility: 'open',
    details:
      'Includes the standard contractual clauses (module two) and a list of sub-processors in Annex III.',
  },
  {
    group: 'Data security',
    name: 'Encryption at rest',
    visibility: 'open',
    details: 'All stored content is encrypted with AES-256.',
  },
  {
    group: 'Data security',
    name: 'Encryption in transit',
    visibility: 'open',
    details: 'TLS 1.2 or newer is required for every connection.',
  },
];

export function cardPortalPage(portal: CardPortal): string {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(portal.name)} Security Portal</title><meta name="viewport" content="width=device-width"><style>${styles}</style></head>
<body style="--brand-hue:${portal.hue ?? 110}"><div id="root"><div class="sb-shell"><header class="sb-top border-b px-6 py-8"><div class="flex justify-between"><div><h1>${escapeHtml(portal.name)}</h1><p>${escapeHtml(portal.lead)}</p></div><div class="flex gap-2"><button class="btn btn-primary">Get access</button><button class="btn btn-ghost">Reclaim access</button></div></div>
<label>Product <select aria-label="Product switcher"><option>All products</option><option>API</option><option>Chat</option></select></label></header><main class="px-6 py-8" id="cards"><div class="skeleton"></div><div class="skeleton"></div></main><footer class="px-6 py-8 text-xs">Powered by Cardkeeper <a href="/subscribe">Subscribe to updates</a></footer></div></div>
<script>
fetch('/api/portal/items').then(function(r){return r.json()}).then(function(data){
  var groups={};data.items.forEach(function(i){(groups[i.group]=groups[i.group]||[]).push(i)});
  document.getElementById('cards').innerHTML=Object.keys(groups).map(function(g){return '<section class="card sb-card mt-4"><h2>'+g+'</h2>'+groups[g].map(function(i){
    var icon=i.visibility==='open'?'':data.lock;
    return '<div class="sb-item flex justify-between py-2 border-b"><div><h3 class="font-medium">'+icon+' '+i.name+'</h3>'+(i.details?'<p class="text-sm">'+i.details+'</p>':'')+'</div>'+(i.visibility==='open'?'<a class="btn btn-ghost" href="#view">View</a>':'<button class="btn btn-ghost">Request access</button>')+'</div>'}).join('')+'</section>'}).join('');
});
</script></body></html>`;
}

export function cardPortalItems(portal: CardPortal): unknown {
  const shown = portal.cards.filter(({ visibility }) => visibility !== 'hidden');
  return {
    lock: icon('lock', 16, 'Locked'),
    items: shown.map(({ group, name, visibility, details }) => ({
      group,
      name,
      visibility,
      ...(visibility === 'open' ? { details } : {}),
    })),
  };
}

export const cardPortal: Behaviour = {
  name: 'card-portal',
  does: 'cards of items at three levels of visibility: not listed, listed with details closed, listed with details',
  hosts: ['security.oakmere.test'],
  samples: [
    {
      url: 'http://security.oakmere.test/',
      kind: 'portal',
      verdict: 'ok',
      holds: ['SOC 2 Type II report', 'Certificate of registration', 'standard contractual clauses'],
      lacks: ['Red team letter'],
    },
  ],
  answer(exchange) {
    const portal = {
      name: oakmere.name,
      lead: 'Everything that your reviewers ask for, in one place.',
      cards,
    };
    if (exchange.path === '/api/portal/items') return json(exchange, cardPortalItems(portal));
    html(exchange, cardPortalPage(portal));
  },
};
