import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fragmentLink, isUnique } from '#text/fragment.ts';
import { parseHtml } from '#text/html.ts';
import { findQuote, quoteAt, standsIn } from '#text/quotes.ts';

const document = parseHtml(
  `<h2>API</h2><p>We do not train on your data. Logs are kept for 30 days.</p>
   <h2>Chat</h2><p>We do not train on your data. Chats are kept until you delete them.</p><p>short</p>`,
);

describe('quoteAt', () => {
  it('cuts a quote with what stands around it', () => {
    const start = document.text.indexOf('Logs are');
    expect(quoteAt(document, start, start + 26)).toEqual({
      exact: 'Logs are kept for 30 days.',
      prefix: expect.stringMatching(/train on your data\. $/) as string,
      suffix: expect.stringMatching(/^\nChat/) as string,
      start,
      end: start + 26,
    });
  });

  it('refuses what is too short, too long, in two blocks, or not there', () => {
    const { text } = document;
    expect(quoteAt(document, text.indexOf('short'), text.indexOf('short') + 5)).toBeUndefined();
    expect(quoteAt(document, 0, 40)).toBeUndefined();
    expect(quoteAt(document, -1, 30)).toBeUndefined();
    expect(quoteAt(document, 5, text.length + 30)).toBeUndefined();
    expect(quoteAt(document, Number.NaN, 30)).toBeUndefined();
    const long = parseHtml(`<p>${'word '.repeat(300)}</p>`);
    expect(quoteAt(long, 0, 601)).toBeUndefined();
    expect(quoteAt(long, 0, 599)?.exact).toHaveLength(599);
  });

  it('gives only quotes that stand in the document, and all of those are found again', () => {
    fc.assert(
      fc.property(fc.nat(document.text.length), fc.nat(document.text.length), (start, end) => {
        const quote = quoteAt(document, start, end);
        if (quote === undefined) return;
        expect(standsIn(document, quote)).toBe(true);
        expect(findQuote(document, quote)).toEqual({ start: quote.start, end: quote.end });
      }),
    );
  });
});

describe('findQuote', () => {
  const second = document.text.lastIndexOf('We do not train');
  const quote = quoteAt(document, second, second + 29)!;

  it('tells two places of the same words by their surroundings', () => {
    const moved =
      parseHtml(`<p>New first paragraph.</p><h2>API</h2><p>We do not train on your data. Logs are kept for 30 days.</p>
      <h2>Chat</h2><p>We do not train on your data. Chats are kept.</p>`);
    expect(findQuote(moved, quote)?.start).toBe(moved.text.lastIndexOf('We do not train'));
  });

  it('finds words that changed only in their typography', () => {
    const other = parseHtml('<p>It’s final: the “office” keeps 30—60 days of logs.</p>');
    const found = findQuote(other, { exact: 'It\'s final: the "office" keeps 30-60 days' });
    expect(other.text.slice(found!.start, found!.end)).toBe('It’s final: the “office” keeps 30—60 days');
  });

  it('finds nothing where the words are gone', () => {
    expect(findQuote(parseHtml('<p>Nothing of it.</p>'), quote)).toBeUndefined();
    expect(standsIn(document, { ...quote, start: quote.start + 1 })).toBe(false);
  });
});

describe('fragmentLink', () => {
  const plain = { exact: 'We keep logs, non-personal & few', prefix: 'and ', suffix: ' for 30 days' };

  it('encodes what has a meaning in a text fragment', () => {
    expect(fragmentLink('https://northwind.test/a#top', plain, 'html')).toBe(
      'https://northwind.test/a#top:~:text=We%20keep%20logs%2C%20non%2Dpersonal%20%26%20few',
    );
  });

  it('adds surroundings only where the words stand more than once', () => {
    expect(isUnique(document.text, 'We do not train on your data.')).toBe(false);
    expect(fragmentLink('https://northwind.test/', plain, 'html', { unique: false })).toBe(
      'https://northwind.test/#:~:text=and-,We%20keep%20logs%2C%20non%2Dpersonal%20%26%20few,-for%2030%20days',
    );
  });

  it('gives a long quote by its first and last words, and a row by its outer cells', () => {
    const exact = Array.from({ length: 60 }, (_, index) => `w${index}`).join(' ');
    expect(fragmentLink('https://northwind.test/', { ...plain, exact }, 'html')).toBe(
      'https://northwind.test/#:~:text=w0%20w1%20w2%20w3%20w4%20w5,w54%20w55%20w56%20w57%20w58%20w59',
    );
    expect(
      fragmentLink('https://northwind.test/', { ...plain, exact: 'Fabrikam | Ireland' }, 'html'),
    ).toMatch(/text=Fabrikam,Ireland$/);
  });

  it('opens a PDF at the page', () => {
    expect(fragmentLink('https://northwind.test/a.pdf#x', { ...plain, page: 3 }, 'pdf')).toBe(
      'https://northwind.test/a.pdf#page=3',
    );
  });
});
