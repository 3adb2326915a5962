// Ferrous: develops the Anvil models and serves them. A portal without scripts, a page that refuses machines, an addendum.
import { article } from '../markup/article.ts';
import { brand } from '../markup/brand.ts';
import { html } from '../respond.ts';
import type { Scene } from '../scene.ts';
import type { Exchange, Site } from '../site.ts';
import { memento, type Memento } from '../wayback/memento.ts';
import { signInPage, toSignIn } from './interruptions.ts';
import { siteOf } from './routes.ts';

const ferrous = brand('Ferrous', 'ferrous.test', ['Anvil API'], 12);
const refusing = 'http://www.ferrous.test/privacy-for-builders';

export const ferrousSite: Site = siteOf({
  brand: ferrous,
  hosts: ['ferrous.test', 'www.ferrous.test', 'trust.ferrous.test', 'accounts.ferrous.test'],
  routes: {
    'trust.ferrous.test/': (exchange) =>
      html(exchange, exchange.scene.has('ferrous-german') ? german(exchange) : trust(exchange), {
        etag: true,
      }),
    'www.ferrous.test/legal/addendum': addendum,
    'www.ferrous.test/privacy-for-builders': (exchange) =>
      html(
        exchange,
        '<!doctype html><html lang="en"><head><title>Access denied</title></head><body><h1>Access denied</h1><p>Your request looks automated, and this site is for people.</p></body></html>',
        { status: 403 },
      ),
    'accounts.ferrous.test/signin': (exchange) => signInPage(ferrous, exchange),
  },
});

/** The page refuses machines, and the archive has copies all the same. */
export function ferrousMementos(scene: Scene): Memento[] {
  const kept = (day: number, days: number) =>
    memento({ original: refusing, at: scene.day(day), body: builders(days) });
  return [kept(-30, 21), kept(-6, 14), kept(5, 14)];
}

function builders(days: number): string {
  return article({
    brand: ferrous,
    path: '/privacy-for-builders',
    title: 'Privacy for builders',
    sections: [
      {
        heading: 'Your content stays yours',
        text: ['Ferrous never trains on data submitted through the Anvil API.'],
      },
      { heading: 'How long we keep it', text: [`API requests are stored for ${days} days and then purged.`] },
      {
        heading: 'Where it lives',
        text: ['Builders can keep their data in the EU region or in the UK region.'],
      },
    ],
  });
}

function trust({ host, path }: Exchange): string {
  const card = (title: string, text: string) =>
    `<div class="card mt-4"><h3>${title}</h3><p>${text}</p></div>`;
  return article({
    brand: ferrous,
    host,
    path,
    title: 'Trust at Ferrous',
    lead: 'How we look after the Anvil API and the people who build on it.',
    sections: [
      {
        heading: 'Compliance',
        html: `<div class="grid gap-8">${[
          card(
            'SOC 2 Type II',
            'Ferrous completed its SOC 2 Type II examination of the Anvil API. <a href="/request">Request the report here</a>; a mutual NDA comes first.',
          ),
          card('ISO/IEC 27001', 'Ferrous is certified to ISO/IEC 27001:2022 for the Anvil API.'),
          card('PCI', 'Card payments run through a payment processor that is PCI DSS certified.'),
          card('FedRAMP', 'We are working towards FedRAMP authorization and will tell you when it is done.'),
        ].join('')}</div>`,
      },
      { heading: 'HIPAA', text: ['Do not send protected health information to the Anvil API.'] },
    ],
  });
}

function german({ host, path }: Exchange): string {
  return article({
    brand: ferrous,
    host,
    path,
    language: 'de',
    title: 'Vertrauen bei Ferrous',
    around: 0,
    lead: 'Wie wir auf die Schnittstelle Anvil und auf die Menschen achten, die mit ihr bauen.',
    sections: [
      {
        heading: 'Nachweise',
        text: [
          'Die Prüfung nach SOC 2 Typ II für die Anvil API ist abgeschlossen, und der Bericht kann nach Unterzeichnung einer Vertraulichkeitsvereinbarung angefordert werden.',
          'Ferrous ist für die Anvil API nach ISO/IEC 27001:2022 zertifiziert, und das Zertifikat wird jedes Jahr von einer unabhängigen Stelle überprüft.',
          'Zahlungen mit Karte laufen über einen Dienstleister, der dafür zugelassen ist, und wir selbst sehen keine Kartennummern.',
        ],
      },
      {
        heading: 'Gesundheitsdaten',
        text: [
          'Bitte senden Sie keine geschützten Gesundheitsdaten an die Anvil API, denn dafür ist sie nicht vorgesehen.',
        ],
      },
      {
        heading: 'Kontakt',
        text: [
          'Fragen zur Sicherheit beantwortet unsere Fachgruppe innerhalb von zwei Werktagen, und dringende Meldungen werden rund um die Uhr angenommen.',
        ],
      },
    ],
  });
}

function addendum(exchange: Exchange): void {
  if (exchange.scene.has('ferrous-sign-in')) return toSignIn(exchange, ferrous.domain);
  const page = article({
    brand: ferrous,
    host: exchange.host,
    path: exchange.path,
    title: 'Addendum on data processing',
    sections: [
      {
        heading: 'Scope',
        text: [
          'This data processing addendum governs personal data that Ferrous handles for customers of the Anvil API.',
        ],
      },
      {
        heading: 'Transfers',
        text: [
          'Restricted transfers are covered by the Standard Contractual Clauses, module two, with the UK addendum.',
        ],
      },
      {
        heading: 'Helpers',
        text: ['Ferrous uses the following sub-processors.'],
        table: {
          columns: ['Name', 'Role', 'Place'],
          rows: [
            ['Smelter Cloud', 'Hosting', 'United Kingdom'],
            ['Tongs Mail', 'E-mail', 'Ireland'],
            ['Bellows Billing', 'Invoices', 'Netherlands'],
          ],
        },
      },
      {
        heading: 'Ending',
        text: ['Personal data is returned or deleted within ninety days of the end of the contract.'],
      },
    ],
  });
  html(exchange, page, { etag: true });
}
