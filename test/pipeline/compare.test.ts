import { describe, expect, test } from 'vitest';
import { answerKey } from '#pipeline/compare/canonical.ts';
import { compareAnswers } from '#pipeline/compare/difference.ts';
import { lenientForm, namesOf } from '#pipeline/compare/lenient.ts';
import { rankOf } from '#pipeline/compare/rank.ts';
import { sentenceForm } from '#pipeline/compare/sentence-form.ts';
import { takesEffect } from '#pipeline/compare/takes-effect.ts';
import type { Answer } from '#types/cell.ts';
import type { Instant } from '#types/ids.ts';

const now = '2026-03-01T08:00:00.000Z' as Instant;

function answer(parts: Partial<Answer> = {}, sentence = 'We keep inputs and outputs for 30 days.'): Answer {
  return {
    value: 'partial',
    confidence: 'high',
    access: { route: 'public', tier: 'unstated', default: 'unstated' },
    details: {},
    quotes:
      sentence === '' ? [] : [{ exact: sentence, prefix: '', suffix: '', start: 0, end: sentence.length }],
    url: 'https://northwind.test/',
    note: '',
    caveat: '',
    ...parts,
  };
}

function changeOf(before: Answer | undefined, after: Answer): string | undefined {
  return compareAnswers(before, after, { now })?.difference.change;
}

describe('the same sentence', () => {
  test.each([
    ['It isn’t used – ever.', "It isn't used - ever."],
    ['Updated: December 1, 2026', 'Updated: 1 December 2026'],
    ['Our DPA (opens in a new window)', 'Our DPA'],
    ['See https://northwind.test/dpa?utm_source=x now', 'See https://northwind.test/dpa now'],
    ['Visit 8a6e0804-2bd0-4672-b79d-d97027f9071a here', 'Visit 0d1f2a3b-1111-4222-8333-444455556666 here'],
    ['Ze\u200bro\u00a0retention', 'Zero retention'],
    ['Kept for thirty (30) days', 'Kept for 30 days'],
    ['Within one hundred and eighty (180) days', 'Within 180 days'],
  ])('%s', (one, other) => expect(sentenceForm(one)).toBe(sentenceForm(other)));

  test.each([
    ['Kept for 30 days', 'Kept for 60 days'],
    ['We may train', 'We may not train'],
    ['Updated: 1 December 2026', 'Updated: 2 December 2026'],
    ['Kept for thirty (30) days', 'Kept for sixty (60) days'],
  ])('is not: %s', (one, other) => expect(sentenceForm(one)).not.toBe(sentenceForm(other)));

  test.each([
    ['13.2. Copies are deleted after the term.', '14.2. Copies are deleted after the term.'],
    ['(a) Copies are deleted after the term.', '(b) Copies are deleted after the term.'],
    ['H.1.b. Copies are deleted after the term.', 'Copies are deleted after the term.'],
    ['As Section 4.3 says, copies are deleted.', 'As Section 5.3 says, copies are deleted.'],
  ])('stands under another number: %s', (one, other) =>
    expect(lenientForm(one, [])).toBe(lenientForm(other, [])),
  );

  test.each([
    ['30 days after the term copies are deleted.', '60 days after the term copies are deleted.'],
    ['U.S. copies are deleted.', 'E.U. copies are deleted.'],
    ['(EU) 2016/679 applies.', '(UK) 2016/679 applies.'],
    ['Section 4 copies are kept for 30 days.', 'Section 4 copies are kept for 60 days.'],
    ['Module 2 of the clauses applies.', 'Module 3 of the clauses applies.'],
  ])('does not stand under another number: %s', (one, other) =>
    expect(lenientForm(one, [])).not.toBe(lenientForm(other, [])),
  );

  test('stands under another name of the vendor', () => {
    const names = namesOf(['Northwind', 'Northwind AI', 'Boreas']);
    expect(lenientForm('In addition, Northwind AI will not train on it.', names)).toBe(
      lenientForm('Boreas will not train on it.', names),
    );
    expect(lenientForm('The Boreas Platform API keeps nothing.', names)).toBe(
      lenientForm('The Northwind API keeps nothing.', names),
    );
    expect(lenientForm('Northwind will train.', names)).not.toBe(lenientForm('Customers will train.', names));
  });
});

