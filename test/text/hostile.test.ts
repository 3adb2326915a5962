import { describe, expect, it } from 'vitest';
import { parse } from '#text/parse.ts';
import { parseHtml } from '#text/html.ts';
import { parseMarkdown } from '#text/markdown.ts';
import { sentencesOf } from '#text/sentences.ts';
import { withinProcessorTime } from '../processor-time.ts';

const deep = 100_000;

describe('documents made to be slow', () => {
  it.each([
    ['divisions', '<div>'.repeat(deep) + 'The end of it.'],
    ['inline elements', '<b><i>'.repeat(deep / 2) + 'The end of it.'],
    ['nested tables', '<table><tr><td>'.repeat(deep / 3) + 'The end of it.'],
    ['nested lists', '<ul><li>x'.repeat(deep / 2) + 'The end of it.'],
    ['drawings', '<svg>'.repeat(deep) + '</svg>'.repeat(deep) + '<p>The end of it.'],
    [
      'mixed drawings',
      '<svg><title>'.repeat(deep / 4) + '</title></svg>'.repeat(deep / 4) + '<p>The end of it.',
    ],
    ['closing tags', '</div></p>'.repeat(deep) + 'The end of it.'],
    ['links', '<a href="/x">'.repeat(deep) + 'The end of it.'],
    ['open angles', '<'.repeat(deep * 10) + '<p>The end of it.'],
    [
      'attributes',
      `<p ${Array.from({ length: deep }, (_, index) => `a${index}=1`).join(' ')}>The end of it.`,
    ],
    ['entities', '&amp;&#x41;&unknown;'.repeat(deep) + '<p>The end of it.'],
    ['entities without a tag', '&amp;a'.repeat(deep * 30) + '<p>The end of it.'],
    ['entities in a value', `<p title="${'&amp;a'.repeat(deep * 30)}">The end of it.`],
    ['teasers', '<h2><a href="/x">Read more</a></h2>'.repeat(deep) + '<p>The end of it.'],
    ['line breaks', `${'a<br>'.repeat(deep)}<p>The end of it.`],
    [
      'wide rows',
      `<table><tr>${'<td colspan=1000 rowspan=1000>x'.repeat(2000)}<tr><td>The end of it.</table>`,
    ],
  ])('ends within a bound: %s', (_, html) => {
    const document = withinProcessorTime(60_000, () => parseHtml(html));
    expect(document.text).toContain('The end of it.');
  });

  it('ends within a bound: a megabyte in one line, read into sentences', () => {
    const document = withinProcessorTime(60_000, () =>
      parseHtml(`<p>${'customer data '.repeat(80_000)}</p>`),
    );
    const sentences = withinProcessorTime(60_000, () =>
      document.blocks.flatMap((block) => sentencesOf(block)),
    );
    expect(Math.max(...sentences.map((sentence) => sentence.text.length))).toBeLessThanOrEqual(600);
  });

  it('says that it cut what is too long', () => {
    const document = withinProcessorTime(60_000, () => parseHtml('<p>word</p>'.repeat(250_000)));
    expect(document.truncated).toBe(true);
    expect(document.blocks.length).toBeLessThanOrEqual(200_001);
  });

  it.each([
    ['brackets', '['.repeat(20_000)],
    ['stars', '*a '.repeat(20_000)],
    ['underscores', '_'.repeat(30_000)],
    ['quotes', '> '.repeat(3000) + 'x'],
    ['lists', Array.from({ length: 1500 }, (_, index) => `${' '.repeat(index)}- x`).join('\n')],
    ['backticks', '`'.repeat(20_000) + 'a'],
    ['links', '[a](<b'.repeat(10_000)],
    ['html', '<!--'.repeat(20_000)],
    ['tables', `|${'a|'.repeat(3000)}\n|${'-|'.repeat(3000)}\n`.repeat(3)],
    ['components', '<A b="'.repeat(10_000)],
  ])('Markdown ends within a bound: %s', (_, source) => {
    expect(withinProcessorTime(60_000, () => parseMarkdown(source)).media).toBe('markdown');
  });
});

describe('bytes of any kind', () => {
  it.each([
    [
      'an archive',
      Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1, 2, 0, 0, 5, 6]),
      'application/zip',
      'unknown_type',
    ],
    [
      'a picture called PDF',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 0xff]),
      'application/pdf',
      'not_a_pdf',
    ],
    ['text called PDF', Buffer.from('hello there'), 'application/pdf', 'not_a_pdf'],
  ])('%s', async (_, bytes, mediaType, why) => {
    expect(await parse(bytes, { mediaType })).toMatchObject({ kind: 'unreadable', why });
  });

  it('reads HTML under the name of a PDF as HTML', async () => {
    const parsed = await parse(Buffer.from('<!doctype html><p>Sign in to continue</p>'), {
      mediaType: 'application/pdf',
    });
    expect(parsed).toMatchObject({
      kind: 'document',
      document: { media: 'html', text: 'Sign in to continue' },
    });
  });

  it('reads the declared encoding', async () => {
    const parsed = await parse(
      Buffer.from('<meta charset="windows-1252"><p>Vertragsdaten f\xfcr K\xf6ln</p>', 'latin1'),
      {
        mediaType: 'text/html',
      },
    );
    expect(parsed).toMatchObject({ document: { text: 'Vertragsdaten für Köln' } });
  });
});
