import { brand } from '../markup/brand.ts';
import { article } from '../markup/article.ts';
import { html, json } from '../respond.ts';
import type { Behaviour } from '../site.ts';

const nook = brand('Nookwell', 'nookwell.test', ['Alcove API'], 160);
const rows = Array.from(
  { length: 60 },
  (_, index) => `Facility ${index + 1}, audited in week ${(index % 50) + 1}`,
);

export const hiddenPlaces: Behaviour = {
  name: 'hidden-places',
  does: 'text in open and declarative shadow roots, in frames of the same origin, and in a list that loads as one scrolls',
  hosts: ['www.nookwell.test'],
  samples: [
    {
      url: 'http://www.nookwell.test/shadow',
      kind: 'page',
      verdict: 'ok',
      holds: ['Alcove does not train on API content', 'removed after nine days'],
    },
    {
      url: 'http://www.nookwell.test/frame',
      kind: 'page',
      verdict: 'ok',
      holds: ['lives inside a frame and is read all the same'],
    },
    {
      url: 'http://www.nookwell.test/lazy',
      kind: 'page',
      verdict: 'ok',
      holds: [rows[0] as string, rows[59] as string],
    },
  ],
  answer(exchange) {
    const dress = (title: string, main: string, tail = '') =>
      article({ brand: nook, title, path: exchange.path, sections: [{ heading: title, html: main }], tail });
    switch (exchange.path) {
      case '/shadow':
        return html(
          exchange,
          dress(
            'Commitments',
            `<policy-card></policy-card><div><template shadowrootmode="open"><style>p{margin:0}</style><p>Prompts are removed after nine days.</p></template></div>`,
            shadowScript,
          ),
        );
      case '/frame':
        return html(
          exchange,
          dress('Terms', `<iframe src="/inner" title="Terms" width="800" height="500"></iframe>`),
        );
      case '/inner':
        return html(
          exchange,
          `<!doctype html><html lang="en"><head><title>Terms</title></head><body><h2>Data processing terms</h2><p>This sentence lives inside a frame and is read all the same.</p><p>Customers are told thirty days before a new sub-processor begins.</p></body></html>`,
        );
      case '/lazy':
        return html(
          exchange,
          dress('Facilities', `<ul id="lazy"></ul><div id="sentinel" style="height:20px"></div>`, lazyScript),
        );
      case '/rows': {
        const from = Number(exchange.url.searchParams.get('from'));
        return json(exchange, rows.slice(from, from + 20));
      }
      default:
        return html(exchange, 'Not found', { status: 404 });
    }
  },
};

const shadowScript = `<script>customElements.define('policy-card',class extends HTMLElement{connectedCallback(){var r=this.attachShadow({mode:'open'});r.innerHTML='<section><h3>Training</h3><p>Alcove does not train on API content.</p></section>'}})</script>`;

const lazyScript = `<script>(function(){var from=0,busy=false,list=document.getElementById('lazy');var o=new IntersectionObserver(function(e){if(!e.some(function(x){return x.isIntersecting})||busy)return;busy=true;fetch('/rows?from='+from).then(function(r){return r.json()}).then(function(rows){rows.forEach(function(t){var l=document.createElement('li');l.style.padding='14px';l.textContent=t;list.appendChild(l)});from+=rows.length;busy=false;if(rows.length<20){o.disconnect()}else{o.unobserve(document.getElementById('sentinel'));o.observe(document.getElementById('sentinel'))}})});o.observe(document.getElementById('sentinel'))})()</script>`;
