import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addKey } from '#inbox/people/keys.ts';
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
