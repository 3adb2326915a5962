// Another document at an address, in the words of the inbox: one row that says what happened, and two ways to answer.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listCandidates } from '#db/candidate-list.ts';
import { putSetting } from '#db/settings.ts';
import { settle } from '#pipeline/settle.ts';
import { parseHtml } from '#text/html.ts';
import type { Instant, SourceId } from '#types/ids.ts';
import { openMorning, type Morning } from './morning.ts';
import { vendors } from './vendors.ts';

let morning: Morning;
let ada: { cookie: string; csrf: string };
const [vendor] = vendors;
const source = vendor!.source as SourceId;
const url = 'https://alderway.test/trust';

beforeAll(async () => {
  morning = await openMorning(undefined, { vendors: vendors.slice(0, 1) });
  ada = await morning.session('ada');
  await replaceDocument();
});
afterAll(() => morning?.close());

async function replaceDocument(): Promise<void> {
  const at = morning.clock.now();
  const document = parseHtml(
    '<!doctype html><html lang="en"><head><title>Ferry timetable</title></head><body><main><h1>Ferries</h1><p>The harbour opens at six in the morning and closes when the last ferry has left the pier.</p></main></body></html>',
    { url },
  );
  const judgement = { verdict: 'ok', reasons: [{ rule: 'replaced', message: 'seen twice' }] } as const;
  await settle(morning.house, {
    source,
    slot: 'replaced',
    startedAt: at,
    finishedAt: at,
    attempts: [
      {
        via: 'http',
        requestedUrl: url,
        finalUrl: url,
        redirects: [],
        status: 200,
        headers: {},
        retrievedAt: new Date(Date.parse(at) + 1_000).toISOString() as Instant,
        views: [{ index: 0, label: '', url }],
        objects: [],
        document,
        counts: [],
        judgement,
        validators: {},
        unchanged: false,
        milliseconds: 1,
        because: 'of the test',
      },
    ],
    used: 0,
    live: judgement,
    milliseconds: 1,
  });
}

async function noticesPage(): Promise<string> {
  const answer = await fetch(`${morning.address}/?state=notices`, {
    headers: { cookie: ada.cookie, accept: 'text/html' },
  });
  return answer.text();
}

test('is one row: both titles, what is left, how many answers wait, and what a reviewer may say of it', async () => {
  const shown = await noticesPage();
  expect(shown.match(/Ferry timetable/g)).toHaveLength(1);
  expect(shown).toMatch(/another document stands at this address: (?:"|&quot;|&#34;)Ferry timetable/);
  expect(shown).toMatch(/in place of (?:"|&quot;|&#34;)[^"&]+/);
  expect(shown).toMatch(/\d+ % of whose sentences are left; (?:one answer|\d+ answers) changes? with it/);
  expect(shown).toContain('It is the document now');
  expect(shown).toContain('It is the wrong page');
  expect(shown).not.toContain('replaced: yes');
});

test('called the wrong page, it stays where the setting wants two people for what waits behind it', async () => {
  const set = (value: readonly string[]): void =>
    putSetting(morning.house.db, {
      key: 'second_review',
      value: JSON.stringify(value),
      at: morning.clock.now(),
      by: 'ada',
    });
  set(['absent', 'weakened']);
  const answer = await callItWrong();
  set([]);
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('two people');
  expect(await noticesPage()).toContain('Ferry timetable');
});

test('called the wrong page, it is gone with all that waited behind it', async () => {
  const behind = (): number =>
    listCandidates(morning.house.db, { states: ['held'] }, { limit: 100 }).filter((each) =>
      each.because?.startsWith('another document'),
    ).length;
  expect(behind()).toBeGreaterThan(0);
  const answer = await callItWrong();
  expect(answer.status).toBe(303);
  expect(behind()).toBe(0);
  expect(await noticesPage()).not.toContain('Ferry timetable');
});

async function callItWrong(): Promise<Response> {
  const shown = await noticesPage();
  const row = /<form method="post" action="(\/notices\/[^"]+)".*?<\/form>/s.exec(shown);
  const field = (name: string): string =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(row?.[0] ?? '')?.[1] ?? '';
  const fields = ['csrf', 'key', 'version', 'reason'].map((name) => [name, field(name)]);
  return fetch(morning.address + (row?.[1] ?? ''), {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: ada.cookie, accept: 'text/html' },
    body: new URLSearchParams([...fields, ['decision', 'dismiss']]),
  });
}
