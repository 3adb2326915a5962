// A house with many cells and a long past of candidates, in a file, and a source to compare in it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { insertCandidate, updateCandidate } from '#db/candidates.ts';
import { approveCell } from '#db/cells.ts';
import { openDatabase } from '#db/open.ts';
import { transaction } from '#db/statements.ts';
import { decideAll } from '#pipeline/decide/bulk.ts';
import { makeHouse, type House } from '#pipeline/house.ts';
import { settle } from '#pipeline/settle.ts';
import { standaloneRegistry } from '#pipeline/standalone.ts';
import { parseHtml } from '#text/html.ts';
import type { Answer, CellRef } from '#types/cell.ts';
import type {
  CandidateId,
  CaptureId,
  DimensionKey,
  Instant,
  OfferingId,
  SourceId,
  VisitId,
} from '#types/ids.ts';

const url = 'https://gale.test/trust';
const source = 'vendor/page' as SourceId;
const start = Date.parse('2026-01-01T00:00:00.000Z');

export interface FullHouse {
  readonly house: House;
  /** Settles the next visit: the retention rule changes its number each time. */
  compare(): Promise<number>;
  dispose(): void;
}

export async function fullHouse(cells: number, candidates: number): Promise<FullHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-full-'));
  let visits = 0;
  const clock = { now: (): Instant => new Date(start + visits * 86_400_000).toISOString() as Instant };
  const db = openDatabase(join(folder, 'assay.sqlite'), { clock });
  const house = makeHouse({
    db,
    archive: {
      put: () => Promise.reject(nothing),
      get: () => Promise.reject(nothing),
      has: () => Promise.resolve(false),
    },
    registry: standaloneRegistry({ url, kind: 'page', offering: { name: 'Gale API', aliases: [] } }),
    clock,
  });
  async function compare(): Promise<number> {
    visits++;
    const settled = await settle(house, visitOf(clock.now(), 10 + (visits % 80)));
    return settled.raised.length + settled.verified.length;
  }
  await compare();
  decideAll(house, {
    filter: { states: ['open'] },
    decision: { kind: 'accept' },
    by: 'bench',
    idempotencyKey: 'first',
    secondReview: [],
  });
  const capture = db.prepare('SELECT id FROM captures').pluck().get() as CaptureId;
  transaction(db, () => fill(house, capture, cells, candidates, clock.now()));
  return { house, compare, dispose: () => (house.close(), rmSync(folder, { recursive: true, force: true })) };
}

const nothing = new Error('this house keeps no objects');

function fill(house: House, capture: CaptureId, cells: number, candidates: number, at: Instant): void {
  const answer: Answer = {
    value: 'partial',
    confidence: 'high',
    access: { route: 'public', tier: 'unstated', default: 'unstated' },
    details: {},
    quotes: [{ exact: 'Data are kept for thirty days.', prefix: '', suffix: '', start: 0, end: 30 }],
    url,
    note: '',
    caveat: '',
  };
  for (let n = 0; n < cells; n++)
    approveCell(house.db, {
      cell: cellOf(n),
      basis: 'captured',
      answer,
      evidence: [],
      evidenceKey: '',
      at,
      by: 'bench',
      verifiedAt: at,
      because: 'bench',
    });
  for (let n = 0; n < candidates; n++) {
    const row = insertCandidate(house.db, {
      id: `k${n}` as CandidateId,
      source: n % 10 === 0 ? source : (`vendor${n % 150}/page` as SourceId),
      capture,
      visit: 'v' as VisitId,
      dimension: cellOf(n).dimension,
      change: 'details',
      rank: 60,
      state: 'open',
      title: 'kept for thirty days',
      at,
      cells: [
        {
          cell: n % 10 === 0 ? ownCell : cellOf(n % Math.max(1, cells)),
          before: answer,
          after: answer,
          difference: { change: 'details' },
          evidence: [],
          reasons: [],
          cellVersion: 1,
          cellKey: `key${n}`,
        },
      ],
    });
    updateCandidate(house.db, row, {
      state: n % 3 === 0 ? 'dismissed' : n % 3 === 1 ? 'overtaken' : 'withdrawn',
    });
  }
}

const ownCell = { offering: 'offering', dimension: 'retention_zdr' } as unknown as CellRef;

function cellOf(n: number): CellRef {
  return {
    offering: `offering${Math.floor(n / 30)}` as OfferingId,
    dimension: `dimension${n % 30}` as DimensionKey,
  };
}

function visitOf(at: Instant, days: number): Parameters<typeof settle>[1] {
  const html = `<html lang="en"><head><title>Gale trust</title></head><body><main><h1>Gale API trust</h1>
<p>This page describes how we protect what you send to us and what we promise about it.</p>
<p>We do not use customer data submitted through the Gale API to train our models.</p>
<p>We retain inputs and outputs of the Gale API for ${days} days, after which they are deleted.</p></main></body></html>`;
  const judgement = { verdict: 'ok' as const, reasons: [] };
  return {
    source,
    slot: at,
    startedAt: at,
    finishedAt: at,
    used: 0,
    live: judgement,
    milliseconds: 1,
    attempts: [
      {
        via: 'http',
        requestedUrl: url,
        finalUrl: url,
        redirects: [],
        headers: {},
        retrievedAt: at,
        views: [],
        objects: [],
        document: parseHtml(html, { url }),
        counts: [],
        judgement,
        validators: {},
        unchanged: false,
        milliseconds: 1,
        because: 'bench',
      },
    ],
  };
}
