import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listCandidates } from '#db/candidate-list.ts';
import { findDraft } from '#db/drafts.ts';
import { takeLease } from '#db/leases.ts';
import { findUserByName } from '#db/users.ts';
import { addKey } from '#inbox/people/keys.ts';
import { makeLoginLink } from '#inbox/people/login.ts';
import type { Instant } from '#types/ids.ts';
import { openMorning, type Morning } from './morning.ts';
import { trustPage, vendors } from './vendors.ts';

let morning: Morning;
let ada: { cookie: string; csrf: string };
let cleo: { cookie: string; csrf: string };

beforeAll(async () => {
  morning = await openMorning(undefined, { vendors: vendors.slice(0, 4) });
  [ada, cleo] = [await morning.session('ada'), await morning.session('cleo')];
});
afterAll(() => morning?.close());

interface Refused {
  readonly status: number;
  readonly title: string;
  /** The hint and the ways on, as a person reads them. */
  readonly text: string;
  readonly links: readonly string[];
}

async function refused(answer: Response): Promise<Refused> {
  const page = await answer.text();
  const main = /<main>([\s\S]*)<\/main>/.exec(page)?.[1] ?? '';
  return {
    status: answer.status,
    title: /<h1>([^<]*)<\/h1>/.exec(main)?.[1] ?? '',
    text: main
      .slice(main.indexOf('</h1>'))
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
    links: [...main.matchAll(/href="([^"]*)"/g)].map(([, link = '']) => link),
  };
}

function get(path: string, who = cleo): Promise<Response> {
  return fetch(morning.address + path, { headers: { cookie: who.cookie, accept: 'text/html' } });
}

function post(
  path: string,
  fields: Record<string, string>,
  { who = ada, from }: { who?: typeof ada; from?: string } = {},
): Promise<Response> {
  return fetch(morning.address + path, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      cookie: who.cookie,
      accept: 'text/html',
      // The server hangs up on what is too large; the next request needs a line of its own.
      connection: 'close',
      ...(from ? { referer: morning.address + from } : {}),
    },
    body: new URLSearchParams({ csrf: who.csrf, ...fields }),
  });
}

function waiting(): string[] {
  return listCandidates(morning.house.db, { states: ['open'] }, { limit: 20 }).map(({ id }) => id);
}

