import { describe, expect, test } from 'vitest';
import { findCell } from '#db/cells.ts';
import { listTimeline } from '#db/timeline.ts';
import { findOpenNotice } from '#db/notices.ts';
import { listCurrentEvidence } from '#db/evidence.ts';
import { findCaptureRow, listObjects } from '#db/captures.ts';
import { decide } from '#pipeline/decide/decide.ts';
import { settle } from '#pipeline/settle.ts';
import type { SourceId } from '#types/ids.ts';
import { acceptOpen, broken, candidates, houseOf, outcomeOf, page, visitAt } from './houses.ts';
import { training, soc, noTraining, socYes, filler, day, baseline } from './northwind.ts';

describe('a first visit', () => {
  test('raises a new candidate for each answer, also for what nobody says', async () => {
    const house = houseOf();
    const settled = await visitAt(house, day(1), page([...filler, noTraining, socYes]));
    expect(settled.first).toBe(true);
    const open = candidates(house, 'open');
    expect(open.map((each) => each.change)).toEqual(open.map(() => 'new'));
    expect(open.map((each) => each.dimension).toSorted()).toEqual(
      ['hipaa_baa', 'retention_zdr', 'soc2_type2', 'training_on_customer_data'].toSorted(),
    );
  });

  test('is held while another source that may speak has not been heard', async () => {
    const house = houseOf({ sources: [{ id: 'page' }, { id: 'other' }] });
    await visitAt(house, day(1), page([...filler, noTraining]));
    expect(candidates(house, 'open')).toEqual([]);
    expect(candidates(house, 'held')[0]?.because).toContain('northwind/other');
    await visitAt(house, day(1, 9), page(filler), { source: 'other' });
    expect(candidates(house, 'open').map((each) => each.dimension)).toContain('training_on_customer_data');
  });

  test('settled twice is settled once', async () => {
    const house = houseOf();
    const outcome = outcomeOf(day(1), page([...filler, noTraining]));
    const first = await settle(house, outcome);
    const before = house.db.prepare('SELECT count(*) FROM evidence').pluck().get();
    const second = await settle(house, outcome);
    expect([first.repeated, second.repeated]).toEqual([false, true]);
    expect(house.db.prepare('SELECT count(*) FROM evidence').pluck().get()).toBe(before);
    expect(house.db.prepare('SELECT count(*) FROM visits').pluck().get()).toBe(1);
  });
});

describe('silence', () => {
  test('an unchanged page verifies its cells with the date', async () => {
    const house = await baseline();
    const settled = await visitAt(house, day(2), page([...filler, noTraining, socYes]));
    expect(settled.raised).toEqual([]);
    expect(findCell(house.db, training)?.verified_at).toBe(day(2));
    expect(listTimeline(house.db, 'northwind/page' as SourceId, { kind: 'verified' })).toHaveLength(1);
  });

  test('an edited page whose evidence stands is an entry in the timeline', async () => {
    const house = await baseline();
    const settled = await visitAt(
      house,
      day(2),
      page(['We moved to a new office this spring.', ...filler, noTraining, socYes]),
    );
    expect(settled.raised).toEqual([]);
    expect(settled.edited).toBe(true);
    expect(findCell(house.db, soc)?.verified_at).toBe(day(2));
    expect(listTimeline(house.db, 'northwind/page' as SourceId, { kind: 'edited' })).toHaveLength(1);
  });

  test.each([
    [
      'another menu',
      page([...filler, noTraining, socYes], { menu: ['Careers', 'Status', 'Trust Center', 'DPA'] }),
    ],
    [
      'another year in the footer',
      page([...filler, noTraining, socYes], { footer: '© 2027 Northwind. Updated 3 March 2027' }),
    ],
    [
      'other quotation marks and dashes',
      page([...filler, noTraining.replace('customer data', 'customer\u00a0data'), socYes]),
    ],
    ['a zero-width character', page([...filler, noTraining.replace('train', 'tr\u200bain'), socYes])],
  ])('%s is nothing', async (_name, html) => {
    const house = await baseline();
    const settled = await visitAt(house, day(2), html);
    expect(settled.raised).toEqual([]);
    expect(findCell(house.db, training)?.verified_at).toBe(day(2));
  });

  test('the same text again keeps no second copy of its objects', async () => {
    const house = await baseline();
    const settled = await visitAt(house, day(2), page([...filler, noTraining, socYes]));
    const row = findCaptureRow(house.db, settled.capture ?? '');
    expect(row?.same_as).toBeDefined();
    expect(listObjects(house.db, row!.id)).toHaveLength(1);
    expect(house.db.prepare('SELECT count(*) FROM capture_objects').pluck().get()).toBe(1);
  });
});

