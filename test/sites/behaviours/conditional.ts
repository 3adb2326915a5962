import { brand } from '../markup/brand.ts';
import { article } from '../markup/article.ts';
import { html } from '../respond.ts';
import type { Behaviour } from '../site.ts';

const quern = brand('Quernstone', 'quernstone.test', ['Mill API'], 45);
const modified = 'Mon, 11 Jan 2027 09:30:00 GMT';

export const conditional: Behaviour = {
  name: 'conditional',
  does: 'answers 304 to a matching ETag, to a Last-Modified date, and for a shell whose content comes by script and changes behind it',
  hosts: ['www.quernstone.test', 'app.quernstone.test'],
  samples: [
    {
      url: 'http://www.quernstone.test/etag',
      kind: 'page',
      verdict: 'ok',
      holds: ['removed after eight days'],
    },
    {
      url: 'http://www.quernstone.test/last-modified',
      kind: 'page',
      verdict: 'ok',
      holds: ['removed after eight days'],
    },
    { url: 'http://app.quernstone.test/shell', kind: 'page', verdict: 'ok', holds: ['reading number'] },
  ],
  answer(exchange) {
    if (exchange.host === 'app.quernstone.test') {
      if (exchange.path === '/content') {
        const reading = exchange.memory.count('content');
        return html(
          exchange,
          `<h1>Retention</h1><p>This is reading number ${reading} of a text that changes behind a shell that does not.</p><p>Mill keeps prompts for ${reading + 10} days.</p>${'<p>The rest of the page explains how requests travel through our service and who looks after it.</p>'.repeat(8)}`,
        );
      }
      return html(exchange, shell, { etag: true });
    }
    const body = article({
      brand: quern,
      title: 'Keeping of data',
      path: exchange.path,
      sections: [
        { heading: 'Prompts', text: ['Prompts sent to the Mill API are removed after eight days.'] },
      ],
    });
    if (exchange.path === '/etag') return html(exchange, body, { etag: true });
    if (exchange.request.headers['if-modified-since'] === modified) {
      exchange.response.writeHead(304, { 'last-modified': modified }).end();
      return;
    }
    html(exchange, body, { headers: { 'last-modified': modified } });
  },
};

const shell = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Retention | Quernstone</title></head><body><div id="app"></div><script>fetch('/content').then(function(r){return r.text()}).then(function(t){document.getElementById('app').innerHTML='<main>'+t+'</main>'})</script></body></html>`;
