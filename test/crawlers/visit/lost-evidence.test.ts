import { expect, test } from 'vitest';
import { lostSentence } from '#crawlers/attempts/lost-evidence.ts';
import { parseHtml } from '#text/html.ts';

const document = parseHtml(
  '<!doctype html><html lang="en"><body><main><p>SOC 2 Type II</p><p>Our report is available on request.</p></main></body></html>',
  { url: 'https://northwind.test/trust' },
);
const lost = (...sentences: string[]) => lostSentence({ sentences }, { document });

test('a sentence that stands in other typography is not lost', () => {
  expect(lost('Our report is \u201cavailable\u201d on request')).toBeUndefined();
});

test('a sentence that stands nowhere is', () => {
  expect(lost('Our report is available on request.', 'We sign a BAA.')).toBe('We sign a BAA.');
});

test.each(['SOC 2 Type II\n\u2713', 'SOC 2 Type II\n\u2014', 'SOC 2 Type II\n'])(
  'a line of marks alone has no word to lose: %j',
  (sentence) => {
    expect(lost(sentence)).toBeUndefined();
  },
);
