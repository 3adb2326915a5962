import { article } from '../markup/article.ts';
import { brand } from '../markup/brand.ts';
import type { PdfBlock } from '../pdf/lay-out.ts';
import { writePdf, writeScannedPdf, type Bitmap } from '../pdf/write.ts';
import { hashOf, randomFrom } from '../random.ts';
import { html, pdf } from '../respond.ts';
import type { Behaviour, Exchange } from '../site.ts';

const folio = brand('Foliant', 'foliant.test', ['Quire API'], 180);
const sentence =
  'The processor shall erase all personal data within forty days after the end of the services.';

export const pdfs: Behaviour = {
  name: 'pdfs',
  does: 'PDFs shown inline, as an attachment, as octet-stream and under an address without an ending; HTML under the name of a PDF; encrypted with and without a password to read; scanned; with ticks drawn as vectors; of 400 pages; cut off; and not a PDF at all',
  hosts: ['files.foliant.test'],
  samples: [
    { url: 'http://files.foliant.test/inline.pdf', kind: 'pdf', verdict: 'ok', holds: [sentence] },
    { url: 'http://files.foliant.test/attachment.pdf', kind: 'pdf', verdict: 'ok', holds: [sentence] },
    { url: 'http://files.foliant.test/octet-stream.pdf', kind: 'pdf', verdict: 'ok', holds: [sentence] },
    { url: 'http://files.foliant.test/download/7731', kind: 'pdf', verdict: 'ok', holds: [sentence] },
    {
      url: 'http://files.foliant.test/really-html.pdf',
      kind: 'pdf',
      verdict: 'ok',
      holds: ['This is a web page under the name of a PDF'],
    },
    { url: 'http://files.foliant.test/sign-in.pdf', kind: 'pdf', verdict: 'login' },
    { url: 'http://files.foliant.test/encrypted.pdf', kind: 'pdf', verdict: 'unreadable' },
    { url: 'http://files.foliant.test/owner-only.pdf', kind: 'pdf', verdict: 'ok', holds: [sentence] },
    { url: 'http://files.foliant.test/scanned.pdf', kind: 'pdf', verdict: 'unreadable' },
    {
      url: 'http://files.foliant.test/ticks.pdf',
      kind: 'pdf',
      verdict: 'ok',
      holds: ['Option A: content is used for training'],
    },
    { url: 'http://files.foliant.test/long.pdf', kind: 'pdf', verdict: 'ok', holds: ['Clause 399'] },
    { url: 'http://files.foliant.test/truncated.pdf', kind: 'pdf', verdict: 'unreadable' },
    { url: 'http://files.foliant.test/not-a.pdf', kind: 'pdf', verdict: 'unreadable' },
  ],
  answer(exchange) {
    const { path } = exchange;
    if (path === '/really-html.pdf')
      return html(exchange, webPage(exchange), { headers: { 'content-type': 'application/pdf' } });
    if (path === '/sign-in.pdf') return html(exchange, signIn);
    const bytes = bytesOf(path);
    if (!bytes) return html(exchange, 'Not found', { status: 404 });
    const headers: Record<string, string> = {};
    if (path === '/attachment.pdf')
      headers['content-disposition'] = 'attachment; filename="data processing addendum (v3).pdf"';
    if (path === '/octet-stream.pdf') headers['content-type'] = 'application/octet-stream';
    pdf(exchange, bytes, { headers, etag: true });
  },
};

const made = new Map<string, Uint8Array>();

function bytesOf(path: string): Uint8Array | undefined {
  const known = made.get(path);
  if (known) return known;
  const bytes = make(path);
  if (bytes) made.set(path, bytes);
  return bytes;
}

function make(path: string): Uint8Array | undefined {
  switch (path) {
    case '/inline.pdf':
    case '/attachment.pdf':
    case '/octet-stream.pdf':
    case '/download/7731':
      return writePdf(addendum);
    case '/encrypted.pdf':
      return writePdf({ ...addendum, passwords: { user: 'open-me', owner: 'keeper' } });
    case '/owner-only.pdf':
      return writePdf({ ...addendum, passwords: { user: '', owner: 'keeper' } });
    case '/scanned.pdf':
      return writeScannedPdf({ title: 'Scan' }, [scan('first'), scan('second')]);
    case '/ticks.pdf':
      return writePdf({ title: 'Order form', header: 'Foliant order form', blocks: ticks });
    case '/long.pdf':
      return writePdf({
        title: 'Master terms',
        header: 'Foliant master terms',
        footer: 'Version 12',
        blocks: long(),
      });
    case '/truncated.pdf':
      return writePdf(addendum).slice(0, 1400);
    case '/not-a.pdf':
      return Buffer.from(`%PDF-1.7\n${'0 1 2 nonsense '.repeat(300)}`);
    default:
      return undefined;
  }
}

