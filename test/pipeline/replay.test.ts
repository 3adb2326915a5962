// Manifests: saved histories and saved documents, through the same steps.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { documentLine, evidenceLine, readManifest, weighManifest } from '#pipeline/read-manifest.ts';
import { replay, type ReplayEvent } from '#pipeline/replay.ts';
import { page } from './houses.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-replay-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const filler = [
  'Northwind builds language models and serves them through one programming interface.',
  'This page describes how we protect what you send to us and what we promise about it.',
  'Our security team reviews every change before it reaches production systems.',
  'Customers may ask questions about this page at any time and will get an answer.',
  'We publish changes to this page thirty days before they take effect for customers.',
  'Employees get access to production systems only where their work calls for it.',
];
const good = 'We do not use customer data submitted through the Northwind API to train our models.';
const bad = 'We may use customer data submitted through the Northwind API to train our models.';
const error =
  '<html lang="en"><head><title>Northwind</title></head><body><main><h1>Something went wrong</h1><p>An unexpected error has occurred. Please try again later.</p></main></body></html>';

function save(captures: readonly string[]): string {
  const manifest = join(folder, 'manifest.json');
  captures.forEach((html, index) => writeFileSync(join(folder, `${index}.html`), html));
  writeFileSync(
    manifest,
    JSON.stringify({
      id: 'northwind',
      source: {
        url: 'https://northwind.test/trust',
        mediaType: 'text/html',
        offering: { name: 'Northwind API', aliases: [] },
      },
      captures: captures.map((_, index) => ({
        index,
        file: `${index}.html`,
        status: 200,
        retrievedAt: new Date(Date.parse('2026-03-01T00:00:00Z') + index * 43_200_000).toISOString(),
      })),
    }),
  );
  return manifest;
}

function brief(events: readonly ReplayEvent[]): string[] {
  return events
    .filter((each) => each.kind !== 'verified' && each.kind !== 'held')
    .map(
      (each) =>
        `${each.index} ${each.kind}${each.kind === 'candidate' ? ` ${each.dimension} ${each.change}` : ''}`,
    );
}

test('an error page is named, an edit is silent, a weakening shows once it was seen twice', async () => {
  const first = page([...filler, good]);
  const edited = page([...filler, good, 'We moved to a new office.']);
  const weak = page([...filler, bad]);
  const { events } = await replay(save([first, first, error, first, edited, weak, weak, weak]));
  expect(brief(events)).toEqual(['2 artifact', '4 edited', '6 candidate training_on_customer_data weakened']);
  expect(events.find((each) => each.kind === 'held')).toMatchObject({ index: 5 });
});

describe('an agreement that is dated anew', () => {
  const clauses = [
    'This Data Processing Addendum forms part of the agreement between Northwind and the customer for the Northwind API.',
    'The Standard Contractual Clauses of Decision (EU) 2021/914, Module Two, are incorporated by reference into this addendum.',
    'The list of subprocessors that Northwind engages is published at https://northwind.test/subprocessors.',
    'Northwind notifies the customer of a personal data breach without undue delay after becoming aware of it.',
  ];
  const dated = (date: string, more: readonly string[] = []): string =>
    page([`Last updated: ${date}`, ...clauses, ...filler, ...more]).replace(
      'Northwind API trust',
      'Data Processing Addendum',
    );

  test('is not told where nothing else differs, not even later', async () => {
    const { events } = await replay(
      save([
        dated('March 3, 2026'),
        dated('April 7, 2026'),
        dated('7 May 2026'),
        dated('7 May 2026', ['We moved to a new office.']),
      ]),
    );
    expect(brief(events)).toEqual(['1 edited', '2 edited', '3 edited']);
  });

  test('is not told where the line of the date comes, goes or is written otherwise', async () => {
    const lines = (...of: string[]): string =>
      page([...of, ...clauses, ...filler]).replace('Northwind API trust', 'Data Processing Addendum');
    const { events } = await replay(
      save([
        lines('Effective: April 1, 2026', 'Last updated: March 3, 2026'),
        lines('Last updated: March 3, 2026'),
        lines('Version of 3 March 2026'),
        lines('Version of 3 March 2026'),
        page([...clauses, ...filler, 'We moved to a new office.']).replace(
          'Northwind API trust',
          'Data Processing Addendum',
        ),
        page([...clauses, ...filler, 'We moved to a new office.']).replace(
          'Northwind API trust',
          'Data Processing Addendum',
        ),
        lines('Last modified on 2026-03-03'),
      ]),
    );
    expect(events.filter((each) => each.kind === 'candidate' || each.kind === 'held')).toEqual([]);
  });

  test('is told with another date where its text was edited', async () => {
    const { events } = await replay(
      save([dated('March 3, 2026'), dated('April 7, 2026', ['Customers may object within ten days.'])]),
    );
    expect(brief(events)).toEqual(['1 candidate gdpr_dpa details']);
  });
});

