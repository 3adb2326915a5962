import { gzipSync } from 'node:zlib';
import { brand } from '../markup/brand.ts';
import { article } from '../markup/article.ts';
import { html, json } from '../respond.ts';
import type { Behaviour, Exchange } from '../site.ts';

const deluge = brand('Delugeworks', 'delugeworks.test', ['Spate API'], 5);

export const floods: Behaviour = {
  name: 'floods',
  does: 'a decompression bomb, a stream without an end (fast, and one byte at a time), a page of a thousand requests, a page that grows without an end',
  hosts: [
    'bomb.delugeworks.test',
    'stream.delugeworks.test',
    'drip.tricklefall.test',
    'many.delugeworks.test',
    'grows.delugeworks.test',
  ],
  samples: [
    { url: 'http://bomb.delugeworks.test/', kind: 'page', verdict: 'too_large', slow: true },
    { url: 'http://stream.delugeworks.test/', kind: 'page', verdict: 'too_large', slow: true },
    { url: 'http://drip.tricklefall.test/', kind: 'page', verdict: 'unreachable', slow: true },
    { url: 'http://many.delugeworks.test/', kind: 'page', verdict: 'too_large', slow: true },
    // Its document comes whole by plain HTTP before the feed begins to grow.
    { url: 'http://grows.delugeworks.test/', kind: 'page', verdict: 'too_large', also: ['ok'], slow: true },
  ],
  answer(exchange) {
    if (exchange.host.startsWith('bomb.')) return bomb(exchange);
    if (exchange.host.startsWith('stream.')) return stream(exchange);
    if (exchange.host.startsWith('drip.')) return drip(exchange);
    if (exchange.path === '/item') return json(exchange, { n: exchange.url.searchParams.get('n') });
    html(exchange, exchange.host.startsWith('many.') ? many() : grows());
  },
};

let bombMember: Buffer | undefined;

/** A gigabyte of spaces in about a megabyte of gzip, sent as concatenated members. */
function bomb({ response }: Exchange): void {
  bombMember ??= gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '), { level: 9 });
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip' });
  response.write(gzipSync('<!doctype html><html lang="en"><head><title>Policy</title></head><body><p>'));
  for (let index = 0; index < 16; index++) response.write(bombMember);
  response.end();
}

function stream({ response }: Exchange): void {
  const chunk = `${'<p>Another paragraph of a page that does not end.</p>'.repeat(1000)}\n`;
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.write('<!doctype html><html lang="en"><head><title>Policy</title></head><body>');
  const pump = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', pump);
  pump();
}

function drip({ response }: Exchange): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  const timer = setInterval(() => response.write(' '), 250);
  response.on('close', () => clearInterval(timer));
}

function many(): string {
  return article({
    brand: deluge,
    host: 'many.delugeworks.test',
    title: 'Policy',
    path: '/',
    sections: [{ heading: 'Numbers', text: ['The numbers below are fetched one by one.'] }],
    tail: `<script>(async function(){for(var i=0;i<5000;i++){fetch('/item?n='+i).catch(function(){});if(i%50===49)await new Promise(function(r){setTimeout(r,10)})}})()</script>`,
  });
}

function grows(): string {
  return article({
    brand: deluge,
    host: 'grows.delugeworks.test',
    title: 'Policy',
    path: '/',
    sections: [{ heading: 'Feed', text: ['The feed below never stops.'], html: '<div id="feed"></div>' }],
    tail: `<script>setInterval(function(){var h='';for(var i=0;i<4000;i++)h+='<p>Entry '+Math.random()+' of a feed that goes on and on for as long as somebody looks at it.</p>';document.getElementById('feed').insertAdjacentHTML('beforeend',h)},50)</script>`,
  });
}
