import { describe, expect, test } from 'vitest';
import { findSourceState, listDue } from '#db/source-state.ts';
import { listIncidents } from '#db/incidents.ts';
import { afterQuiet, askNow, dueAfter, planSchedule } from '#pipeline/schedule.ts';
import { parseQuietHours, type QuietHours } from '#pipeline/registry/cadence.ts';
import type { Judgement } from '#types/capture.ts';
import type { Instant, SourceId } from '#types/ids.ts';
import { broken, houseOf, outcomeOf, page, visitAt } from './houses.ts';

const source = 'northwind/page' as SourceId;
const html = page(['We do not use customer data submitted through the Northwind API to train our models.']);

function quiet(text: string): QuietHours {
  const parsed = parseQuietHours(text);
  if ('wrong' in parsed) throw new Error(parsed.wrong);
  return parsed;
}

describe('quiet hours', () => {
  test.each([
    ['2026-03-01T12:00:00.000Z', '2026-03-01T12:00:00.000Z'],
    ['2026-03-01T23:10:00.000Z', '2026-03-02T05:00:00.000Z'],
    ['2026-03-02T04:59:30.000Z', '2026-03-02T05:00:00.000Z'],
    ['2026-03-02T05:00:00.000Z', '2026-03-02T05:00:00.000Z'],
  ])('22:00-06:00 in Brussels (UTC+1): %s is due at %s', (at, due) => {
    expect(afterQuiet(quiet('22:00-06:00 Europe/Brussels'), at as Instant)).toBe(due);
  });

  test('the night in which the clocks change ends at its own morning', () => {
    expect(afterQuiet(quiet('22:00-06:00 Europe/Brussels'), '2026-03-28T22:30:00.000Z' as Instant)).toBe(
      '2026-03-29T04:00:00.000Z',
    );
  });
});

describe('when a source is due', () => {
  test('new ones at once, visited ones after their cadence, lost ones never', async () => {
    const house = houseOf();
    planSchedule(house);
    expect(listDue(house.db, house.clock.now()).map((each) => each.source)).toEqual([source]);
    const outcome = outcomeOf('2026-03-01T08:00:00.000Z', html);
    const planned = house.plan.sources.get(source);
    expect(dueAfter(house, planned!, outcome)).toBe('2026-03-02T08:00:00.000Z');
    await visitAt(house, '2026-03-01T08:00:00.000Z', html);
    house.db
      .prepare("INSERT INTO source_state (source, next_due) VALUES ('gone/page', '2026-03-01T00:00:00.000Z')")
      .run();
    planSchedule(house);
    expect(findSourceState(house.db, 'gone/page' as SourceId)?.next_due).toBeUndefined();
  });

  test('failing ones less often, down to once a week', async () => {
    const house = houseOf();
    const planned = house.plan.sources.get(source)!;
    const waits: number[] = [];
    for (let n = 1; n <= 8; n++) {
      const at = `2026-03-0${n}T08:00:00.000Z`;
      const outcome = outcomeOf(at, html, { judgement: broken });
      waits.push((Date.parse(dueAfter(house, planned, outcome)) - Date.parse(at)) / 86_400_000);
      await visitAt(house, at, html, { judgement: broken });
    }
    expect(waits).toEqual([1, 1, 2, 4, 7, 7, 7, 7]);
  });

  test('a held loss brings the next visit forward', async () => {
    const house = houseOf();
    planSchedule(house);
    await visitAt(house, '2026-03-01T08:00:00.000Z', html);
    const { decideAll } = await import('#pipeline/decide/bulk.ts');
    decideAll(house, {
      filter: { states: ['open'] },
      decision: { kind: 'accept' },
      by: 'ada',
      idempotencyKey: 'all',
      secondReview: [],
    });
    house.db.prepare("UPDATE source_state SET next_due = '2026-03-05T08:00:00.000Z'").run();
    await visitAt(
      house,
      '2026-03-02T08:00:00.000Z',
      page(['Northwind builds language models and serves them to many.']),
    );
    const state = findSourceState(house.db, source);
    expect(state).toMatchObject({
      next_due: '2026-03-02T14:00:00.000Z',
      witness_after: '2026-03-01T08:00:00.000Z',
    });
  });

  test('a person may ask for a fresh capture now', () => {
    const house = houseOf();
    planSchedule(house);
    house.at('2026-03-01T09:00:00.000Z');
    expect(askNow(house, source)).toBe('2026-03-01T09:00:00.000Z');
  });
});

describe('failures of one host', () => {
  const blocked: Judgement = {
    verdict: 'blocked',
    reasons: [{ rule: 'status', message: 'the answer was 403' }],
  };

  test('fold into one incident, from the second on, which ends with the last source that is well again', async () => {
    const house = houseOf({ sources: [{ id: 'one' }, { id: 'two' }] });
    await visitAt(house, '2026-03-01T08:00:00.000Z', html, { source: 'one', judgement: blocked });
    expect(listIncidents(house.db)).toEqual([]);
    await visitAt(house, '2026-03-01T08:01:00.000Z', html, { source: 'two', judgement: blocked });
    expect(listIncidents(house.db, { open: true })).toMatchObject([
      { host: 'northwind.test', failures: 2, sources: ['northwind/one', 'northwind/two'] },
    ]);
    await visitAt(house, '2026-03-01T09:00:00.000Z', html, { source: 'one' });
    expect(listIncidents(house.db, { open: true })).toHaveLength(1);
    await visitAt(house, '2026-03-01T09:01:00.000Z', html, { source: 'two' });
    expect(listIncidents(house.db, { open: true })).toEqual([]);
  });
});
