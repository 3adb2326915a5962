// History again: rereading, backfilling, samples, a person's own capture.
import { describe, expect, test } from 'vitest';
import { findCell } from '#db/cells.ts';
import { findOpenNotice } from '#db/notices.ts';
import { listSamples } from '#db/samples.ts';
import { listTimeline } from '#db/timeline.ts';
import { backfill } from '#pipeline/backfill.ts';
import { addCapture } from '#pipeline/capture-add.ts';
import { keepHouse } from '#pipeline/housekeeping.ts';
import { reread } from '#pipeline/reread.ts';
import { estimateMisses } from '#pipeline/samples.ts';
import { decide } from '#pipeline/decide/decide.ts';
import type { VisitTools } from '#crawlers/tools.ts';
import type { CellRef } from '#types/cell.ts';
import type { Instant, SourceId } from '#types/ids.ts';
import { acceptOpen, candidates, houseOf, page, visitAt, type TestHouse } from './houses.ts';
import { parseHtml } from '#text/html.ts';

const source = 'northwind/page' as SourceId;
const training = { offering: 'northwind-api', dimension: 'training_on_customer_data' } as unknown as CellRef;
const noTraining = 'We do not use customer data submitted through the Northwind API to train our models.';
const filler = [
  'Northwind builds language models and serves them through one programming interface.',
  'This page describes how we protect what you send to us and what we promise about it.',
];
const day = (n: number): Instant => `2026-03-${String(n).padStart(2, '0')}T08:00:00.000Z` as Instant;

/** Makes the kept readings look as if older rules had read `partial` there. */
function agedBy(house: TestHouse, value: string): void {
  house.db.pragma('foreign_keys = OFF');
  house.db.exec(`DROP TRIGGER evidence_stays;
    UPDATE evidence SET id = 'old' || id, reading = 'old' || reading;
    UPDATE readings SET id = 'old' || id, extractor = 'older rules';
    UPDATE source_state SET reading = 'old' || reading`);
  house.db.pragma('foreign_keys = ON');
  const where = "WHERE dimension = 'training_on_customer_data'";
  house.db.prepare(`UPDATE evidence SET value = ? ${where}`).run(value);
  house.db.prepare(`UPDATE cells SET weighed = json_set(answer, '$.value', ?) ${where}`).run(value);
}

async function keepBlocks(house: TestHouse, html: string): Promise<void> {
  const document = parseHtml(html, { url: 'https://northwind.test/page' });
  const sha256 = await house.archive.put(new TextEncoder().encode(JSON.stringify(document)));
  house.db
    .prepare(
      "INSERT INTO capture_objects SELECT id, 'blocks', 0, ?, 'application/json', 1 FROM captures WHERE same_as IS NULL AND text_sha256 = ?",
    )
    .run(sha256, document.textSha256);
}

describe('rereading by changed rules', () => {
  test('reports what would have changed, and nothing enters the inbox', async () => {
    const house = houseOf();
    const html = page([...filler, noTraining]);
    await visitAt(house, day(1), html);
    acceptOpen(house);
    await keepBlocks(house, html);
    agedBy(house, 'partial');
    const report = await reread(house, { since: day(1) });
    expect(report).toMatchObject({ captures: 1, texts: 1, unreadable: [], candidates: [] });
    expect(report.changes).toMatchObject([
      {
        dimension: 'training_on_customer_data',
        change: 'improved',
        before: 'partial',
        after: 'yes_public',
        current: true,
      },
    ]);
    expect(candidates(house, 'open', 'held')).toEqual([]);
  });

  test('becomes candidates where the person says so', async () => {
    const house = houseOf();
    const html = page([...filler, noTraining]);
    await visitAt(house, day(1), html);
    acceptOpen(house);
    await keepBlocks(house, html);
    agedBy(house, 'partial');
    const report = await reread(house, { since: day(1), propose: true });
    expect(report.candidates).toHaveLength(1);
    expect(candidates(house, 'open')).toMatchObject([
      { change: 'improved', dimension: 'training_on_customer_data' },
    ]);
  });

  test('a visit after the rules changed does not take their change for one of the page', async () => {
    const house = houseOf();
    const html = page([...filler, noTraining]);
    await visitAt(house, day(1), html);
    acceptOpen(house);
    await keepBlocks(house, html);
    agedBy(house, 'partial');
    const settled = await visitAt(house, day(2), html);
    expect(settled.raised).toEqual([]);
    expect(findCell(house.db, training)?.verified_at).toBe(day(2));
    expect(listTimeline(house.db, source, { kind: 'reread' })).toHaveLength(1);
  });

  test('a text that cannot be had is named', async () => {
    const house = houseOf();
    await visitAt(house, day(1), page([...filler, noTraining]));
    const report = await reread(house, { since: day(1) });
    expect(report.unreadable).toHaveLength(1);
  });
});

