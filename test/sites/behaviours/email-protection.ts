import { brand } from '../markup/brand.ts';
import { article } from '../markup/article.ts';
import { html } from '../respond.ts';
import type { Behaviour } from '../site.ts';

const pollard = brand('Pollardine', 'pollardine.test', ['Willow API'], 90);

/** The key is the first byte; every occurrence and every visit has another one. */
export function protectedAddress(address: string, key: number): string {
  const bytes = [...new TextEncoder().encode(address)].map((byte) => byte ^ key);
  return [key, ...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const emailProtection: Behaviour = {
  name: 'email-protection',
  does: 'e-mail addresses hidden by a key that changes with each occurrence and each visit',
  hosts: ['www.pollardine.test'],
  samples: [
    {
      url: 'http://www.pollardine.test/health',
      kind: 'page',
      verdict: 'ok',
      holds: ['baa@pollardine.test', 'privacy@pollardine.test'],
      lacks: ['[email protected]', '[email\u00a0protected]'],
    },
  ],
  answer(exchange) {
    const key = () => Math.floor(exchange.random() * 255) + 1;
    const span = (address: string) =>
      `<span class="__cf_email__" data-cfemail="${protectedAddress(address, key())}">[email&#160;protected]</span>`;
    const link = (address: string) =>
      `<a href="/cdn-cgi/l/email-protection#${protectedAddress(address, key())}">${span(address)}</a>`;
    html(
      exchange,
      article({
        brand: pollard,
        title: 'Health data',
        path: exchange.path,
        sections: [
          {
            heading: 'Signing a business associate agreement',
            html: `<p>Pollardine signs a business associate agreement for the Willow API with customers on the Scale plan. Write to ${link('baa@pollardine.test')} to begin.</p><p>Questions about privacy reach us at <a href="/cdn-cgi/l/email-protection#${protectedAddress('privacy@pollardine.test', key())}">${span('privacy@pollardine.test')}</a>.</p>`,
          },
        ],
      }),
    );
  },
};
