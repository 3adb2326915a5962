// What pages keep between requests is never shown once it is no longer so: whoever changed it, and from wherever.
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listCandidates } from '#db/candidate-list.ts';
import { findCaptureRow, insertCapture } from '#db/captures.ts';
import { openNotice, updateNotice } from '#db/notices.ts';
import { openDatabase } from '#db/open.ts';
import { whileUnchanged } from '#db/unchanged.ts';
import { loadPage, neighboursOf } from '#inbox/queue/page-of.ts';
import { readView } from '#inbox/queue/view.ts';
import { decide } from '#pipeline/decide/decide.ts';
import { makeHouse, type House } from '#pipeline/house.ts';
import type { CaptureId, Instant, SourceId, VisitId } from '#types/ids.ts';
import { openMorning, type Morning } from './morning.ts';
import { visitPage } from './seed.ts';
import { trustPage, vendors } from './vendors.ts';

interface Session {
  readonly cookie: string;
  readonly csrf: string;
}

let morning: Morning;
let ada: Session;
let ben: Session;
let cleo: Session;

beforeEach(async () => {
  morning = await openMorning(undefined, { vendors: vendors.slice(0, 3) });
  [ada, ben, cleo] = await Promise.all([
    morning.session('ada'),
    morning.session('ben'),
    morning.session('cleo'),
  ]);
});
afterEach(() => morning?.close());

async function page(path: string, { cookie }: Session): Promise<string> {
  const answer = await fetch(morning.address + path, { headers: { cookie, accept: 'text/html' } });
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
}

function post(path: string, { cookie, csrf }: Session, fields: Record<string, string>): Promise<Response> {
  return fetch(morning.address + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, accept: 'application/json' },
    body: new URLSearchParams({ ...fields, csrf }),
  });
}

function rowsOf(text: string): string[] {
  return [...text.matchAll(/data-row="([^"]+)"/g)].map((match) => match[1] ?? '');
}

function countOf(text: string): number {
  return Number(/id="queue-count">(\d+) candidate/.exec(text)?.[1] ?? Number.NaN);
}

function tabOf(text: string, label: string): string | undefined {
  return new RegExp(`>${label} <span class="tab-count">(\\d+)<`).exec(text)?.[1];
}

/** The same data in another process: the terminal, or a worker's results. */
async function elsewhere(work: (house: House) => void | Promise<unknown>): Promise<void> {
  const { archive, registry, clock, home } = morning.house;
  const db = openDatabase(join(home, 'assay.sqlite'), { clock });
  try {
    await work(makeHouse({ db, archive, registry, clock, home }));
  } finally {
    db.close();
  }
}

