import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listCandidates } from '#db/candidate-list.ts';
import { findCandidateRow, listCandidateCells } from '#db/candidates.ts';
import { findCell } from '#db/cells.ts';
import { decideAll } from '#pipeline/decide/bulk.ts';
import type { House } from '#pipeline/house.ts';
import { draftOfPage } from '#pipeline/kept-page.ts';
import { settle } from '#pipeline/settle.ts';
import { offeringSchema, partySchema, type Registry } from '#types/registry.ts';
import type { DimensionKey, OfferingId, SourceId } from '#types/ids.ts';
import { writePdf } from '../sites/pdf/write.ts';
import { openMorning, startBrowser, type Morning } from './morning.ts';
import { vendorRegistry, vendors } from './vendors.ts';

const terms = 'paperwick/terms' as SourceId;

let browser: Browser;
let morning: Morning;
let page: Page;

beforeAll(async () => {
  browser = await startBrowser();
  morning = await openMorning(browser, {
    vendors: vendors.slice(0, 2),
    registry: withTwins(),
    people: { ada: 'maintainer' },
  });
  const { house, clock } = morning;
  clock.set('2026-03-02T06:00:00.000Z');
  await visitPdf(house, 30);
  decideAll(house, {
    filter: { states: ['open'], source: terms },
    decision: { kind: 'accept' },
    by: 'baseline',
    idempotencyKey: 'baseline-of-the-pdf',
    secondReview: [],
  });
  for (const at of ['2026-03-09T00:30:00.000Z', '2026-03-09T07:30:00.000Z']) {
    clock.set(at);
    await visitPdf(house, 45);
  }
  clock.set('2026-03-09T08:00:00.000Z');
  page = await morning.enter('ada');
});
afterAll(async () => {
  await browser?.close();
  await morning?.close();
});

/** Two offerings that the same sentences speak for, and a vendor whose terms are a PDF. */
function withTwins(): Registry {
  const registry = vendorRegistry();
  const [first] = registry.offerings;
  const twin = offeringSchema.parse({
    ...first,
    id: 'alderway-batch',
    name: 'Alderway Batch',
    aliases: [first!.name],
    sort_order: 90,
  });
  const papers = partySchema.parse({
    id: 'paperwick',
    name: 'Paperwick',
    roles: ['platform', 'developer'],
    hosts: ['paperwick.test'],
    sources: [{ id: 'terms', url: 'https://paperwick.test/terms.pdf', kind: 'pdf' }],
  });
  const offering = offeringSchema.parse({
    ...first,
    id: 'paperwick-api',
    name: 'Paperwick API',
    aliases: [],
    developer: 'paperwick',
    platform: 'paperwick',
    sort_order: 91,
  });
  return {
    ...registry,
    parties: [...registry.parties, papers],
    offerings: [...registry.offerings, twin, offering],
  };
}

function termsPdf(days: number): Uint8Array {
  return writePdf({
    title: 'Terms of the Paperwick API',
    blocks: [
      { kind: 'title', text: 'Terms of the Paperwick API' },
      {
        kind: 'paragraph',
        text: 'These terms are between you and Paperwick and cover your use of the Paperwick API.',
      },
      { kind: 'heading', text: '1. Fees' },
      {
        kind: 'paragraph',
        text: 'Fees are due within thirty days of the invoice, in the currency that it names.',
      },
      { kind: 'pageBreak' },
      { kind: 'heading', text: '2. Your data' },
      {
        kind: 'paragraph',
        text: 'Paperwick does not use inputs or outputs of the Paperwick API to train its models.',
      },
      {
        kind: 'paragraph',
        text: `Inputs and outputs of the Paperwick API are deleted from our systems within ${days} days.`,
      },
    ],
  });
}

async function visitPdf(house: House, days: number): Promise<void> {
  const at = house.clock.now();
  const draft = await draftOfPage(house, house.plan.sources.get(terms)!, {
    bytes: termsPdf(days),
    mediaType: 'application/pdf',
    seen: {
      via: 'http',
      finalUrl: 'https://paperwick.test/terms.pdf',
      retrievedAt: at,
      status: 200,
      because: 'a test',
    },
  });
  expect(draft.judgement).toMatchObject({ verdict: 'ok' });
  await settle(house, {
    source: terms,
    slot: at,
    startedAt: at,
    finishedAt: at,
    attempts: [draft],
    used: 0,
    live: draft.judgement,
    milliseconds: 5,
  });
}

