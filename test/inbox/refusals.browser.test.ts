import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findCandidateRow } from '#db/candidates.ts';
import { onEveryScreen, violations } from './everyone.ts';
import { openMorning, shownCandidate, startBrowser, type Morning } from './morning.ts';
import { vendors } from './vendors.ts';

let browser: Browser;
let morning: Morning;

beforeAll(async () => {
  browser = await startBrowser();
  morning = await openMorning(browser, { vendors: vendors.slice(0, 2) });
});
afterAll(async () => {
  await browser?.close();
  await morning?.close();
});

onEveryScreen(
  () => morning,
  (screen) => {
    test('a refusal has no fault of accessibility, and fits', async () => {
      const page = screen();
      await page.goto('/candidates/nothing');
      expect(await page.locator('h1').innerText()).toBe('There is no such candidate.');
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(
        page.viewportSize()?.width,
      );
    });
  },
);

test('a refused form leads back to the page that it was sent from', async () => {
  const page = await morning.enter('cleo');
  await page.goto(`/sources/${vendors[0]!.source}?before=2026-03-09T00:00:00.000Z`);
  const from = page.url();
  await page.evaluate(() => {
    const form = document.createElement('form');
    Object.assign(form, { method: 'post', action: '/rules/nothing/withdraw' });
    const field = Object.assign(document.createElement('input'), {
      name: 'csrf',
      value: document.querySelector<HTMLMetaElement>('meta[name=csrf]')!.content,
    });
    form.append(field);
    document.body.append(form);
    form.submit();
  });
  await page.getByRole('heading', { name: 'This needs the role reviewer; you are a reader.' }).waitFor();
  await page.getByRole('link', { name: 'Back to where you were' }).click();
  expect(page.url()).toBe(from);
  await page.context().close();
});

test('a session that ends while a candidate is open loses nothing: log in, and go on', async () => {
  const page = await morning.enter('ada');
  await page.locator('.row-link').first().click();
  const id = await shownCandidate(page);
  await page.context().clearCookies();
  await page.keyboard.press('a');
  await page.locator('#flash', { hasText: 'You are not logged in any more: nothing was written.' }).waitFor();
  expect(findCandidateRow(morning.house.db, id)?.state).toBe('open');

  await page.locator('#flash').getByRole('link', { name: 'Log in' }).click();
  await page.getByLabel('Name').fill('ada');
  await page.getByLabel('Password').fill('seven quiet harbours');
  await page.getByRole('button', { name: 'Log in' }).click();
  expect(await shownCandidate(page)).toBe(id);
  await page.keyboard.press('a');
  await expect.poll(() => findCandidateRow(morning.house.db, id)?.state).toBe('accepted');
  await page.context().close();
});
