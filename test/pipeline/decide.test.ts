import { beforeEach, describe, expect, test } from 'vitest';
import { findCandidateRow, listCandidateCells } from '#db/candidates.ts';
import { findCell, findCellAsOf, listCellHistory } from '#db/cells.ts';
import { listDecisions } from '#db/decisions.ts';
import { takeLease } from '#db/leases.ts';
import { listRules } from '#db/rules.ts';
import { decideAll, undoBatch } from '#pipeline/decide/bulk.ts';
import { decide, type DecideRequest, type Verb } from '#pipeline/decide/decide.ts';
import { undo } from '#pipeline/decide/undo.ts';
import { keepHouse } from '#pipeline/housekeeping.ts';
import type { CellRef } from '#types/cell.ts';
import type { Instant } from '#types/ids.ts';
import { acceptOpen, candidates, houseOf, page, visitAt, type TestHouse } from './houses.ts';

const filler = [
  'Northwind builds language models and serves them through one programming interface.',
  'This page describes how we protect what you send to us and what we promise about it.',
];
const good = 'We do not use customer data from any of our products to train our models.';
const bad = 'We may use customer data from any of our products to train our models.';
const day = (n: number): Instant => `2026-03-${String(n).padStart(2, '0')}T08:00:00.000Z` as Instant;
const cellOf = (offering: string): CellRef =>
  ({ offering, dimension: 'training_on_customer_data' }) as unknown as CellRef;

let house: TestHouse;
let open: ReturnType<typeof candidates>[number];

beforeEach(async () => {
  house = houseOf({ offerings: ['Northwind API', 'Northwind Platform'] });
  await visitAt(house, day(1), page([...filler, good]));
  acceptOpen(house);
  await visitAt(house, day(2), page([...filler, bad]));
  await visitAt(house, day(3), page([...filler, bad]));
  [open] = candidates(house, 'open') as [typeof open];
});

function ask(decision: Verb, more: Partial<DecideRequest> = {}): ReturnType<typeof decide> {
  return decide(house, {
    subject: { kind: 'candidate', id: open.id },
    decision,
    by: 'ada',
    secondReview: [],
    ...more,
  });
}

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'nothing was thrown';
}

describe('accepting', () => {
  test('gives every cell the new answer, with its history as of any date', () => {
    ask({ kind: 'accept' });
    expect(findCell(house.db, cellOf('northwind-api'))?.value).toBe('no');
    expect(findCell(house.db, cellOf('northwind-platform'))?.value).toBe('no');
    expect(findCellAsOf(house.db, cellOf('northwind-api'), day(2))?.answer?.value).toBe('yes_public');
    expect(findCandidateRow(house.db, open.id)?.state).toBe('accepted');
  });

  test('keeps edits as the answer, and what was weighed for comparing: the same page raises nothing', async () => {
    ask({ kind: 'accept', edits: { value: 'partial', note: 'Only for some products.' } });
    const cell = findCell(house.db, cellOf('northwind-api'));
    expect(cell).toMatchObject({
      value: 'partial',
      basis: 'person',
      answer: { note: 'Only for some products.' },
      weighed: { value: 'no' },
    });
    const settled = await visitAt(house, day(4), page([...filler, bad]));
    expect(settled.raised).toEqual([]);
    expect(findCell(house.db, cellOf('northwind-api'))?.verified_at).toBe(day(4));
  });

  test('an edited note alone leaves the answer captured', () => {
    ask({ kind: 'accept', edits: { note: 'Said plainly.' } });
    expect(findCell(house.db, cellOf('northwind-api'))?.basis).toBe('captured');
  });

  test('some cells can be decided apart, and the others stay open', async () => {
    ask({ kind: 'accept', cells: [cellOf('northwind-api')] });
    const cells = listCandidateCells(house.db, open.n);
    expect(cells.map((each) => each.state)).toEqual(['accepted', 'open']);
    expect(findCandidateRow(house.db, open.id)?.state).toBe('open');
    await visitAt(house, day(4), page([...filler, bad]));
    expect(candidates(house, 'open').map((each) => each.id)).toEqual([open.id]);
    ask({ kind: 'dismiss', reason: 'out_of_scope' });
    expect(findCandidateRow(house.db, open.id)?.state).toBe('accepted');
    expect(findCell(house.db, cellOf('northwind-platform'))?.value).toBe('yes_public');
  });
});