function openAbout(source: string, dimension: string): string {
  const [row] = listCandidates(
    morning.house.db,
    { states: ['open'], source: source as SourceId, dimension: dimension as DimensionKey },
    { limit: 1 },
  );
  if (!row) throw new Error(`nothing is open about ${dimension} at ${source}`);
  return row.id;
}

describe('a candidate of two cells', () => {
  test('is decided for one of them; the other stays open, and can be decided another way', async () => {
    const id = openAbout(vendors[0]!.source, 'retention_zdr');
    const { n } = findCandidateRow(morning.house.db, id)!;
    const cells = listCandidateCells(morning.house.db, n);
    expect(cells.map((each) => each.cell.offering)).toEqual(['alderway-api', 'alderway-batch']);
    await page.goto(`/candidates/${id}`);
    await page.keyboard.press('s');
    // Nothing is ticked yet: nothing is written.
    await page.locator('details[open] button', { hasText: 'Accept these' }).click();
    await expect.poll(() => page.locator('#flash').innerText()).toContain('No cell was chosen');
    await page.locator('details[open] label', { hasText: 'Alderway Batch' }).click();
    await page.locator('details[open] button', { hasText: 'Accept these' }).click();
    await page.locator('.card', { hasText: 'accepted already' }).waitFor();
    const states = () =>
      Object.fromEntries(
        listCandidateCells(morning.house.db, n).map((each) => [each.cell.offering, each.state]),
      );
    expect(states()).toEqual({ 'alderway-api': 'open', 'alderway-batch': 'accepted' });
    expect(findCandidateRow(morning.house.db, id)?.state).toBe('open');
    const daysOf = (offering: string) =>
      findCell(morning.house.db, {
        offering: offering as OfferingId,
        dimension: 'retention_zdr' as DimensionKey,
      })?.answer.quotes[0]?.exact;
    expect(daysOf('alderway-batch')).toContain('45 days');
    expect(daysOf('alderway-api')).toContain('30 days');

    await page.keyboard.press('d');
    await page.keyboard.press('6');
    await page.keyboard.press('Enter');
    await expect.poll(() => findCandidateRow(morning.house.db, id)?.state).toBe('accepted');
    expect(states()).toEqual({ 'alderway-api': 'dismissed', 'alderway-batch': 'accepted' });
    expect(daysOf('alderway-api')).toContain('30 days');
  });
});

describe('a sentence of a PDF', () => {
  test('is marked on the drawn page beside its text, and on the page of the whole document', async () => {
    const id = openAbout(terms, 'retention_zdr');
    await page.goto(`/candidates/${id}`);
    const picture = page.locator('.picture img').first();
    expect(await picture.getAttribute('alt')).toBe('Page 2 of 2, the sentence marked');
    await picture.scrollIntoViewIfNeeded();
    await expect
      .poll(() => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(400);
    const drawing = await (await page.request.get((await picture.getAttribute('src'))!)).text();
    expect(drawing.match(/<rect /g)?.length).toBeGreaterThan(0);
    expect(drawing).toContain('data:image/png;base64,');

    await page.locator('a.picture').first().click();
    await page.waitForURL(/\/captures\/[^?]+\?show=page&mark=\d+-\d+#page-2$/);
    const second = page.locator('#page-2 img');
    await expect
      .poll(() => second.evaluate((img) => (img as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(400);
    const rectangles = async (at: number): Promise<number> => {
      const src = await page.locator(`#page-${at} img`).getAttribute('src');
      return (await (await page.request.get(src!)).text()).match(/<rect /g)?.length ?? 0;
    };
    expect(await rectangles(1)).toBe(0);
    expect(await rectangles(2)).toBeGreaterThan(0);
  });

  test('has its first page as the picture in the source’s past', async () => {
    await page.goto(`/sources/${terms}`);
    const thumbs = page.locator('.thumb img');
    expect(await thumbs.count()).toBe(3);
    await expect
      .poll(() => thumbs.first().evaluate((img) => (img as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(100);
  });
});

test('a sentence of a page is framed in its whole picture too', async () => {
  const id = openAbout(vendors[1]!.source, 'retention_zdr');
  await page.goto(`/candidates/${id}`);
  await page.locator('a.picture').first().click();
  await page.waitForURL(/show=picture&view=0&mark=\d+-\d+$/);
  expect(await page.locator('.whole-picture rect.framed').count()).toBeGreaterThan(0);
});
