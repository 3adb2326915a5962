// Which visits date an answer anew, and which leave its date as it was.
import { describe, expect, test } from 'vitest';
import { approveCell, findCell } from '#db/cells.ts';
import { decide } from '#pipeline/decide/decide.ts';
import { undo } from '#pipeline/decide/undo.ts';
import { jobFor } from '#pipeline/job.ts';
import type { Instant, SourceId } from '#types/ids.ts';
import { candidates, page, visitAt } from './houses.ts';
import { training, soc, noTraining, socYes, filler, day, baseline } from './northwind.ts';

describe('an edit beside the evidence', () => {
  const office = 'We moved to a larger office this spring.';

  test('checks every answer, wherever its sentence stands now', async () => {
    const house = await baseline();
    const settled = await visitAt(house, day(2), page([office, ...filler, socYes, noTraining]));
    expect(settled).toMatchObject({ edited: true, raised: [] });
    expect(settled.verified.map((each) => each.dimension).toSorted()).toEqual([
      'hipaa_baa',
      'retention_zdr',
      'soc2_type2',
      'training_on_customer_data',
    ]);
    expect(findCell(house.db, training)?.verified_at).toBe(day(2));
  });

  test.each([
    ['another text', [...filler, noTraining, socYes, office]],
    ['the same text', [...filler, noTraining, socYes]],
  ])('holds an answer that was imported since against what %s says', async (_name, paragraphs) => {
    const house = await baseline();
    const approved = findCell(house.db, soc)!;
    approveCell(house.db, {
      cell: soc,
      basis: 'imported',
      answer: { ...approved.answer, value: 'no', quotes: [], source: approved.source! },
      evidence: [],
      evidenceKey: '',
      at: day(1, 12) as Instant,
      by: 'import',
      verifiedAt: day(1, 12) as Instant,
      because: 'of the test',
    });
    await visitAt(house, day(2), page(paragraphs));
    expect(candidates(house, 'open').map((each) => each.dimension)).toEqual(['soc2_type2']);
    expect(findCell(house.db, soc)?.verified_at).toBe(day(1, 12));
  });

  test('sees that an approved sentence is gone, though it was not quoted any more', async () => {
    const house = await baseline();
    const others = ['Customers', 'Prospects', 'Auditors', 'Partners', 'Resellers'].map(
      (each) => `${each} get our SOC 2 Type II report under NDA on request.`,
    );
    const visit = (n: number, paragraphs: readonly string[]) => visitAt(house, day(n), page(paragraphs));
    await visit(2, [...filler, noTraining, ...others, socYes]);
    expect(findCell(house.db, soc)).toMatchObject({
      verified_at: day(2),
      answer: { quotes: [{ exact: socYes }] },
    });
    expect(jobFor(house, 'northwind/page' as SourceId, 'now').sentences).toContain(socYes);
    await visit(3, [...filler, noTraining, ...others]);
    expect(findCell(house.db, soc)?.verified_at).toBe(day(2));
    expect(candidates(house, 'held')).toMatchObject([{ dimension: 'soc2_type2', change: 'reworded' }]);
    expect(jobFor(house, 'northwind/page' as SourceId, 'now').sentences).not.toContain(socYes);
  });

  test('does not check an answer whose loss a person put aside', async () => {
    const house = await baseline();
    const lost = [...filler, noTraining];
    await visitAt(house, day(2), page(lost));
    await visitAt(house, day(3), page(lost));
    const [open] = candidates(house, 'open');
    decide(house, {
      subject: { kind: 'candidate', id: open!.id },
      decision: { kind: 'dismiss', reason: 'other' },
      by: 'ada',
      secondReview: [],
    });
    await visitAt(house, day(4), page(lost));
    await visitAt(house, day(5), page([...lost, office]));
    expect(candidates(house, 'open', 'held')).toEqual([]);
    expect(findCell(house.db, soc)?.verified_at).toBe(day(1));
    expect(findCell(house.db, training)?.verified_at).toBe(day(5));
  });
});

describe('a dismissed difference', () => {
  const worse = 'We may use customer data submitted through the Northwind API to train our models.';
  const changed = page([...filler, worse, socYes]);
  const dateOf = (house: Awaited<ReturnType<typeof baseline>>) => findCell(house.db, training)?.verified_at;

  async function dismissed(reason: 'no_material_change' | 'wrong_grade' | 'scrape_artifact' | 'other') {
    const house = await baseline();
    for (const n of [2, 3]) await visitAt(house, day(n), changed);
    const [open] = candidates(house, 'open');
    house.at(day(3, 9));
    const { decision } = decide(house, {
      subject: { kind: 'candidate', id: open!.id },
      decision: { kind: 'dismiss', reason },
      by: 'ada',
      secondReview: [],
    });
    return { house, decision };
  }

  test.each(['no_material_change', 'wrong_grade'] as const)(
    '(%s) leaves an answer that is dated by that visit and by every later one that says the same',
    async (reason) => {
      const { house } = await dismissed(reason);
      expect(dateOf(house)).toBe(day(3));
      await visitAt(house, day(4), changed);
      expect(dateOf(house)).toBe(day(4));
      await visitAt(house, day(5), page(['We moved to a larger office.', ...filler, worse, socYes]));
      expect(dateOf(house)).toBe(day(5));
      expect(candidates(house, 'open', 'held')).toEqual([]);
      expect(jobFor(house, 'northwind/page' as SourceId, 'now').sentences).not.toContain(noTraining);
      await visitAt(house, day(6), page([...filler, socYes]));
      expect(dateOf(house)).toBe(day(5));
    },
  );

  test.each(['scrape_artifact', 'other'] as const)('(%s) leaves the date as it was', async (reason) => {
    const { house } = await dismissed(reason);
    await visitAt(house, day(4), changed);
    await visitAt(house, day(5), page(['We moved to a larger office.', ...filler, worse, socYes]));
    expect(dateOf(house)).toBe(day(1));
  });

  test('that is undone gives the answer its old date back', async () => {
    const { house, decision } = await dismissed('no_material_change');
    await visitAt(house, day(4), changed);
    undo(house, { decision: decision.id, by: 'ada' });
    expect(dateOf(house)).toBe(day(1));
    await visitAt(house, day(5), changed);
    expect(dateOf(house)).toBe(day(1));
  });
});