describe('refusing', () => {
  test('the same key decides once', () => {
    const first = ask({ kind: 'accept' }, { idempotencyKey: 'k1' });
    const second = ask({ kind: 'accept' }, { idempotencyKey: 'k1' });
    expect(second).toMatchObject({ repeated: true, decision: { id: first.decision.id } });
    expect(listCellHistory(house.db, cellOf('northwind-api'))).toHaveLength(2);
    expect(codeOf(() => ask({ kind: 'snooze', until: day(9) }, { idempotencyKey: 'k1' }))).toBe(
      'idempotency_key_reused',
    );
  });

  test('one decided elsewhere says by whom', () => {
    ask({ kind: 'accept' }, { by: 'grace' });
    expect(codeOf(() => ask({ kind: 'dismiss', reason: 'other' }))).toBe('stale');
    expect(() => ask({ kind: 'dismiss', reason: 'other' })).toThrow(/grace decided/);
  });

  test('one overtaken by a newer capture says so, and nothing is written', async () => {
    await visitAt(house, day(5), page([...filler, good]));
    expect(() => ask({ kind: 'accept' })).toThrow(/withdrawn/);
    expect(findCell(house.db, cellOf('northwind-api'))?.value).toBe('yes_public');
    expect(listDecisions(house.db).filter((each) => each.subject === open.id)).toEqual([]);
  });

  test('another version than was seen', () => {
    expect(codeOf(() => ask({ kind: 'accept' }, { expectedVersion: open.version + 1 }))).toBe('stale');
  });

  test('one that another person has taken', () => {
    takeLease(house.db, `candidate:${open.id}`, 'grace', day(3), day(8));
    expect(codeOf(() => ask({ kind: 'accept' }))).toBe('leased');
    expect(ask({ kind: 'accept' }, { by: 'grace' }).state).toBe('accepted');
  });

  test('cells that are not in it', () => {
    expect(codeOf(() => ask({ kind: 'accept', cells: [cellOf('elsewhere')] }))).toBe('not_possible');
  });
});

describe('undo', () => {
  test('puts the cells and the candidate back, and it can be decided again', () => {
    const { decision } = ask({ kind: 'accept' });
    undo(house, { decision: decision.id, by: 'ada' });
    expect(findCell(house.db, cellOf('northwind-api'))?.value).toBe('yes_public');
    expect(findCandidateRow(house.db, open.id)?.state).toBe('open');
    expect(listCellHistory(house.db, cellOf('northwind-api'))).toHaveLength(3);
    expect(ask({ kind: 'accept' }).state).toBe('accepted');
  });

  test('goes back several levels, newest first', () => {
    ask({ kind: 'snooze', until: day(9) });
    ask({ kind: 'accept' });
    undo(house, { by: 'ada' });
    expect(findCandidateRow(house.db, open.id)?.state).toBe('snoozed');
    undo(house, { by: 'ada' });
    expect(findCandidateRow(house.db, open.id)?.state).toBe('open');
    expect(findCell(house.db, cellOf('northwind-api'))?.value).toBe('yes_public');
  });

  test('of a first answer leaves the cell without one, and says so in the history', () => {
    const first = listDecisions(house.db, { limit: 100 }).find(
      (each) => findCell(house.db, cellOf('northwind-api'))?.decision === each.id,
    );
    undo(house, { decision: first!.id, by: 'ada' });
    expect(findCell(house.db, cellOf('northwind-api'))).toBeUndefined();
    expect(listCellHistory(house.db, cellOf('northwind-api'))[0]?.answer).toBeUndefined();
  });

  test('is refused twice, and where a later decision stands on it', () => {
    const { decision } = ask({ kind: 'accept' });
    undo(house, { decision: decision.id, by: 'ada' });
    expect(codeOf(() => undo(house, { decision: decision.id, by: 'ada' }))).toBe('stale');
    const snoozed = ask({ kind: 'snooze', until: day(9) });
    ask({ kind: 'accept' });
    expect(codeOf(() => undo(house, { decision: snoozed.decision.id, by: 'ada' }))).toBe('stale');
  });
});

