import { brand } from '../markup/brand.ts';
import { filler } from '../markup/prose.ts';
import { frame } from '../markup/frame.ts';
import { html } from '../respond.ts';
import type { Behaviour } from '../site.ts';

const tarn = brand('Tarnside', 'tarnside.test', ['Tarn API', 'Tarn Notebook'], 190);

/** Which of the two a request gets is told by its path, so that a test need not count. */
export const errorFlip: Behaviour = {
  name: 'error-flip',
  does: 'the same address gives the document on odd requests and an error body with status 200 on even ones',
  hosts: ['www.tarnside.test'],
  samples: [
    {
      url: 'http://www.tarnside.test/always-document',
      kind: 'page',
      verdict: 'ok',
      holds: ['are deleted after 14 days'],
    },
    { url: 'http://www.tarnside.test/always-error', kind: 'page', verdict: 'error_page' },
  ],
  answer(exchange) {
    const odd = exchange.memory.count(exchange.path) % 2 === 1;
    const shows = exchange.path === '/always-document' || (exchange.path !== '/always-error' && odd);
    html(exchange, shows ? document(exchange.path) : error(exchange.path));
  },
};

function document(path: string): string {
  return frame({
    brand: tarn,
    title: 'API data usage',
    path,
    main: `<h1>API data usage</h1><p class="lead">This page explains what happens to what you send through the Tarn API.</p>
<section><h2>Storage</h2><p>Requests to the Tarn API are deleted after 14 days. Files that you upload stay until you remove them.</p></section>
<section><h2>Improvement of models</h2><p>Tarnside does not train its models on content that customers submit through the Tarn API.</p></section>${filler(tarn, 'usage', 4)}`,
  });
}

function error(path: string): string {
  return frame({
    brand: tarn,
    title: 'API data usage',
    path,
    main: `<div class="grid place-items-center py-16"><h1>This page can't be shown right now</h1><p>An unexpected problem came up on our side. Try again in a few minutes, or go back to the <a href="/">home page</a>.</p><button class="btn btn-primary">Reload</button></div>`,
  });
}
