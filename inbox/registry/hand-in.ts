// A reader's correction comes in: checked against the registry, kept, and written down.
import { recordAudit } from '#db/audit.ts';
import { insertCorrection } from '#db/corrections.ts';
import { NotInRegistry } from '#pipeline/errors.ts';
import type { House } from '#pipeline/house.ts';
import { z } from 'zod';
import type { DimensionKey, OfferingId } from '#types/ids.ts';
import { newId } from '../people/secrets.ts';

export const correctionSchema = z.object({
  offering: z.string(),
  dimension: z.string(),
  claim: z.string().min(10).max(4_000),
  evidenceUrl: z.url({ protocol: /^https?$/ }).max(2_000),
  credit: z.string().max(200).default(''),
});

/** Gives its id; throws NotInRegistry where there is no such cell. */
export function handIn(house: House, sent: z.infer<typeof correctionSchema>, who: string): string {
  const cell = { offering: sent.offering as OfferingId, dimension: sent.dimension as DimensionKey };
  if (!house.plan.offering(cell.offering) || !house.plan.dimension(cell.dimension))
    throw new NotInRegistry(
      `the registry has no cell ${sent.offering}/${sent.dimension}`,
      'GET /api/v1/cells lists them.',
    );
  const [id, at] = [newId(), house.clock.now()];
  const { claim, evidenceUrl, credit } = sent;
  insertCorrection(house.db, { id, cell, claim, evidenceUrl, credit, receivedAt: at });
  recordAudit(house.db, { at, who, action: 'correction.add', subject: id });
  return id;
}
