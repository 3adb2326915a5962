import { brand } from '../markup/brand.ts';
import { styles } from '../markup/styles.ts';
import { html } from '../respond.ts';
import type { Behaviour, Sample } from '../site.ts';

const fivefold = brand('Fivefold', 'fivefold.test', ['Pleat API'], 300);
const paths = ['/terms', '/privacy', '/dpa', '/subprocessors', '/security'];

/** The script that would fill the shell is not served: as when an archive, or a blocker, lost it. */
export const oneShell: Behaviour = {
  name: 'one-shell',
  does: 'the same shell of 40 kB, without a word of content, for five addresses',
  hosts: ['legal.fivefold.test'],
  samples: paths.map((path): Sample => ({
    url: `http://legal.fivefold.test${path}`,
    kind: 'page',
    verdict: 'empty',
  })),
  answer(exchange) {
    if (!paths.includes(exchange.path)) return html(exchange, 'gone', { status: 404 });
    html(exchange, shell());
  },
};

function shell(): string {
  const chunk = Array.from(
    { length: 420 },
    (_, index) =>
      `"${(index * 7919).toString(36)}":{"w":${index % 12},"k":"m${index}","c":["a${index % 9}","b${index % 5}"]}`,
  ).join(',');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${fivefold.name}</title><meta name="viewport" content="width=device-width"><style>${styles}</style><link rel="preload" as="script" href="/_app/immutable/entry.js"></head><body><div id="__next"><header class="flex px-6"><a href="/">${fivefold.name}</a></header><div class="page-root" data-hydrate="pending"></div></div><script>window.__MANIFEST__={${chunk}}</script><script defer src="/_app/immutable/entry.js"></script></body></html>`;
}
