import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listCaptures } from '#db/captures.ts';
import { listCorrections } from '#db/corrections.ts';
import { finishRun } from '#db/runs.ts';
import { findSourceState, updateSourceState } from '#db/source-state.ts';
import type { Instant, SourceId } from '#types/ids.ts';
import { faultsOf, onEveryScreen } from './everyone.ts';
import { doneRun, failVisit, fillHouse, liveRun } from './house.ts';
import { openMorning, startBrowser, type Morning } from './morning.ts';
import { trustPage, vendors } from './vendors.ts';

const source = vendors[1]!.source as SourceId;

let browser: Browser;
let morning: Morning;
let compared: string;

beforeAll(async () => {
  browser = await startBrowser();
  morning = await openMorning(browser, {
    vendors: vendors.slice(0, 4),
    people: { ada: 'maintainer', cleo: 'reader' },
  });
  await fillHouse(morning);
  const captures = listCaptures(morning.house.db, source).filter((each) => each.text_sha256);
  compared = `/sources/${source}?from=${captures.at(-1)!.id}&to=${captures[0]!.id}`;
});
afterAll(async () => {
  await browser?.close();
  await morning?.close();
});

onEveryScreen(
  () => morning,
  (screen) => {
    test.each([
      ['the registry', (): string => '/registry'],
      ['a cell', (): string => `/registry/${vendors[1]!.id}-api/soc2_type2`],
      ['the sources', (): string => '/sources'],
      ['a source', (): string => `/sources/${source}`],
      ['two captures compared', (): string => compared],
      ['the runs', (): string => '/runs'],
      ['a run', (): string => `/runs/${doneRun}`],
      ['a run under way', (): string => `/runs/${liveRun}`],
      ['the rules', (): string => '/rules'],
      ['the corrections', (): string => '/corrections'],
      ['the next release', (): string => '/release'],
      ['the figures', (): string => '/figures'],
      ['the people', (): string => '/people'],
    ] as const)('%s: no fault of accessibility, nothing wider than the screen', async (_name, path) => {
      expect(await faultsOf(screen(), path())).toEqual([]);
    });
  },
);

test('a run under way is followed without loading the page again', async () => {
  const page = await morning.enter('cleo');
  await page.goto(`/runs/${liveRun}`);
  await page.evaluate(() => Object.assign(globalThis, { same: true }));
  expect(await page.locator('progress').getAttribute('value')).toBe('1');
  morning.clock.set('2026-03-09T08:00:30.000Z');
  await failVisit(morning.house, vendors[2]!.source, 'empty', liveRun);
  await page.waitForFunction(() => document.querySelector('progress')?.getAttribute('value') === '2');
  finishRun(morning.house.db, liveRun, 'partial', morning.clock.now(), { sources: 2, ms: 30_000 });
  await page.locator('#live:not([data-running])').waitFor();
  expect(await page.evaluate(() => Reflect.get(globalThis, 'same'))).toBe(true);
  await page.context().close();
});

test('without any script a visit is asked for, captures are compared, a capture and a correction are brought', async () => {
  const page = await morning.enter('ada', { javaScriptEnabled: false });
  updateSourceState(morning.house.db, source, { nextDue: '2027-01-01T00:00:00.000Z' as Instant });
  await page.goto(`/sources/${source}`);
  await page.getByRole('button', { name: /Visit now/ }).click();
  expect(await page.locator('#flash').innerText()).toContain('is due now');
  expect(findSourceState(morning.house.db, source)?.next_due).toBe(morning.clock.now());

  await page.locator('input[name=from]').last().check();
  await page.getByRole('button', { name: /Compare/ }).click();
  expect(await page.locator('.difference del').allInnerTexts()).toContain('30');

  await page.goto(`/sources/${source}`);
  await page.locator('summary', { hasText: 'Bring a capture' }).click();
  await page.locator('input[type=file]').setInputFiles({
    name: 'saved.html',
    mimeType: 'text/html',
    buffer: Buffer.from(trustPage(vendors[1]!, 'after')),
  });
  await page.getByLabel(/How you got it/).fill('signed in');
  await page.getByRole('button', { name: 'Bring it' }).click();
  expect(await page.locator('#flash').innerText()).toContain('Your capture is kept');

  await page.goto('/corrections');
  await page.locator('summary', { hasText: 'Hand in' }).click();
  await page.getByLabel('Offering').selectOption({ label: vendors[2]!.offering });
  await page.getByLabel('Question').selectOption({ label: 'HIPAA BAA' });
  await page.getByLabel(/What is wrong/).fill('They sign it with everyone since March.');
  await page.getByLabel(/Evidence/).fill('https://coldharbour.test/baa');
  await page.getByRole('button', { name: 'Hand it in' }).click();
  expect(await page.locator('#flash').innerText()).toContain('waits for a reviewer');
  expect(listCorrections(morning.house.db, { state: 'open' })[0]?.claim).toContain('since March');
  await page.context().close();
});
