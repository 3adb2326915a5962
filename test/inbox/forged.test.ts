import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listCandidates } from '#db/candidate-list.ts';
import { findCandidateRow } from '#db/candidates.ts';
import { listDecisionsAbout } from '#db/decisions.ts';
import { openMorning, type Morning } from './morning.ts';
import { vendors } from './vendors.ts';

let morning: Morning;
beforeAll(async () => {
  morning = await openMorning(undefined, { vendors: vendors.slice(0, 3) });
});
afterAll(() => morning?.close());

function someOpen(at = 0) {
  return listCandidates(morning.house.db, { states: ['open'] }, { limit: 50 })[at]!;
}

function post(
  path: string,
  session: { cookie: string },
  fields: Record<string, string>,
  headers: Record<string, string> = {},
) {
  return fetch(morning.address + path, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      cookie: session.cookie,
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    body: new URLSearchParams(fields),
  });
}

function accept(session: { csrf: string }, version: number, key: string): Record<string, string> {
  return { csrf: session.csrf, decision: 'accept', version: String(version), key };
}

describe('forged requests', () => {
  test('no decision without the token, from another site, or by a reader', async () => {
    const { id, version } = someOpen();
    const path = `/candidates/${id}/decisions`;
    const ada = await morning.session('ada');
    const cleo = await morning.session('cleo');
    const forged = { ...accept(ada, version, 'forged-key-1'), csrf: '' };
    expect((await post(path, ada, forged)).status).toBe(403);
    expect((await post(path, ada, { ...forged, csrf: cleo.csrf })).status).toBe(403);
    expect(
      (await post(path, ada, accept(ada, version, 'forged-key-2'), { 'sec-fetch-site': 'cross-site' }))
        .status,
    ).toBe(403);
    expect((await post(path, cleo, accept(cleo, version, 'forged-key-3'))).status).toBe(403);
    for (const other of ['/undo', '/bulk', `/candidates/${id}/fresh`, `/candidates/${id}/lease`])
      expect([other, (await post(other, cleo, { csrf: cleo.csrf })).status]).toEqual([other, 403]);
    expect(findCandidateRow(morning.house.db, id)?.state).toBe('open');
  });

  test('nobody decides without being logged in', async () => {
    const { id, version } = someOpen();
    const answer = await post(
      `/candidates/${id}/decisions`,
      { cookie: '' },
      accept({ csrf: 'x' }, version, 'nobody-key-1'),
    );
    expect(answer.status).toBe(401);
  });

  test('a reader sees no buttons', async () => {
    const { id } = someOpen();
    const cleo = await morning.session('cleo');
    const page = await (
      await fetch(`${morning.address}/candidates/${id}`, { headers: { cookie: cleo.cookie } })
    ).text();
    expect(page).toContain('Would say');
    expect(page).not.toContain('name="decision"');
  });
});

describe('replayed requests', () => {
  test('the same request twice is one decision', async () => {
    const { id, version } = someOpen();
    const ada = await morning.session('ada');
    const fields = accept(ada, version, 'replayed-key-1');
    const answers = await Promise.all([1, 2, 3].map(() => post(`/candidates/${id}/decisions`, ada, fields)));
    expect(answers.map((each) => each.status)).toEqual([200, 200, 200]);
    const told = await Promise.all(answers.map((each) => each.json() as Promise<{ decision: string }>));
    expect(new Set(told.map((each) => each.decision)).size).toBe(1);
    expect(listDecisionsAbout(morning.house.db, 'candidate', id)).toHaveLength(1);
  });

  test('a key used for something else, and a version that is old, are refused with what happened', async () => {
    const { id, version } = someOpen();
    const ada = await morning.session('ada');
    const path = `/candidates/${id}/decisions`;
    const reused = await post(path, ada, accept(ada, version, 'replayed-key-1'));
    expect(reused.status).toBe(409);
    expect(await reused.json()).toMatchObject({ problems: [{ code: 'idempotency_key_reused' }] });
    const stale = await post(path, ada, accept(ada, version + 1, 'stale-key-1'));
    expect(stale.status).toBe(409);
    expect(await stale.json()).toMatchObject({ problems: [{ code: 'stale', version }] });
    expect(findCandidateRow(morning.house.db, id)?.state).toBe('open');
  });

  test('a bulk confirmed twice decides once, and only what the list showed', async () => {
    const ada = await morning.session('ada');
    const rows = [someOpen(0), someOpen(1), someOpen(2)];
    const body = new URLSearchParams({
      csrf: ada.csrf,
      key: 'bulk-key-number-1',
      decision: 'dismiss',
      reason: 'duplicate',
    });
    for (const row of rows.slice(0, 2)) body.append('candidate', `${row.id}.${row.version}`);
    body.append('candidate', `${rows[2]!.id}.${rows[2]!.version + 5}`);
    const send = async () => {
      const answer = await fetch(`${morning.address}/bulk`, {
        method: 'POST',
        headers: {
          cookie: ada.cookie,
          'content-type': 'application/x-www-form-urlencoded',
          accept: 'text/html',
        },
        body,
      });
      return answer.text();
    };
    for (const told of [await send(), await send()]) {
      expect(told).toContain('<h1>2 decided</h1>');
      expect(told).toContain('1 left as it is');
    }
    expect(rows.map((row) => findCandidateRow(morning.house.db, row.id)?.state)).toEqual([
      'dismissed',
      'dismissed',
      'open',
    ]);
    expect(listDecisionsAbout(morning.house.db, 'candidate', rows[0]!.id)).toHaveLength(1);
  });

  test('nonsense in a form is refused in words, and nothing is written', async () => {
    const { id, version } = someOpen();
    const ada = await morning.session('ada');
    const tries: Record<string, string>[] = [
      { decision: 'destroy' },
      { decision: 'dismiss', reason: 'because' },
      { decision: 'snooze', until: 'tomorrow-ish' },
      { decision: 'accept', edited: '1', value: 'splendid' },
      { decision: 'accept', split: '1' },
      { decision: 'accept', split: '1', cell: 'nobody/nothing' },
    ];
    for (const [at, fields] of tries.entries()) {
      const answer = await post(`/candidates/${id}/decisions`, ada, {
        csrf: ada.csrf,
        version: String(version),
        key: `nonsense-${at}`,
        ...fields,
      });
      expect([fields, answer.status]).toEqual([fields, 422]);
    }
    expect(findCandidateRow(morning.house.db, id)?.state).toBe('open');
  });
});
