import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listCandidates } from '#db/candidate-list.ts';
import { findCandidateRow, listCandidateCells } from '#db/candidates.ts';
import { findCell } from '#db/cells.ts';
import { findDraft } from '#db/drafts.ts';
import { detailFields } from '#inbox/decisions/details-form.ts';
import type { DimensionKey } from '#types/ids.ts';
import { openMorning, startBrowser, type Morning } from './morning.ts';
import { vendors } from './vendors.ts';

let browser: Browser;
let morning: Morning;
let page: Page;

beforeAll(async () => {
  browser = await startBrowser();
  morning = await openMorning(browser, { vendors: vendors.slice(0, 4) });
  page = await morning.enter('ada');
});
afterAll(async () => {
  await browser?.close();
  await morning?.close();
});

function candidatesAbout(dimension: string): string[] {
  return listCandidates(
    morning.house.db,
    { states: ['open'], dimension: dimension as DimensionKey },
    { limit: 9 },
  ).map((each) => each.id);
}

describe('the draft of an edit', () => {
  test('comes back after a reload, on another machine, and for nobody else', async () => {
    const [id] = candidatesAbout('retention_zdr');
    await page.goto(`/candidates/${id}`);
    await page.keyboard.press('e');
    await page.locator('details[open] [name=note]').fill('Half a thought');
    await page.locator('details[open] [name=tier]').selectOption('enterprise');
    await page.locator('details[open] [name=remark]').fill('ask Ben');
    await expect.poll(() => page.locator('[data-draft-told]').innerText()).toBe('Draft kept');

    await page.reload();
    const elsewhere = await morning.enter('ada');
    await elsewhere.goto(`/candidates/${id}`);
    for (const each of [page, elsewhere]) {
      expect(await each.locator('summary', { hasText: 'Edit' }).innerText()).toContain('your draft');
      await each.keyboard.press('e');
      expect(await each.locator('details[open] [name=note]').inputValue()).toBe('Half a thought');
      expect(await each.locator('details[open] [name=tier]').inputValue()).toBe('enterprise');
      expect(await each.locator('details[open] [name=remark]').inputValue()).toBe('ask Ben');
      expect(await each.locator('details[open] .draft-line').innerText()).toContain('Your draft of');
    }
    const ben = await morning.enter('ben');
    await ben.goto(`/candidates/${id}`);
    await ben.keyboard.press('e');
    expect(await ben.locator('details[open] [name=note]').inputValue()).not.toBe('Half a thought');
    await ben.context().close();

    await elsewhere.locator('details[open] button', { hasText: 'Begin anew' }).click();
    await elsewhere.locator('#flash', { hasText: 'The draft is gone' }).waitFor();
    expect(findDraft(morning.house.db, `candidate:${id}`, 'ada')).toBeUndefined();
    await elsewhere.context().close();
  });

  test('is kept when the page goes before the pause, and is gone once it is decided', async () => {
    const [id, next] = candidatesAbout('retention_zdr');
    await page.goto(`/candidates/${id}`);
    await page.keyboard.press('e');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Left in a hurry');
    await page.goto(`/candidates/${next}`);
    const draft = () => findDraft(morning.house.db, `candidate:${id}`, 'ada');
    await expect.poll(() => draft()?.fields['note']).toEqual(['Left in a hurry']);

    await page.goto(`/candidates/${id}`);
    await page.keyboard.press('e');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => findCandidateRow(morning.house.db, id!)?.state).toBe('accepted');
    const [cell] = listCandidateCells(morning.house.db, findCandidateRow(morning.house.db, id!)!.n);
    expect(findCell(morning.house.db, cell!.cell)?.answer.note).toBe('Left in a hurry');
    await expect.poll(draft).toBeUndefined();
  });

  test('is kept by a button where there is no script', async () => {
    const [id] = candidatesAbout('hipaa_baa');
    const plain = await morning.enter('ben', { javaScriptEnabled: false });
    await plain.goto(`/candidates/${id}`);
    await plain.locator('summary', { hasText: 'Edit' }).click();
    await plain.locator('details[open] [name=caveat]').fill('Only in writing.');
    await plain.getByRole('button', { name: 'Keep as a draft' }).click();
    expect(await plain.locator('#flash').innerText()).toContain('Kept as a draft');
    await plain.locator('summary', { hasText: 'Edit' }).click();
    expect(await plain.locator('details[open] [name=caveat]').inputValue()).toBe('Only in writing.');
    expect(findCandidateRow(morning.house.db, id!)?.state).toBe('open');
    await plain.context().close();
  });
});

