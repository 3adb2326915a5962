// However many match, a page of the queue, its counts and the places beside are those of the queue's one order.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CandidateFilter } from '#db/candidate-list.ts';
import { insertCandidate, updateCandidate } from '#db/candidates.ts';
import { openDatabase, type Db } from '#db/open.ts';
import { countQueue, countQueueBySource, listQueue } from '#db/queue.ts';
import { listQueuePlaces } from '#db/queue-places.ts';
import { transaction } from '#db/statements.ts';
import type {
  CandidateId,
  CaptureId,
  DimensionKey,
  Instant,
  OfferingId,
  SourceId,
  VisitId,
} from '#types/ids.ts';

const at = '2026-03-09T08:00:00.000Z' as Instant;
const dimension = 'soc2_type2' as DimensionKey;
const all = 2_600;
let db: Db;

interface Placed {
  readonly id: string;
  readonly rank: number;
  readonly raised: string;
  readonly source: string;
  readonly words: readonly string[];
  readonly offering: string;
}
const placed: Placed[] = [];

beforeAll(() => {
  db = openDatabase(':memory:', { clock: { now: () => at } });
  // Captures and their visits are of no matter here.
  db.pragma('foreign_keys = OFF');
  transaction(db, () => {
    for (let n = 0; n < all; n++) {
      const one: Placed = {
        id: `k${String(n).padStart(5, '0')}`,
        rank: (n * 7) % 11,
        raised: new Date(Date.parse(at) - ((n * 13) % 97) * 60_000).toISOString(),
        source: `vendor/page-${n % 5}`,
        words: [
          'common',
          n % 2 === 0 ? 'even' : 'odd',
          n % 8 === 0 ? 'eighth' : 'other',
          n % 100 === 0 ? 'rare' : 'usual',
        ],
        offering: n % 130 === 0 ? 'seldom' : 'often',
      };
      placed.push(one);
      insertCandidate(db, {
        id: one.id as CandidateId,
        source: one.source as SourceId,
        capture: 'c1' as CaptureId,
        visit: 'v1' as VisitId,
        dimension,
        change: 'weakened',
        rank: one.rank,
        state: 'open',
        title: one.words.join(' '),
        at: one.raised as Instant,
        cells: [
          {
            cell: { offering: one.offering as OfferingId, dimension },
            after: {
              value: 'no',
              confidence: 'high',
              access: { route: 'unstated', tier: 'unstated', default: 'unstated' },
              details: {},
              quotes: [],
              url: '',
              note: '',
              caveat: '',
            },
            difference: { change: 'weakened' },
            evidence: [],
            reasons: [],
            cellVersion: 0,
            cellKey: one.id,
          },
        ],
      });
    }
  });
});
afterAll(() => db.close());

/** What the queue must show, worked out beside it. */
function expected(keep: (one: Placed, n: number) => boolean): string[] {
  return placed
    .map((one, n) => ({ one, n }))
    .filter(({ one, n }) => keep(one, n))
    .toSorted((a, b) => a.one.rank - b.one.rank || a.one.raised.localeCompare(b.one.raised) || a.n - b.n)
    .map(({ one }) => one.id);
}

const cases: readonly (readonly [string, CandidateFilter, (one: Placed) => boolean])[] = [
  ['hardly any match', { states: ['open'], words: 'rare' }, (one) => one.words.includes('rare')],
  ['a few hundred match', { states: ['open'], words: 'eighth' }, (one) => one.words.includes('eighth')],
  ['more match than are counted', { states: ['open'], words: 'even' }, (one) => one.words.includes('even')],
  ['all match', { states: ['open'], words: 'common' }, () => true],
  [
    'an offering is seldom',
    { states: ['open'], offering: 'seldom' as OfferingId },
    (one) => one.offering === 'seldom',
  ],
  [
    'an offering is in nearly all',
    { states: ['open'], offering: 'often' as OfferingId },
    (one) => one.offering === 'often',
  ],
  [
    'words and an offering',
    { states: ['open'], words: 'rare', offering: 'often' as OfferingId },
    (one) => one.words.includes('rare') && one.offering === 'often',
  ],
  [
    'a source',
    { states: ['open'], source: 'vendor/page-3' as SourceId },
    (one) => one.source === 'vendor/page-3',
  ],
];

describe.each(cases)('where %s', (_, filter, keep) => {
  test('pages follow each other without a gap or a repetition', () => {
    const wanted = expected(keep);
    const found: string[] = [];
    for (let page = listQueue(db, filter, { limit: 40 }); page.length > 0 && found.length < 400;) {
      found.push(...page.map((row) => row.id));
      const last = page.at(-1)!;
      page = listQueue(db, filter, {
        limit: 40,
        after: { rank: last.rank, raisedAt: last.raised_at, n: last.n },
      });
    }
    expect(found).toEqual(wanted.slice(0, found.length));
    expect(found).toHaveLength(Math.min(wanted.length, 400));
  });

  test('the page before a place ends there', () => {
    const wanted = expected(keep);
    const [place] = listQueuePlaces(db, filter, { limit: 12 }).slice(-1);
    const before = { rank: place!.rank, raisedAt: place!.raised_at, n: place!.n };
    const at12 = wanted.indexOf(place!.id);
    expect(listQueuePlaces(db, filter, { limit: 5, before }).map((row) => row.id)).toEqual(
      wanted.slice(at12 - 5, at12),
    );
  });

  test('as many are counted as there are, up to the bound, and of each source', () => {
    const wanted = expected(keep).length;
    const exact = filter.words === undefined && filter.offering === undefined;
    const { count, more } = countQueue(db, filter);
    expect([count, more]).toEqual(wanted > 1_000 && !exact ? [1_000, true] : [wanted, false]);
    const ofSource = countQueueBySource(db, filter);
    if (more) expect(ofSource).toBeUndefined();
    else expect([...ofSource!.values()].reduce((sum, each) => sum + each, 0)).toBe(wanted);
  });
});

test('what was decided is found no more by words or offering', () => {
  const filters: CandidateFilter[] = [
    { states: ['open'], words: 'rare' },
    { states: ['open'], offering: 'seldom' as OfferingId },
  ];
  for (const filter of filters) {
    const [first, ...rest] = listQueue(db, filter, { limit: 50 });
    updateCandidate(db, first!.n, { state: 'dismissed' });
    expect(listQueue(db, filter, { limit: 50 }).map((row) => row.id)).toEqual(rest.map((row) => row.id));
    updateCandidate(db, first!.n, { state: 'open' });
    expect(listQueue(db, filter, { limit: 50 })[0]?.id).toBe(first!.id);
  }
});
