// Runs: one command or one round of the due list.
import { z } from 'zod';
import type { Instant } from '#types/ids.ts';
import { instantSchema } from '#types/schemas.ts';
import { type Db, all, change, first, json, maybe } from './statements.ts';

export type RunState = 'running' | 'done' | 'partial' | 'failed' | 'stopped';

const runRow = z.object({
  id: z.string(),
  kind: z.string(),
  by: z.string(),
  started_at: instantSchema,
  finished_at: maybe(instantSchema),
  state: z.enum(['running', 'done', 'partial', 'failed', 'stopped']),
  summary: json(z.record(z.string(), z.unknown())),
});
export type RunRow = z.infer<typeof runRow>;

export function startRun(db: Db, run: { id: string; kind: string; by: string; startedAt: Instant }): void {
  change(
    db,
    'INSERT INTO runs (id, kind, by, started_at) VALUES (:id, :kind, :by, :startedAt) ON CONFLICT DO NOTHING',
    run,
  );
}

export function finishRun(
  db: Db,
  id: string,
  state: Exclude<RunState, 'running'>,
  at: Instant,
  summary: Readonly<Record<string, unknown>>,
): void {
  change(db, 'UPDATE runs SET state = :state, finished_at = :at, summary = :summary WHERE id = :id', {
    id,
    state,
    at,
    summary: JSON.stringify(summary),
  });
}

/** Runs whose process died: nobody will finish them. */
export function stopAbandonedRuns(db: Db, at: Instant): number {
  return change(db, "UPDATE runs SET state = 'stopped', finished_at = :at WHERE state = 'running'", { at });
}

export function findRun(db: Db, id: string): RunRow | undefined {
  return first(db, runRow, 'SELECT * FROM runs WHERE id = :id', { id });
}

export function listRuns(db: Db, limit = 50): RunRow[] {
  return all(db, runRow, 'SELECT * FROM runs ORDER BY started_at DESC LIMIT :limit', { limit });
}
