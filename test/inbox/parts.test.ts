import { describe, expect, test } from 'vitest';
import { detailFields, readValue, writtenValue } from '#inbox/decisions/details-form.ts';
import { boxesOf, cropAround } from '#inbox/captures/place.ts';
import { condensed, diffWords } from '#inbox/parts/diff-words.ts';
import { said, titled } from '#inbox/parts/words.ts';
import { candidateLink, readView, viewQuery } from '#inbox/queue/view.ts';
import { inertHtml } from '#text/inert.ts';
import type { Details } from '#types/evidence.ts';
import { parseHtml } from '#text/html.ts';
import { withinProcessorTime } from '../processor-time.ts';

describe('the words that differ', () => {
  test('are marked, and nothing is lost on either side', () => {
    const before = 'We do not use inputs or outputs to train our models.';
    const after = 'We use inputs and outputs to train our models unless you opt out.';
    const parts = diffWords(before, after);
    const side = (left: string): string =>
      parts
        .filter((part) => part.kind !== left)
        .map((part) => part.text)
        .join('');
    expect(side('added')).toBe(before);
    expect(side('removed')).toBe(after);
    expect(parts.filter((part) => part.kind === 'removed').map((part) => part.text.trim())).toContain(
      'do not',
    );
  });

  test('two sentences that share little stand whole, old and new', () => {
    const parts = diffWords(
      'Reports are sent on request by sales.',
      'Everyone downloads our certificate freely now.',
    );
    expect(parts.map((part) => part.kind)).toEqual(['removed', 'same', 'added']);
  });

  test('unlike texts of any length come back soon', () => {
    const long = (seed: number): string =>
      Array.from({ length: 40_000 }, (_, at) => `w${(at * seed) % 9973}`).join(' ');
    const [before, after] = [long(7), long(31)];
    expect(withinProcessorTime(4_000, () => diffWords(before, after)).length).toBeGreaterThan(0);
  });

  test('in short they keep the change and drop what is far from it', () => {
    const far = Array.from({ length: 60 }, (_, at) => `word${at}`).join(' ');
    const text = condensed(diffWords(`${far} 30 days.`, `${far} 45 days.`))
      .map((part) => part.text)
      .join('');
    expect(text).toContain('45');
    expect(text.length).toBeLessThan(80);
  });
});

describe('the view of the queue', () => {
  test('goes into the address and comes back the same', () => {
    const query =
      '?state=held&offering=a-api&change=weakened&age=over-7d&q=train&group=none&after=14.77.1772900000000';
    const asked = new URLSearchParams(query);
    expect(viewQuery(readView((name) => asked.get(name) ?? undefined))).toBe(query);
  });

  test('nonsense in the address is left out', () => {
    const asked = new URLSearchParams('?state=x&change=y&age=constructor&after=1.2');
    const view = readView((name) => asked.get(name) ?? undefined);
    expect(viewQuery(view)).toBe('');
    expect(candidateLink('k1', view)).toBe('/candidates/k1');
  });
});

describe('details as a form', () => {
  test('every kind of value comes back as it was', () => {
    const details: Details = {
      subprocessors: [{ name: 'Acme', location: 'EU' }, { name: 'Bolt' }],
      sccs: ['module two', 'module three'],
      signature_required: true,
      dpa_version: '4',
    };
    for (const { key, field } of detailFields('gdpr_dpa', details)) {
      const value = details[key];
      expect([key, readValue(field, writtenValue(value))]).toEqual([key, value]);
    }
  });

  test('a line without a key is a name, and no key reaches a prototype', () => {
    expect(readValue({ kind: 'records' }, 'Acme\n__proto__: x; name: Bolt')).toEqual([
      { name: 'Acme' },
      { name: 'Bolt' },
    ]);
  });
});

describe('where a sentence stands in a picture', () => {
  const document = parseHtml(
    '<main><p>Alpha stands here alone.</p><p>Data is kept for 30 days.</p><p>Data is kept for 30 days.</p></main>',
  );
  const box = (text: string, y: number) => ({ text, x: 10, y, width: 300, height: 20 });
  const boxes = [
    box('Alpha stands here alone.', 10),
    box('Data is kept for 30 days.', 40),
    box('Data  is kept for 30 days.', 900),
  ];

  test('of equal ones the one at its share of the page', () => {
    const second = document.text.lastIndexOf('Data');
    const found = boxesOf(boxes, document, { start: second, end: second + 24 }, 950);
    expect(found.map((each) => each.y)).toEqual([900]);
  });

  test('the part shown holds the place and stays within the picture', () => {
    const crop = cropAround([box('', 930)], { width: 1280, height: 950 });
    expect(crop.y + crop.height).toBeLessThanOrEqual(950);
    expect(crop.y).toBeLessThanOrEqual(930);
    expect(crop.x).toBeGreaterThanOrEqual(0);
  });
});

test('an inert page keeps its words and nothing that acts', () => {
  const inert = inertHtml(
    `<base href="//x.test"><constructor>x</constructor><p onclick="a()" style="color:red">Kept <a href="javascript:a()">link</a></p><script>a()</script><form action="/x"><input></form><svg><script>b()</script></svg><style>p{}</style ><img src="data:image/svg+xml,x"><img src="data:image/png;base64,AA=="><iframe srcdoc="<p>in"></iframe>`,
  );
  expect(inert).toContain('Kept');
  expect(inert).toContain('src="data:image/png;base64,AA=="');
  expect(inert).not.toMatch(/script>|onclick|<base|<form|<iframe|<a |srcdoc|svg\+xml/i);
});

test.each([
  ['trust_center_nda', 'trust center, under NDA'],
  ['opt_out', 'opt out'],
  ['true', 'yes'],
  ['https://alderway.test/legal/data_terms', 'https://alderway.test/legal/data_terms'],
  ['The myData_export tool', 'The myData_export tool'],
])('%s is told as %s: keys in words, addresses and sentences as they stand', (value, told) => {
  expect(said(value)).toBe(told);
});

test('a key at the head of a line is written as one', () => {
  expect(titled('retention_days')).toBe('Retention days');
});