describe('the queue', () => {
  test('loses at once what a colleague decided, and has it again when that is undone', async () => {
    const before = await page('/', ada);
    expect(await page('/', ada)).toContain(`data-row="${rowsOf(before)[0]}"`);
    const [first = ''] = rowsOf(before);
    await post(`/candidates/${first}/decisions`, ben, { decision: 'accept', key: 'colleague-1' });
    const after = await page('/', ada);
    expect(rowsOf(after).toSorted()).toEqual(rowsOf(before).slice(1).toSorted());
    expect(countOf(after)).toBe(countOf(before) - 1);
    expect(tabOf(after, 'Open')).toBe(String(countOf(before) - 1));
    await post('/undo', ben, { key: 'colleague-2' });
    expect(rowsOf(await page('/', ada))).toEqual(rowsOf(before));
  });

  test('loses what was decided from the terminal', async () => {
    const before = rowsOf(await page('/', ada));
    await elsewhere(
      (house) =>
        void decide(house, {
          subject: { kind: 'candidate', id: before[1] ?? '' },
          decision: { kind: 'dismiss', reason: 'duplicate' },
          by: 'ben',
        }),
    );
    expect(rowsOf(await page('/', ada)).toSorted()).toEqual(
      before.filter((id) => id !== before[1]).toSorted(),
    );
  });

  test('has what a visit raised since, in the list, the counts, the filters and the search', async () => {
    const [, , , fourth] = vendors;
    const search = `/?q=${encodeURIComponent(fourth!.offering)}`;
    const before = await page('/', ada);
    expect(rowsOf(await page(search, ada))).toEqual([]);
    expect(before).not.toContain(`value="${fourth!.source}"`);
    await elsewhere((house) =>
      visitPage(house, fourth!.source, trustPage(fourth!, 'before'), morning.clock.now()),
    );
    const after = await page('/', ada);
    expect(countOf(after)).toBeGreaterThan(countOf(before));
    expect(after).toContain(`value="${fourth!.source}"`);
    const found = rowsOf(await page(search, ada));
    expect(found).toHaveLength(countOf(after) - countOf(before));
    expect(rowsOf(await page(`/?source=${fourth!.source}`, ada)).toSorted()).toEqual(found.toSorted());
  });

  test('of an offering and of words loses what was decided, and leads on past it', async () => {
    const [vendor] = vendors;
    const offering = morning.house.registry.offerings.find((each) => each.name === vendor!.offering)!.id;
    for (const view of [`?offering=${offering}`, `?q=${encodeURIComponent(vendor!.offering)}`]) {
      const before = rowsOf(await page(`/${view}`, ada));
      expect(before.length).toBeGreaterThan(1);
      const [first = '', second = ''] = before;
      expect(await page(`/candidates/${first}${view}`, ada)).toContain(`data-next="/candidates/${second}`);
      await post(`/candidates/${first}/release`, ada, {});
      await post(`/candidates/${second}/decisions`, ben, { decision: 'accept', key: `narrow-${second}` });
      expect(rowsOf(await page(`/${view}`, ada))).toEqual(before.filter((id) => id !== second));
      expect(await page(`/candidates/${first}${view}`, ada)).not.toContain(`/candidates/${second}`);
      await post(`/candidates/${first}/release`, ada, {});
    }
  });

  test('says who looks at a candidate now, and nothing of who looked before', async () => {
    const [first = ''] = rowsOf(await page('/', ada));
    await page(`/candidates/${first}`, ben);
    expect(await page('/', ada)).toContain('ben is looking');
    await post(`/candidates/${first}/release`, ben, {});
    expect(await page('/', ada)).not.toContain('is looking');
    await page(`/candidates/${first}`, ben);
    expect(await page('/', ada)).toContain('ben is looking');
    morning.clock.set('2026-03-09T08:03:00.000Z');
    expect(await page('/', ada)).not.toContain('is looking');
  });

  test('of an age moves with the clock', async () => {
    expect(rowsOf(await page('/?age=under-1d', ada)).length).toBeGreaterThan(0);
    morning.clock.set('2026-03-12T08:00:00.000Z');
    expect(rowsOf(await page('/?age=under-1d', ada))).toEqual([]);
    expect(rowsOf(await page('/?age=under-7d', ada)).length).toBeGreaterThan(0);
  });

  test('is kept for all who look at it, whatever ages others ask for at which moments', () => {
    const { house, clock } = morning;
    const view = readView(() => undefined);
    const offering = house.registry.offerings.find((each) => each.name === vendors[0]!.offering)!.id;
    const [row] = listCandidates(house.db, { states: ['open'] }, { limit: 1 });
    let asked = 0;
    const ask = () => whileUnchanged(house.db, 'candidates', 'of the test', () => (asked += 1));
    const kept = loadPage(house, view).page;
    ask();
    for (let minute = 0; minute < 70; minute++) {
      clock.set(`2026-03-09T0${minute < 60 ? 8 : 9}:${String(minute % 60).padStart(2, '0')}:30.000Z`);
      for (const aged of [
        { ...view, age: 'under-7d' as const },
        { ...view, age: 'over-7d' as const, offering },
      ]) {
        loadPage(house, aged);
        neighboursOf(house, aged, row!, 'ada');
      }
    }
    expect(loadPage(house, view).page).toBe(kept);
    ask();
    expect(asked).toBe(1);
  });

  test('is everyone’s own: a reader is offered no decision, and nobody another’s list or token', async () => {
    const [first = ''] = rowsOf(await page('/', ada));
    await post(`/candidates/${first}/decisions`, ada, { decision: 'accept', key: 'everyones-1' });
    const [adas, bens, cleos] = await Promise.all([page('/', ada), page('/', ben), page('/', cleo)]);
    expect(adas).toContain('Your last decision');
    expect(bens).not.toContain('Your last');
    expect(adas).toContain('Decide many');
    expect(cleos).not.toContain('Decide many');
    for (const [text, own, others] of [
      [adas, ada, [ben, cleo]],
      [bens, ben, [ada, cleo]],
      [cleos, cleo, [ada, ben]],
    ] as const) {
      expect(text).toContain(own.csrf);
      for (const other of others) expect(text).not.toContain(other.csrf);
    }
  });
});