describe('doubt', () => {
  const lost = page([...filler, socYes]);

  test('a capture that is not ok weakens nothing and is counted', async () => {
    const house = await baseline();
    const settled = await visitAt(house, day(2), page(['Something went wrong.']), { judgement: broken });
    expect(settled.raised).toEqual([]);
    expect(candidates(house, 'held', 'open')).toEqual([]);
    expect(listCurrentEvidence(house.db, training.offering, training.dimension)).toHaveLength(1);
  });

  test('an absence is held until a second complete capture, long enough after, says the same', async () => {
    const house = await baseline();
    await visitAt(house, day(2), lost);
    const [held] = candidates(house, 'held');
    expect(held).toMatchObject({
      change: 'absent',
      dimension: 'training_on_customer_data',
      held_until: day(2, 14),
    });
    await visitAt(house, day(2, 9), lost);
    expect(candidates(house, 'open')).toEqual([]);
    const settled = await visitAt(house, day(2, 15), lost);
    expect(settled.raised.map((each) => each.shown)).toEqual([true]);
    expect(candidates(house, 'open')).toMatchObject([{ id: held!.id, state: 'open' }]);
  });

  test('evidence that is back withdraws what was held', async () => {
    const house = await baseline();
    await visitAt(house, day(2), lost);
    await visitAt(house, day(2, 15), page([...filler, noTraining, socYes]));
    expect(candidates(house, 'held', 'open')).toEqual([]);
    expect(candidates(house, 'withdrawn')).toHaveLength(1);
  });

  test('an archived copy newer than the last good capture is a second witness', async () => {
    const house = await baseline();
    const witness = { html: lost, archivedAt: day(1, 20) };
    await visitAt(house, day(2), lost, { witness });
    expect(candidates(house, 'open')[0]?.because).toContain('archived copy of 2026-03-01');
  });

  test('an archived copy that still holds the sentence, or is older, confirms nothing', async () => {
    const house = await baseline();
    await visitAt(house, day(2), lost, {
      witness: { html: page([...filler, noTraining, socYes]), archivedAt: day(1, 20) },
    });
    await visitAt(house, day(2, 9), lost, {
      witness: { html: lost, archivedAt: '2026-02-20T08:00:00.000Z' },
    });
    expect(candidates(house, 'open')).toEqual([]);
    expect(candidates(house, 'held')).toHaveLength(1);
  });

  test('a page that flips between two states folds into one candidate with its history', async () => {
    const house = await baseline();
    const good = page([...filler, noTraining, socYes]);
    for (const [at, html] of [
      [day(2), lost],
      [day(3), good],
      [day(4), lost],
      [day(5), good],
      [day(6), lost],
    ] as const)
      await visitAt(house, at, html);
    const all = candidates(house, 'held', 'open', 'withdrawn', 'overtaken');
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ flips: 2, state: 'held' });
  });

  test('another source that shows nothing new neither confirms nor withdraws', async () => {
    const house = houseOf({ sources: [{ id: 'page' }, { id: 'other' }] });
    await visitAt(house, day(1), page([...filler, noTraining]));
    await visitAt(house, day(1, 9), page([...filler, socYes]), { source: 'other' });
    acceptOpen(house);
    await visitAt(house, day(2), page(filler));
    await visitAt(house, day(2, 20), page([...filler, socYes]), { source: 'other' });
    expect(candidates(house, 'held')).toHaveLength(1);
    await visitAt(house, day(2, 21), page(filler));
    expect(candidates(house, 'open')).toMatchObject([{ dimension: 'training_on_customer_data' }]);
  });
});

