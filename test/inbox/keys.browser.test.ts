import type { Browser, Page, Route } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findCandidateRow } from '#db/candidates.ts';
import { listDecisions } from '#db/decisions.ts';
import { listCandidates } from '#db/candidate-list.ts';
import { openMorning, shownCandidate, startBrowser, type Morning } from './morning.ts';
import { vendors } from './vendors.ts';

let browser: Browser;
let morning: Morning;
let page: Page;

beforeAll(async () => {
  browser = await startBrowser();
  morning = await openMorning(browser, { vendors: vendors.slice(0, 6) });
  page = await morning.enter('ada');
});
afterAll(async () => {
  await browser?.close();
  await morning?.close();
});

function decided(): number {
  return listDecisions(morning.house.db, { by: 'ada', limit: 500 }).length;
}

async function openFirst(): Promise<string> {
  const [first] = listCandidates(morning.house.db, { states: ['open'] }, { limit: 1 });
  await page.goto(`/candidates/${first!.id}`);
  return first!.id;
}

/** As one burst: all are sent before the answer to the first is awaited. */
async function burst(...keys: string[]): Promise<void> {
  const { keyboard } = page;
  await Promise.all(
    keys.flatMap((key) => {
      const parts = key.split('+');
      return [
        ...parts.map((each) => keyboard.down(each)),
        ...parts.toReversed().map((each) => keyboard.up(each)),
      ];
    }),
  );
}

/** What stands there now: every key was taken, so what is not there yet was lost. */
function standing(field: string): Promise<string | undefined> {
  return page.evaluate(
    (selector) => document.querySelector<HTMLInputElement>(`details[open] ${selector}`)?.value,
    field,
  );
}

describe('a key that opens a panel', () => {
  test.each(Array.from({ length: 20 }, (_, at) => at))(
    'has the focus in its first field before the next character comes (%i)',
    async (at) => {
      if (at === 0) await openFirst();
      await burst('e', 'Control+A', ...'sealed for ad2'.split(''));
      expect(await standing('[name=note]')).toBe('sealed for ad2');
      await burst('Escape', '2', ...'d and 2'.split(''));
      expect(await standing('[name=remark]')).toMatch(/^(d and 2)+$/);
      await burst('Escape', 'd', '3');
      expect(await standing('input:checked')).toBe('availability_improved');
      await burst('Escape');
      expect(decided()).toBe(0);
    },
  );

  test('a finger opens it without the keyboard of the phone', async () => {
    const phone = await morning.enter('ben', { viewport: { width: 390, height: 844 }, hasTouch: true });
    await phone.locator('.row-link').first().tap();
    await phone.locator('summary', { hasText: 'Edit' }).tap();
    await phone.locator('details[open] [name=note]').waitFor();
    expect(await phone.evaluate(() => document.activeElement?.matches('textarea, input'))).toBe(false);
    await phone.context().close();
  });
});

describe('keys while the next candidate is on its way', () => {
  let release: () => void;
  let held: Promise<void>;
  const isAhead = (route: Route): boolean => route.request().headers()['x-ahead'] === '1';

  beforeEach(async () => {
    held = new Promise((resolve) => (release = resolve));
    await page.route('**/candidates/*', async (route) => {
      if (isAhead(route)) await held;
      await route.continue();
    });
  });

  afterEach(async () => {
    release();
    await page.unrouteAll({ behavior: 'wait' });
  });

  test('decide nothing: neither the old one twice, nor the next one unseen; and that is said', async () => {
    const first = await openFirst();
    const before = decided();
    await burst('a', 'a', 'd', '2', 'Enter');
    await expect.poll(() => findCandidateRow(morning.house.db, first)?.state).toBe('accepted');
    expect(await shownCandidate(page)).toBe(first);
    release();
    await page.waitForFunction((id) => !location.pathname.endsWith(id), first);
    // The panel that was asked for is open, the reason chosen; the decision itself waits for eyes.
    expect(await page.locator('details[open] input:checked').getAttribute('value')).toBe(
      'no_material_change',
    );
    await expect
      .poll(() => page.locator('#flash').innerText())
      .toMatch(/Accepted[\s\S]*You pressed a before this candidate was shown/);
    expect(decided()).toBe(before + 1);
    await page.keyboard.press('Escape');
  });

  test('lead on: j j skips two, and the accept after it is for neither', async () => {
    const first = await openFirst();
    const before = decided();
    await burst('j', 'j', 'a');
    release();
    await page.locator('#flash .note').waitFor();
    const ids = listCandidates(morning.house.db, { states: ['open'] }, { limit: 9 }).map((each) => each.id);
    expect(ids).toContain(first);
    expect(await shownCandidate(page)).not.toBe(first);
    expect(decided()).toBe(before);
  });

  test('u waits for the decision before it, and takes back that one', async () => {
    release();
    const first = await openFirst();
    await page.route('**/decisions', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await route.continue();
    });
    await burst('a', 'u');
    await page.waitForURL(new RegExp(first));
    await expect.poll(() => page.locator('#flash').innerText()).toContain('Undone');
    expect(findCandidateRow(morning.house.db, first)?.state).toBe('open');
    expect(await shownCandidate(page)).toBe(first);
  });

  test('a key that is held down and a second click decide once', async () => {
    release();
    await openFirst();
    const before = decided();
    await page.keyboard.down('a');
    for (let again = 0; again < 10; again++) await page.keyboard.down('a');
    await page.keyboard.up('a');
    await expect.poll(decided).toBe(before + 1);
    await page.locator('button.primary', { hasText: 'Accept a' }).dblclick();
    await expect.poll(() => page.locator('#flash').innerText()).toContain('Accepted');
    await expect.poll(decided).toBe(before + 2);
    await page.goto('/');
    expect(decided()).toBe(before + 2);
  });
});
