import { brand } from '../markup/brand.ts';
import { article } from '../markup/article.ts';
import { frame } from '../markup/frame.ts';
import { html } from '../respond.ts';
import type { Behaviour } from '../site.ts';

const mire = brand('Mirefen', 'mirefen.test', ['Peat API'], 75);

/** All with status 200. */
const bodies: Readonly<Record<string, { readonly title: string; readonly main: string }>> = {
  '/not-found': {
    title: 'Page not found',
    main: '<h1>404</h1><p>We looked everywhere, but there is nothing at this address. It may have been renamed.</p><a class="btn btn-primary" href="/">Back to the start</a>',
  },
  '/maintenance': {
    title: 'We will be right back',
    main: '<h1>Scheduled maintenance</h1><p>Our site is being worked on and will return around noon. Thank you for your patience.</p>',
  },
  '/application-error': {
    title: 'Peat',
    main: '<h2>Application error: a client-side exception has occurred (see the browser console for more information).</h2>',
  },
  '/gateway': { title: '502 Bad Gateway', main: '<h1>502 Bad Gateway</h1><hr><p>edge/1.25</p>' },
  '/limit': {
    title: 'Slow down',
    main: '<h1>You are going a little fast</h1><p>Too many requests came from your network. Please wait a minute and try again.</p>',
  },
};

export const softFailures: Behaviour = {
  name: 'soft-failures',
  does: 'failures with status 200: not found, maintenance, a script error, a gateway error, a limit; and a real document about errors',
  hosts: ['www.mirefen.test'],
  samples: [
    { url: 'http://www.mirefen.test/not-found', kind: 'page', verdict: 'error_page' },
    { url: 'http://www.mirefen.test/maintenance', kind: 'page', verdict: 'error_page' },
    { url: 'http://www.mirefen.test/application-error', kind: 'page', verdict: 'error_page' },
    { url: 'http://www.mirefen.test/gateway', kind: 'page', verdict: 'error_page' },
    { url: 'http://www.mirefen.test/limit', kind: 'page', verdict: 'error_page' },
    {
      url: 'http://www.mirefen.test/docs/errors',
      kind: 'page',
      verdict: 'ok',
      holds: ['An unexpected error occurred'],
    },
  ],
  answer(exchange) {
    const body = bodies[exchange.path];
    if (body) return html(exchange, frame({ brand: mire, ...body, path: exchange.path, canonical: false }));
    html(
      exchange,
      article({
        brand: mire,
        title: 'Error codes',
        path: exchange.path,
        sidebar: ['Quickstart', 'Error codes', 'Limits'],
        sections: [
          {
            heading: 'HTTP errors',
            text: [
              'Our API answers with the usual codes. Write your client so that it waits longer after each failure.',
            ],
            table: {
              columns: ['Code', 'Meaning'],
              rows: [
                ['401', 'Authentication failed: check your key.'],
                ['403', 'Access denied: the key lacks a permission.'],
                ['404', 'Page not found: the resource does not exist.'],
                ['429', 'Too many requests: slow down and try again.'],
                ['500', 'An unexpected error occurred on our side: try again later.'],
                ['503', 'Temporarily unavailable for maintenance.'],
              ],
            },
          },
          { heading: 'Logs of errors', text: ['Logs of failed requests are erased after four days.'] },
        ],
      }),
    );
  },
};
