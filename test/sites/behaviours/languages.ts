import { brand } from '../markup/brand.ts';
import { article } from '../markup/article.ts';
import { html } from '../respond.ts';
import type { Behaviour } from '../site.ts';

const fjell = brand('Fjellmark', 'fjellmark.test', ['Varde API'], 210);

export const languages: Behaviour = {
  name: 'languages',
  does: 'a page in German (declared, and undeclared), one that follows Accept-Language, one whose script follows the language of the browser, and one in English that names every language in its picker',
  hosts: ['www.fjellmark.test', 'multi.fjellmark.test'],
  samples: [
    { url: 'http://www.fjellmark.test/declared', kind: 'page', verdict: 'wrong_language' },
    { url: 'http://www.fjellmark.test/undeclared', kind: 'page', verdict: 'wrong_language' },
    {
      url: 'http://multi.fjellmark.test/follows',
      kind: 'page',
      verdict: 'ok',
      holds: ['sub-processors are announced'],
    },
    {
      url: 'http://multi.fjellmark.test/follows/all',
      kind: 'page',
      verdict: 'ok',
      expect: { language: 'de' },
      holds: ['Unternehmen werden dreißig Tage vorher angekündigt'],
    },
    {
      url: 'http://multi.fjellmark.test/drawn',
      kind: 'page',
      verdict: 'ok',
      expect: { language: 'de' },
      holds: ['Unternehmen werden dreißig Tage vorher angekündigt'],
    },
    {
      url: 'http://multi.fjellmark.test/picker',
      kind: 'page',
      verdict: 'ok',
      holds: ['sub-processors are announced'],
    },
  ],
  answer(exchange) {
    if (exchange.path === '/drawn') return html(exchange, drawn());
    const accepts = exchange.request.headers['accept-language'] ?? '';
    const english =
      exchange.host === 'multi.fjellmark.test' && (exchange.path === '/picker' || /^en\b/i.test(accepts));
    const declared = exchange.path === '/undeclared' || english ? 'en' : 'de';
    const picker = `<nav aria-label="Languages"><ul>${['Deutsch', 'Français', 'Español', 'Nederlands', 'Svenska', 'Polski', '日本語', '한국어', '简体中文'].map((name) => `<li><a hreflang="x" href="/x">${name}</a></li>`).join('')}</ul></nav>`;
    html(
      exchange,
      article({
        brand: fjell,
        host: exchange.host,
        title: english ? 'Sub-processors' : 'Unterauftragsverarbeiter',
        path: exchange.path,
        language: declared,
        around: english ? 4 : 0,
        sections: english ? inEnglish : inGerman,
        head: '<link rel="alternate" hreflang="de" href="/de"><link rel="alternate" hreflang="en" href="/en">',
        tail: exchange.path === '/picker' ? picker : '',
      }),
      { headers: { 'content-language': declared, vary: 'Accept-Language' } },
    );
  },
};

/** One shell for all languages: its script asks the browser, and fetches the page in that language. */
function drawn(): string {
  return `<!doctype html><html><head><meta charset="utf-8"><title>Fjellmark</title></head><body><div id="app"></div><script>document.documentElement.lang=navigator.language;fetch('/follows').then(function(r){return r.text()}).then(function(t){var d=new DOMParser().parseFromString(t,'text/html');document.title=d.title;document.getElementById('app').innerHTML=d.body.innerHTML;if(d.documentElement.lang!==navigator.language.slice(0,2))document.getElementById('app').textContent='The languages of header and script differ.'})</script></body></html>`;
}

const rows = [
  ['Granitwerk', 'Hosting', 'Norwegen'],
  ['Postlinie', 'E-Mail', 'Deutschland'],
  ['Rechnungshof AS', 'Abrechnung', 'Dänemark'],
];

const inGerman = [
  {
    heading: 'Übersicht',
    text: [
      'Diese Seite nennt die Unternehmen, die im Auftrag von Fjellmark Daten unserer Kunden verarbeiten. Neue Unternehmen werden dreißig Tage vorher angekündigt, und Kunden können innerhalb dieser Frist widersprechen.',
      'Mit jedem Unternehmen besteht ein Vertrag über die Auftragsverarbeitung. Wir prüfen jährlich, ob die vereinbarten Maßnahmen noch bestehen und ob sie ausreichen.',
    ],
    table: { columns: ['Name', 'Zweck', 'Ort'], rows },
  },
  {
    heading: 'Fragen',
    text: [
      'Wenn Sie eine Frage zu dieser Liste haben, schreiben Sie bitte an unsere Datenschutzstelle. Wir antworten in der Regel innerhalb von zwei Werktagen und führen ein Verzeichnis aller Anfragen.',
      'Frühere Fassungen dieser Seite stehen im Archiv zur Verfügung und können dort miteinander verglichen werden.',
    ],
  },
];

const inEnglish = [
  {
    heading: 'Overview',
    text: [
      'New sub-processors are announced thirty days before they begin, and customers may object within that time.',
    ],
    table: {
      columns: ['Name', 'Purpose', 'Place'],
      rows: [
        ['Granitwerk', 'Hosting', 'Norway'],
        ['Postlinie', 'E-mail', 'Germany'],
        ['Rechnungshof AS', 'Billing', 'Denmark'],
      ],
    },
  },
];
