import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMorning, startBrowser, type Morning } from './morning.ts';
import { vendors } from './vendors.ts';

let browser: Browser;
let morning: Morning;

beforeAll(async () => {
  browser = await startBrowser();
  morning = await openMorning(browser, { vendors: vendors.slice(0, 1) });
});
afterAll(async () => {
  await browser?.close();
  await morning?.close();
});

test('a moment reads as how long ago it was, and exactly in the reader’s zone on hover', async () => {
  const page = await morning.enter('ada', { timezoneId: 'Asia/Tokyo', locale: 'en-GB' });
  await page.clock.setFixedTime('2026-03-09T10:30:00.000Z');
  await page.goto('/');
  const waits = page.locator('.row time').first();
  const at = (await waits.getAttribute('datetime')) ?? '';
  const early = at.startsWith('2026-03-09T00:30');
  expect(early || at.startsWith('2026-03-09T07:30')).toBe(true);
  expect(await waits.innerText()).toBe(early ? '10 hours ago' : '3 hours ago');
  await page.locator('.row-link').first().click();
  const raised = page.locator(`.candidate-head time[datetime="${at}"]`);
  expect(await raised.getAttribute('title')).toBe(`2026-03-09 ${early ? '00' : '07'}:30 UTC`);
  await raised.hover();
  // Nine hours ahead of UTC.
  await expect
    .poll(() => raised.getAttribute('title'))
    .toMatch(early ? /9 March 2026 .*0?9:30:00/ : /9 March 2026 .*16:30:00/);
});
