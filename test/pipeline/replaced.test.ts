// A wrong page at the address, judged as it comes: one doubt, one notice that says what happened, and no alarm for each answer.
import { beforeEach, describe, expect, test } from 'vitest';
import { findCell } from '#db/cells.ts';
import { findOpenNotice, type NoticeRow } from '#db/notices.ts';
import { findSourceState } from '#db/source-state.ts';
import { listTimeline } from '#db/timeline.ts';
import { judge } from '#crawlers/verdict/judge.ts';
import { pageFacts } from '#crawlers/verdict/page-facts.ts';
import { decide } from '#pipeline/decide/decide.ts';
import { undo } from '#pipeline/decide/undo.ts';
import { parseHtml } from '#text/html.ts';
import type { Settled } from '#pipeline/settled.ts';
import type { CellRef } from '#types/cell.ts';
import type { SourceId } from '#types/ids.ts';
import { acceptOpen, candidates, houseOf, page, visitAt, type TestHouse } from './houses.ts';
import { elsewhere } from './histories.ts';

const source = 'northwind/page' as SourceId;
const training = { offering: 'northwind-api', dimension: 'training_on_customer_data' } as unknown as CellRef;

const right = page([
  'Northwind builds language models and serves them through one programming interface.',
  'Every change to the platform is reviewed by two engineers before it reaches production.',
  'Customers export everything that they have stored with us at any time, in a documented format.',
  'Our status is published by region, and past incidents stay on record for two years.',
  'We do not use customer data submitted through the Northwind API to train our models.',
  'Our SOC 2 Type II report is available to customers under NDA on request.',
  'API inputs and outputs are deleted after 30 days.',
]);
const wrong = page(elsewhere.slice(0, 6))
  .replaceAll('Northwind trust', 'Ferry timetable')
  .replaceAll('Northwind API trust', 'Ferries of the fjord');

const day = (n: number): string => `2026-03-${String(n).padStart(2, '0')}T08:00:00.000Z`;

function see(house: TestHouse, at: string, html: string): Promise<Settled> {
  const lastGood = findSourceState(house.db, source)?.good_facts;
  const facts = pageFacts(html);
  const judgement = judge({
    source: { url: 'https://northwind.test/page' },
    response: { status: 200 },
    parsed: { kind: 'document', document: parseHtml(html, { url: 'https://northwind.test/page' }) },
    ...(facts ? { page: facts } : {}),
    ...(lastGood ? { lastGood } : {}),
  });
  return visitAt(house, at, html, { judgement });
}

let house: TestHouse;
beforeEach(async () => {
  house = houseOf();
  await see(house, day(1), right);
  acceptOpen(house);
  await see(house, day(2), wrong);
});

function notice(): NoticeRow {
  const found = findOpenNotice(house.db, source, 'moved');
  if (!found) throw new Error('there is no notice');
  return found;
}

describe('a wrong page', () => {
  test('seen once is a doubt: no notice, nothing waits, nothing is checked by it', () => {
    expect(findOpenNotice(house.db, source, 'moved')).toBeUndefined();
    expect(candidates(house, 'open', 'held')).toEqual([]);
    expect(findCell(house.db, training)?.verified_at).toBe(day(1));
    expect(listTimeline(house.db, source)[0]).toMatchObject({ kind: 'held' });
  });

  test('seen twice is one notice: both titles, what is left, how many answers change with it', async () => {
    const settled = await see(house, day(3), wrong);
    expect(settled.noticed.map((each) => each.kind)).toEqual(['moved']);
    expect(notice().message).toBe(
      'another document stands at this address: "Ferry timetable" in place of "Northwind trust", 0 % of whose sentences are left; 3 answers change with it and wait behind this notice',
    );
    expect(notice().facts).toMatchObject({
      replaced: 'yes',
      before: 'Northwind trust',
      after: 'Ferry timetable',
      left: '0 %',
      first_seen: day(2),
      answers: '3',
    });
    expect(candidates(house, 'open')).toEqual([]);
    expect(candidates(house, 'held')).toHaveLength(3);
  });

  test('stays one notice however often it is seen, and raises no absence by itself', async () => {
    for (const n of [3, 4, 5, 6]) await see(house, day(n), wrong);
    expect(candidates(house, 'open')).toEqual([]);
    expect(house.db.prepare('SELECT count(*) FROM notices').pluck().get()).toBe(1);
  });

  test('has headings for names where a site has one title for all its pages', async () => {
    const headed = (html: string): string => html.replace(/<title>.*<\/title>/, '<title>Northwind</title>');
    house = houseOf();
    await see(house, day(1), headed(right));
    acceptOpen(house);
    for (const n of [2, 3]) await see(house, day(n), headed(wrong));
    expect(notice().message).toContain('"Ferries of the fjord" in place of "Northwind API trust"');
  });
});

