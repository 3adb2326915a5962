import { Hono } from 'hono';
import { beforeEach, describe, expect, test } from 'vitest';
import { openDatabase, type Db } from '#db/open.ts';
import { listAudit } from '#db/audit.ts';
import { findLease, releaseLease, takeLease } from '#db/leases.ts';
import { findVisitor } from '#db/sessions.ts';
import { changeUser } from '#db/users.ts';
import { addUser, firstMaintainer, logIn, logInByLink, makeLoginLink } from '#inbox/people/login.ts';
import { hashPassword, verifyPassword } from '#inbox/people/passwords.ts';
import { secretHash } from '#inbox/people/secrets.ts';
import { after, endSession, startSession, whoAsks } from '#inbox/people/sessions.ts';
import type { Instant } from '#types/ids.ts';

let now = '2026-03-01T08:00:00.000Z' as Instant;
const clock = { now: () => now };
let db: Db;

beforeEach(() => {
  now = '2026-03-01T08:00:00.000Z' as Instant;
  db = openDatabase(':memory:', { clock });
});

const password = 'seven quiet harbours';
const address = '127.0.0.1';

describe('passwords', () => {
  test('are stored salted and slow, and only the right one fits', async () => {
    const [first, second] = [await hashPassword(password), await hashPassword(password)];
    expect(first).not.toBe(second);
    expect(first).toMatch(/^scrypt\$32768\$8\$1\$/);
    expect(await verifyPassword(password, first)).toBe(true);
    expect(await verifyPassword(`${password}!`, first)).toBe(false);
    expect(await verifyPassword(password, 'garbage')).toBe(false);
  });

  test('that are short or one letter long over and over are refused', async () => {
    const person = { name: 'ana', role: 'reviewer', by: 'test' } as const;
    await expect(addUser(db, clock, { ...person, password: 'short' })).rejects.toMatchObject({
      code: 'password_weak',
    });
    await expect(addUser(db, clock, { ...person, password: 'a'.repeat(20) })).rejects.toMatchObject({
      code: 'password_weak',
    });
  });
});

describe('logging in', () => {
  beforeEach(async () => {
    await addUser(db, clock, { name: 'Ana', role: 'reviewer', password, by: 'test' });
  });

  test('works by name in any case and is in the audit', async () => {
    expect(await logIn(db, clock, { name: 'ana', password, address })).toMatchObject({ kind: 'in' });
    expect(listAudit(db, { limit: 10 }).map((each) => each.action)).toEqual(['login', 'user.add']);
  });

  test('is slowed after five failures, also with the right password, until the window has passed', async () => {
    for (let tries = 0; tries < 5; tries += 1)
      expect(await logIn(db, clock, { name: 'ana', password: 'wrong', address })).toEqual({ kind: 'wrong' });
    expect(await logIn(db, clock, { name: 'ana', password, address })).toMatchObject({ kind: 'slow_down' });
    now = after(now, 16 * 60_000);
    expect(await logIn(db, clock, { name: 'ana', password, address })).toMatchObject({ kind: 'in' });
  });

  test('is refused for a disabled person and for a name that nobody has', async () => {
    const user = await addUser(db, clock, { name: 'Bo', role: 'reader', password, by: 'test' });
    changeUser(db, user.id, { disabledAt: now });
    expect(await logIn(db, clock, { name: 'Bo', password, address })).toEqual({ kind: 'wrong' });
    expect(await logIn(db, clock, { name: 'nobody', password, address })).toEqual({ kind: 'wrong' });
  });

  test('a name is given once', async () => {
    await expect(
      addUser(db, clock, { name: 'ANA', role: 'reader', password, by: 'test' }),
    ).rejects.toMatchObject({
      code: 'user_exists',
    });
  });
});

describe('the first start', () => {
  test('makes one maintainer whose link lets in once, within the hour', async () => {
    const maintainer = (await firstMaintainer(db, clock))!;
    expect(await firstMaintainer(db, clock)).toBeUndefined();
    const [link, late] = [makeLoginLink(db, clock, maintainer), makeLoginLink(db, clock, maintainer)];
    expect(logInByLink(db, clock, link)?.name).toBe('maintainer');
    expect(logInByLink(db, clock, link)).toBeUndefined();
    now = after(now, 61 * 60_000);
    expect(logInByLink(db, clock, late)).toBeUndefined();
  });
});

describe('sessions', () => {
  async function served(): Promise<Hono> {
    const user = await addUser(db, clock, { name: 'Ana', role: 'reviewer', password, by: 'test' });
    const app = new Hono();
    app.post('/in', (context) => {
      startSession(context, db, clock, user);
      return context.text('in');
    });
    app.post('/out', (context) => {
      endSession(context, db);
      return context.text('out');
    });
    app.get('/who', (context) => context.text(whoAsks(context, db, clock)?.name ?? 'nobody'));
    return app;
  }

  test('last for two weeks after they were used, and end when told', async () => {
    const app = await served();
    const cookie = (await app.request('/in', { method: 'POST' })).headers.get('set-cookie')!;
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const headers = { cookie: cookie.split(';')[0]! };
    const who = async () => (await app.request('/who', { headers })).text();
    expect(await who()).toBe('Ana');
    now = after(now, 13 * 86_400_000);
    expect(await who()).toBe('Ana');
    now = after(now, 13 * 86_400_000);
    expect(await who()).toBe('Ana');
    now = after(now, 15 * 86_400_000);
    expect(await who()).toBe('nobody');
  });

  test('a session that was ended is gone on the server, whatever the cookie says', async () => {
    const app = await served();
    const cookie = (await app.request('/in', { method: 'POST' })).headers.get('set-cookie')!.split(';')[0]!;
    await app.request('/out', { method: 'POST', headers: { cookie } });
    expect(await (await app.request('/who', { headers: { cookie } })).text()).toBe('nobody');
  });

  test('expired ones are swept out when somebody comes in', async () => {
    const app = await served();
    const enter = async () => (await app.request('/in', { method: 'POST' })).headers.get('set-cookie')!;
    const old = (await enter()).split(';')[0]!.split('=')[1]!;
    now = after(now, 15 * 86_400_000);
    await enter();
    const longBefore = '2000-01-01T00:00:00.000Z' as Instant;
    expect(findVisitor(db, secretHash(old), longBefore)).toBeUndefined();
  });

  test('over TLS the cookie is bound to its host', async () => {
    const app = await served();
    const answer = await app.request('https://inbox.test/in', { method: 'POST' });
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-assay=.*Secure/);
  });
});

describe('leases', () => {
  test('tell who came first, and pass on when they expire or are given back', () => {
    const soon = after(now, 60_000);
    expect(takeLease(db, 'candidate:1', 'ana', now, soon).who).toBe('ana');
    expect(takeLease(db, 'candidate:1', 'bo', now, soon).who).toBe('ana');
    releaseLease(db, 'candidate:1', 'bo');
    expect(findLease(db, 'candidate:1', now)?.who).toBe('ana');
    now = after(now, 61_000);
    expect(takeLease(db, 'candidate:1', 'bo', now, after(now, 60_000))).toMatchObject({
      who: 'bo',
      taken_at: now,
    });
  });
});
