import { brand } from '../markup/brand.ts';
import { article } from '../markup/article.ts';
import { uuid } from '../random.ts';
import { html } from '../respond.ts';
import type { Behaviour } from '../site.ts';

const fern = brand('Fernhollow', 'fernhollow.test', ['Frond API', 'Frond Agents'], 135);
const models = ['Frond 3', 'Frond 3 Mini', 'Frond 3.1 preview', 'Frond Embed', 'Frond Voice'];

export const perVisitNoise: Behaviour = {
  name: 'per-visit-noise',
  does: 'links with an identifier of the visit, a shuffled footer, another order of models in the menu, pixels and a late cookie banner: never twice the same bytes',
  hosts: ['www.fernhollow.test'],
  samples: [
    {
      url: 'http://www.fernhollow.test/data-handling',
      kind: 'page',
      verdict: 'ok',
      holds: ['erased after ten days'],
      lacks: ['231 partners'],
    },
  ],
  answer(exchange) {
    const visit = uuid(exchange.random);
    const seed = String(exchange.random());
    html(
      exchange,
      article({
        brand: fern,
        title: 'Data handling',
        path: exchange.path,
        cookies: 'late',
        footerSeed: seed,
        menu: models.slice(Math.floor(exchange.random() * 3)),
        sections: [
          {
            heading: 'Keeping and erasing',
            html: `<p>Inputs and outputs of the Frond API are erased after ten days. The <a href="/legal/${visit}/dpa?session=${uuid(exchange.random)}">data processing terms</a>\u2060 say the same. <span class="sr-only">(opens in a new window)</span></p>`,
          },
          {
            heading: 'Requests served so far',
            text: [
              `Frond has answered ${(4_000_000_000 + Math.floor(exchange.random() * 1e6)).toLocaleString('en')} requests.`,
            ],
          },
        ],
        tail: `<img alt="" width="1" height="1" src="/px.gif?u=${visit}"><script>window.__visit="${visit}";window.__nonce="${uuid(exchange.random)}"</script>`,
      }),
    );
  },
};
