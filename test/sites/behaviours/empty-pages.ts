import { brand } from '../markup/brand.ts';
import { frame } from '../markup/frame.ts';
import { html } from '../respond.ts';
import type { Behaviour } from '../site.ts';

const husk = brand('Huskley', 'huskley.test', ['Chaff API'], 30);

export const emptyPages: Behaviour = {
  name: 'empty-pages',
  does: 'no bytes at all, menus and a footer without a document between them, and a page that asks for JavaScript and has none',
  hosts: ['www.huskley.test'],
  samples: [
    { url: 'http://www.huskley.test/nothing', kind: 'page', verdict: 'empty' },
    { url: 'http://www.huskley.test/furniture', kind: 'page', verdict: 'empty' },
    { url: 'http://www.huskley.test/needs-script', kind: 'page', verdict: 'empty' },
  ],
  answer(exchange) {
    if (exchange.path === '/nothing') return html(exchange, '');
    if (exchange.path === '/furniture')
      return html(exchange, frame({ brand: husk, title: 'Security', path: exchange.path, main: '' }));
    html(
      exchange,
      '<!doctype html><html lang="en"><head><title>Huskley</title></head><body><noscript>Please enable JavaScript to use this site.</noscript><div id="root"></div></body></html>',
    );
  },
};