describe('what a difference is called', () => {
  test.each([
    [undefined, answer(), 'new'],
    [answer(), answer({ value: 'yes_public' }), 'improved'],
    [answer(), answer({ value: 'no' }), 'weakened'],
    [answer({ value: 'yes_sales_gated' }), answer({ value: 'yes_platform_only' }), 'changed'],
    [answer(), answer({ value: 'no_public_evidence' }, ''), 'absent'],
    [answer({ value: 'no_public_evidence' }, ''), answer(), 'new'],
    [answer({ value: 'no_public_evidence' }, ''), answer({ value: 'no' }), 'weakened'],
    [
      answer(),
      answer({ access: { route: 'trust_center_nda', tier: 'unstated', default: 'unstated' } }),
      'changed',
    ],
    [answer({ details: { retention_days: 30 } }), answer({ details: { retention_days: 60 } }), 'details'],
    [answer(), answer(), undefined],
    [answer(), answer({ effectiveFrom: '2027-01-01' }), undefined],
  ])('%#: %o', (before, after, change) => expect(changeOf(before, after)).toBe(change));

  test('lists differ by entry: added, removed, rescoped; their order and new columns do not count', () => {
    const before = answer({
      details: {
        subprocessors: [
          { name: 'Alder', scope: 'All products' },
          { name: 'Birch', scope: 'API' },
          { name: 'Cedar' },
        ],
      },
    });
    const after = answer({
      details: {
        subprocessors: [
          { name: 'Cedar', location: 'Ireland' },
          { name: 'Alder', scope: 'API only' },
          { name: 'Elm', scope: 'API' },
        ],
      },
    });
    expect(compareAnswers(before, after, { now })?.difference.entries).toEqual([
      { kind: 'added', key: 'subprocessors', entry: 'Elm', after: 'scope: API' },
      { kind: 'removed', key: 'subprocessors', entry: 'Birch', before: 'scope: API' },
      {
        kind: 'rescoped',
        key: 'subprocessors',
        entry: 'Alder',
        before: 'scope: All products',
        after: 'scope: API only',
      },
    ]);
    const shuffled = answer({
      details: {
        subprocessors: [
          { name: 'Cedar' },
          { name: 'Birch', scope: 'API' },
          { name: 'ALDER', scope: 'All products' },
        ],
      },
    });
    expect(compareAnswers(before, shuffled, { now })).toBeUndefined();
    expect(answerKey(before)).toBe(answerKey(shuffled));
  });

  test('only what loses something waits for a second look', () => {
    const loses = (before: Answer, after: Answer): boolean | undefined =>
      compareAnswers(before, after, { now })?.loses;
    expect(loses(answer(), answer({ value: 'no' }))).toBe(true);
    expect(loses(answer(), answer({ value: 'yes_public' }))).toBe(false);
    expect(
      loses(answer({ details: { regions: ['eu', 'us'] } }), answer({ details: { regions: ['eu'] } })),
    ).toBe(true);
    expect(
      loses(answer({ details: { regions: ['eu'] } }), answer({ details: { regions: ['eu', 'us'] } })),
    ).toBe(false);
  });
});

describe('a sentence in wholly other words', () => {
  const from = 'Prompts from Team and Business workspaces stay out of training.';
  const to = 'Our engineers never learn from what paying organisations type into the assistant.';
  const edit = 'Prompts from Business workspaces stay out of training.';
  const change = (before: Partial<Answer>, after: Partial<Answer>, now_ = to): string | undefined =>
    compareAnswers(answer(before, from), answer(after, now_), {
      now,
      reworded: { from, to: now_ },
      names: namesOf(['Northwind']),
    })?.difference.change;

  test.each([
    ['passes over what the old one named', { details: { opt_out: true } }, {}],
    ['names what the old one passed over', {}, { details: { criteria: ['Security'] } }],
    ['has other words for a plan', { details: { scope: 'team, business' } }, { details: { scope: 'paid' } }],
    [
      'gives the edition of a standard',
      { details: { standards: ['ISO/IEC 27001'] } },
      { details: { standards: ['ISO/IEC 27001:2022'] } },
    ],
    [
      'leaves the tier to be guessed',
      { access: { route: 'public', tier: 'paid', default: 'unstated' } as const },
      { access: { route: 'public', tier: 'unstated', default: 'unstated' } as const },
    ],
    [
      'gives the same number for the other side of the same promise',
      { details: { retention_days: 30 } },
      { details: { deletion_days: 30 } },
    ],
    ['calls the vendor by its name', {}, { details: { scope_list: ['Northwind'] } }],
  ])('is reworded where it %s', (_, before, after) => expect(change(before, after)).toBe('reworded'));

  test.each([
    ['another number', { details: { retention_days: 30 } }, { details: { retention_days: 90 } }],
    [
      'another number under another name',
      { details: { retention_days: 30 } },
      { details: { deletion_days: 60 } },
    ],
    ['a number less', { details: { retention_days: 30 } }, {}],
    [
      'another date',
      { details: { effective_date: '2026-01-01' } },
      { details: { effective_date: '2026-02-01' } },
    ],
    ['a place more', { details: { regions: ['EU'] } }, { details: { regions: ['EU', 'Japan'] } }],
    ['the opposite', { details: { opt_out: true } }, { details: { opt_out: false } }],
    ['a list with columns', { details: { subprocessors: [{ name: 'Alder', scope: 'API' }] } }, {}],
  ])('is a change of details with %s', (_, before, after) => expect(change(before, after)).toBe('details'));

  test('an edit of a few words means what it changes', () => {
    expect(change({ details: { scope: 'team, business' } }, { details: { scope: 'business' } }, edit)).toBe(
      'details',
    );
    expect(change({ details: { opt_out: true } }, {}, edit)).toBe('details');
  });
});

