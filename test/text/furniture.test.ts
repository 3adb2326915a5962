import { describe, expect, it } from 'vitest';
import { parseHtml } from '#text/html.ts';

const prose =
  'Northwind does not use customer data to train its models unless the customer has opted in. '.repeat(3);

/** The furniture of the block that holds these words, "body" for none. */
function kindOf(html: string, words: string): string {
  const block = parseHtml(html, { url: 'https://northwind.test/legal' }).blocks.find(({ text }) =>
    text.includes(words),
  );
  if (block === undefined) throw new Error(`no block holds "${words}"`);
  return block.furniture ?? 'body';
}

describe('furniture by landmark', () => {
  const page = `<header><a href="/">Northwind</a></header><nav><a href="/dpa">DPA</a></nav>
    <main><article><header><h1>Terms</h1><p>Effective today.</p></header><p>${prose}</p><aside>Note: API only.</aside>
    <footer>Questions? Write to us.</footer></article></main>
    <aside>Related offers</aside><footer><p>Northwind Inc., Main Street</p></footer>`;
  it.each([
    ['DPA', 'navigation'],
    ['Related offers', 'aside'],
    ['Main Street', 'footer'],
    ['Effective today', 'body'],
    ['API only', 'body'],
    ['Write to us', 'body'],
    ['opted in', 'body'],
  ])('%s is %s', (words, kind) => expect(kindOf(page, words)).toBe(kind));

  it('keeps a title that stands in the header of the page', () => {
    const html = `<header><a href="/">Home</a><h1>Data processing addendum</h1><p>Last updated in May</p></header><p>${prose}</p>`;
    expect(kindOf(html, 'Data processing addendum')).toBe('body');
    expect(kindOf(html, 'Last updated')).toBe('body');
    expect(kindOf(html, 'Home')).toBe('header');
  });

  it('knows no landmark by the names that every object has', () => {
    expect(kindOf('<main><constructor>Our addendum.</constructor></main>', 'Our addendum')).toBe('body');
  });

  it('does not lose a document to a menu that was never closed', () => {
    const html = `<nav><ul><li><a href="/a">Products</a></li></ul><h1>Terms</h1>${`<p>${prose}</p>`.repeat(5)}`;
    expect(kindOf(html, 'opted in')).toBe('body');
    expect(kindOf(html, 'Products')).toBe('navigation');
  });
});

describe('furniture by structure and words', () => {
  it('sets aside lists of links outside the main part, and keeps lists of links that a sentence introduces', () => {
    const menu = ['Products', 'Pricing', 'Docs', 'Company']
      .map((name) => `<li><a href="/${name}">${name}</a></li>`)
      .join('');
    const html = `<div><ul>${menu}</ul></div><div><p>${prose}</p><p>Our documents are:</p><ul><li><a href="/dpa">The addendum</a></li><li><a href="/sub">Subprocessors</a></li><li><a href="/soc">SOC 2</a></li></ul></div>`;
    expect(kindOf(html, 'Pricing')).toBe('navigation');
    expect(kindOf(html, 'The addendum')).toBe('body');
  });

  it('sets aside a table of contents', () => {
    const html = `<main><ul><li><a href="#1">1. Scope</a></li><li><a href="#2">2. Term</a></li><li><a href="#3">3. Law</a></li></ul><h2>Scope</h2><p>${prose}</p></main>`;
    expect(kindOf(html, '2. Term')).toBe('navigation');
  });

  it('sets aside a consent banner whatever its classes, and keeps a policy on cookies', () => {
    const html = `<main><h1>Privacy</h1><h2>Cookies</h2><p>We use cookies to remember you. ${prose}</p></main>
      <div class="zx9"><div><p>We and our 1717 partners use cookies on this site.</p></div><div><button>Accept all</button><button>Reject all</button></div></div>`;
    expect(kindOf(html, '1717 partners')).toBe('cookie');
    expect(kindOf(html, 'Accept all')).toBe('cookie');
    expect(kindOf(html, 'remember you')).toBe('body');
  });

  it('takes a button by itself for a control, and one in a row for part of the row', () => {
    const html = `<main><button>Request access</button><p>${prose}</p><table><tr><th>Document</th><th></th></tr><tr><td>Penetration test</td><td><button>Request access</button></td></tr></table></main>`;
    expect(kindOf(html, 'Request access')).toBe('control');
    expect(kindOf(html, 'Penetration test | Request access')).toBe('body');
  });

  it.each([
    ['<a href="#main">Skip to main content</a>', 'Skip to', 'navigation'],
    ['<div>© 2026 Northwind Inc. All rights reserved.</div>', '2026', 'footer'],
    [
      '<div role="dialog"><p>Request access to the Trust Center to ask questions.</p></div>',
      'Request access',
      'dialog',
    ],
    [
      '<div hidden><p>Access to this page requires authorization. You can try signing in.</p></div>',
      'requires',
      'dialog',
    ],
    ['<ul><li>English</li><li>Deutsch</li><li>Français</li><li>日本語</li></ul>', 'Deutsch', 'navigation'],
    ['<div>Share on LinkedIn</div>', 'Share', 'control'],
    [
      '<div aria-label="Breadcrumb"><a href="/">Home</a> / <a href="/legal">Legal</a></div>',
      'Legal',
      'navigation',
    ],
  ])('%s', (part, words, kind) => {
    expect(kindOf(`${part}<main><p>${prose}</p></main>`, words)).toBe(kind);
  });
});