describe('what differs', () => {
  test('a better answer is shown at once', async () => {
    const house = await baseline();
    await visitAt(
      house,
      day(2),
      page([
        ...filler,
        noTraining,
        'Our SOC 2 Type II report can be downloaded publicly from this page without an account.',
      ]),
    );
    expect(candidates(house, 'open')).toMatchObject([{ dimension: 'soc2_type2', change: 'improved' }]);
  });

  test('one sentence for two offerings is one candidate with two cells', async () => {
    const house = houseOf({ offerings: ['Northwind API', 'Northwind Platform'] });
    const both = 'We do not use customer data from any of our products to train our models.';
    await visitAt(house, day(1), page([...filler, both]));
    acceptOpen(house);
    await visitAt(
      house,
      day(2),
      page([...filler, 'We may use customer data from any of our products to train our models.']),
    );
    await visitAt(
      house,
      day(3),
      page([...filler, 'We may use customer data from any of our products to train our models.']),
    );
    const open = candidates(house, 'open');
    expect(open).toHaveLength(1);
    expect(
      house.db.prepare('SELECT count(*) FROM candidate_cells WHERE candidate = ?').pluck().get(open[0]!.n),
    ).toBe(2);
  });

  test('dismissed evidence does not come back until the evidence changes', async () => {
    const house = await baseline();
    const worse = page([
      ...filler,
      'We may use customer data submitted through the Northwind API to train our models.',
      socYes,
    ]);
    await visitAt(house, day(2), worse);
    await visitAt(house, day(3), worse);
    const [open] = candidates(house, 'open');
    decide(house, {
      subject: { kind: 'candidate', id: open!.id },
      decision: { kind: 'dismiss', reason: 'wrong_grade' },
      by: 'ada',
      secondReview: [],
    });
    await visitAt(house, day(4), worse);
    await visitAt(house, day(5), worse);
    expect(candidates(house, 'open', 'held')).toEqual([]);
    const other = page([
      ...filler,
      'We train our models on all customer data submitted through the Northwind API.',
      socYes,
    ]);
    await visitAt(house, day(6), other);
    await visitAt(house, day(7), other);
    expect(candidates(house, 'open')).toHaveLength(1);
  });

  test('another document at the address is one notice, and its losses wait behind it', async () => {
    const house = await baseline();
    const replaced = {
      verdict: 'ok',
      reasons: [{ rule: 'replaced', message: 'another text, seen twice' }],
    } as const;
    await visitAt(house, day(3), page(['A completely different page.', ...filler]), { judgement: replaced });
    expect(candidates(house, 'open')).toEqual([]);
    expect(candidates(house, 'held').length).toBeGreaterThan(1);
    const notice = findOpenNotice(house.db, 'northwind/page' as SourceId, 'moved');
    expect(notice?.facts['dimensions']).toContain('soc2_type2');
    decide(house, { subject: { kind: 'notice', id: notice!.id }, decision: { kind: 'accept' }, by: 'ada' });
    expect(candidates(house, 'held')).toEqual([]);
    expect(candidates(house, 'open').length).toBeGreaterThan(1);
  });
});

describe('notices', () => {
  test('three bad visits in a row are one notice, which a good one closes', async () => {
    const house = await baseline();
    for (const n of [2, 3, 4, 5])
      await visitAt(house, day(n), page(['Something went wrong.']), { judgement: broken });
    const notice = findOpenNotice(house.db, 'northwind/page' as SourceId, 'failing');
    expect(notice?.message).toContain('4 visits in a row');
    expect(house.db.prepare('SELECT count(*) FROM notices').pluck().get()).toBe(1);
    await visitAt(house, day(6), page([...filler, noTraining, socYes]));
    expect(findOpenNotice(house.db, 'northwind/page' as SourceId, 'failing')).toBeUndefined();
  });
});
