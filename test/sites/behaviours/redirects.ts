import { brand } from '../markup/brand.ts';
import { article } from '../markup/article.ts';
import { html, redirect } from '../respond.ts';
import type { Behaviour } from '../site.ts';

const weir = brand('Weirstone', 'weirstone.test', ['Sluice API'], 200);

export const redirects: Behaviour = {
  name: 'redirects',
  does: 'redirects: to another document, to the home page, by script and by meta refresh, to the same document with a slash, in a loop, and to an address that must not be visited',
  hosts: ['www.weirstone.test', 'legal.weirstone.test', 'loop.weirstone.test', 'inside.weirstone.test'],
  samples: [
    {
      url: 'http://www.weirstone.test/privacy',
      kind: 'page',
      verdict: 'ok',
      holds: ['answers requests for erasure within a month'],
    },
    { url: 'http://www.weirstone.test/api-privacy', kind: 'page', verdict: 'moved' },
    { url: 'http://www.weirstone.test/retired-product', kind: 'page', verdict: 'moved' },
    { url: 'http://www.weirstone.test/by-script', kind: 'page', verdict: 'moved' },
    { url: 'http://www.weirstone.test/by-meta', kind: 'page', verdict: 'moved' },
    { url: 'http://loop.weirstone.test/a', kind: 'page', verdict: 'unreachable' },
    { url: 'http://inside.weirstone.test/metadata', kind: 'page', verdict: 'refused' },
    { url: 'http://inside.weirstone.test/loopback', kind: 'page', verdict: 'refused' },
    { url: 'http://inside.weirstone.test/file', kind: 'page', verdict: 'refused' },
  ],
  answer(exchange) {
    const { path, host } = exchange;
    if (host === 'loop.weirstone.test') return redirect(exchange, path === '/a' ? '/b' : '/a');
    if (path === '/metadata') return redirect(exchange, 'http://169.254.169.254/latest/meta-data/');
    if (path === '/loopback') return redirect(exchange, 'http://127.0.0.1:22/');
    if (path === '/file') return redirect(exchange, 'file:///etc/hostname');
    if (path === '/privacy') return redirect(exchange, '/privacy/', 301);
    if (path === '/api-privacy') return redirect(exchange, 'http://legal.weirstone.test/consumer-terms', 301);
    if (path === '/retired-product') return redirect(exchange, '/');
    if (path === '/by-script')
      return html(
        exchange,
        stub(`<script>location.replace('http://legal.weirstone.test/consumer-terms')</script>`),
      );
    if (path === '/by-meta')
      return html(
        exchange,
        stub(`<meta http-equiv="refresh" content="0; url=http://legal.weirstone.test/consumer-terms">`),
      );
    html(exchange, document(host, path));
  },
};

function stub(head: string): string {
  return `<!doctype html><html lang="en"><head><title>Redirecting</title>${head}</head><body><p>This page has a new home. <a href="http://legal.weirstone.test/consumer-terms">Continue</a></p></body></html>`;
}

function document(host: string, path: string): string {
  if (path === '/') {
    return article({
      brand: weir,
      host,
      title: 'Models for water utilities',
      path,
      lead: 'Forecast, plan and explain with Sluice.',
      sections: [{ heading: 'Popular', list: ['Demand forecasting', 'Leak reports', 'Customer letters'] }],
    });
  }
  if (host === 'legal.weirstone.test') {
    return article({
      brand: weir,
      host,
      title: 'Terms for consumers',
      path,
      sections: [
        {
          heading: 'Your account',
          text: [
            'You must be sixteen or older to open an account with Sluice Home.',
            'We may end accounts that stay idle for two years.',
          ],
        },
        { heading: 'Payments', text: ['Subscriptions renew each month until they are cancelled.'] },
      ],
    });
  }
  return article({
    brand: weir,
    host,
    title: 'Privacy',
    path,
    sections: [
      {
        heading: 'Your rights',
        text: [
          'Weirstone answers requests for erasure within a month.',
          'You may ask for a copy of the personal data that we hold about you.',
        ],
      },
    ],
  });
}
