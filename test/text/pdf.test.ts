import { PDFDocument, StandardFonts, type PDFFont, type PDFPage } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { writePdf, writeScannedPdf } from '#sites/pdf/write.ts';
import type { TextDocument } from '#types/text.ts';
import { parsePdf } from '#text/pdf.ts';
import { quoteAt, standsIn } from '#text/quotes.ts';

const filler = 'The processor keeps a record of every instruction and shows it to the customer on request.';

async function read(bytes: Uint8Array): Promise<TextDocument> {
  const parsed = await parsePdf(bytes);
  if (parsed.kind !== 'document') throw new Error(parsed.message);
  return parsed.document;
}

interface Pen {
  readonly page: PDFPage;
  readonly body: PDFFont;
  readonly bold: PDFFont;
}

/** A PDF drawn line by line: each of `pages` draws one. */
async function drawn(pages: readonly ((pen: Pen) => void)[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const body = await pdf.embedFont(StandardFonts.TimesRoman);
  const bold = await pdf.embedFont(StandardFonts.TimesRomanBold);
  for (const draw of pages) draw({ page: pdf.addPage([600, 800]), body, bold });
  return pdf.save();
}

function put({ page, body }: Pen, text: string, x: number, y: number, size = 11, font = body): void {
  page.drawText(text, { x, y, size, font });
}

describe('a PDF of several pages', () => {
  let document: TextDocument;
  let bytes: Uint8Array;
  beforeAll(async () => {
    const first = (pen: Pen) => {
      put(pen, 'Northwind Data Addendum - confidential', 60, 780, 8);
      put(pen, 'Data Processing Addendum', 60, 740, 20, pen.bold);
      put(pen, '1. Retention', 60, 710, 13, pen.bold);
      put(pen, 'Northwind deletes all customer data within thirty days after the end of the ser-', 60, 690);
      put(pen, 'vices, and keeps no copy. It uses general-purpose storage and shows a record of', 60, 676);
      put(pen, 'general-', 60, 662);
      put(pen, 'purpose storage on request.', 60, 648);
      put(pen, 'Northwind will not:', 60, 620);
      put(pen, '•', 70, 604);
      put(pen, 'use customer data to train its models; or', 84, 604);
      put(pen, '•', 70, 588);
      put(pen, 'sell it.', 84, 588);
      for (let line = 0; line < 10; line++) put(pen, `${filler} (${line})`, 60, 540 - line * 14);
      put(pen, 'The customer may audit the processor once a year and may appoint for this an', 60, 120);
      put(pen, 'independent auditor who is bound to secrecy and who does not compete with the', 60, 106);
      put(pen, 'Page 1 of 3', 280, 30, 8);
    };
    const second = (pen: Pen) => {
      put(pen, 'Northwind Data Addendum - confidential', 60, 780, 8);
      put(pen, 'processor in any market.', 60, 740);
      put(pen, 'Subprocessor', 60, 700, 11, pen.bold);
      put(pen, 'Location', 260, 700, 11, pen.bold);
      put(pen, 'Fabrikam Cloud', 60, 680);
      put(pen, 'Ireland', 260, 680);
      put(pen, 'Is customer data used to', 60, 640);
      put(pen, 'train the model?', 60, 627);
      put(pen, '[x] No', 260, 634);
      put(pen, 'Page 2 of 3', 280, 30, 8);
    };
    const third = (pen: Pen) => {
      put(pen, 'Northwind Data Addendum - confidential', 60, 780, 8);
      put(pen, 'This addendum is governed by the law of Ireland.', 60, 740);
      put(pen, 'Page 3 of 3', 280, 30, 8);
    };
    bytes = await drawn([first, second, third]);
    document = await read(bytes);
  });

  const find = (words: string) => document.blocks.find(({ text }) => text.includes(words))!;

  it('leaves the bytes to their owner', () => {
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
  });

  it('heals words at the end of a line, and keeps the hyphens of words', () => {
    expect(find('after the end').text).toBe(
      'Northwind deletes all customer data within thirty days after the end of the services, and keeps no copy. It uses general-purpose storage and shows a record of general-purpose storage on request.',
    );
  });

  it('reads headings, lists and what introduces them', () => {
    expect(document.title).toBe('Data Processing Addendum');
    expect(find('1. Retention')).toMatchObject({ kind: 'heading', level: 2 });
    expect(find('to train its models')).toMatchObject({
      kind: 'listItem',
      text: 'use customer data to train its models; or',
      leadIn: 'Northwind will not:',
      headings: ['1. Retention'],
    });
  });

  it('makes a sentence whole that a page cuts, with its places on both pages', () => {
    const block = find('independent auditor');
    expect(block.text).toMatch(/does not compete with the processor in any market\.$/);
    expect(new Set(block.rectangles?.map((line) => line.page))).toEqual(new Set([1, 2]));
    const start = document.text.indexOf('The customer may audit');
    const quote = quoteAt(document, start, block.end)!;
    expect(standsIn(document, quote)).toBe(true);
    expect(quote.page).toBe(1);
    expect(quote.rectangles?.map((line) => line.page)).toEqual([1, 1, 2]);
  });

  it('gives a quote the rectangle of its own words', () => {
    const start = document.text.indexOf('shows a record of');
    const [place] = quoteAt(document, start, start + 'shows a record of general-purpose'.length)!.rectangles!;
    expect(place).toMatchObject({ page: 1 });
    expect(place!.x).toBeGreaterThan(300);
    expect(place!.y).toBeGreaterThan(110);
    expect(place!.y).toBeLessThan(130);
    expect(place).not.toHaveProperty('start');
  });

  it('reads cells that stand side by side as a row', () => {
    expect(find('Fabrikam')).toMatchObject({ kind: 'tableRow', text: 'Fabrikam Cloud | Ireland' });
    expect(find('[x] No').text).toBe('Is customer data used to train the model? | [x] No');
  });

  it('sets running heads and page numbers aside', () => {
    expect(document.blocks.filter((block) => block.furniture === 'running')).toHaveLength(6);
    expect(find('governed by').furniture).toBeUndefined();
  });

  it('is tiled by its blocks', () => {
    expect(document.blocks.map((block) => block.text).join('\n')).toBe(document.text);
    for (const block of document.blocks) expect(document.text.slice(block.start, block.end)).toBe(block.text);
  });
});

describe('columns', () => {
  it('reads one column after the other', async () => {
    const document = await read(
      await drawn([
        (pen) => {
          for (let line = 0; line < 8; line++)
            put(pen, `left column has line ${line} of its text and`, 40, 740 - line * 14);
          for (let line = 0; line < 8; line++)
            put(pen, `right column has line ${line} of its text and`, 320, 740 - line * 14);
        },
      ]),
    );
    expect(document.text.indexOf('left column has line 7')).toBeLessThan(
      document.text.indexOf('right column has line 0'),
    );
    expect(document.blocks.every((block) => block.kind === 'paragraph')).toBe(true);
  });
});

describe('PDFs that are no document', () => {
  const blocks = [{ kind: 'paragraph' as const, text: filler }];
  const plain = writePdf({ title: 'Addendum', blocks });

  it('encrypted with a password to read', async () => {
    const bytes = writePdf({ title: 'Addendum', blocks, passwords: { user: 'secret', owner: 'owner' } });
    expect(await parsePdf(bytes)).toMatchObject({ kind: 'unreadable', why: 'encrypted' });
  });

  it('encrypted for its owner only is read', async () => {
    const bytes = writePdf({ title: 'Addendum', blocks, passwords: { user: '', owner: 'owner' } });
    expect((await read(bytes)).text).toContain('shows it to the customer');
  });

  it('scanned', async () => {
    const bitmap = { width: 8, height: 8, bits: new Uint8Array(8).fill(0xaa) };
    expect(await parsePdf(writeScannedPdf({ title: 'Scan' }, [bitmap]))).toMatchObject({ why: 'scanned' });
  });

  it('cut short', async () => {
    expect(await parsePdf(plain.subarray(0, plain.length - 200))).toMatchObject({ why: 'truncated' });
  });

  it('broken', async () => {
    expect(await parsePdf(Buffer.from('%PDF-1.7\nnothing of a PDF\n%%EOF'))).toMatchObject({ why: 'broken' });
  });

  it('something else', async () => {
    expect(await parsePdf(Buffer.from('GIF89a'))).toMatchObject({ why: 'not_a_pdf' });
  });
});

describe('ticks', () => {
  it('are not invented where they are only drawn', async () => {
    const document = await read(
      writePdf({
        title: 'Form',
        blocks: [
          { kind: 'option', text: 'Content is used for training', ticked: true },
          { kind: 'option', text: 'Content is not used for training', ticked: false },
        ],
      }),
    );
    expect(document.text).not.toMatch(/[☒☑✓x]\s*Content/);
  });
});
