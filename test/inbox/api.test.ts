import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addKey } from '#inbox/people/keys.ts';
import { findDraft } from '#db/drafts.ts';
import { takeLease } from '#db/leases.ts';
import type { Instant } from '#types/ids.ts';
import { openMorning, type Morning } from './morning.ts';

interface Listed {
  readonly total: number;
  readonly next?: string;
  readonly candidates: { readonly id: string; readonly version: number; readonly change: string }[];
}

let morning: Morning;
let token: string;
let readerToken: string;

beforeAll(async () => {
  morning = await openMorning(undefined);
  const { db, clock } = morning.house;
  token = addKey(db, clock, { name: 'triage script', purpose: 'api', role: 'reviewer', by: 'test' }).secret;
  readerToken = addKey(db, clock, { name: 'dashboard', purpose: 'api', role: 'reader', by: 'test' }).secret;
});
afterAll(() => morning.close());

function call(
  path: string,
  options: { method?: string; body?: unknown; headers?: Record<string, string>; as?: string } = {},
) {
  return fetch(`${morning.address}/api/v1${path}`, {
    method: options.method ?? (options.body === undefined ? 'GET' : 'POST'),
    headers: {
      authorization: `Bearer ${options.as ?? token}`,
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
}

async function list(query = ''): Promise<Listed> {
  return (await (await call(`/candidates${query}`)).json()) as Listed;
}

describe('the description', () => {
  test('is OpenAPI 3.1 with every operation that is served', async () => {
    const description = (await (await call('/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { operationId: string; responses: Record<string, unknown> }>>;
    };
    expect(description.openapi).toBe('3.1.0');
    expect(Object.keys(description.paths)).toEqual(
      expect.arrayContaining(['/candidates', '/candidates/{id}/decisions', '/cells', '/release/next']),
    );
    const operations = Object.values(description.paths).flatMap((path) => Object.values(path));
    const ids = operations.map((each) => each.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Object.keys(description.paths['/candidates/{id}/draft']!)).toEqual(['get', 'put', 'delete']);
    expect(description.paths['/candidates/{id}/decisions']!['post']!.responses).toMatchObject({
      409: {},
      423: {},
    });
  });

  test('tells no lie: every reading operation answers', async () => {
    const description = (await (await call('/openapi.json')).json()) as { paths: Record<string, object> };
    for (const [path, methods] of Object.entries(description.paths)) {
      if (!('get' in methods) || path.includes('{')) continue;
      const answer = await call(path === '/evidence' ? '/evidence?q=data' : path);
      expect([path, answer.status]).toEqual([path, 200]);
    }
  });
});

describe('the queue', () => {
  test('comes in pages whose cursors meet every candidate once', async () => {
    const all = await list('?limit=200');
    const seen: string[] = [];
    for (let page = await list('?limit=7'); ; page = await list(`?limit=7&cursor=${page.next}`)) {
      seen.push(...page.candidates.map((each) => each.id));
      if (!page.next) break;
    }
    expect(seen).toEqual(all.candidates.map((each) => each.id));
    expect(all.total).toBe(seen.length);
  });

  test('filters by change, and by words of its sentences', async () => {
    const { candidates } = await list('?change=weakened&limit=200');
    expect(candidates.length).toBeGreaterThan(0);
    expect(new Set(candidates.map((each) => each.change))).toEqual(new Set(['weakened']));
    expect((await list('?q=zzzznothing')).total).toBe(0);
  });

  test.each([
    ['/candidates?limit=many', 422, 'query.limit'],
    ['/candidates?state=lost', 404, undefined],
    ['/candidates?cursor=abc', 404, undefined],
    ['/cells/nobody/nothing', 404, undefined],
  ])('%s is refused with %i', async (path, status, where) => {
    const answer = await call(path);
    const { problems } = (await answer.json()) as { problems: { hint: string; path?: string }[] };
    expect(answer.status).toBe(status);
    expect(problems[0]!.hint).toBeTruthy();
    expect(problems[0]!.path).toBe(where);
  });
});

describe('decisions', () => {
  const dismissal = { decision: { kind: 'dismiss', reason: 'no_material_change' }, remark: 'by script' };

  test('count once for one key, and refuse a version that has passed', async () => {
    const [first] = (await list()).candidates;
    const path = `/candidates/${first!.id}/decisions`;
    const headers = { 'idempotency-key': 'script-run-1-a', 'if-match': `"${first!.version}"` };
    const done = await call(path, { body: dismissal, headers });
    expect(done.status).toBe(200);
    expect(await done.json()).toMatchObject({
      repeated: false,
      state: 'dismissed',
      decision: { by: 'triage script' },
    });
    expect(await (await call(path, { body: dismissal, headers })).json()).toMatchObject({ repeated: true });

    const late = await call(path, {
      body: dismissal,
      headers: { ...headers, 'idempotency-key': 'script-run-1-b' },
    });
    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({ problems: [{ code: 'stale', state: 'dismissed' }] });
  });

  test('are undone by another decision', async () => {
    const [first] = (await list()).candidates;
    const done = (await (await call(`/candidates/${first!.id}/decisions`, { body: dismissal })).json()) as {
      decision: { id: string };
    };
    expect((await list()).candidates.map((each) => each.id)).not.toContain(first!.id);
    const undone = await call(`/decisions/${done.decision.id}/undo`, { method: 'POST' });
    expect(undone.status).toBe(200);
    expect((await list()).candidates.map((each) => each.id)).toContain(first!.id);
  });

  test('are refused while another person is looking', async () => {
    const [first] = (await list()).candidates;
    const now = morning.house.clock.now();
    const soon = new Date(Date.parse(now) + 60_000).toISOString() as Instant;
    takeLease(morning.house.db, `candidate:${first!.id}`, 'ana', now, soon);
    const refused = await call(`/candidates/${first!.id}/decisions`, { body: dismissal });
    expect(refused.status).toBe(423);
    expect(await refused.json()).toMatchObject({ problems: [{ code: 'leased', who: 'ana' }] });
  });

  test('need the role, and a body that fits', async () => {
    const id = (await list()).candidates.at(-1)!.id;
    const path = `/candidates/${id}/decisions`;
    expect((await call(path, { body: dismissal, as: readerToken })).status).toBe(403);
    expect((await call(path, { body: { decision: { kind: 'dismiss', reason: 'because' } } })).status).toBe(
      422,
    );
    expect((await call(path, { body: { decision: { kind: 'explode' } } })).status).toBe(422);
    expect((await call(path, { body: dismissal, as: 'nonsense-nonsense-nonsense' })).status).toBe(401);
  });
});

describe('the draft of an edit', () => {
  const fields = { note: ['Half a thought'], quote: ['0'], 'detail.retention_days': ['45'] };
  /** Nobody looks at the last of them. */
  const last = async () => (await list()).candidates.at(-1)!;

  test('is kept, replaced, given back to its writer alone, and given up', async () => {
    const { id, version } = await last();
    const path = `/candidates/${id}/draft`;
    expect((await call(path)).status).toBe(404);
    const kept = await call(path, { method: 'PUT', body: { fields } });
    expect([kept.status, await kept.json()]).toEqual([200, { fields, version, at: morning.clock.now() }]);
    const shorter = { fields: { note: ['A whole thought'] }, version };
    expect((await call(path, { method: 'PUT', body: shorter })).status).toBe(200);
    expect(await (await call(path)).json()).toMatchObject(shorter);

    const { db, clock } = morning.house;
    const other = addKey(db, clock, { name: 'other script', purpose: 'api', role: 'reviewer', by: 'test' });
    expect((await call(path, { as: other.secret })).status).toBe(404);
    expect((await call(path, { method: 'DELETE', as: other.secret })).status).toBe(200);
    expect((await call(path)).status).toBe(200);
    expect(await (await call(path, { method: 'DELETE' })).json()).toEqual({ ok: true });
    expect((await call(path)).status).toBe(404);
    expect((await call(path, { method: 'DELETE' })).status).toBe(200);
  });

  test('written in the browser is read over the API, and the other way round', async () => {
    // Whoever opens it takes its lease: another one than the tests decide about.
    const { id } = (await list()).candidates.at(-2)!;
    const { cookie, csrf } = await morning.session('ada');
    const asAda = { headers: { cookie, 'x-csrf': csrf, 'content-type': 'application/json' } };
    const address = `${morning.address}/api/v1/candidates/${id}/draft`;
    await fetch(`${morning.address}/candidates/${id}/draft`, {
      method: 'POST',
      headers: { cookie },
      body: new URLSearchParams({ csrf, note: 'From the form' }),
    });
    expect(await (await fetch(address, asAda)).json()).toMatchObject({ fields: { note: ['From the form'] } });
    const body = JSON.stringify({ fields: { note: ['From a program'] } });
    expect((await fetch(address, { ...asAda, method: 'PUT', body })).status).toBe(200);
    const page = await (
      await fetch(`${morning.address}/candidates/${id}`, { headers: { cookie, accept: 'text/html' } })
    ).text();
    expect(page).toContain('From a program</textarea>');
    const forged = await fetch(address, { method: 'PUT', headers: { cookie }, body });
    expect(forged.status).toBe(403);
  });

  test('of a person is out of reach for a key of the same name', async () => {
    const { db, clock } = morning.house;
    const [decided, { id }] = (await list('?limit=200')).candidates.slice(-4) as [
      Listed['candidates'][0],
      Listed['candidates'][0],
      ...unknown[],
    ];
    const { cookie, csrf } = await morning.session('ada');
    const key = addKey(db, clock, { name: 'ada', purpose: 'api', role: 'reviewer', by: 'test' }).secret;
    const send = (path: string, sent: Record<string, string>, headers: Record<string, string>) =>
      fetch(`${morning.address}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers,
        body: new URLSearchParams(sent),
      });
    const adas = (candidate: string) => findDraft(db, `candidate:${candidate}`, 'ada')?.fields['note'];
    const path = `/candidates/${id}/draft`;
    await send(path, { csrf, note: 'Of Ada' }, { cookie });
    await send(`/candidates/${decided.id}/draft`, { csrf, note: 'Of Ada too' }, { cookie });

    expect((await call(path, { as: key })).status).toBe(404);
    expect((await call(path, { method: 'PUT', body: { fields }, as: key })).status).toBe(200);
    expect(await (await call(path, { as: key })).json()).toMatchObject({ fields });
    expect(adas(id)).toEqual(['Of Ada']);
    expect((await call(path, { method: 'DELETE', as: key })).status).toBe(200);
    expect((await call(path, { as: key })).status).toBe(404);
    expect(adas(id)).toEqual(['Of Ada']);

    // The forms of the pages take keys too.
    const authorization = `Bearer ${key}`;
    await send(path, { note: 'Of the key' }, { authorization });
    expect(await (await call(path, { as: key })).json()).toMatchObject({ fields: { note: ['Of the key'] } });
    await send(path, { discard: '1' }, { authorization });
    expect((await call(path, { as: key })).status).toBe(404);
    expect(adas(id)).toEqual(['Of Ada']);

    const decisions = `/candidates/${decided.id}/decisions`;
    expect((await call(decisions, { body: { decision: { kind: 'flag' } }, as: key })).status).toBe(200);
    expect((await send(decisions, { decision: 'flag' }, { authorization })).status).toBe(303);
    expect(adas(decided.id)).toEqual(['Of Ada too']);
  });

  test('ends with a decision, and comes back for nothing that was decided', async () => {
    const { id } = await last();
    const path = `/candidates/${id}/draft`;
    await call(path, { method: 'PUT', body: { fields } });
    const body = { decision: { kind: 'dismiss', reason: 'duplicate' } };
    const decided = await call(`/candidates/${id}/decisions`, { body });
    expect(decided.status).toBe(200);
    const done = (await decided.json()) as { decision: { id: string } };
    expect((await call(path)).status).toBe(404);
    const late = await call(path, { method: 'PUT', body: { fields } });
    expect([late.status, await late.json()]).toMatchObject([
      409,
      { problems: [{ code: 'stale', state: 'dismissed' }] },
    ]);
    await call(`/decisions/${done.decision.id}/undo`, { method: 'POST' });
    expect((await call(path)).status).toBe(404);
  });

  test.each([
    ['no fields', {}, 'body.fields'],
    ['an empty draft', { fields: {} }, 'body.fields'],
    ['a field that is no list', { fields: { note: 'plain' } }, 'body.fields.note'],
    ['a field without end', { fields: { note: ['x'.repeat(20_001)] } }, 'body.fields.note.0'],
  ])('with %s is refused with its place', async (_name, body, where) => {
    const refused = await call(`/candidates/${(await last()).id}/draft`, { method: 'PUT', body });
    const { problems } = (await refused.json()) as { problems: { path: string; hint: string }[] };
    expect([refused.status, problems[0]!.path]).toEqual([422, where]);
  });

  test('needs the role of a reviewer, and a candidate', async () => {
    const path = `/candidates/${(await last()).id}/draft`;
    for (const method of ['GET', 'DELETE'])
      expect((await call(path, { method, as: readerToken })).status).toBe(403);
    expect((await call(path, { method: 'PUT', body: { fields }, as: readerToken })).status).toBe(403);
    expect((await call('/candidates/nothing/draft', { method: 'PUT', body: { fields } })).status).toBe(404);
  });
});

test.each([
  ['', 'The body is no JSON: it is empty.'],
  ['{"decision": ', /^The body is no JSON: .*JSON/],
])('a body that is no JSON (%j) is told as that', async (body, message) => {
  const id = (await list()).candidates.at(-1)!.id;
  const answer = await fetch(`${morning.address}/api/v1/candidates/${id}/decisions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body,
  });
  const { problems } = (await answer.json()) as { problems: { code: string; message: string }[] };
  expect([answer.status, problems[0]!.code]).toEqual([422, 'not_json']);
  expect(problems[0]!.message).toMatch(message);
});

test('events tell of a decision within moments', async () => {
  const answer = await call('/events');
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  const first = await reader.read();
  expect(first.value).toContain('event: change');
  const id = (await list()).candidates.at(-1)!.id;
  await call(`/candidates/${id}/decisions`, { body: { decision: { kind: 'dismiss', reason: 'duplicate' } } });
  let told = '';
  while (!told.includes('event: change')) told += (await reader.read()).value ?? '';
  expect(told).toMatch(/"decisions":\d+/);
  await reader.cancel();
});