describe('the notice decided', () => {
  beforeEach(async () => {
    await see(house, day(3), wrong);
  });
  const say = (kind: 'accept' | 'dismiss') =>
    decide(house, {
      subject: { kind: 'notice', id: notice().id },
      decision: kind === 'accept' ? { kind } : { kind, reason: 'other' },
      by: 'ada',
    });

  test('as the document: what waits is shown', () => {
    say('accept');
    expect(candidates(house, 'open').map((each) => each.change)).toEqual(['absent', 'absent', 'absent']);
  });

  test('as the wrong page: what waits is dismissed with it, for as long as that page stands there', async () => {
    say('dismiss');
    expect(candidates(house, 'open', 'held')).toEqual([]);
    for (const n of [4, 5]) await see(house, day(n), wrong);
    await see(house, day(6), wrong.replace('six in the morning', 'seven in the morning'));
    expect(candidates(house, 'open', 'held')).toEqual([]);
    expect(findCell(house.db, training)?.answer.value).toBe('yes_public');
  });

  test('as the wrong page: its visits check no answer', async () => {
    say('dismiss');
    for (const n of [4, 5]) await see(house, day(n), wrong);
    expect(findCell(house.db, training)?.verified_at).toBe(day(1));
  });

  test('as the wrong page, and the right one comes back: nothing changes, and its answers are checked again', async () => {
    say('dismiss');
    for (const n of [4, 5, 6]) await see(house, day(n), right);
    expect(notice().message).toContain('no answer changes with it');
    expect(candidates(house, 'open', 'held')).toEqual([]);
    expect(findCell(house.db, training)?.verified_at).toBe(day(6));
  });

  test('as the wrong page by one person, where two must agree: nothing, but one by one', async () => {
    const secondReview = ['absent'] as const;
    const about = notice().id;
    const refuse = () =>
      decide(house, {
        subject: { kind: 'notice', id: about },
        decision: { kind: 'dismiss', reason: 'other' },
        by: 'ada',
        secondReview,
      });
    expect(refuse).toThrow(/3 changes need two people \(absent\)/);
    expect(candidates(house, 'held')).toHaveLength(3);
    expect(notice().closedAt).toBeUndefined();
    for (const by of ['ada', 'grace'])
      for (const { id } of candidates(house, 'held', 'second_review'))
        decide(house, {
          subject: { kind: 'candidate', id },
          decision: { kind: 'dismiss', reason: 'other' },
          by,
          secondReview,
        });
    expect(refuse().state).toBe('closed');
    await see(house, day(4), wrong);
    expect(candidates(house, 'open', 'held', 'second_review')).toEqual([]);
  });

  test('and undone, waits for a decision again', () => {
    const { decision } = say('dismiss');
    undo(house, { decision: decision.id, by: 'ada' });
    expect(candidates(house, 'open')).toEqual([]);
    expect(candidates(house, 'held')).toHaveLength(3);
    say('accept');
    expect(candidates(house, 'open')).toHaveLength(3);
  });
});