describe('every refusal says what happened and what to do, and leads on', () => {
  test.each([
    ['/nothing', 'There is no such page.'],
    ['/candidates/nothing', 'There is no such candidate.'],
    ['/sources/nobody/nothing', 'The registry has no such source.'],
    ['/runs/nothing', 'There is no such run.'],
    ['/captures/nothing', 'This capture holds no such thing.'],
  ])('404 at %s', async (path, title) => {
    const said = await refused(await get(path));
    expect([said.status, said.title]).toEqual([404, title]);
    expect(said.text).toMatch(/^\w.+\. To the queue$/);
    expect(said.links).toEqual(['/']);
  });

  test('403 for a reader who may not decide, with the way back to the page', async () => {
    const from = `/candidates/${waiting()[0]}?change=weakened`;
    const said = await refused(
      await post(`/candidates/${waiting()[0]}/decisions`, { decision: 'accept' }, { who: cleo, from }),
    );
    expect(said).toEqual({
      status: 403,
      title: 'This needs the role reviewer; you are a reader.',
      text: 'Ask a maintainer. Back to where you were To the queue',
      links: [from, '/'],
    });
  });

  test('403 for a form that is no longer valid', async () => {
    const said = await refused(await post('/undo', { csrf: 'of-yesterday' }, { from: '/' }));
    expect([said.status, said.title]).toEqual([403, 'This form is no longer valid.']);
    expect(said.text).toContain('Load the page again and repeat the step.');
    expect(said.links).toEqual(['/']);
  });

  test('409 for what was decided in the meantime', async () => {
    const [id] = waiting();
    const path = `/candidates/${id}/decisions`;
    expect((await post(path, { decision: 'accept' })).status).toBe(303);
    const said = await refused(await post(path, { decision: 'accept' }, { from: `/candidates/${id}` }));
    expect(said.status).toBe(409);
    expect(said.title).toMatch(/^ada decided this candidate on 2026-03-09 08:00 UTC: accepted\.$/);
    expect(said.text).toContain('Nothing was written. Look at what is there now.');
    expect(said.links).toEqual([`/candidates/${id}`, '/']);
  });

  test('423 while a colleague is looking', async () => {
    const [id] = waiting();
    const [now, soon] = [morning.house.clock.now(), '2026-03-09T08:02:00.000Z' as Instant];
    takeLease(morning.house.db, `candidate:${id}`, 'ben', now, soon);
    const said = await refused(await post(`/candidates/${id}/decisions`, { decision: 'accept' }));
    expect(said).toMatchObject({
      status: 423,
      title: 'ben is looking at this candidate until 2026-03-09 08:02 UTC.',
    });
    expect(said.text).toContain('Take another one, or wait until the lease ends.');
  });

  test('429 after too many failed logins, with how long to wait', async () => {
    const body = { name: 'ben', password: 'not this one at all', to: '/' };
    for (let tries = 0; tries < 5; tries++) expect((await post('/login', body)).status).toBe(401);
    const answer = await post('/login', body);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '900']);
    expect(await answer.text()).toContain(
      'Too many failed tries. Wait 15 minutes, or ask a maintainer for a login link.',
    );
  });

  test('410 for a link that was used, with the command for a new one', async () => {
    const answer = await post('/enter/nothing-nothing-nothing', {});
    const page = await answer.clone().text();
    expect(page).toContain('<code>assay user link NAME</code>');
    expect(await refused(answer)).toMatchObject({
      status: 410,
      title: 'This link was used already, or an hour has passed.',
    });
  });
});

describe('a session that has ended', () => {
  const gone = { cookie: 'assay=gone', csrf: 'gone' };

  test('is told to its person, with the way back to the same page', async () => {
    const from = `/candidates/${waiting()[1]}?change=absent`;
    const said = await refused(
      await post(`/candidates/${waiting()[1]}/decisions`, { decision: 'accept' }, { who: gone, from }),
    );
    expect(said).toEqual({
      status: 401,
      title: 'You are not logged in any more: nothing was written.',
      text: 'Log in, and repeat the step. Log in',
      links: [`/login?to=${encodeURIComponent(from)}`],
    });
  });

  test('is told to a program as what it is', async () => {
    const answer = await fetch(`${morning.address}/api/v1/candidates`);
    expect(await answer.json()).toMatchObject({
      problems: [{ code: 'not_logged_in', hint: expect.stringContaining('Bearer') as string }],
    });
  });

  test('no other site is linked to, whatever the referer says', async () => {
    const answer = await fetch(`${morning.address}/nothing`, {
      headers: { cookie: ada.cookie, accept: 'text/html', referer: 'https://elsewhere.test/lure' },
    });
    expect((await refused(answer)).links).toEqual(['/']);
  });

  test.each(['//elsewhere.test/lure', '/.//elsewhere.test/lure', String.raw`/\elsewhere.test/lure`])(
    'no page of ours makes %s a link to another site, nor a way on after the login',
    async (path) => {
      const referer = morning.address + path;
      for (const { cookie } of [ada, gone]) {
        const answer = await fetch(`${morning.address}/undo`, {
          method: 'POST',
          headers: { cookie, accept: 'text/html', referer },
        });
        const { links } = await refused(answer);
        expect(links.length).toBeGreaterThan(0);
        for (const link of links)
          expect(decodeURIComponent(new URL(link, morning.address).href)).not.toContain('elsewhere');
      }
      const entered = await fetch(`${morning.address}/login`, {
        method: 'POST',
        redirect: 'manual',
        headers: { accept: 'text/html' },
        body: new URLSearchParams({ name: 'cleo', password: 'seven quiet harbours', to: path }),
      });
      expect([entered.status, entered.headers.get('location')]).toEqual([303, '/']);
    },
  );
});

