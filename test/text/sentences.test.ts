import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestQuote, sentencesOf, splitSentences } from '#text/sentences.ts';
import { withinProcessorTime } from '../processor-time.ts';

function split(text: string): string[] {
  return splitSentences(text).map(([start, end]) => text.slice(start, end));
}

describe('splitSentences', () => {
  it.each([
    ['We keep logs. We delete them.', ['We keep logs.', 'We delete them.']],
    [
      'Data (e.g. prompts, i.e. input) is kept. It is safe.',
      ['Data (e.g. prompts, i.e. input) is kept.', 'It is safe.'],
    ],
    [
      'Northwind, Inc. processes data. See Sec. 4 of it.',
      ['Northwind, Inc. processes data.', 'See Sec. 4 of it.'],
    ],
    ['Northwind AI, Inc. (the “Processor”) signs.', ['Northwind AI, Inc. (the “Processor”) signs.']],
    ['Stored in the U.S. only. No training.', ['Stored in the U.S. only.', 'No training.']],
    ['Hosted in the U.S. We copy nothing.', ['Hosted in the U.S.', 'We copy nothing.']],
    ['1.2. Retention. We keep it 30 days.', ['1.2. Retention.', 'We keep it 30 days.']],
    ['Regulation No. 910/2014 applies.', ['Regulation No. 910/2014 applies.']],
    ['Do you train? No. We never do.', ['Do you train?', 'No.', 'We never do.']],
    ['Version 2.1 of api.northwind.test is out.', ['Version 2.1 of api.northwind.test is out.']],
    [
      'As PHI (45 C.F.R. Section 160.103), unless signed.',
      ['As PHI (45 C.F.R. Section 160.103), unless signed.'],
    ],
    [
      'The data told of in sectionI. How We Collect Data are kept in Malta.',
      ['The data told of in sectionI. How We Collect Data are kept in Malta.'],
    ],
    ['See Section 4. Customer Data is safe.', ['See Section 4.', 'Customer Data is safe.']],
    ['He said “We do not.” Then he left.', ['He said “We do not.”', 'Then he left.']],
    ['データを保存しません。学習にも使いません。', ['データを保存しません。', '学習にも使いません。']],
  ])('%s', (text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  it('cuts a sentence that is too long to quote at its enumerated clauses', () => {
    const clause =
      'the processing of personal data that is needed to provide the service to the customer under this agreement';
    const text = `Northwind may process: (a) ${clause}; (b) ${clause}; (c) ${clause}; (d) ${clause}; (e) ${clause}; and (f) ${clause}.`;
    const pieces = split(text);
    expect(pieces.length).toBe(2);
    expect(pieces.every((piece) => piece.length <= longestQuote)).toBe(true);
    expect(pieces[1]).toMatch(/^\([a-f]\)/);
  });

  it('never exceeds a quote and loses no word, whatever the text', () => {
    const words = fc.constantFrom(
      'data',
      'No.',
      'e.g.',
      'Inc.',
      'We',
      '(a)',
      ';',
      '.',
      'x'.repeat(700),
      '。',
      '!',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 200 }), (parts) => {
        const text = parts.join(' ');
        const pieces = split(text);
        expect(pieces.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(longestQuote);
      }),
    );
  });

  it('takes a megabyte without a full stop in bounded time', () => {
    withinProcessorTime(20_000, () => {
      expect(split('data '.repeat(200_000)).length).toBeGreaterThan(1000);
      expect(split('a.'.repeat(500_000)).length).toBeGreaterThan(0);
    });
  });
});

describe('sentencesOf', () => {
  it('reads a row as one sentence, and a long one cell by cell', () => {
    const row = { kind: 'tableRow' as const, start: 10, text: 'SOC 2 | On request. Under NDA.' };
    expect(sentencesOf(row)).toEqual([{ start: 10, end: 40, text: row.text }]);
    const long = 'Kept for 30 days. '.repeat(40).trim();
    const cells = [
      { text: 'Logs', start: 0, end: 4 },
      { text: long, start: 7, end: 7 + long.length },
    ];
    const sentences = sentencesOf({ kind: 'tableRow', start: 0, text: `Logs | ${long}`, cells });
    expect(sentences[0]?.text).toBe('Logs');
    expect(sentences[1]).toEqual({ start: 7, end: 24, text: 'Kept for 30 days.' });
  });
});
