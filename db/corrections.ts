// Corrections: readers' claims with evidence.
import { z } from 'zod';
import type { CellRef, Correction } from '#types/cell.ts';
import { dimensionIdSchema, instantSchema, offeringIdSchema } from '#types/schemas.ts';
import { type Db, all, change, count, first } from './statements.ts';

const stateSchema = z.enum(['open', 'accepted', 'dismissed']);
const correctionRow = z.object({
  id: z.string(),
  offering: offeringIdSchema,
  dimension: dimensionIdSchema,
  claim: z.string(),
  evidence_url: z.string(),
  credit: z.string(),
  received_at: instantSchema,
  state: stateSchema,
  version: z.number(),
});
export type CorrectionRow = Correction & { readonly version: number };

function correctionOf(row: z.infer<typeof correctionRow>): CorrectionRow {
  const { offering, dimension, evidence_url, received_at, ...rest } = row;
  return { ...rest, cell: { offering, dimension }, evidenceUrl: evidence_url, receivedAt: received_at };
}

export function insertCorrection(db: Db, correction: Omit<Correction, 'state'>): void {
  const { cell, ...rest } = correction;
  change(
    db,
    `INSERT INTO corrections (id, offering, dimension, claim, evidence_url, credit, received_at)
     VALUES (:id, :offering, :dimension, :claim, :evidenceUrl, :credit, :receivedAt)`,
    { ...rest, ...cell },
  );
}

export function findCorrection(db: Db, id: string): CorrectionRow | undefined {
  const row = first(db, correctionRow, 'SELECT * FROM corrections WHERE id = :id', { id });
  return row && correctionOf(row);
}

export function setCorrectionState(db: Db, id: string, state: Correction['state']): void {
  change(db, 'UPDATE corrections SET state = :state, version = version + 1 WHERE id = :id', { id, state });
}

export function listCorrections(
  db: Db,
  filter: { state?: Correction['state']; cell?: CellRef; limit?: number } = {},
): CorrectionRow[] {
  return all(
    db,
    correctionRow,
    `SELECT * FROM corrections WHERE (:state IS NULL OR state = :state)
       AND (:offering IS NULL OR (offering = :offering AND dimension = :dimension))
     ORDER BY received_at DESC, id LIMIT :limit`,
    {
      state: filter.state,
      offering: filter.cell?.offering,
      dimension: filter.cell?.dimension,
      limit: filter.limit ?? 500,
    },
  ).map(correctionOf);
}

export function countOpenCorrections(db: Db): number {
  return count(db, "SELECT count(*) FROM corrections WHERE state = 'open'");
}