test('every field of the cell is there with its schema, and what is filled in is what is published', async () => {
  const [id] = candidatesAbout('retention_zdr');
  const n = findCandidateRow(morning.house.db, id!)!.n;
  const [before] = listCandidateCells(morning.house.db, n);
  await page.goto(`/candidates/${id}`);
  await page.keyboard.press('e');
  const form = page.locator('details[open] form');
  const fields = detailFields('retention_zdr', before!.after.details);
  expect(fields.length).toBeGreaterThan(2);
  for (const { key, field } of fields) {
    const input = form.locator(`[name="detail.${key}"]`);
    expect([key, await input.count()]).toEqual([key, 1]);
    const tag = await input.evaluate((each) => `${each.tagName} ${each.getAttribute('type') ?? ''}`.trim());
    const expected = {
      yes_no: 'SELECT',
      choice: 'SELECT',
      number: 'INPUT number',
      text: 'INPUT',
      lines: 'TEXTAREA',
      records: 'TEXTAREA',
    }[field.kind];
    expect([key, tag]).toEqual([key, expected]);
    if (field.kind === 'choice')
      expect(
        await input
          .locator('option')
          .evaluateAll((all) => all.map((each) => (each as HTMLOptionElement).value)),
      ).toEqual(['', ...field.options]);
  }
  const number = fields.find(({ field }) => field.kind === 'number')!;
  await form.locator(`[name="detail.${number.key}"]`).fill('17');
  await form.locator('[name=value]').selectOption('partial');
  await form.locator('[name=confidence]').selectOption('low');
  await form.locator('[name=route]').selectOption('sales_contract');
  await form.locator('[name=tier]').selectOption('paid');
  await form.locator('[name=default]').selectOption('requires_config');
  await form.locator('[name=geography]').fill('EEA');
  await form.locator('[name=effective_from]').fill('2026-05-01');
  await form.locator('[name=note]').fill('Kept for seventeen days.');
  await form.locator('[name=caveat]').fill('Longer where the law asks.');
  await form.locator('button.primary').click();
  await expect.poll(() => findCandidateRow(morning.house.db, id!)?.state).toBe('accepted');
  const cell = findCell(morning.house.db, before!.cell)!;
  expect(cell.answer).toMatchObject({
    value: 'partial',
    confidence: 'low',
    access: { route: 'sales_contract', tier: 'paid', default: 'requires_config', geography: 'EEA' },
    effectiveFrom: '2026-05-01',
    note: 'Kept for seventeen days.',
    caveat: 'Longer where the law asks.',
  });
  expect(cell.answer.details[number.key]).toBe(17);
  expect(cell.answer.quotes).toEqual(before!.after.quotes);
});

test('after a reload u takes back one decision after the other, and each candidate is shown again', async () => {
  const reader = await morning.enter('ben');
  const order: string[] = [];
  await reader.goto(`/candidates/${candidatesAbout('soc2_type2')[0]}?dimension=soc2_type2`);
  for (let count = 0; count < 3; count++) {
    const id = await reader.locator('article.candidate').getAttribute('data-candidate');
    order.push(id!);
    await reader.keyboard.press('a');
    await expect.poll(() => findCandidateRow(morning.house.db, id!)?.state).toBe('accepted');
    await reader.waitForFunction((before) => !location.pathname.endsWith(before), id!);
  }
  await reader.reload();
  for (const id of order.toReversed()) {
    await reader.keyboard.press('u');
    await expect.poll(() => findCandidateRow(morning.house.db, id)?.state).toBe('open');
    await reader.locator(`article[data-candidate="${id}"]`).waitFor();
    // In the view in which it was decided.
    expect(new URL(reader.url()).searchParams.get('dimension')).toBe('soc2_type2');
    await reader.reload();
  }
  await reader.context().close();
});
