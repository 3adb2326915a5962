import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '#db/open.ts';
import { changeUser, findUserByName } from '#db/users.ts';
import { addUser, logInByLink } from '#inbox/people/login.ts';
import type { Instant } from '#types/ids.ts';
import { runAssay } from './run-assay.ts';

const clock = { now: () => new Date().toISOString() as Instant };
let home: string;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'assay-user-'));
  const db = openDatabase(join(home, 'assay.sqlite'), { clock });
  for (const name of ['ada', 'ben'])
    await addUser(db, clock, { name, role: 'reviewer', password: 'seven quiet harbours', by: 'test' });
  db.close();
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

it('`assay user link` prints a link that lets in once', async () => {
  const { code, out, err } = await runAssay(['user', 'link', 'ada', '--home', home], { ASSAY_PORT: '4999' });
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(/^http:\/\/127\.0\.0\.1:4999\/enter\/[\w-]{20,}\n$/),
  ]);
  expect(err).toContain('lets ada in once, within the hour');
  const db = openDatabase(join(home, 'assay.sqlite'), { clock });
  const secret = out.trim().split('/').at(-1)!;
  expect(logInByLink(db, clock, secret)?.name).toBe('ada');
  expect(logInByLink(db, clock, secret)).toBeUndefined();
  db.close();
});

it('`assay user link` takes the address that people use', async () => {
  const args = ['user', 'link', 'ada', '--home', home, '--address', 'https://inbox.example.test/', '--json'];
  const said = JSON.parse((await runAssay(args)).out) as { link: string };
  expect(said.link).toMatch(/^https:\/\/inbox\.example\.test\/enter\/[\w-]{20,}$/);
});

it('`assay user link` says who is not there, who is locked out, and which address does not fit', async () => {
  const db = openDatabase(join(home, 'assay.sqlite'), { clock });
  const ben = findUserByName(db, 'ben')!.id;
  changeUser(db, ben, { disabledAt: clock.now() });
  db.close();
  const ends: [number, string][] = [];
  for (const more of [['dora'], ['ben'], ['ada', '--address', 'inbox.example.test']]) {
    const { code, out } = await runAssay(['user', 'link', ...more, '--home', home, '--json']);
    ends.push([code, (JSON.parse(out) as { problems: { code: string }[] }).problems[0]!.code]);
  }
  expect(ends).toEqual([
    [1, 'no_such_user'],
    [1, 'user_locked_out'],
    [2, 'bad_address'],
  ]);
});
