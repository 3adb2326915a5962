import { articleBody } from '../markup/article.ts';
import { brand } from '../markup/brand.ts';
import { frame } from '../markup/frame.ts';
import { html, json } from '../respond.ts';
import type { Behaviour } from '../site.ts';

const drumlin = brand('Drumlin', 'drumlin.test', ['Drumlin Inference'], 60);

const skeleton = `<div id="content" aria-busy="true"><div role="status" class="text-faint">Loading...</div><div class="skeleton"></div><div class="skeleton"></div><div class="skeleton" style="width:60%"></div><div role="status">Loading...</div></div>`;

const resolves = `<script>setTimeout(function(){fetch('/content.json').then(function(r){return r.json()}).then(function(d){var c=document.getElementById('content');c.removeAttribute('aria-busy');c.innerHTML=d.html})},3000)</script>`;

/** The request that would bring the content is never answered. */
const never = `<script>fetch('/never.json').then(function(r){return r.json()}).then(function(d){document.getElementById('content').innerHTML=d.html})</script>`;

export const loading: Behaviour = {
  name: 'loading',
  does: '"Loading..." that becomes the document after three seconds, one that never does, and one whose data failed',
  hosts: ['docs.drumlin.test', 'slow.drumlin.test'],
  samples: [
    {
      url: 'http://docs.drumlin.test/after-three-seconds',
      kind: 'page',
      verdict: 'ok',
      holds: ['keeps no copy of a prompt once the answer was sent'],
    },
    { url: 'http://slow.drumlin.test/never', kind: 'page', verdict: 'incomplete', slow: true },
  ],
  answer(exchange) {
    if (exchange.path === '/never.json') return;
    if (exchange.path === '/content.json') return json(exchange, { html: content() });
    const tail = exchange.path === '/never' ? never : resolves;
    html(
      exchange,
      frame({
        brand: drumlin,
        host: exchange.host,
        title: 'Retention',
        path: exchange.path,
        main: skeleton,
        tail,
      }),
    );
  },
};

function content(): string {
  return articleBody({
    brand: drumlin,
    title: 'Retention',
    path: '/',
    lead: 'What is kept, where and for how long.',
    sections: [
      {
        heading: 'Prompts',
        text: [
          'In its default setting Drumlin Inference keeps no copy of a prompt once the answer was sent.',
        ],
      },
      { heading: 'Billing records', text: ['Token counts are kept for seven years, as tax law asks.'] },
    ],
  });
}
