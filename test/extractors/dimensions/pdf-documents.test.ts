import { describe, expect, it } from 'vitest';
import type { EvidenceDraft } from '#types/evidence.ts';
import type { TextDocument } from '#types/text.ts';
import { parse } from '#text/parse.ts';
import { standsIn } from '#text/quotes.ts';
import { read } from '#extractors/read.ts';
import type { PdfBlock } from '#sites/pdf/lay-out.ts';
import { writePdf } from '#sites/pdf/write.ts';

const url = 'https://www.brightwell.test/files/document.pdf';
const row = (...cells: string[]): PdfBlock => ({ kind: 'row', cells });
const head = (...cells: string[]): PdfBlock => ({ kind: 'row', cells, head: true });
const block = (kind: 'title' | 'heading' | 'paragraph', text: string): PdfBlock => ({ kind, text });
const box = (text: string, ticked: boolean): PdfBlock => ({ kind: 'option', text, ticked });

async function evidenceIn(dimension: string, blocks: PdfBlock[]): Promise<EvidenceDraft | undefined> {
  const parsed = await parse(writePdf({ title: 'A document', blocks }), {
    mediaType: 'application/pdf',
    url,
  });
  const document: TextDocument | undefined = parsed.kind === 'document' ? parsed.document : undefined;
  if (!document) throw new Error('the PDF cannot be read');
  const [draft] = read({
    document,
    url,
    retrievedAt: '2026-09-01T08:00:00.000Z',
    offering: { name: 'Brightwell API', aliases: ['Brightwell'] },
    dimensions: [{ key: dimension }],
  });
  expect(draft?.quotes.every((quote) => standsIn(document, quote) && quote.page === 1) ?? true).toBe(true);
  return draft;
}

const summary = (answers: PdfBlock[]): PdfBlock[] => [
  block('title', 'Public Summary of Training Content for Harbour-7'),
  row('Version of the Summary:', 'v1'),
  row('Last update:', '26 June 2026'),
  block('heading', '1. General information'),
  block('heading', '1.1. Provider identification'),
  row('Provider name and contact details:', 'Brightwell SAS, Paris'),
  block('heading', '1.2. Model identification'),
  row('Versioned model name(s):', 'Harbour-7'),
  block('heading', '2. List of data sources'),
  block('heading', '2.1. Publicly available datasets'),
  block('heading', '2.4 User data'),
  block('heading', '3. Data processing aspects'),
  block('paragraph', 'Are you a Signatory to the Code of Practice for general-purpose AI models?'),
  ...answers,
];

describe('a filled summary of training content as a PDF', () => {
  it('is the summary, with its fields', async () => {
    const draft = await evidenceIn('art53_summary', summary([]));
    expect(draft).toMatchObject({
      value: 'yes_public',
      details: { models: ['Harbour-7'], version: 'v1', date: '2026-06-26', provider: 'Brightwell SAS' },
    });
  });
  it('answers nothing by ticks that are drawn: every option reads alike', async () => {
    const blocks = summary([box('Yes', true), box('No', false)]);
    expect(await evidenceIn('gpai_cop', blocks)).toBeUndefined();
    expect((await evidenceIn('art53_summary', blocks))?.value).toBe('yes_public');
  });
  it('answers by marks that are written', async () => {
    expect((await evidenceIn('gpai_cop', summary([block('paragraph', '[x] Yes [ ] No')])))?.value).toBe(
      'yes_public',
    );
    expect((await evidenceIn('gpai_cop', summary([block('paragraph', '[ ] Yes [x] No')])))?.value).toBe('no');
    expect(await evidenceIn('gpai_cop', summary([block('paragraph', '[ ] Yes [ ] No')]))).toBeUndefined();
  });
});

describe('a list of subprocessors as a PDF', () => {
  const entries = [
    { name: 'Harbour Cloud GmbH', purpose: 'Hosting', location: 'Germany' },
    { name: 'Postmill, Inc.', purpose: 'E-mail delivery', location: 'United States' },
  ];
  const rows = entries.map(({ name, purpose, location }) => row(name, purpose, location));
  const opening = [
    block('title', 'List of subprocessors'),
    block('paragraph', 'Brightwell engages these companies to provide its services.'),
  ];
  it('is read by its columns, with and without a header, in any order', async () => {
    const expected = { value: 'partial', details: { subprocessors: entries } };
    expect(
      await evidenceIn('gdpr_dpa', [...opening, head('Name', 'Purpose', 'Location'), ...rows]),
    ).toMatchObject(expected);
    expect(await evidenceIn('gdpr_dpa', [...opening.slice(0, 1), ...rows.toReversed()])).toMatchObject(
      expected,
    );
  });
});

describe('a certificate as a PDF', () => {
  it('is a public certificate with number, end and scope', async () => {
    const draft = await evidenceIn('iso_27001', [
      block('title', 'CERTIFICATE'),
      block(
        'paragraph',
        'This is to certify that the Information Security Management System of Brightwell Systems GmbH, Kiel, has been audited and found to be in accordance with the requirements of',
      ),
      block('title', 'ISO/IEC 27001:2022'),
      row('Scope:', 'Development and operation of the Brightwell API'),
      row('Certificate No.:', '12 310 6789'),
      row('Valid until:', '2028-05-31'),
    ]);
    expect(draft).toMatchObject({
      value: 'yes_public',
      access: { route: 'public' },
      details: {
        standard: 'ISO/IEC 27001:2022',
        services_in_scope: ['Development and operation of the Brightwell API'],
        certificate_number: '12 310 6789',
        valid_until: '2028-05-31',
      },
    });
  });
});
