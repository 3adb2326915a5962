// What a saved history tells, through the same steps as a live one.
import { describe, expect, test } from 'vitest';
import { replay } from '#pipeline/replay.ts';
import { page } from './houses.ts';
import { bad, brief, error, good, inFolders, save, filler } from './histories.ts';

inFolders();

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
