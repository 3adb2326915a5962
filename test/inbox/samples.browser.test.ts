import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listSamples } from '#db/samples.ts';
import { keepHouse } from '#pipeline/housekeeping.ts';
import { faultsOf, onEveryScreen } from './everyone.ts';
import { openMorning, startBrowser, type Morning } from './morning.ts';
import { visitPage } from './seed.ts';
import { trustPage, vendors } from './vendors.ts';

const chosen = vendors.slice(0, 2);
/** Every vendor's page stays as it is on these days: two visits a week that raise nothing. */
const quietDays = ['2026-03-11', '2026-03-18', '2026-03-25', '2026-04-01'];
const mondays = ['2026-03-16', '2026-03-23', '2026-03-30', '2026-04-06'];

let browser: Browser;
let morning: Morning;
let page: Page;

beforeAll(async () => {
  browser = await startBrowser();
  morning = await openMorning(browser, { vendors: chosen });
  for (const [at, day] of quietDays.entries()) {
    for (const hour of ['06', '18']) {
      const visited = `${day}T${hour}:00:00.000Z`;
      morning.clock.set(visited);
      for (const vendor of chosen)
        await visitPage(morning.house, vendor.source, trustPage(vendor, 'after'), visited);
    }
    morning.clock.set(`${mondays[at]}T05:00:00.000Z`);
    keepHouse(morning.house);
  }
  page = await morning.enter('ada');
});
afterAll(async () => {
  await browser?.close();
  await morning?.close();
});

async function judge(answer: string): Promise<void> {
  await page.goto('/?state=notices');
  await page.getByRole('button', { name: answer }).first().click();
  await page.locator('#flash', { hasText: 'Undo' }).waitFor();
}

async function missedCard(): Promise<string[]> {
  await page.goto('/figures');
  const card = page.locator('.figure', { hasText: 'Missed, estimated' });
  return (await card.innerText()).split(/\n+/).slice(1);
}

/** The plot's own numbers, as everyone gets them who does not see it. */
function samplesPlot(): Promise<string[]> {
  const plot = page.locator('figure', { hasText: 'Samples by week' });
  return plot.locator('tbody tr').allTextContents();
}

function heights(tone: string): Promise<number[]> {
  return page
    .locator('figure', { hasText: 'Samples by week' })
    .locator(`svg[role=img] rect.${tone}`)
    .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
}

test('one silent capture of each week waits to be judged, and the figures say so', async () => {
  expect(listSamples(morning.house.db, 'open').map(({ week }) => week)).toEqual([
    '2026-03-30',
    '2026-03-23',
    '2026-03-16',
    '2026-03-09',
  ]);
  expect(await missedCard()).toEqual(['–', 'no sample judged yet, 4 to judge']);
  expect(await page.locator('figure', { hasText: 'Samples by week' }).count()).toBe(0);
  await page.getByRole('link', { name: '4 to judge' }).click();
  expect(await page.locator('.row.other', { hasText: 'Did we miss something?' }).count()).toBe(4);
  await page.getByRole('link', { name: 'Look at the capture' }).first().click();
  expect(await page.locator('main').innerText()).toContain('certified to ISO/IEC 27001:2022');
});

test('each judgement changes the estimate, its span and the plot', async () => {
  await judge('Nothing was missed');
  expect(await missedCard()).toEqual(['0', '0 of 1 judged sample; likely 0 to 13, 3 to judge']);
  expect(await samplesPlot()).toEqual(['2026-03-3010']);
  expect(await heights('bad')).toEqual([]);

  await judge('Something was missed');
  expect(await missedCard()).toEqual(['8', '1 of 2 judged samples; likely 1 to 15, 2 to judge']);
  expect(await samplesPlot()).toEqual(['2026-03-2301', '2026-03-3010']);
  const plot = page.locator('figure', { hasText: 'Samples by week' });
  expect(await plot.getByRole('img').getAttribute('aria-label')).toBe(
    'Samples by week: 1 nothing missed, 1 something missed in 2 weeks',
  );
  expect(await heights('bad')).toEqual(await heights('good'));
});

test('an undone judgement no longer counts', async () => {
  await judge('Something was missed');
  expect((await missedCard())[0]).toBe('11');
  await page.goto('/?state=decided');
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await page.waitForURL((address) => address.pathname === '/' && address.search === '');
  expect(await missedCard()).toEqual(['8', '1 of 2 judged samples; likely 1 to 15, 2 to judge']);
});

test('the plot and the estimate speak of the same samples, whatever the span', async () => {
  morning.clock.set('2026-04-29T04:00:00.000Z');
  const fresh = await morning.enter('ben');
  await fresh.goto('/figures?days=30');
  const card = fresh.locator('.figure', { hasText: 'Missed, estimated' });
  // One was drawn within the 30 days, though the week that it stands for began before them.
  expect(await card.innerText()).toContain('1 of 2 judged samples');
  const plot = fresh.locator('figure', { hasText: 'Samples by week' });
  expect(await plot.locator('tbody tr').allTextContents()).toEqual(['2026-03-2301', '2026-03-3010']);
  await fresh.context().close();
});

onEveryScreen(
  () => morning,
  (screen) => {
    test.each(['/figures?days=90', '/?state=notices'])(
      '%s with samples: no fault of accessibility, and fits',
      async (path) => {
        expect(await faultsOf(screen(), path)).toEqual([]);
      },
    );
  },
);
