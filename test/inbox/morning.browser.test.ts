import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countCandidates } from '#db/candidate-list.ts';
import { findCandidateRow, listCandidateCells } from '#db/candidates.ts';
import { findCell } from '#db/cells.ts';
import { listDecisions, type DecisionRow } from '#db/decisions.ts';
import { listRules } from '#db/rules.ts';
import { onward, openMorning, shownCandidate, startBrowser, type Morning } from './morning.ts';

let browser: Browser;
let morning: Morning;
let page: Page;

beforeAll(async () => {
  browser = await startBrowser();
  morning = await openMorning(browser);
  page = await morning.enter('ada');
});
afterAll(async () => {
  await browser?.close();
  await morning?.close();
});

function decisions(): DecisionRow[] {
  return listDecisions(morning.house.db, { by: 'ada', limit: 500 });
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Opened, and listening to keys. */
async function shownOpen(): Promise<void> {
  await page.waitForSelector('article.candidate');
  await page.waitForLoadState();
}

/** Written in the background: the decision is there when the server has answered. */
async function written(count: number): Promise<void> {
  await expect.poll(() => decisions().length).toBe(count);
}

test('forty candidates by keyboard alone, with undo, a reload in the middle, a rule and the rest in bulk', async () => {
  const began = performance.now();
  const felt: number[] = [];
  const waiting = countCandidates(morning.house.db, { states: ['open'] });
  expect(waiting).toBe(56);

  await press('j', 'j', 'k', 'Enter');
  await shownOpen();
  const accepted: string[] = [];
  let count = 0;
  for (; count < 40; count++) {
    // A moment to read: the next page is on its way meanwhile.
    await page.waitForTimeout(60);
    const step = stepsOf(count);
    const from = performance.now();
    const before = step.kind === 'rule' ? await ruleFor() : await onward(page, () => press(...step.keys));
    felt.push(performance.now() - from);
    if (step.kind === 'accept') accepted.push(before);
    if (count === 11) {
      // Two levels back, then on as before.
      await written(12);
      await press('u');
      await page.waitForURL(new RegExp(before));
      await press('u');
      await expect.poll(() => decisions().filter((each) => each.kind === 'undo').length).toBe(2);
      await page.waitForFunction((id) => !location.pathname.endsWith(id), before);
      expect(findCandidateRow(morning.house.db, before)?.state).toBe('open');
      await onward(page, () => press('a'));
      await page.goto('/');
      await press('j', 'Enter');
      await shownOpen();
    }
    if (count === 20) {
      await page.waitForLoadState();
      const here = await shownCandidate(page);
      await page.reload();
      expect(await shownCandidate(page)).toBe(here);
    }
  }
  await expect.poll(() => decisions().filter((each) => each.kind !== 'undo').length).toBe(41);
  const seconds = (performance.now() - began) / 1000;

  const kinds = new Set(decisions().map((each) => each.kind));
  expect([...kinds].toSorted()).toEqual(['accept', 'dismiss', 'flag', 'snooze', 'undo']);
  expect(decisions().find((each) => each.kind === 'dismiss')?.reason).toBe('no_material_change');
  expect(listRules(morning.house.db).length).toBeGreaterThan(0);
  const last = accepted.at(-1)!;
  expect(findCandidateRow(morning.house.db, last)?.state).toBe('accepted');
  const sorted = felt.toSorted((a, b) => a - b);
  console.log(
    `keyboard run: 40 decisions in ${seconds.toFixed(1)} s; key to next candidate shown: median ${Math.round(sorted[20]!)} ms, slowest ${Math.round(sorted.at(-1)!)} ms`,
  );

  // The rest at once: the list first, then one confirmation.
  await page.goto('/?change=improved');
  const improved = countCandidates(morning.house.db, { states: ['open'], change: 'improved' });
  expect(await page.locator('.row').count()).toBe(improved);
  await press('b');
  await page.waitForURL(/\/bulk\?change=improved/);
  expect(await page.locator('input[name=candidate]:checked').count()).toBe(improved);
  expect(countCandidates(morning.house.db, { states: ['open'], change: 'improved' })).toBe(improved);
  await press('a', 'Enter');
  await page.waitForSelector(`h1:text-is("${improved} decided")`);
  expect(countCandidates(morning.house.db, { states: ['open'], change: 'improved' })).toBe(0);
  await press('u');
  await page.waitForURL('/');
  expect(countCandidates(morning.house.db, { states: ['open'], change: 'improved' })).toBe(improved);
});

test('an edited note is published, the remark is not', async () => {
  await page.goto('/?change=details');
  await press('j', 'Enter');
  await shownOpen();
  const id = await shownCandidate(page);
  await press('e');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Deleted after 45 days; sealed for a and d.');
  await page.locator('details[open] textarea[name=remark]').fill('checked with their counsel');
  await onward(page, () => page.keyboard.press('Control+Enter'));
  await expect.poll(() => findCandidateRow(morning.house.db, id)?.state).toBe('accepted');
  const [cell] = listCandidateCells(morning.house.db, findCandidateRow(morning.house.db, id)!.n);
  const answer = findCell(morning.house.db, cell!.cell)!;
  expect(answer.answer.note).toBe('Deleted after 45 days; sealed for a and d.');
  expect(JSON.stringify(answer.answer)).not.toContain('counsel');
  expect(answer.basis).toBe('captured');
  expect(decisions()[0]?.remark).toBe('checked with their counsel');
});

test('a search stands in the address and survives a reload; keys do not fire while typing', async () => {
  await page.goto('/');
  const before = decisions().length;
  await press('/');
  await page.keyboard.type('juniper adzf2');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('juniper');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=juniper/);
  const rows = await page.locator('.row').count();
  expect(rows).toBeGreaterThan(0);
  await page.reload();
  expect(await page.locator('.row').count()).toBe(rows);
  expect(await page.locator('#q').inputValue()).toBe('juniper');
  expect(decisions().length).toBe(before);
});

/** Dismiss and make a rule: its trial is seen first. */
async function ruleFor(): Promise<string> {
  const before = await shownCandidate(page);
  await press('r');
  await page.waitForURL(/\/rule/);
  await page.waitForLoadState();
  expect(await page.locator('main').innerText()).toMatch(/would have lowered \d+ besides this one/);
  await press('7', 'Enter');
  await page.waitForURL(/\/candidates\/[^/]+$/);
  await page.waitForLoadState();
  return before;
}

interface Step {
  readonly kind: string;
  readonly keys: readonly string[];
}

function stepsOf(count: number): Step {
  const steps: readonly Step[] = [
    { kind: 'accept', keys: ['a'] },
    { kind: 'accept', keys: ['a'] },
    { kind: 'dismiss', keys: ['d', '2', 'Enter'] },
    { kind: 'accept', keys: ['a'] },
    { kind: 'snooze', keys: ['z', '2'] },
    { kind: 'accept', keys: ['a'] },
    { kind: 'flag', keys: ['!'] },
    { kind: 'accept', keys: ['a'] },
  ];
  if (count === 26) return { kind: 'rule', keys: [] };
  return steps[count % steps.length]!;
}
