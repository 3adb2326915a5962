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
