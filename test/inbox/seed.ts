// A morning's queue: every vendor was approved a week ago, and changed its page since; through the very same steps.
import { decideAll } from '#pipeline/decide/bulk.ts';
import type { House } from '#pipeline/house.ts';
import { draftOfPage } from '#pipeline/kept-page.ts';
import { settle } from '#pipeline/settle.ts';
import type { Settled } from '#pipeline/settled.ts';
import { findSourceState } from '#db/source-state.ts';
import type { CaptureDraft, StoredObject, VisitOutcome } from '#types/capture.ts';
import type { Clock } from '#types/clock.ts';
import type { Instant, SourceId } from '#types/ids.ts';
import { blankPicture } from './picture.ts';
import { trustPage, vendors, type Vendor } from './vendors.ts';

/** A clock that stands still until it is moved. */
export interface SetClock extends Clock {
  set(at: string): void;
}

export function setClock(at: string): SetClock {
  let now = at as Instant;
  return {
    now: () => now,
    set(next) {
      now = next as Instant;
    },
  };
}

export const baselineDay = '2026-03-02T06:00:00.000Z';
export const changedDay = '2026-03-09T00:30:00.000Z';
export const confirmedDay = '2026-03-09T07:30:00.000Z';
export const morning = '2026-03-09T08:00:00.000Z';

/** What each test's registry holds is visited thrice; the last visit confirms what was held. */
export async function seedMorning(
  house: House,
  clock: SetClock,
  chosen: readonly Vendor[] = vendors,
): Promise<void> {
  clock.set(baselineDay);
  for (const vendor of chosen)
    await visitPage(house, vendor.source, trustPage(vendor, 'before'), baselineDay);
  decideAll(house, {
    filter: { states: ['open'] },
    decision: { kind: 'accept' },
    by: 'baseline',
    idempotencyKey: 'baseline-of-the-tests',
    secondReview: [],
  });
  for (const at of [changedDay, confirmedDay]) {
    clock.set(at);
    for (const vendor of chosen) await visitPage(house, vendor.source, trustPage(vendor, 'after'), at);
  }
  clock.set(morning);
}

/** As a browser would have brought it: with its DOM, its picture and where its text stands. */
export async function visitPage(house: House, source: string, html: string, at: string): Promise<Settled> {
  const id = source as SourceId;
  const planned = house.plan.sources.get(id);
  if (!planned) throw new Error(`the test's registry has no source ${source}`);
  const lastGood = findSourceState(house.db, id)?.good_facts;
  const draft = await draftOfPage(house, planned, {
    bytes: new TextEncoder().encode(html),
    mediaType: 'text/html',
    seen: {
      via: 'browser',
      finalUrl: planned.declared.url,
      retrievedAt: at as Instant,
      status: 200,
      because: 'a test',
    },
    ...(lastGood ? { lastGood } : {}),
  });
  const attempt = { ...draft, objects: [...draft.objects, ...(await pictured(house, draft, html))] };
  const outcome: VisitOutcome = {
    source: id,
    slot: at,
    startedAt: at as Instant,
    finishedAt: at as Instant,
    attempts: [attempt],
    ...(attempt.judgement.verdict === 'ok' ? { used: 0 } : {}),
    live: attempt.judgement,
    milliseconds: 5,
  };
  return settle(house, outcome);
}

async function pictured(house: House, draft: CaptureDraft, html: string): Promise<StoredObject[]> {
  const encoder = new TextEncoder();
  const boxes = (draft.document?.blocks ?? []).map((block, at) => ({
    text: block.text,
    x: 40,
    y: 40 + at * 60,
    width: 1100,
    height: 24,
  }));
  const height = 120 + boxes.length * 60;
  const pieces = [
    ['dom', 'text/html; charset=utf-8', encoder.encode(html)],
    ['picture', 'image/png', blankPicture(1280, height)],
    [
      'layout',
      'application/json',
      encoder.encode(JSON.stringify({ width: 1280, height, scale: 1, cut: false, boxes })),
    ],
  ] as const;
  return Promise.all(
    pieces.map(async ([role, mediaType, bytes]) => ({
      role,
      view: 0,
      sha256: await house.archive.put(bytes),
      mediaType,
      size: bytes.length,
    })),
  );
}