test('whom to write to is no part of the promise', () => {
  expect(
    compareAnswers(answer(), answer({ details: { contact: 'legal@northwind.test' } }), { now }),
  ).toBeUndefined();
});

describe('a product with a new name in a list', () => {
  const listed = (...scopes: readonly string[]): Answer =>
    answer({
      details: {
        subprocessors: scopes.map((scope, at) => ({
          name: `Helper ${'ABCDE'[at]}`,
          location: 'Norway',
          scope,
        })),
      },
    });
  const old = listed('Breeze, Gale API', 'Breeze', 'Gale API for Breeze', 'Breeze (EU)', 'All products');

  test('says nothing where every entry has it', () => {
    const renamed = listed(
      'Zephyr, Gale API',
      'Zephyr',
      'Gale API for Zephyr',
      'Zephyr (EU)',
      'All products',
    );
    expect(changeOf(old, renamed)).toBeUndefined();
  });

  test.each([
    [
      'an entry still has the old one',
      ['Zephyr, Gale API', 'Zephyr', 'Gale API for Zephyr', 'Breeze (EU)', 'All products'],
    ],
    ['it was another product before', ['Gale API', 'Gale API', 'Gale API', 'Gale API (EU)', 'All products']],
    ['fewer entries have it', ['Breeze, Gust', 'Breeze', 'Gust for Breeze', 'Breeze (EU)', 'All products']],
    ['all of them are meant now', ['Any, Gale API', 'Any', 'Gale API for any', 'Any (EU)', 'All products']],
  ])('is told where %s', (_, scopes) => expect(changeOf(old, listed(...scopes))).toBe('details'));
});

test("a list of the vendor's own names says nothing", () => {
  const names = namesOf(['Northwind API', 'Northwind']);
  const [none, own] = [answer(), answer({ details: { products: ['Northwind API'] } })];
  expect(compareAnswers(none, own, { now, names })).toBeUndefined();
  const renamed = answer({ details: { products: ['Northwind Platform API'] } });
  expect(compareAnswers(own, renamed, { now, names })).toBeUndefined();
  expect(compareAnswers(none, answer({ details: { products: ['Boreas'] } }), { now, names })).toBeDefined();
});

test('an effective date ahead is said in days', () => {
  expect(takesEffect('2026-04-01', now)).toBe('takes effect in 31 days');
  expect(takesEffect('2026-03-02', now)).toBe('takes effect tomorrow');
  expect(takesEffect('2026-03-01', now)).toBeUndefined();
  expect(takesEffect('not a date', now)).toBeUndefined();
});

test('weakenings come first, entries of lists later, rewordings last', () => {
  const rank = (before: Answer, after: Answer): number =>
    rankOf(compareAnswers(before, after, { now })!.difference);
  const order = [
    rank(answer({ value: 'yes_public' }), answer({ value: 'no' })),
    rank(answer({ value: 'yes_public' }), answer({ value: 'partial' })),
    rank(answer(), answer({ value: 'no_public_evidence' }, '')),
    rank(answer(), answer({ value: 'yes_public' })),
    rank(answer({ details: { regions: ['eu'] } }), answer({ details: { regions: ['us'] } })),
    rankOf({ change: 'reworded' }),
  ];
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(new Set(order).size).toBe(order.length);
});
