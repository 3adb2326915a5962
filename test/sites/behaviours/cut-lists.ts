import { brand } from '../markup/brand.ts';
import { article } from '../markup/article.ts';
import { html } from '../respond.ts';
import type { Behaviour } from '../site.ts';

const tally = brand('Tallis', 'tallis.test', ['Ledger API'], 250);

const names = [
  'Anvil Hosting',
  'Birch Mail',
  'Cinder Logs',
  'Dovetail Support',
  'Ember Metrics',
  'Flint Identity',
  'Gorse Backup',
  'Heron Billing',
  'Iris Voice',
  'Juniper Review',
  'Kelp Storage',
  'Linden Search',
  'Maple Relay',
  'Nettle Scan',
];
const rows = names.map((name, index) => [
  name,
  index % 2 ? 'Support' : 'Infrastructure',
  index % 3 ? 'Ireland' : 'Spain',
]);

export const cutLists: Behaviour = {
  name: 'cut-lists',
  does: 'a list that says it has fourteen entries and shows six, a pager whose next page fails, a table left half loaded, and a list complete by its own count',
  hosts: ['www.tallis.test'],
  samples: [
    { url: 'http://www.tallis.test/count', kind: 'page', verdict: 'incomplete' },
    { url: 'http://www.tallis.test/pager', kind: 'page', verdict: 'incomplete' },
    { url: 'http://www.tallis.test/half', kind: 'page', verdict: 'incomplete' },
    {
      url: 'http://www.tallis.test/complete',
      kind: 'page',
      verdict: 'ok',
      holds: ['Anvil Hosting', 'Nettle Scan'],
    },
  ],
  answer(exchange) {
    const { path } = exchange;
    if (path === '/page/2') return html(exchange, 'upstream error', { status: 500 });
    const shown = path === '/complete' ? rows : rows.slice(0, path === '/pager' ? 10 : 6);
    const table = { columns: ['Name', 'Purpose', 'Location'], rows: shown };
    const after: Readonly<Record<string, string>> = {
      '/count': '<p class="text-sm">Showing 6 of 14 entries</p>',
      '/pager': `<div class="css-pager flex justify-between" role="navigation" aria-label="Pagination"><span>1–10 of 14 results</span><button type="button" aria-label="Next page" id="next">›</button></div>`,
      '/half': `<div aria-busy="true" role="progressbar" aria-label="Loading more rows"><div class="skeleton"></div><div class="skeleton"></div><p>Loading…</p></div>`,
      '/complete': '<p class="text-sm">Showing 14 of 14 entries</p>',
    };
    html(
      exchange,
      article({
        brand: tally,
        title: 'Subprocessors',
        path,
        sections: [
          {
            heading: 'Current subprocessors',
            text: ['These companies process customer data for the Ledger API.'],
            table,
            html: after[path] ?? '',
          },
        ],
        tail:
          path === '/pager'
            ? `<script>document.getElementById('next').addEventListener('click',function(){fetch('/page/2').then(function(r){if(!r.ok)throw 0;return r.text()}).catch(function(){})})</script>`
            : '',
      }),
    );
  },
};
