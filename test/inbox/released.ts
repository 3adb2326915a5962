// A house that published once, and decided since: every kind of difference that the next release can have.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { listCandidates } from '#db/candidate-list.ts';
import { findCell } from '#db/cells.ts';
import { listDecisions } from '#db/decisions.ts';
import { publishRelease } from '#pipeline/release.ts';
import type { DimensionKey, OfferingId, SourceId } from '#types/ids.ts';
import { onward, type Morning } from './morning.ts';
import { vendors } from './vendors.ts';

const [first, second, third] = vendors;
export const later = '2026-03-09T11:00:00.000Z';
export const note = 'Certified by an accredited body since 2023.';

/** Publishes all but one answer, and then decides as a reviewer would, in the browser. */
export async function releaseAndDecide(morning: Morning, page: Page): Promise<void> {
  await takeBack(morning, page, third!.source, 'iso_27001');
  await publish(morning);
  morning.clock.set(later);

  await page.goto(`/candidates/${waiting(morning, first!.source, 'training_on_customer_data')}`);
  await onward(page, () => page.getByRole('button', { name: 'Accept a', exact: true }).click());
  await page.goto(`/candidates/${waiting(morning, first!.source, 'retention_zdr')}`);
  await onward(page, () => page.getByRole('button', { name: 'Accept a', exact: true }).click());
  await page.goto(`/candidates/${waiting(morning, third!.source, 'iso_27001')}`);
  await onward(page, () => page.getByRole('button', { name: 'Accept a', exact: true }).click());
  await takeBack(morning, page, second!.source, 'iso_27001');

  await takeBack(morning, page, first!.source, 'iso_27001');
  await page.goto(`/candidates/${waiting(morning, first!.source, 'iso_27001')}`);
  await page.locator('summary', { hasText: 'Edit' }).click();
  await page.locator('details[open] [name=note]').fill(note);
  await onward(page, () => page.getByRole('button', { name: 'Accept with these edits' }).click());
}

export async function publish({ house }: Morning): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-released-'));
  await publishRelease(house, folder, 'ada');
  await rm(folder, { recursive: true });
}

function waiting({ house }: Morning, source: string, dimension: string): string {
  const [found] = listCandidates(
    house.db,
    { states: ['open'], source: source as SourceId, dimension: dimension as DimensionKey },
    { limit: 1 },
  );
  if (!found) throw new Error(`nothing waits for ${source}, ${dimension}`);
  return found.id;
}

/** Through the log of decisions, as a reviewer takes back what was approved by mistake. */
async function takeBack(morning: Morning, page: Page, source: string, dimension: string): Promise<void> {
  const { db } = morning.house;
  const [approved] = listCandidates(
    db,
    { states: ['accepted'], source: source as SourceId, dimension: dimension as DimensionKey },
    { limit: 1 },
  );
  const decision = listDecisions(db, { limit: 500 }).find((each) => each.subject === approved?.id);
  if (!decision) throw new Error(`nobody decided about ${source}, ${dimension}`);
  await page.goto('/?state=decided');
  await page.locator(`form:has(input[name=decision][value="${decision.id}"]) button`).click();
  await page.waitForURL(new RegExp(`/candidates/${approved!.id}`));
  const cell = {
    offering: `${source.split('/')[0]}-api` as OfferingId,
    dimension: dimension as DimensionKey,
  };
  if (findCell(db, cell)) throw new Error(`${source}, ${dimension} still has its answer`);
}
