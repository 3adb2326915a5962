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

export interface NewRun {
  readonly id: string;
  readonly kind: string;
  readonly by: string;
  readonly startedAt: Instant;
  /** While it runs: which process does. */
  readonly summary?: Readonly<Record<string, unknown>>;
}

export function startRun(db: Db, run: NewRun): void {
  change(
    db,
    `INSERT INTO runs (id, kind, by, started_at, summary) VALUES (:id, :kind, :by, :startedAt, :summary)
     ON CONFLICT DO NOTHING`,
    { ...run, summary: JSON.stringify(run.summary ?? {}) },
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

export function listRunning(db: Db): RunRow[] {
  return all(db, runRow, "SELECT * FROM runs WHERE state = 'running' ORDER BY started_at, id");
}

export function findRun(db: Db, id: string): RunRow | undefined {
  return first(db, runRow, 'SELECT * FROM runs WHERE id = :id', { id });
}

export function listRuns(db: Db, limit = 50): RunRow[] {
  return all(db, runRow, 'SELECT * FROM runs ORDER BY started_at DESC LIMIT :limit', { limit });
}