describe('backfilling', () => {
  const past: [string, string][] = [
    ['20260101000000', page([...filler, noTraining])],
    ['20260110000000', '<html><body><h1>503 Service Unavailable</h1></body></html>'],
    [
      '20260201000000',
      page([...filler, 'We may use customer data submitted through the Northwind API to train our models.']),
    ],
  ];
  const wayback = {
    async *mementos() {
      for (const [timestamp] of past)
        yield await Promise.resolve({ timestamp, original: 'https://northwind.test/page' });
    },
    replay: ({ timestamp }: { timestamp: string }) => {
      const html = past.find(([at]) => at === timestamp)?.[1] ?? '';
      const archivedAt = `${timestamp.slice(0, 4)}-${timestamp.slice(4, 6)}-${timestamp.slice(6, 8)}T00:00:00.000Z`;
      return Promise.resolve({
        answer: { status: 200, body: new TextEncoder().encode(html), mediaType: 'text/html' },
        archivedAt,
        link: `https://archive.test/web/${timestamp}/https://northwind.test/page`,
      });
    },
  } as unknown as VisitTools['wayback'];

  test('fills the timeline silently, names bad mementos, and goes on where it stopped', async () => {
    const house = houseOf();
    const report = await backfill(house, {
      source,
      from: '2026-01-01T00:00:00.000Z' as Instant,
      tools: { wayback },
    });
    expect(report.mementos.map((each) => each.verdict === 'ok')).toEqual([true, false, true]);
    expect(report.mementos[2]?.changes).toMatchObject([
      { dimension: 'training_on_customer_data', change: 'weakened' },
    ]);
    expect(
      listTimeline(house.db, source, { kind: 'backfilled' }).map((each) => each.at.slice(0, 10)),
    ).toEqual(['2026-02-01', '2026-01-10', '2026-01-01']);
    expect(candidates(house, 'open', 'held')).toEqual([]);
    const again = await backfill(house, {
      source,
      from: '2026-01-01T00:00:00.000Z' as Instant,
      tools: { wayback },
    });
    expect(again).toMatchObject({ known: 3, mementos: [] });
  });
});

describe('what was missed', () => {
  test('one in a hundred silent visits of the last week is drawn, once, and judged', async () => {
    const house = houseOf();
    await visitAt(house, day(1), page([...filler, noTraining]));
    acceptOpen(house);
    for (let n = 3; n <= 7; n++) await visitAt(house, day(n), page([...filler, noTraining]));
    house.at(day(10));
    expect(keepHouse(house).samples).toBe(1);
    expect(keepHouse(house).samples).toBe(0);
    const [sample] = listSamples(house.db, 'open');
    decide(house, {
      subject: { kind: 'sample', id: sample!.id },
      decision: { kind: 'dismiss', reason: 'other' },
      by: 'ada',
    });
    expect(estimateMisses(house, day(1))).toEqual({
      judged: 1,
      missed: 1,
      waiting: 0,
      estimated: 5,
      between: [1, 5],
    });
  });
});

describe('stale sources', () => {
  test('are one notice with the last good date and what was tried', async () => {
    const house = houseOf();
    await visitAt(house, day(1), page([...filler, noTraining]));
    house.at('2026-04-15T08:00:00.000Z');
    expect(keepHouse(house).stale).toMatchObject([{ kind: 'stale', source }]);
    expect(findOpenNotice(house.db, source, 'stale')?.facts).toMatchObject({ tried: 'no visit since' });
    expect(keepHouse(house).stale).toEqual([]);
  });
});

describe("a person's own capture", () => {
  test('is judged and settled like a visit', async () => {
    const house = houseOf();
    const bytes = new TextEncoder().encode(page([...filler, noTraining]));
    const { line } = await addCapture(house, { source, bytes, mediaType: 'text/html', by: 'ada' });
    expect(line).toMatchObject({ verdict: 'ok', via: 'person' });
    expect(candidates(house, 'open').map((each) => each.dimension)).toContain('training_on_customer_data');
  });
});
