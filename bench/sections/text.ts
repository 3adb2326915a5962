// Reading pages and PDFs into blocks, against the bare parsers.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { writePdf } from '#sites/pdf/write.ts';
import { parseHtml } from '#text/html.ts';
import { parsePdf } from '#text/pdf.ts';
import { htmlParse } from '../baselines/html-parse.ts';
import { pdfText } from '../baselines/pdf-text.ts';
import { defineSection } from '../frame.ts';
import { generatePages } from '../generate-html.ts';

const pageCount = 20;

export const readHtml = defineSection({
  name: 'text/html',
  alone: true,
  unit: 'one page (log-normal, median 200 kB)',
  against: 'htmlparser2.parseDocument',
  bar: { atLeast: 1 / 2.5, because: 'blocks, furniture, links and hash for at most 1.5 times the tree' },
  units: pageCount,
  rounds: 40,
  subject: {
    prepare: () => generatePages(pageCount),
    run: (pages) => pages.reduce((sum, { html, url }) => sum + parseHtml(html, { url }).blocks.length, 0),
  },
  baseline: {
    prepare: () => generatePages(pageCount),
    run: (pages) => pages.reduce((sum, { html }) => sum + htmlParse(html), 0),
  },
});

function addendum(): Uint8Array {
  const text =
    'The processor shall process the personal data only on documented instructions from the customer, and shall inform the customer at once where an instruction breaks the law. ';
  const blocks = Array.from({ length: 240 }, (_, index) => [
    { kind: 'heading' as const, text: `${index + 1}. Clause ${index + 1}` },
    { kind: 'paragraph' as const, text: text.repeat(3).trim() },
    { kind: 'item' as const, text: 'keep the data confidential; and' },
    { kind: 'row' as const, cells: ['Fabrikam Cloud', 'Hosting', 'Ireland'] },
  ]);
  return writePdf({ title: 'Addendum', header: 'Northwind addendum', blocks: blocks.flat() });
}

export const readPdf = defineSection({
  name: 'text/pdf',
  alone: true,
  unit: 'one addendum of 240 clauses',
  against: 'pdf-parse getText',
  bar: {
    atLeast: 1 / 1.5,
    because: 'paragraphs, rows and places may cost half as much again as the bare text',
  },
  rounds: 10,
  subject: { prepare: addendum, run: (bytes) => parsePdf(bytes) },
  baseline: { prepare: addendum, run: (bytes) => pdfText(bytes) },
});

const hasPdftotext = spawnSync('pdftotext', ['-v']).status === 0;

/** The usual program, begun for each file as one would: information, where the system has it. */
export const readPdfBesideProgram = hasPdftotext
  ? [
      defineSection({
        name: 'text/pdftotext',
        alone: true,
        unit: 'one addendum of 240 clauses',
        against: 'pdftotext -layout, a process',
        rounds: 10,
        subject: { prepare: addendum, run: (bytes) => parsePdf(bytes) },
        baseline: {
          prepare: () => {
            const file = join(mkdtempSync(join(tmpdir(), 'assay-bench-')), 'addendum.pdf');
            writeFileSync(file, addendum());
            return file;
          },
          run: (file) => {
            const { status, stdout } = spawnSync('pdftotext', ['-layout', file, '-']);
            if (status !== 0 || stdout.length < 1000) throw new Error('pdftotext read nothing.');
            return stdout.length;
          },
          dispose: (file) => rmSync(dirname(file), { recursive: true }),
        },
      }),
    ]
  : [];
