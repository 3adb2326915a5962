// How the demo's result reads: widths, colours, and nothing from a page that could reach the terminal.
import { expect, test } from 'vitest';
import { painter } from '#cli/demo/paint.ts';
import { printed, stepLine } from '#cli/demo/print.ts';
import { wrapText } from '#cli/demo/wrap.ts';
import type { DemoResult } from '#cli/demo/run-demo.ts';

const result: DemoResult = {
  table: [
    {
      change: 'weakened',
      cells: ['northwind-api/training_on_customer_data', 'skybridge-gale/training_on_customer_data'],
      from: 'yes_public',
      to: 'no',
      before: 'Nothing that you send is used for training.',
      sentence: `From next month ${'everything that you send may be used for training, '.repeat(6)}unless you object.`,
      details: ['opt_out: unstated -> true'],
      takesEffect: 'takes effect in 31 days',
      source: 'northwind/data-handling',
      capture: 'c0123456789abcdef',
      candidate: 'k0123456789abcdef',
    },
    {
      change: 'absent',
      cells: ['tidewater-api/hipaa_baa'],
      from: 'yes_sales_gated',
      to: 'no_public_evidence',
      sentence: 'An agreement can be signed.\u001B[2J\u0007',
      details: [],
      source: 'tidewater/healthcare',
      capture: 'c1',
      candidate: 'k1',
    },
  ],
  heldBack: [
    {
      source: 'tidewater/dpa',
      steps: ['a-week-later'],
      verdict: 'error_page',
      because: 'the page says that it is not available',
      answers: 1,
    },
    {
      source: 'ferrous/builders',
      steps: ['a-week-later'],
      verdict: 'blocked',
      because: 'status 403',
      answers: 4,
      archivedAt: '2026-09-01T08:00:00.000Z',
    },
  ],
  silent: { verified: 93, edited: ['tidewater/data'] },
  steps: [],
  home: '/tmp/assay-demo',
  ms: 25_000,
  inbox: 'http://127.0.0.1:4680',
  login: 'http://127.0.0.1:4680/enter/once',
};

test.each([80, 100, 120, 300])(
  'no line is wider than the terminal of %i columns, nor than 120',
  (columns) => {
    const lines = printed(result, { columns, colours: false }).split('\n');
    const own = lines.filter((line) => !/^(Inbox|Way in|Data| {8}npx assay)/.test(line));
    expect(Math.max(...own.map((line) => line.length))).toBeLessThanOrEqual(Math.min(120, columns));
  },
);

test('a way in is shown only to an inbox that stays up', () => {
  const shown = (ended: boolean) => printed(result, { columns: 100, colours: false, ended });
  expect(shown(false)).toContain(result.login);
  expect(shown(true)).not.toContain(result.login);
  expect(shown(true)).toContain('without --exit it stays up');
});

test('every row says what changed, for whom, from what to what, in which words and in which capture', () => {
  const text = printed(result, { columns: 110, colours: false });
  expect(text).toMatch(/weakened\s+northwind-api\/training_on_customer_data\s+yes_public -> no/);
  expect(text).toContain('skybridge-gale/training_on_customer_data');
  expect(text).toContain('was “Nothing that you send is used for training.”');
  expect(text).toContain('takes effect in 31 days; northwind/data-handling, capture c0123456789abcdef');
  expect(text).toContain('opt_out: unstated -> true');
});

test('what was held back names its verdict, its reason and what stays', () => {
  const text = printed(result, { columns: 110, colours: false });
  expect(text).toMatch(
    /error_page\s+tidewater\/dpa\s+the page says that it is not available; 1 answer stays/,
  );
  expect(text).toContain('read from the archive instead, as of 2026-09-01; 4 answers stay');
});

test('control characters of a page do not reach the terminal', () => {
  const text = printed(result, { columns: 110, colours: false });
  // oxlint-disable-next-line no-control-regex
  expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F]/);
});

test('colours come only when asked for, and change no word', () => {
  const plain = printed(result, { columns: 110, colours: false });
  const coloured = printed(result, { columns: 110, colours: true });
  expect(coloured).toContain('\u001B[31m');
  // oxlint-disable-next-line no-control-regex
  expect(coloured.replace(/\u001B\[\d+m/g, '')).toBe(plain);
  expect(painter(false).change('absent', 'absent')).toBe('absent');
});

test('a step is one line', () => {
  const line = stepLine({
    step: 'a-week-later',
    at: '2026-09-14T08:00:00.000Z',
    sources: 19,
    ok: 13,
    shown: 8,
    held: 2,
    approved: 0,
    ms: 6140,
  });
  expect(line).toBe(
    '2026-09-14 08:00  a week later    19 sources, 13 ok, 8 shown, 2 held until seen again, 6.1 s',
  );
});

test('lines are broken between words, and inside a word only where nothing else helps', () => {
  expect(wrapText('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrapText('an unbreakable', 4)).toEqual(['an', 'unbr', 'eaka', 'ble']);
  expect(wrapText('', 4)).toEqual([]);
});