describe('snoozing, flagging, second review', () => {
  test('a snoozed candidate comes back when its time has come', () => {
    ask({ kind: 'snooze', until: day(9) });
    house.at(day(8));
    expect(keepHouse(house).woken).toBe(0);
    house.at(day(9));
    expect(keepHouse(house).woken).toBe(1);
    expect(findCandidateRow(house.db, open.id)?.state).toBe('open');
  });

  test('a weakening that needs two people is applied by the second, who must be another', () => {
    const both = { secondReview: ['weakened'] as const };
    expect(ask({ kind: 'accept' }, both).state).toBe('second_review');
    expect(findCell(house.db, cellOf('northwind-api'))?.value).toBe('yes_public');
    expect(codeOf(() => ask({ kind: 'accept' }, both))).toBe('not_possible');
    expect(ask({ kind: 'accept' }, { ...both, by: 'grace' }).state).toBe('accepted');
    expect(findCell(house.db, cellOf('northwind-api'))?.value).toBe('no');
  });

  test('two who disagree need a third', () => {
    const both = { secondReview: ['weakened'] as const };
    ask({ kind: 'accept' }, both);
    expect(ask({ kind: 'dismiss', reason: 'other' }, { ...both, by: 'grace' }).state).toBe('second_review');
    expect(ask({ kind: 'dismiss', reason: 'other' }, { ...both, by: 'edsger' }).state).toBe('dismissed');
  });

  test('one who asks for a second reviewer is not that one', () => {
    ask({ kind: 'flag' });
    expect(codeOf(() => ask({ kind: 'accept' }))).toBe('not_possible');
    expect(ask({ kind: 'accept' }, { by: 'grace' }).state).toBe('accepted');
  });
});

describe('rules', () => {
  test('a dismissal makes a rule, tried on the kept history, that lowers what comes later', async () => {
    ask(
      { kind: 'dismiss', reason: 'no_material_change', rule: { expiresAt: day(30) } },
      { remark: 'they say it both ways' },
    );
    const [rule] = listRules(house.db);
    expect(rule).toMatchObject({ change: 'weakened', because: 'they say it both ways' });
    expect(rule?.trial.hidden.map((each) => each.candidate)).toEqual([open.id]);
    const worse = page([...filler, 'We train our models on customer data from any of our products.']);
    await visitAt(house, day(10), worse);
    await visitAt(house, day(11), worse);
    const [lowered] = candidates(house, 'open');
    expect(lowered).toMatchObject({ lowered_by: rule?.id });
    expect(lowered!.rank).toBeGreaterThan(100);
  });

  test('undoing the dismissal withdraws its rule', () => {
    const { decision } = ask({ kind: 'dismiss', reason: 'no_material_change', rule: { expiresAt: day(30) } });
    undo(house, { decision: decision.id, by: 'ada' });
    expect(listRules(house.db)[0]?.withdrawn_at).toBeDefined();
  });
});

describe('many at once', () => {
  test('a dry run counts and writes nothing; the batch is taken back as one', () => {
    const request = {
      filter: { states: ['open'] as const },
      decision: { kind: 'accept' } as const,
      by: 'ada',
      idempotencyKey: 'bulk1',
      secondReview: [],
    };
    expect(decideAll(house, { ...request, dryRun: true })).toMatchObject({
      decided: 0,
      matched: [{ id: open.id }],
    });
    expect(findCandidateRow(house.db, open.id)?.state).toBe('open');
    const done = decideAll(house, request);
    expect(done.decided).toBe(1);
    expect(decideAll(house, request).decided).toBe(0);
    expect(undoBatch(house, done.batch, 'ada').undone).toBe(1);
    expect(findCandidateRow(house.db, open.id)?.state).toBe('open');
  });
});
