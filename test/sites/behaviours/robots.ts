import { brand } from '../markup/brand.ts';
import { article } from '../markup/article.ts';
import { hangUp, html, plain, redirect } from '../respond.ts';
import type { Behaviour, Exchange, Sample } from '../site.ts';

const rook = brand('Rookery', 'rookery.test', ['Corvid API'], 20);

/** Each state on a host of its own. The verdict is the one of visiting /policy there. */
const states: Readonly<Record<string, readonly [Sample['verdict'], (exchange: Exchange) => void]>> = {
  allows: [
    'ok',
    (exchange) =>
      plain(
        exchange,
        'User-agent: *\nDisallow: /cart\nAllow: /\nSitemap: http://allows.rookery.test/sitemap.xml\n',
      ),
  ],
  empty: ['ok', (exchange) => plain(exchange, '')],
  'not-found': ['ok', (exchange) => plain(exchange, 'Not found', { status: 404 })],
  forbidden: ['ok', (exchange) => plain(exchange, 'Forbidden', { status: 403 })],
  'refuses-all': ['refused', (exchange) => plain(exchange, 'User-agent: *\nDisallow: /\n')],
  'refuses-us': [
    'refused',
    (exchange) => plain(exchange, 'User-agent: AssayBot\nDisallow: /policy\n\nUser-agent: *\nDisallow:\n'),
  ],
  'refuses-others': [
    'ok',
    (exchange) =>
      plain(
        exchange,
        'User-agent: GreedyBot\nUser-agent: OtherBot\nDisallow: /\n\nUser-agent: *\nDisallow: /admin\n',
      ),
  ],
  'longest-wins': ['ok', (exchange) => plain(exchange, 'User-agent: *\nDisallow: /\nAllow: /policy$\n')],
  wildcard: ['refused', (exchange) => plain(exchange, 'User-agent: *\nDisallow: /*licy$\n')],
  delays: ['ok', (exchange) => plain(exchange, 'User-agent: *\nCrawl-delay: 2\nDisallow: /private\n')],
  redirects: ['ok', (exchange) => redirect(exchange, 'http://allows.rookery.test/robots.txt', 301)],
  failing: ['unreachable', (exchange) => plain(exchange, 'Internal error', { status: 500 })],
  unavailable: ['unreachable', (exchange) => plain(exchange, '', { status: 503 })],
  resets: ['unreachable', hangUp],
  page: [
    'ok',
    (exchange) => html(exchange, '<!doctype html><html><body><h1>Not what you came for</h1></body></html>'),
  ],
  marked: [
    'refused',
    (exchange) => plain(exchange, '\ufeffUSER-AGENT: *   # everyone\r\ndisallow: /policy   # not this\r\n'),
  ],
  huge: [
    'ok',
    (exchange) =>
      plain(exchange, `User-agent: *\nAllow: /policy\n${'Disallow: /x-and-more\n'.repeat(60_000)}`),
  ],
};

export const robotsStates: Behaviour = {
  name: 'robots',
  does: 'robots.txt in every state: allowing, refusing, by longest match and wildcard, with a delay, redirected, missing, forbidden, failing, reset, a page instead, with a byte order mark, of more than a megabyte',
  hosts: Object.keys(states).map((name) => `${name}.rookery.test`),
  samples: Object.entries(states).map(([name, [verdict]]): Sample => ({
    url: `http://${name}.rookery.test/policy`,
    kind: 'page',
    verdict,
  })),
  robots(exchange) {
    states[stateOf(exchange)]?.[1](exchange);
  },
  answer(exchange) {
    html(
      exchange,
      article({
        brand: rook,
        host: exchange.host,
        title: 'Data policy',
        path: exchange.path,
        sections: [{ heading: 'Keeping', text: ['The Corvid API keeps requests for twelve days.'] }],
      }),
    );
  },
};

function stateOf({ host }: Exchange): string {
  return host.replace('.rookery.test', '');
}
