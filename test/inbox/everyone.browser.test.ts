import type { Browser, BrowserContextOptions } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { releaseLease } from '#db/leases.ts';
import { openNotice } from '#db/notices.ts';
import { leaseSubject } from '#pipeline/decide/candidate.ts';
import { listCandidates } from '#db/candidate-list.ts';
import { findCandidateRow } from '#db/candidates.ts';
import { listDecisions } from '#db/decisions.ts';
import type { CandidateId, Instant, SourceId } from '#types/ids.ts';
import { faultsOf, onEveryScreen, sizes, violations } from './everyone.ts';
import { openMorning, startBrowser, type Morning } from './morning.ts';
import { vendors } from './vendors.ts';

let browser: Browser;
let morning: Morning;
let candidate: CandidateId;

beforeAll(async () => {
  browser = await startBrowser();
  morning = await openMorning(browser, { vendors: vendors.slice(0, 5) });
  candidate = listCandidates(morning.house.db, { states: ['open'] }, { limit: 1 })[0]!.id;
  openNotice(morning.house.db, {
    id: 'notice-of-the-test',
    source: vendors[1]!.source as SourceId,
    kind: 'failing',
    at: '2026-03-09T07:00:00.000Z' as Instant,
    message: 'three visits in a row were not good',
    facts: { verdict: 'unreachable' },
  });
});
afterAll(async () => {
  await browser?.close();
  await morning?.close();
});

onEveryScreen(
  () => morning,
  (screen) => {
    test.each([
      ['the queue', (): string => '/'],
      ['an empty queue', (): string => '/?q=nothingofthesort'],
      ['the notices', (): string => '/?state=notices'],
      ['the decided', (): string => '/?state=decided'],
      ['a candidate', (): string => `/candidates/${candidate}`],
      ['a rule and its trial', (): string => `/candidates/${candidate}/rule`],
      ['many at once', (): string => '/bulk'],
      ['a capture', (): string => `/captures/${findCandidateRow(morning.house.db, candidate)!.capture}`],
    ] as const)('%s has no fault of accessibility, and fits', async (_name, path) => {
      expect(await faultsOf(screen(), path())).toEqual([]);
    });

    test('every panel of a candidate has no fault either', async () => {
      const page = screen();
      await page.goto(`/candidates/${candidate}`);
      for (const panel of await page.locator('details.panel > summary').all()) {
        await panel.click();
        expect(await violations(page)).toEqual([]);
        await page.keyboard.press('Escape');
      }
    });

    test('nothing shifts while a page comes in', async () => {
      const page = screen();
      await page.goto('/');
      for (const path of ['/', `/candidates/${candidate}`]) {
        await page.goto(path);
        const shift = await page.evaluate(
          () =>
            new Promise<number>((resolve) => {
              let sum = 0;
              new PerformanceObserver((list) => {
                for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
              }).observe({ type: 'layout-shift', buffered: true });
              setTimeout(() => resolve(sum), 600);
            }),
        );
        expect([path, shift < 0.02 ? 'still' : shift]).toEqual([path, 'still']);
      }
    });
  },
);

test('on a phone what can be touched is large enough', async () => {
  const page = await morning.enter('ada', { viewport: sizes.phone, isMobile: true, hasTouch: true });
  for (const path of ['/', `/candidates/${candidate}`]) {
    await page.goto(path);
    const small = await page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>(
          '.actions button, .actions .button, .tabs a, .filters select, .top-line .button',
        ),
      ]
        .map((each) => ({ text: each.innerText, box: each.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1 && (box.width < 40 || box.height < 40))
        .map(({ text, box }) => `${text} ${Math.round(box.width)}x${Math.round(box.height)}`),
    );
    expect([path, small]).toEqual([path, []]);
  }
  await page.context().close();
});

describe('without any script', () => {
  const plain: BrowserContextOptions = { javaScriptEnabled: false };

  test('a morning works: open, accept, dismiss, snooze, split off, flag, filter, bulk and undo', async () => {
    // A browser that is closed from outside may not get to give its lease back.
    releaseLease(morning.house.db, leaseSubject({ id: candidate }), 'ada');
    const page = await morning.enter('ben', plain);
    const seen: string[] = [];
    await page.locator('.row-link').first().click();
    const shown = async (): Promise<string> =>
      (await page.locator('article.candidate').getAttribute('data-candidate')) ?? '';

    seen.push(await shown());
    await page.getByRole('button', { name: 'Accept a', exact: true }).click();
    expect(await page.locator('#flash').innerText()).toContain('Accepted');
    seen.push(await shown());

    await page.locator('summary', { hasText: 'Dismiss' }).click();
    await page.getByText('Wrong quote').click();
    await page.locator('details[open] textarea').fill('another page');
    await page.getByRole('button', { name: 'Dismiss', exact: true }).click();
    expect(await page.locator('#flash').innerText()).toContain('Dismissed');
    seen.push(await shown());

    await page.locator('summary', { hasText: 'Snooze' }).click();
    await page.getByRole('button', { name: /^A week/ }).click();
    expect(await page.locator('#flash').innerText()).toContain('Snoozed');
    seen.push(await shown());

    await page.locator('summary', { hasText: 'Second' }).click();
    await page.getByRole('button', { name: 'Ask for a second reviewer' }).click();
    expect(await page.locator('#flash').innerText()).toContain('Flagged');
    expect(new Set(seen).size).toBe(4);
    const stateOf = (at: number): string | undefined => findCandidateRow(morning.house.db, seen[at]!)?.state;
    expect([0, 1, 2, 3].map(stateOf)).toEqual(['accepted', 'dismissed', 'snoozed', 'second_review']);

    await page.locator('#flash').getByRole('button', { name: 'Undo' }).click();
    expect(stateOf(3)).toBe('open');
    await page.getByRole('button', { name: /Undo the last/ }).click();
    expect(stateOf(2)).toBe('open');

    await page.goto('/');
    await page.locator('#filter-change').selectOption('details');
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.waitForURL(/change=details/);
    await page.getByRole('link', { name: /Decide many/ }).click();
    await page.getByText('Snooze a week').click();
    await page.getByRole('button', { name: /Confirm/ }).click();
    expect(await page.locator('h1').innerText()).toMatch(/^\d+ decided$/);
    expect(listCandidates(morning.house.db, { states: ['open'], change: 'details' }, { limit: 9 })).toEqual(
      [],
    );
    await page.getByRole('button', { name: /Undo all/ }).click();
    expect(
      listCandidates(morning.house.db, { states: ['open'], change: 'details' }, { limit: 9 }).length,
    ).toBeGreaterThan(0);
    await page.context().close();
  });

  test('a notice is put off and found again among the snoozed', async () => {
    const page = await morning.enter('ben', plain);
    await page.goto('/?state=notices');
    await page.getByRole('button', { name: 'Snooze a week' }).click();
    expect(await page.locator('main').innerText()).toContain('1 snoozed');
    expect(listDecisions(morning.house.db, { by: 'ben' })[0]?.subject_kind).toBe('notice');
    await page.context().close();
  });
});