const legal: readonly string[] = [
  'The parties agree that the annexes form part of this addendum and prevail over it where they differ.',
  'The processor acts on documented instructions only, including with regard to transfers, unless the law to which it is subject requires otherwise.',
  'Persons who are authorised to handle personal data have committed themselves to confidentiality.',
  'The processor assists the controller, as far as possible, in answering requests of data subjects.',
  'The processor tells the controller without undue delay, and at the latest within forty-eight hours, of a breach that concerns the personal data of the controller.',
  'Audits take place during business hours, after reasonable notice, and at most once a year unless an authority demands more.',
];

const addendum = {
  title: 'Foliant Data Processing Addendum',
  header: 'Foliant Data Processing Addendum',
  footer: 'Confidentiality class: public',
  blocks: [
    { kind: 'title', text: 'Data Processing Addendum' },
    { kind: 'paragraph', text: 'Version 3, in effect since 4 January 2027. It applies to the Quire API.' },
    { kind: 'heading', text: '1. Subject matter' },
    ...legal.slice(0, 3).map((text): PdfBlock => ({ kind: 'paragraph', text })),
    { kind: 'heading', text: '2. Erasure' },
    { kind: 'paragraph', text: sentence },
    { kind: 'heading', text: '3. Transfers' },
    {
      kind: 'paragraph',
      text: 'Transfers outside the European Economic Area rest on the standard contractual clauses, module two, which are part of this addendum.',
    },
    ...legal.slice(3).map((text): PdfBlock => ({ kind: 'paragraph', text })),
    { kind: 'heading', text: 'Annex III: sub-processors' },
    { kind: 'row', cells: ['Name', 'Purpose', 'Location'], head: true },
    { kind: 'row', cells: ['Kiln Hosting', 'Hosting of the Quire API', 'Ireland'] },
    { kind: 'row', cells: ['Parchment Mail', 'Transactional mail', 'Belgium'] },
    { kind: 'row', cells: ['Sealwax Payments', 'Billing', 'Netherlands'] },
  ] satisfies PdfBlock[],
};

const ticks: readonly PdfBlock[] = [
  { kind: 'title', text: 'Order form' },
  { kind: 'paragraph', text: 'Tick what applies. The choice becomes part of the contract.' },
  { kind: 'option', text: 'Option A: content is used for training', ticked: false },
  { kind: 'option', text: 'Option B: content is not used for training', ticked: true },
  { kind: 'heading', text: 'Region' },
  { kind: 'option', text: 'Dublin', ticked: true },
  { kind: 'option', text: 'Oregon', ticked: false },
  ...legal.map((text): PdfBlock => ({ kind: 'paragraph', text })),
];

function long(): PdfBlock[] {
  return Array.from({ length: 400 }, (_, index): PdfBlock[] => [
    ...(index > 0 ? [{ kind: 'pageBreak' } as const] : []),
    { kind: 'heading', text: `Clause ${index + 1}` },
    ...Array.from({ length: 8 }, (__, paragraph): PdfBlock => ({
      kind: 'paragraph',
      text: `${index + 1}.${paragraph + 1} ${legal[(index + paragraph) % legal.length]}`,
    })),
  ]).flat();
}

/** Rows of grey that look like lines of print. */
function scan(seed: string): Bitmap {
  const random = randomFrom(hashOf(seed));
  const width = 800;
  const height = 1130;
  const bits = new Uint8Array((width / 8) * height).fill(255);
  for (let row = 60; row < height - 60; row++) {
    if (row % 18 > 9) continue;
    for (let byte = 10; byte < 90; byte++) bits[row * (width / 8) + byte] = Math.floor(random() * 256);
  }
  return { width, height, bits };
}

function webPage({ host, path }: Exchange): string {
  return article({
    brand: folio,
    host,
    title: 'Data processing',
    path,
    sections: [
      {
        heading: 'Addendum',
        text: [
          'This is a web page under the name of a PDF.',
          'The addendum itself is sent by our sales team on request.',
        ],
      },
    ],
  });
}

const signIn = `<!doctype html><html lang="en"><head><title>Sign in to Foliant</title></head><body><main><h1>Sign in</h1><p>This document is for customers. Sign in to read it.</p><form method="post"><label>Email <input type="email"></label><label>Password <input type="password"></label><button>Sign in</button></form></main></body></html>`;
