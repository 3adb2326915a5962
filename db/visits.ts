// Visits: one scheduled look at a source each; the pair of source and slot is its identity.
import { z } from 'zod';
import type { VisitOutcome } from '#types/capture.ts';
import type { CaptureId, SourceId, VisitId } from '#types/ids.ts';
import { captureIdSchema, instantSchema, reasonSchema, sourceIdSchema } from '#types/schemas.ts';
import { noArchiveSchema, verdictSchema, viaSchema } from '#types/words.ts';
import { type Db, all, change, first, json, maybe } from './statements.ts';

const visitRow = z.object({
  id: z.string(),
  source: sourceIdSchema,
  slot: z.string(),
  run: maybe(z.string()),
  started_at: instantSchema,
  finished_at: instantSchema,
  verdict: verdictSchema,
  reasons: json(z.array(reasonSchema)),
  via: maybe(viaSchema),
  used_capture: maybe(captureIdSchema),
  no_archive_because: maybe(noArchiveSchema),
  moved_to: maybe(json(z.object({ url: z.string(), because: z.string() }))),
  evidence: z.number(),
  candidates: z.number(),
  milliseconds: z.number(),
});
export type VisitRow = z.infer<typeof visitRow>;

export interface NewVisit {
  readonly id: VisitId;
  readonly run?: string;
  readonly outcome: VisitOutcome;
  readonly usedCapture?: CaptureId;
}

/** False where this visit was kept before: then nothing is written. */
export function insertVisit(db: Db, visit: NewVisit): boolean {
  const { outcome } = visit;
  const used = outcome.used === undefined ? undefined : outcome.attempts[outcome.used];
  const changed = change(
    db,
    `INSERT INTO visits (id, source, slot, run, started_at, finished_at, verdict, reasons, via, used_capture,
       no_archive_because, moved_to, milliseconds)
     VALUES (:id, :source, :slot, :run, :startedAt, :finishedAt, :verdict, :reasons, :via, :usedCapture,
       :noArchiveBecause, :movedTo, :milliseconds)
     ON CONFLICT DO NOTHING`,
    {
      id: visit.id,
      source: outcome.source,
      slot: outcome.slot,
      run: visit.run,
      startedAt: outcome.startedAt,
      finishedAt: outcome.finishedAt,
      verdict: outcome.live.verdict,
      reasons: JSON.stringify(outcome.live.reasons),
      via: (used ?? outcome.attempts.at(-1))?.via,
      usedCapture: visit.usedCapture,
      noArchiveBecause: outcome.noArchiveBecause,
      movedTo: outcome.movedTo && JSON.stringify(outcome.movedTo),
      milliseconds: Math.round(outcome.milliseconds),
    },
  );
  return changed === 1;
}

export function countVisitResults(db: Db, id: string, evidence: number, candidates: number): void {
  change(db, 'UPDATE visits SET evidence = :evidence, candidates = :candidates WHERE id = :id', {
    id,
    evidence,
    candidates,
  });
}

export function findVisit(db: Db, id: string): VisitRow | undefined {
  return first(db, visitRow, 'SELECT * FROM visits WHERE id = :id', { id });
}

export function findVisitOfSlot(db: Db, source: SourceId, slot: string): VisitRow | undefined {
  return first(db, visitRow, 'SELECT * FROM visits WHERE source = :source AND slot = :slot', {
    source,
    slot,
  });
}

export function listVisitsOfRun(db: Db, run: string): VisitRow[] {
  return all(db, visitRow, 'SELECT * FROM visits WHERE run = :run ORDER BY finished_at, id', { run });
}

export interface VerdictCount {
  readonly verdict: string;
  readonly visits: number;
}