describe('pickers of languages', () => {
  const named = [
    'Català',
    'Dansk',
    'Deutsch',
    'English',
    'Español',
    'Euskara',
    'Français',
    'Magyar',
    'Nederlands',
  ];
  const list = (of: readonly string[]): string =>
    `<p>${prose}</p><ul>${of.map((each) => `<li>${each}</li>`).join('')}</ul>`;

  it('are set aside with languages that nobody listed', () =>
    expect(kindOf(list(named), 'Euskara')).toBe('navigation'));

  it('are no lists that name a language here and there', () =>
    expect(
      kindOf(
        list(['English', 'Harbours', 'Buoys', 'Piers', 'Deutsch', 'Cranes', 'Lights', 'Horns']),
        'Buoys',
      ),
    ).toBe('body'));
});

describe('sections that tell of other pages', () => {
  const document = `<main><h1>Data handling</h1><p>${prose}</p><h2>Deletion</h2><p>Prompts are deleted after ten days.</p>`;

  it('sets aside cards under a heading that says so, whole links or linked titles', () => {
    const cards = `${document}<h2>Related articles</h2>
      <a href="/blog/harbour"><h3>A harbour without paper</h3><p>The harbour chose a vendor who keeps nothing and holds an ISO 42001 certificate.</p></a>
      <div><h3><a href="/blog/auditors">What auditors ask</a></h3><p>A SOC 2 Type II report takes months: this is how the time is spent, week by week.</p></div></main>`;
    expect(kindOf(cards, 'Related articles')).toBe('aside');
    expect(kindOf(cards, 'chose a vendor')).toBe('aside');
    expect(kindOf(cards, 'takes months')).toBe('aside');
    expect(kindOf(cards, 'after ten days')).toBe('body');
  });

  it('ends with a heading that leads to its own place in the page', () => {
    const manual = `${document}<h2><a href="#topics">Related topics</a></h2><p><a href="/ferry">Ferries</a></p>
      <h2><a href="#training">Training</a></h2><p>Prompts never train a model of ours.</p>
      <h2><a href="/legal#regions">Regions</a></h2><p>Prompts stay in the region that was chosen.</p></main>`;
    expect(kindOf(manual, 'Ferries')).toBe('aside');
    expect(kindOf(manual, 'never train')).toBe('body');
    expect(kindOf(manual, 'stay in the region')).toBe('body');
  });

  it('ends with the last teaser', () => {
    const open = `${document}<h3>From our blog</h3><ul><li><a href="/b/1">Ten years of buoys</a></li></ul>
      <p>Customers of the service may ask for a copy of everything that is kept about them, once a year.</p>
      <p>Whoever asks more often pays for the copies, at the price that the list of prices gives for them.</p></main><footer><a href="/imprint">Imprint</a></footer>`;
    expect(kindOf(open, 'Ten years')).toBe('aside');
    expect(kindOf(open, 'ask for a copy')).toBe('body');
    expect(kindOf(open, 'pays for the copies')).toBe('body');
  });

  it.each([
    [
      'a section that leads nowhere',
      '<h2>Read more</h2><p>Prompts are kept for a day and no longer.</p>',
      'for a day',
    ],
    [
      'documents that a heading names',
      '<h2>Our documents</h2><p><a href="/soc">SOC 2 Type II report</a></p>',
      'Type II',
    ],
    [
      'what is said at length',
      `<h2>Customer stories</h2><p><a href="/s">Stories</a></p><p>${prose.repeat(2)}</p>`,
      'opted in',
    ],
  ])('keeps %s', (_, section, words) => {
    const html = `<main><h1>Data handling</h1><p>Everything about what is kept, and where, and for whom it is kept.</p>${section}</main>`;
    expect(kindOf(html, words)).toBe('body');
  });
});
