import { request } from 'node:http';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertToken } from '#db/sessions.ts';
import { secretHash } from '#inbox/people/secrets.ts';
import { serveInbox } from '#inbox/serve.ts';
import { sha256 } from '#text/sha256.ts';
import { serveTestInbox, systemClock, type TestInbox } from './served.ts';

let inbox: TestInbox;
let cookie: string;
let csrf: string;

beforeAll(async () => {
  inbox = await serveTestInbox();
  ({ cookie, csrf } = await inbox.enter());
});
afterAll(() => inbox.close());

describe('the gates', () => {
  test('nothing but the way in is open to nobody', async () => {
    for (const path of ['/', '/registry', '/account', '/nowhere']) {
      const answer = await fetch(inbox.address + path, {
        redirect: 'manual',
        headers: { accept: 'text/html' },
      });
      expect([path, answer.status, answer.headers.get('location')]).toEqual([
        path,
        303,
        `/login?to=${encodeURIComponent(path)}`,
      ]);
    }
    const api = await fetch(`${inbox.address}/api/v1/candidates`);
    expect(api.status).toBe(401);
    expect(await api.json()).toMatchObject({ ok: false, problems: [{ code: 'not_logged_in' }] });
  });

  test('the first link lets in once', async () => {
    const again = await fetch(inbox.firstLink!, {
      method: 'POST',
      redirect: 'manual',
      headers: { accept: 'text/html' },
    });
    expect(again.status).toBe(410);
  });

  test('every page carries a strict policy', async () => {
    const answer = await fetch(`${inbox.address}/account`, { headers: { cookie } });
    const policy = answer.headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await answer.text()).not.toMatch(/<script(?![^>]*src=)|style="|onclick=/);
  });

  test('a changing request without the token of the page is refused, and so is one from another site', async () => {
    const post = (headers: Record<string, string>, body = 'password=seven+quiet+harbours') =>
      fetch(`${inbox.address}/account/password`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body,
      });
    expect((await post({})).status).toBe(403);
    expect((await post({}, 'password=seven+quiet+harbours&csrf=guess')).status).toBe(403);
    expect(
      (await post({ 'sec-fetch-site': 'cross-site' }, `password=seven+quiet+harbours&csrf=${csrf}`)).status,
    ).toBe(403);
    expect((await post({}, `password=seven+quiet+harbours&csrf=${csrf}`)).status).toBe(303);
  });

  test('what is too large is refused before it is read, with what to do', async () => {
    const body = `csrf=${csrf}&password=${'x'.repeat(300 * 1024)}`;
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    for (const [path, headers] of [
      ['/account/password', { cookie, accept: 'text/html' }],
      ['/undo', { cookie, accept: 'text/html' }],
      ['/login', { accept: 'text/html' }],
      ['/api/v1/corrections', { cookie, accept: 'application/json' }],
    ] as const) {
      const answer = await alone(inbox.address + path, { ...headers, ...form }, body);
      expect([path, answer.status]).toEqual([path, 413]);
      expect(answer.text).toContain('in several steps');
    }
  });

  test('the login form leads only to pages of ours', async () => {
    for (const to of ['https://evil.test/', '//evil.test/', '/\\evil.test/', 'javascript:alert(1)']) {
      const answer = await fetch(`${inbox.address}/login`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ name: 'maintainer', password: 'seven quiet harbours', to }),
      });
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
    }
  });
});

/** On a connection of its own: the server closes it rather than read the rest. */
function alone(address: string, headers: Record<string, string>, body: string) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const asked = request(address, { method: 'POST', headers, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

describe('objects for workers', () => {
  const bytes = new TextEncoder().encode('a captured page');
  const address = () => `${inbox.address}/objects/${sha256(bytes)}`;
  const secret = 'worker-secret-of-this-test';

  test('are given and taken by token only, and only under their own hash', async () => {
    insertToken(inbox.house.db, {
      id: 'w1',
      name: 'worker',
      purpose: 'worker',
      role: 'reader',
      tokenSha256: secretHash(secret),
      at: systemClock.now(),
    });
    const headers = { authorization: `Bearer ${secret}` };
    expect((await fetch(address(), { method: 'PUT', body: bytes })).status).toBe(401);
    expect((await fetch(address(), { headers: { cookie } })).status).toBe(401);
    expect((await fetch(address(), { method: 'PUT', body: 'other bytes', headers })).status).toBe(422);
    expect((await fetch(address(), { headers })).status).toBe(404);
    expect((await fetch(address(), { method: 'PUT', body: bytes, headers })).status).toBe(204);
    expect(await (await fetch(address(), { headers })).text()).toBe('a captured page');
  });
});

test('a port in use is said with what to do', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => {
    other.listen(0, '127.0.0.1', resolve);
  });
  const { port } = other.address() as { port: number };
  await expect(
    serveInbox({ house: inbox.house, version: 'test', host: '127.0.0.1', port }),
  ).rejects.toMatchObject({
    code: 'port_in_use',
    hint: expect.stringContaining('ASSAY_PORT'),
  });
  other.close();
});
