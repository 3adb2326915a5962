import { brand } from '../markup/brand.ts';
import { article } from '../markup/article.ts';
import { bytes } from '../respond.ts';
import type { Behaviour } from '../site.ts';

const cafe = brand('Café Lumière', 'cafelumiere.test', ['Étoile API'], 340);

export const charsets: Behaviour = {
  name: 'charsets',
  does: 'a page in ISO-8859-1 named by its header, one named by its meta tag alone, and one in UTF-16 with a byte order mark',
  hosts: ['www.cafelumiere.test'],
  samples: ['/header', '/meta', '/utf-16'].map((path) => ({
    url: `http://www.cafelumiere.test${path}`,
    kind: 'page' as const,
    verdict: 'ok' as const,
    holds: ['Requests to the Étoile API are kept for 20 days at Café Lumière'],
  })),
  answer(exchange) {
    const page = article({
      brand: cafe,
      title: 'Keeping',
      path: exchange.path,
      sections: [
        { heading: 'Keeping', text: ['Requests to the Étoile API are kept for 20 days at Café Lumière.'] },
      ],
    })
      .replaceAll('©', '&copy;')
      .replaceAll('日本語', 'Japanese')
      .replace(/[\u0100-\uffff]/g, '');
    const rewritten = exchange.rewrite(page);
    if (exchange.path === '/utf-16') {
      return bytes(
        exchange,
        Buffer.concat([
          Buffer.from([0xff, 0xfe]),
          Buffer.from(rewritten.replace('<meta charset="utf-8">', ''), 'utf16le'),
        ]),
        { headers: { 'content-type': 'text/html' } },
      );
    }
    const latin =
      exchange.path === '/meta'
        ? rewritten.replace('charset="utf-8"', 'charset="iso-8859-1"')
        : rewritten.replace('<meta charset="utf-8">', '');
    bytes(exchange, Buffer.from(latin, 'latin1'), {
      headers: { 'content-type': exchange.path === '/meta' ? 'text/html' : 'text/html; charset=ISO-8859-1' },
    });
  },
};
