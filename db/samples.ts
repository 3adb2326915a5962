// Samples: silent captures drawn for a person to look at, to estimate what was missed.
import { z } from 'zod';
import type { Instant } from '#types/ids.ts';
import { captureIdSchema, instantSchema, sourceIdSchema } from '#types/schemas.ts';
import { type Db, all, change, first, maybe } from './statements.ts';

export const sampleStateSchema = z.enum(['open', 'nothing_missed', 'missed']);
const sampleRow = z.object({
  id: z.string(),
  week: z.string(),
  source: sourceIdSchema,
  capture: captureIdSchema,
  visit: z.string(),
  drawn_at: instantSchema,
  state: sampleStateSchema,
  judged_at: maybe(instantSchema),
  judged_by: maybe(z.string()),
  remark: z.string(),
  version: z.number(),
});
export type SampleRow = z.infer<typeof sampleRow>;

const silentRow = z.object({ visit: z.string(), source: sourceIdSchema, capture: captureIdSchema });
export type SilentVisit = z.infer<typeof silentRow>;

/** Visits of a span that had a good capture and raised nothing, in a stable order. */
export function listSilentVisits(db: Db, from: Instant, to: Instant): SilentVisit[] {
  return all(
    db,
    silentRow,
    `SELECT id AS visit, source, used_capture AS capture FROM visits
     WHERE finished_at >= :from AND finished_at < :to AND used_capture IS NOT NULL AND candidates = 0 ORDER BY id`,
    { from, to },
  );
}

export function insertSample(
  db: Db,
  sample: { id: string; week: string; source: string; capture: string; visit: string; drawnAt: Instant },
): boolean {
  return (
    change(
      db,
      `INSERT INTO samples (id, week, source, capture, visit, drawn_at)
       VALUES (:id, :week, :source, :capture, :visit, :drawnAt) ON CONFLICT DO NOTHING`,
      sample,
    ) === 1
  );
}

export function findSample(db: Db, id: string): SampleRow | undefined {
  return first(db, sampleRow, 'SELECT * FROM samples WHERE id = :id', { id });
}

export function listSamples(db: Db, state?: SampleRow['state'], limit = 200): SampleRow[] {
  return all(
    db,
    sampleRow,
    'SELECT * FROM samples WHERE (:state IS NULL OR state = :state) ORDER BY drawn_at DESC, id LIMIT :limit',
    { state, limit },
  );
}

export function setSampleState(
  db: Db,
  id: string,
  verdict: { state: SampleRow['state']; at?: Instant; by?: string; remark?: string },
): void {
  change(
    db,
    `UPDATE samples SET state = :state, judged_at = :at, judged_by = :by, remark = :remark, version = version + 1
     WHERE id = :id`,
    { id, state: verdict.state, at: verdict.at, by: verdict.by, remark: verdict.remark ?? '' },
  );
}
