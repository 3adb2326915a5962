// The audit: who did what, only ever added to.
import { z } from 'zod';
import type { Instant } from '#types/ids.ts';
import { instantSchema } from '#types/schemas.ts';
import { type Db, all, change, json } from './statements.ts';

const auditRow = z.object({
  n: z.number(),
  at: instantSchema,
  who: z.string(),
  action: z.string(),
  subject: z.string(),
  facts: json(z.record(z.string(), z.unknown())),
});
export type AuditRow = z.infer<typeof auditRow>;

export interface NewAuditEntry {
  readonly at: Instant;
  readonly who: string;
  readonly action: string;
  readonly subject?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

export function insertAuditEntry(db: Db, entry: NewAuditEntry): void {
  change(
    db,
    'INSERT INTO audit (at, who, action, subject, facts) VALUES (:at, :who, :action, :subject, :facts)',
    {
      at: entry.at,
      who: entry.who,
      action: entry.action,
      subject: entry.subject ?? '',
      facts: JSON.stringify(entry.facts ?? {}),
    },
  );
}

/** Newest first. */
export function listAudit(
  db: Db,
  filter: { subject?: string; before?: number; limit?: number } = {},
): AuditRow[] {
  return all(
    db,
    auditRow,
    `SELECT * FROM audit WHERE (:subject IS NULL OR subject = :subject) AND (:before IS NULL OR n < :before)
     ORDER BY n DESC LIMIT :limit`,
    { subject: filter.subject, before: filter.before, limit: filter.limit ?? 100 },
  );
}
