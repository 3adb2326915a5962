import { afterAll, beforeAll, expect, test } from 'vitest';
import { decideAll } from '#pipeline/decide/bulk.ts';
import type { DimensionKey } from '#types/ids.ts';
import { openMorning, type Morning } from './morning.ts';
import { vendors } from './vendors.ts';

let morning: Morning;
let cookie: string;

beforeAll(async () => {
  morning = await openMorning(undefined, { vendors: vendors.slice(0, 2) });
  ({ cookie } = await morning.session('ada'));
});
afterAll(() => morning?.close());

async function page(path: string): Promise<string> {
  const answer = await fetch(morning.address + path, { headers: { cookie } });
  expect(answer.status).toBe(200);
  return (await answer.text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
}

test('a cell says what it said on any day, and keeps every answer that it had', async () => {
  decideAll(morning.house, {
    filter: { states: ['open'], dimension: 'retention_zdr' as DimensionKey },
    decision: { kind: 'accept' },
    by: 'ada',
    idempotencyKey: 'of-the-registry-pages',
    secondReview: [],
  });
  const cell = `/registry/${vendors[0]!.id}-api/retention_zdr`;
  const answerOf = (text: string): string => text.slice(0, text.indexOf('Why it reads so'));
  expect(answerOf(await page(cell))).toContain('within 45 days');
  expect(answerOf(await page(`${cell}?at=2026-03-05`))).toContain('within 30 days');
  expect(answerOf(await page(`${cell}?at=2026-03-05`))).toContain('On 2026-03-05 it said');
  expect(await page(`${cell}?at=2026-02-20`)).toContain('On 2026-02-20 it had no answer');
  expect(await page(cell)).toMatch(/Every answer it had.*ada.*baseline/);
});

test('the next release shows what readers would see for the first time, with grades in words', async () => {
  const text = await page('/release');
  expect(text).toContain('Nothing was released yet');
  expect(text).toMatch(/New answers 10/);
  expect(text).toContain('Alderway API, Retention');
  expect(text).toContain('Yes, sales-gated');
  expect(text).not.toMatch(/yes_public|no_public_evidence/);
});
