import { brand } from '../markup/brand.ts';
import { article } from '../markup/article.ts';
import { html } from '../respond.ts';
import type { Behaviour } from '../site.ts';

const harrowgate = brand('Harrowgate', 'trustshelf.test', ['Gatehouse API'], 25);

export const staticCards: Behaviour = {
  name: 'static-cards',
  does: 'a portal without scripts: cards of text, reports asked for by a link inside the sentence',
  hosts: ['harrowgate.trustshelf.test'],
  samples: [
    {
      url: 'http://harrowgate.trustshelf.test/',
      kind: 'portal',
      verdict: 'ok',
      holds: ['SOC 2 Type II', 'we will ask for a signed NDA first'],
    },
  ],
  answer(exchange) {
    const card = (title: string, text: string) =>
      `<div class="card sf-card mt-4"><h3>${title}</h3><p>${text}</p></div>`;
    const cards = [
      card(
        'SOC 2 Type II',
        'Our yearly examination covers security and confidentiality. <a href="/request">Ask here to receive the report</a>; we will ask for a signed NDA first.',
      ),
      card('ISO/IEC 27001', 'Harrowgate is certified. <a href="/iso.pdf">Download the certificate</a>.'),
      card(
        'GDPR',
        'Our <a href="/dpa">data processing addendum</a> carries the standard contractual clauses.',
      ),
      card('Responsible AI', 'We map our controls to the NIST framework and review them twice a year.'),
    ];
    html(
      exchange,
      article({
        brand: harrowgate,
        host: exchange.host,
        title: 'Trust at Harrowgate',
        path: exchange.path,
        lead: 'Policies, reports and answers for the people who review us.',
        sections: [{ heading: 'Compliance', html: `<div class="grid gap-8">${cards.join('')}</div>` }],
      }),
    );
  },
};