describe('what waits besides', () => {
  test('is counted when it comes, when it is put off, and when it wakes by itself', async () => {
    const id = 'notice-of-the-test';
    const source = vendors[0]!.source as SourceId;
    const counted = async () => tabOf(await page('/', ada), 'Notices');
    expect(await counted()).toBe('0');
    await elsewhere(
      (house) =>
        void openNotice(house.db, {
          id,
          source,
          kind: 'stale',
          at: house.clock.now(),
          message: 'not seen',
          facts: {},
        }),
    );
    expect(await counted()).toBe('1');
    updateNotice(morning.house.db, id, { snoozedUntil: '2026-03-10T08:00:00.000Z' as Instant });
    expect(await counted()).toBe('0');
    morning.clock.set('2026-03-10T08:00:01.000Z');
    expect(await counted()).toBe('1');
  });
});

describe('a candidate', () => {
  test('names the archived copy that came since', async () => {
    const [row] = listCandidates(morning.house.db, { states: ['open'] }, { limit: 1 });
    const path = `/candidates/${row!.id}`;
    expect(await page(path, cleo)).not.toContain('Archived copy of');
    await elsewhere(async (house) => {
      const capture = findCaptureRow(house.db, row!.capture)!;
      const at = '2026-03-08T12:00:00.000Z' as Instant;
      insertCapture(house.db, {
        id: 'memento-of-the-test' as CaptureId,
        visit: capture.visit as VisitId,
        attempt: 2,
        source: capture.source,
        characters: 0,
        draft: {
          via: 'wayback',
          requestedUrl: capture.requested_url,
          finalUrl: 'https://web.archive.test/web/20260308120000id_/https://vendor.test/',
          redirects: [],
          headers: {},
          retrievedAt: at,
          archivedAt: at,
          judgement: { verdict: 'ok', reasons: [] },
          objects: [],
          views: [],
          counts: [],
          validators: {},
          unchanged: false,
          because: 'a test',
          milliseconds: 1,
        },
      });
    });
    expect(await page(path, cleo)).toContain('https://web.archive.test/web/20260308120000/');
  });

  test('shows the decision that a colleague made since', async () => {
    const [row] = listCandidates(morning.house.db, { states: ['open'] }, { limit: 1 });
    const path = `/candidates/${row!.id}`;
    expect(await page(path, cleo)).not.toContain('Nothing is left to decide');
    await post(`${path}/decisions`, ben, {
      decision: 'dismiss',
      reason: 'duplicate',
      remark: 'seen twice',
      key: 'shown-1',
    });
    const after = await page(path, cleo);
    expect(after).toContain('Nothing is left to decide');
    expect(after).toContain('seen twice');
    expect(await page('/', ben)).toContain('Your last decision');
    await post('/undo', ben, { key: 'shown-2' });
    expect(await page(path, cleo)).not.toContain('Nothing is left to decide');
    expect(await page('/', ben)).toContain('<span class="tag">undone</span>');
  });
});
