// Who did what: append-only.
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
  facts: json(z.record(z.string(), z.string())),
});
export type AuditRow = z.infer<typeof auditRow>;

export interface AuditEntry {
  readonly at: Instant;
  readonly who: string;
  /** A verb and its object, such as "login" or "user.add". */
  readonly action: string;
  readonly subject?: string;
  readonly facts?: Readonly<Record<string, string>>;
}

export function recordAudit(db: Db, entry: AuditEntry): void {
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

/** Newest first; `before` is the n of the last row of the page before. */
export function listAudit(
  db: Db,
  options: { readonly limit: number; readonly before?: number; readonly subject?: string },
): AuditRow[] {
  return all(
    db,
    auditRow,
    `SELECT * FROM audit WHERE n < :before AND (:subject IS NULL OR subject = :subject)
     ORDER BY n DESC LIMIT :limit`,
    { before: options.before ?? Number.MAX_SAFE_INTEGER, subject: options.subject, limit: options.limit },
  );
}
