import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findUserByName } from '#db/users.ts';
import { makeLoginLink } from '#inbox/people/login.ts';
import { serveInbox } from '#inbox/serve.ts';
import { makeHouse } from '#pipeline/house.ts';
import { faultsOf, onEveryScreen } from './everyone.ts';
import { openMorning, startBrowser, type Morning } from './morning.ts';
import { note, publish, releaseAndDecide } from './released.ts';
import { vendorRegistry, vendors } from './vendors.ts';

let browser: Browser;
let morning: Morning;
let page: Page;

beforeAll(async () => {
  browser = await startBrowser();
  morning = await openMorning(browser, { vendors: vendors.slice(0, 3) });
  page = await morning.enter('ada');
  await releaseAndDecide(morning, page);
});
afterAll(async () => {
  await browser?.close();
  await morning?.close();
});

/** One list of the page as lines of text: screen readers' words included. */
async function listed(on: Page, title: string): Promise<string[]> {
  const lines = on.locator('section', { has: on.getByRole('heading', { name: title }) }).locator('li');
  return (await lines.allTextContents()).map((each) => each.replaceAll(/\s+/g, ' ').trim());
}

function line(on: Page, label: string) {
  return on.locator('.changes-list > li', { has: on.getByText(label, { exact: true }) });
}

onEveryScreen(
  () => morning,
  (screen) => {
    test('the difference has no fault of accessibility, and fits', async () => {
      expect(await faultsOf(screen(), '/release')).toEqual([]);
    });
  },
);

test('the next release is held against the last one: what changed, came and went', async () => {
  await page.goto('/release');
  expect(await page.locator('main .head').innerText()).toMatch(
    /Held against the release of .* by ada: 3 changed, 1 new, 1 no longer published, 10 unchanged\./,
  );
  expect(await listed(page, 'New answers')).toEqual(['Coldharbour API, ISO 27001 Yes, public']);
  expect(await listed(page, 'No longer published')).toEqual([
    'Brackenfell API, ISO 27001 Yes, public its approval was taken back',
  ]);
  expect(await listed(page, 'Changed for readers')).toHaveLength(3);
  expect(await page.locator('main').innerText()).not.toMatch(/yes_public|retention_days|notes,/);
});

test('a changed grade stands from old to new, with the words that left and came', async () => {
  const changed = line(page, 'Alderway API, No-training default');
  expect(await changed.locator('.grade').allInnerTexts()).toEqual(['Yes, public', 'No']);
  const sentence = changed.locator('dt', { hasText: 'Sentence' }).locator('+ dd');
  expect(await sentence.locator('del').allInnerTexts()).toEqual(['do not', 'or']);
  expect(await sentence.locator('ins').allInnerTexts()).toEqual(['and', 'unless an administrator opts out']);
});

test('a changed detail is named and shown, with the grade that stays', async () => {
  const changed = line(page, 'Alderway API, Retention');
  expect(await changed.locator('.grade').allInnerTexts()).toEqual(['Partial']);
  const days = changed.locator('dt', { hasText: 'Retention days' }).locator('+ dd');
  expect([await days.locator('del').innerText(), await days.locator('ins').innerText()]).toEqual([
    '30',
    '45',
  ]);
});

test('a note alone is a change for readers, and nothing else is claimed', async () => {
  const changed = line(page, 'Alderway API, ISO 27001');
  expect(await changed.locator('.grade').allInnerTexts()).toEqual(['Yes, public']);
  expect(await changed.locator('dt').allInnerTexts()).toEqual(['Note']);
  expect(await changed.locator('ins').innerText()).toBe(note);
});

test('every line leads to its cell', async () => {
  await line(page, 'Alderway API, Retention').getByRole('link').click();
  expect(await page.locator('h1').innerText()).toContain('Retention');
  expect(await page.locator('main').innerText()).toContain('within 45 days');
});

test('an offering that left the registry is gone without a dead link', async () => {
  const registry = vendorRegistry();
  const smaller = { ...registry, offerings: registry.offerings.filter(({ id }) => id !== 'alderway-api') };
  const house = makeHouse({ ...morning.house, registry: smaller });
  const served = await serveInbox({ house, version: 'test', host: '127.0.0.1', port: 0 });
  const link = makeLoginLink(house.db, house.clock, findUserByName(house.db, 'cleo')!);
  const other = await (await browser.newContext({ baseURL: served.address })).newPage();
  await other.goto(`/enter/${link}`);
  await other.getByRole('button').click();
  await other.goto('/release');
  const gone = line(other, 'Alderway API, Retention');
  expect(await gone.innerText()).toContain('it left the registry');
  expect(await gone.getByRole('link').count()).toBe(0);
  expect(await listed(other, 'No longer published')).toHaveLength(6);
  await other.context().close();
  await served.close();
});

test('once it is published, readers would see nothing new', async () => {
  await publish(morning);
  await page.goto('/release');
  expect(await page.locator('main').innerText()).toContain('Readers would see nothing new');
  expect(await page.locator('section', { hasText: 'Digest' }).locator('tbody tr').count()).toBe(2);
});