test('who is logged in already may come in as somebody else, by link and by password', async () => {
  const { db, clock } = morning.house;
  const link = `/enter/${makeLoginLink(db, clock, findUserByName(db, 'cleo')!)}`;
  const headers = { cookie: ada.cookie, accept: 'text/html' };
  const entered = await fetch(morning.address + link, { method: 'POST', redirect: 'manual', headers });
  const body = new URLSearchParams({ name: 'cleo', password: 'seven quiet harbours', to: '/runs' });
  const named = await fetch(`${morning.address}/login`, {
    method: 'POST',
    redirect: 'manual',
    headers,
    body,
  });
  expect([entered, named].map((each) => [each.status, each.headers.get('location')])).toEqual([
    [303, '/'],
    [303, '/runs'],
  ]);
  const foreign = { ...headers, 'sec-fetch-site': 'cross-site' };
  const forged = await fetch(`${morning.address}/login`, { method: 'POST', headers: foreign, body });
  expect(forged.status).toBe(403);
});

describe('what is too large', () => {
  test('a capture of some megabytes is taken like a small one', async () => {
    const form = new FormData();
    const large = `${trustPage(vendors[0]!, 'after')}<!-- ${'x'.repeat(2_000_000)} -->`;
    form.set('csrf', ada.csrf);
    form.set('file', new File([large], 'trust.html', { type: 'text/html' }));
    const answer = await fetch(`${morning.address}/sources/${vendors[0]!.source}/captures`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: ada.cookie, accept: 'text/html' },
      body: form,
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      expect.stringContaining('added=') as string,
    ]);
  });

  test('a form without end is refused as a page, a program’s body as a problem', async () => {
    const form = await post(`/candidates/${waiting()[1]}/draft`, { note: 'x'.repeat(300_000) });
    expect(await refused(form)).toMatchObject({ status: 413, title: 'This is larger than 256 kB.' });
    const { db, clock } = morning.house;
    const { secret } = addKey(db, clock, { name: 'script', purpose: 'api', role: 'reviewer', by: 'test' });
    const answer = await fetch(`${morning.address}/api/v1/candidates/${waiting()[1]}/decisions`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${secret}`,
        'content-type': 'application/json',
        connection: 'close',
      },
      body: JSON.stringify({ remark: 'x'.repeat(300_000) }),
    });
    expect([answer.status, await answer.json()]).toMatchObject([413, { problems: [{ code: 'too_large' }] }]);
  });
});

describe('when the server is in trouble', () => {
  test('507 on a full disk: nothing is written, and who can help is said', async () => {
    const { db } = morning.house;
    const [id] = waiting().slice(-1);
    const pages = Number(db.pragma('page_count', { simple: true }));
    db.pragma(`max_page_count = ${pages}`);
    const said = await refused(await post(`/candidates/${id}/draft`, { note: 'x'.repeat(200_000) }));
    db.pragma('max_page_count = 1073741823');
    expect(said).toMatchObject({
      status: 507,
      title: 'The disk of the server is full: nothing was written.',
    });
    expect(findDraft(db, `candidate:${id}`, 'ada')).toBeUndefined();
    expect((await post(`/candidates/${id}/draft`, { note: 'short' })).status).toBe(303);
  });

  test('500 says what to do, and nothing of the inside', async () => {
    const broken = await openMorning(undefined, { vendors: [] });
    const { cookie } = await broken.session('ada');
    broken.house.db.close();
    const answer = await fetch(`${broken.address}/registry`, { headers: { cookie, accept: 'text/html' } });
    const page = await answer.clone().text();
    expect(await refused(answer)).toEqual({
      status: 500,
      title: 'Something broke while this page was made.',
      text: 'Load it again; if it happens again, the log of the server says why. To the queue',
      links: ['/'],
    });
    expect(page).not.toMatch(/sqlite|database|\.ts|Error/i);
    await broken.close();
  });
});
