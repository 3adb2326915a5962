import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listCandidates } from '#db/candidate-list.ts';
import { findCandidateRow } from '#db/candidates.ts';
import { listDecisions } from '#db/decisions.ts';
import { decide } from '#pipeline/decide/decide.ts';
import { openMorning, startBrowser, type Morning } from './morning.ts';
import { vendors } from './vendors.ts';

let browser: Browser;
let morning: Morning;

beforeAll(async () => {
  browser = await startBrowser();
  morning = await openMorning(browser, { vendors: vendors.slice(0, 3) });
});
afterAll(async () => {
  await browser?.close();
  await morning?.close();
});

async function openOn(page: Page, id: string): Promise<void> {
  await page.goto(`/candidates/${id}`);
  await page.waitForLoadState();
}

describe('two reviewers on one candidate', () => {
  test('the second one sees who is looking, and is refused until the lease ends', async () => {
    const [candidate] = listCandidates(morning.house.db, { states: ['open'] }, { limit: 1 });
    const id = candidate!.id;
    const ada = await morning.enter('ada');
    const ben = await morning.enter('ben');
    await openOn(ada, id);
    await openOn(ben, id);
    await expect.poll(() => ben.locator('#banners').innerText()).toContain('ada is looking');
    await ben.goto('/');
    expect(await ben.locator(`[data-row="${id}"]`).innerText()).toContain('ada is looking');

    await openOn(ben, id);
    await ben.keyboard.press('a');
    await expect.poll(() => ben.locator('#flash').innerText()).toContain('ada is looking at this candidate');
    expect(findCandidateRow(morning.house.db, id)?.state).toBe('open');

    morning.clock.set('2026-03-09T08:03:00.000Z');
    await openOn(ben, id);
    await ben.keyboard.press('a');
    await expect.poll(() => findCandidateRow(morning.house.db, id)?.state).toBe('accepted');

    // Ada still has the old page: her decision is refused with what happened.
    await ada.keyboard.press('d');
    await ada.keyboard.press('2');
    await ada.keyboard.press('Enter');
    await expect.poll(() => ada.locator('#flash').innerText()).toContain('ben decided this candidate');
    expect(findCandidateRow(morning.house.db, id)?.state).toBe('accepted');
    await ada.context().close();
    await ben.context().close();
  });

  test('without scripts the refusal is a page that says what happened', async () => {
    const [candidate] = listCandidates(morning.house.db, { states: ['open'] }, { limit: 1 });
    const ada = await morning.enter('ada', { javaScriptEnabled: false });
    await ada.goto(`/candidates/${candidate!.id}`);
    morning.clock.set('2026-03-09T08:10:00.000Z');
    decide(morning.house, {
      subject: { kind: 'candidate', id: candidate!.id },
      decision: { kind: 'dismiss', reason: 'duplicate' },
      by: 'ben',
      secondReview: [],
    });
    await ada.getByRole('button', { name: /^Accept a/ }).click();
    expect(await ada.locator('main').innerText()).toContain('ben decided this candidate');
    await ada.context().close();
  });
});

describe('a second, blind review', () => {
  test('the first opinion stays hidden until the second one is given', async () => {
    const strict = await openMorning(browser, {
      vendors: vendors.slice(0, 1),
      settings: { second_review: ['weakened'] },
    });
    const [candidate] = listCandidates(
      strict.house.db,
      { states: ['open'], change: 'weakened' },
      { limit: 1 },
    );
    const id = candidate!.id;
    const ada = await strict.enter('ada');
    await ada.goto(`/candidates/${id}`);
    await ada.waitForLoadState();
    expect(await ada.locator('#banners').innerText()).toContain('Two reviewers must agree');
    await ada.keyboard.press('a');
    await expect.poll(() => findCandidateRow(strict.house.db, id)?.state).toBe('second_review');

    const ben = await strict.enter('ben');
    for (const path of [`/candidates/${id}`, '/?state=decided', '/?state=second_review']) {
      await ben.goto(path);
      const told = await ben.locator('main').innerText();
      expect(told).not.toMatch(/ada.*accept/i);
    }
    await ben.goto(`/candidates/${id}`);
    await ben.waitForLoadState();
    expect(await ben.locator('main').innerText()).toContain('Another reviewer gave an opinion');
    await ben.keyboard.press('a');
    await expect.poll(() => findCandidateRow(strict.house.db, id)?.state).toBe('accepted');
    expect(listDecisions(strict.house.db, { by: 'ada' })[0]?.effect).toBe('vote');
    await strict.close();
  });
});
