// Incidents: the failures of one host, folded into one.
import { z } from 'zod';
import type { Incident } from '#types/cell.ts';
import type { Instant, SourceId } from '#types/ids.ts';
import { instantSchema, sourceIdSchema } from '#types/schemas.ts';
import type { Verdict } from '#types/words.ts';
import { type Db, all, change, first, maybe } from './statements.ts';

const incidentRow = z.object({
  id: z.string(),
  host: z.string(),
  opened_at: instantSchema,
  last_at: instantSchema,
  closed_at: maybe(instantSchema),
  failures: z.number(),
  message: z.string(),
  version: z.number(),
});
const sourceRow = z.object({ source: sourceIdSchema });

export type IncidentRow = Incident & { readonly version: number };

function incidentOf(db: Db, row: z.infer<typeof incidentRow>): IncidentRow {
  const sources = all(
    db,
    sourceRow,
    'SELECT source FROM incident_sources WHERE incident = :id ORDER BY source',
    {
      id: row.id,
    },
  );
  return {
    id: row.id,
    host: row.host,
    openedAt: row.opened_at,
    lastAt: row.last_at,
    closedAt: row.closed_at,
    failures: row.failures,
    message: row.message,
    version: row.version,
    sources: sources.map((each) => each.source),
  };
}

export interface Failure {
  readonly id: string;
  readonly host: string;
  readonly source: SourceId;
  readonly verdict: Verdict;
  readonly at: Instant;
  readonly message: string;
}

/** Adds a failure to the host's open incident, or opens one. */
export function addFailure(db: Db, failure: Failure): void {
  const { source, verdict, ...incident } = failure;
  change(
    db,
    `INSERT INTO incidents (id, host, opened_at, last_at, failures, message)
     VALUES (:id, :host, :at, :at, 1, :message)
     ON CONFLICT (host) WHERE closed_at IS NULL
     DO UPDATE SET last_at = :at, failures = failures + 1, message = :message`,
    incident,
  );
  change(
    db,
    `INSERT INTO incident_sources (incident, source, verdict, failures, last_at)
     VALUES ((SELECT id FROM incidents WHERE host = :host AND closed_at IS NULL), :source, :verdict, 1, :at)
     ON CONFLICT DO UPDATE SET verdict = :verdict, failures = failures + 1, last_at = :at, recovered_at = NULL`,
    { host: failure.host, source, verdict, at: failure.at },
  );
}

/** A source of the host is well again; the incident ends with its last failing source. True where it ended. */
export function recover(db: Db, host: string, source: SourceId, at: Instant): boolean {
  const open = first(db, incidentRow, 'SELECT * FROM incidents WHERE host = :host AND closed_at IS NULL', {
    host,
  });
  if (!open) return false;
  change(
    db,
    `UPDATE incident_sources SET recovered_at = :at
     WHERE incident = :id AND source = :source AND recovered_at IS NULL`,
    { id: open.id, source, at },
  );
  return (
    change(
      db,
      `UPDATE incidents SET closed_at = :at, version = version + 1
       WHERE id = :id AND NOT EXISTS (
         SELECT 1 FROM incident_sources WHERE incident = :id AND recovered_at IS NULL)`,
      { id: open.id, at },
    ) > 0
  );
}

export function closeIncident(db: Db, id: string, at: Instant | null): void {
  change(db, 'UPDATE incidents SET closed_at = :at, version = version + 1 WHERE id = :id', { id, at });
}

export function findIncident(db: Db, id: string): IncidentRow | undefined {
  const row = first(db, incidentRow, 'SELECT * FROM incidents WHERE id = :id', { id });
  return row && incidentOf(db, row);
}

export function listIncidents(db: Db, filter: { open?: boolean; limit?: number } = {}): IncidentRow[] {
  return all(
    db,
    incidentRow,
    `SELECT * FROM incidents WHERE (:open IS NULL OR (closed_at IS NULL) = :open)
     ORDER BY opened_at DESC, id LIMIT :limit`,
    { open: filter.open === undefined ? undefined : Number(filter.open), limit: filter.limit ?? 500 },
  ).map((row) => incidentOf(db, row));
}