test('subprocessors that move from a table to cards are the same ones', async () => {
  const rows = [
    ['Alder Hosting', 'Hosting', 'Norway'],
    ['Birch Mail', 'Transactional mail', 'Ireland'],
    ['Cedar Desk', 'Customer support', 'Canada'],
    ['Elm Billing', 'Billing', 'Germany'],
  ];
  const listed = (body: string): string =>
    page(['Northwind engages these subprocessors for the Northwind API.', ...filler])
      .replace('Northwind API trust', 'Subprocessors')
      .replace('</main>', `${body}</main>`);
  const table = (of: string[][]): string =>
    `<table><tr><th>Subprocessor</th><th>Purpose</th><th>Location</th></tr>${of.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
  const cards = (of: string[][]): string =>
    of
      .map(
        ([name, why, where]) => `<div><h3>${name}</h3><p>Purpose: ${why}</p><p>Location: ${where}</p></div>`,
      )
      .join('');
  const more = [...rows, ['Fir Search', 'Search', 'Sweden']];
  const { events } = await replay(
    save([table(rows), cards(rows), cards(rows), cards(more), cards(more)].map(listed)),
  );
  expect(brief(events).filter((each) => each.includes('candidate'))).toEqual([
    '3 candidate gdpr_dpa details',
  ]);
});

test('clauses that are counted anew say what they said', async () => {
  const clauses = (first: number): string =>
    page([
      ...filler,
      `${first}.1. Northwind deletes inputs and outputs of the Northwind API thirty (30) days after they were sent.`,
      `${first}.2. Subject to Section ${first - 1}.4, Northwind does not use inputs or outputs of the Northwind API to train its models.`,
    ]);
  const { events } = await replay(save([clauses(6), clauses(7), clauses(7), clauses(8), clauses(8)]));
  expect(events.filter((each) => each.kind === 'candidate' || each.kind === 'held')).toEqual([]);
});

const office = [
  'Letters to the legal office are answered within ten working days of their arrival.',
  'The office keeps a register of everything that it sends out, and of whom it went to.',
  'Visitors are asked to ring the bell twice and to wait in the hall for a colleague.',
];

test('a part that went missing and came back at once names the capture between', async () => {
  const whole = page([...filler, ...office, good]);
  const { events } = await replay(save([whole, page([...filler, ...office.slice(0, 1)]), whole, whole]));
  expect(brief(events).filter((each) => !each.includes('edited'))).toEqual(['1 artifact']);
  expect(events.find((each) => each.kind === 'artifact')).toMatchObject({ verdict: 'incomplete' });
});

const elsewhere = [
  'The harbour opens at six in the morning and closes when the last ferry has left the pier.',
  'Tickets are sold at the booth beside the lighthouse, in cash and from the age of twelve on.',
  'Dogs travel free of charge as long as they stay on the lower deck and close to their owner.',
  'Bicycles find a place at the stern, where the crew ties them to the rail before departure.',
  'In a storm the captain decides whether the ferry leaves, and nobody argues with the captain.',
  'Lost umbrellas are kept behind the bar of the station for a season and then given away.',
  'School classes write to the office a fortnight ahead, with the number of children and teachers.',
];

test('a part that came back after several captures names them all, whatever was decided meanwhile', async () => {
  const whole = page([...filler, ...office, good]);
  const part = page([...filler, ...office.slice(0, 1)]);
  const { events } = await replay(save([whole, part, part, part, whole, whole]));
  expect(brief(events).filter((each) => each.includes('artifact'))).toEqual([
    '1 artifact',
    '2 artifact',
    '3 artifact',
  ]);
});

test('a text that comes and goes by turns is no part of the other one', async () => {
  const short = page([...filler, good]);
  const long = page([...filler, ...office, good]);
  const { events } = await replay(save([short, short, long, short, long, short, long]));
  expect(brief(events).filter((each) => each.includes('artifact'))).toEqual([]);
});

test('a part that comes back after weeks was put back', async () => {
  const whole = page([...filler, ...office, good]);
  const part = page([...filler, ...office.slice(0, 1)]);
  const { events } = await replay(save([whole, ...Array.from({ length: 16 }, () => part), whole, whole]));
  expect(brief(events).filter((each) => each.includes('artifact'))).toEqual([]);
});

test('another page that stood here for some captures is named once the document is back', async () => {
  const whole = page([...filler, ...office, good]);
  const other = page(elsewhere).replace(/Northwind(?: API)? trust/g, 'Ferries of the fjord');
  const { events } = await replay(save([whole, whole, other, other, other, whole, whole, whole]));
  expect(brief(events).filter((each) => each.includes('artifact'))).toEqual([
    '2 artifact',
    '3 artifact',
    '4 artifact',
  ]);
  expect(events.find((each) => each.kind === 'artifact')).toMatchObject({ verdict: 'moved' });
});

test('another text under the same title is named too, once the document is back', async () => {
  const whole = page([...filler, ...office, good]);
  const other = page(elsewhere);
  const { events } = await replay(save([whole, whole, other, other, whole, whole]));
  expect(brief(events).filter((each) => each.includes('artifact'))).toEqual(['2 artifact', '3 artifact']);
});

test('a part that stays away is a change, and no artifact', async () => {
  const whole = page([...filler, ...office, good]);
  const less = page([...filler, ...office.slice(0, 1)]);
  const { events } = await replay(save([whole, less, less, less]));
  expect(brief(events).filter((each) => !each.includes('edited'))).toEqual([
    '2 candidate training_on_customer_data absent',
  ]);
});

test('a list that was cut for good is held once, and then it is the document', async () => {
  const list = (length: number): string =>
    page([...filler, good]).replace(
      '</main>',
      `<h2>Instruments in the catalogue</h2><ul>${Array.from({ length }, (_, at) => `<li>Instrument ${'abcdefghijklmnopqrst'[at]}${'tsrqponmlkjihgfedcba'[at]}: measures the wind in the harbour of ${'mnopqrstabcdefghijkl'[at]}holm</li>`).join('')}</ul></main>`,
    );
  const { events } = await replay(save([list(20), list(12), list(12), list(12)]));
  expect(events.map(({ index, kind }) => `${index} ${kind}`)).toContain('1 held');
  expect(brief(events).filter((each) => !each.includes('edited'))).toEqual([]);
});

test('what comes with most of a document gone waits as what is lost', async () => {
  const whole = page([
    ...filler,
    ...filler.map((each) => each.replace('this page', 'this notice').replace('Our', 'The')),
    good,
  ]);
  const hub = page([
    ...filler.slice(0, 2),
    'Northwind is SOC 2 Type II certified.',
    'Everything about the company, its people and its plans for the coming years stands on this page.',
    'Visit the showroom on weekdays between nine and five, or write to the reception for an appointment.',
    'Our catalogue lists instruments for weather stations, harbours and mountain huts in eleven languages.',
    'Every instrument is calibrated by hand and comes with a certificate from the workshop in Bergen.',
    'The annual gathering of keepers takes place on the last weekend of September on the old pier.',
    'Spare parts are kept for thirty years, and most of them leave the store on the day of the order.',
    'Apprentices learn the trade over four years and choose between optics, casting and fine mechanics.',
    'Returns are accepted within two weeks if the seal of the box was not broken by the customer.',
  ]);
  const once = await replay(save([whole, hub, whole, whole]));
  expect(brief(once.events).filter((each) => each.includes('candidate'))).toEqual([]);
  const stays = await replay(save([whole, hub, hub]));
  expect(brief(stays.events)).toContain('2 candidate soc2_type2 new');
});

test('the same history gives the same lines', async () => {
  const manifest = save([
    page([...filler, good]),
    page([...filler, bad]),
    page([...filler, bad]),
    error,
    page([...filler, good]),
  ]);
  expect(JSON.stringify(await replay(manifest))).toBe(JSON.stringify(await replay(manifest)));
});

test('a manifest that is wrong says where, and a missing file which', async () => {
  const manifest = join(folder, 'manifest.json');
  writeFileSync(
    manifest,
    JSON.stringify({ id: 'x', source: { url: 'no address', offering: { name: 'x' } }, captures: [] }),
  );
  await expect(replay(manifest)).rejects.toMatchObject({ code: 'bad_manifest', path: 'source.url' });
  writeFileSync(manifest, 'not json');
  await expect(replay(manifest)).rejects.toThrow(/not JSON/);
  const missing = save([error]);
  rmSync(join(folder, '0.html'));
  await expect(replay(missing)).rejects.toThrow(/cannot be read/);
});

test('a bomb and a broken file are the matter of one document, not of all', async () => {
  writeFileSync(join(folder, 'whole.html'), page([...filler, good]));
  writeFileSync(join(folder, 'cut.gz'), gzipSync(page([...filler, good])).subarray(0, 60));
  writeFileSync(join(folder, 'bomb.gz'), gzipSync(Buffer.alloc(200 * 1024 * 1024), { level: 1 }));
  const manifest = join(folder, 'hostile.json');
  const documents = ['cut.gz', 'bomb.gz', 'whole.html'].map((file) => ({
    id: file,
    file,
    url: 'https://northwind.test/trust',
    retrievedAt: '2026-03-01',
    offering: { name: 'Northwind API' },
  }));
  writeFileSync(manifest, JSON.stringify({ documents }));
  const all = [];
  for await (const one of readManifest(manifest)) all.push(one);
  expect(all.map(documentLine)).toMatchObject([
    { document: 'cut.gz', verdict: 'unreadable' },
    { document: 'bomb.gz', verdict: 'too_large' },
    { document: 'whole.html', verdict: 'ok' },
  ]);
});

test('a broken file in a history is an artifact, and the rest goes on', async () => {
  const manifest = save([page([...filler, good]), error, page([...filler, good])]);
  writeFileSync(join(folder, '1.html'), gzipSync(error).subarray(0, 20));
  const { events } = await replay(manifest);
  expect(events.find((each) => each.index === 1)).toMatchObject({ kind: 'artifact', verdict: 'unreadable' });
  expect(events.find((each) => each.index === 2)).toMatchObject({ kind: 'verified' });
});

test('documents of a manifest are read, judged and weighed, gzipped or not', async () => {
  writeFileSync(join(folder, 'a.html.gz'), gzipSync(page([...filler, good])));
  writeFileSync(join(folder, 'b.html'), error);
  const manifest = join(folder, 'documents.json');
  const document = {
    url: 'https://northwind.test/trust',
    mediaType: 'text/html',
    retrievedAt: '2026-03-01',
    offering: { name: 'Northwind API' },
  };
  writeFileSync(
    manifest,
    JSON.stringify({
      documents: [
        { ...document, id: 'a', file: 'a.html.gz' },
        { ...document, id: 'b', file: 'b.html' },
      ],
    }),
  );
  const all = [];
  for await (const one of readManifest(manifest)) all.push(one);
  expect(all.map(documentLine)).toMatchObject([
    { document: 'a', verdict: 'ok' },
    { document: 'b', verdict: 'error_page' },
  ]);
  const lines = all.flatMap((one) => one.drafts.map((draft) => evidenceLine(one, draft)));
  expect(lines).toMatchObject([
    { document: 'a', dimension: 'training_on_customer_data', value: 'yes_public', quotes: [{ exact: good }] },
  ]);
  expect(weighManifest(all)).toMatchObject([
    { offering: 'Northwind API', dimension: 'training_on_customer_data', value: 'yes_public' },
  ]);
});
