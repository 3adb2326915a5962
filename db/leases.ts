// Who is looking at what: a lease expires by itself, and is nobody's lock on the truth.
import { z } from 'zod';
import type { Instant } from '#types/ids.ts';
import { instantSchema } from '#types/schemas.ts';
import { type Db, all, change, first } from './statements.ts';

const leaseRow = z.object({
  subject: z.string(),
  who: z.string(),
  taken_at: instantSchema,
  expires_at: instantSchema,
});
export type LeaseRow = z.infer<typeof leaseRow>;

/** Takes or prolongs a lease; gives the one in force, which is another person's where that was first. */
export function takeLease(db: Db, subject: string, who: string, at: Instant, expiresAt: Instant): LeaseRow {
  const taken = first(
    db,
    leaseRow,
    `INSERT INTO leases (subject, who, taken_at, expires_at) VALUES (:subject, :who, :at, :expiresAt)
     ON CONFLICT (subject) DO UPDATE SET
       who = :who, expires_at = :expiresAt, taken_at = CASE WHEN who = :who THEN taken_at ELSE :at END
     WHERE who = :who OR expires_at <= :at RETURNING *`,
    { subject, who, at, expiresAt },
  );
  return taken ?? findLease(db, subject, at) ?? { subject, who, taken_at: at, expires_at: expiresAt };
}

export function findLease(db: Db, subject: string, now: Instant): LeaseRow | undefined {
  return first(db, leaseRow, 'SELECT * FROM leases WHERE subject = :subject AND expires_at > :now', {
    subject,
    now,
  });
}

/** Those in force on these subjects. */
export function listLeases(db: Db, subjects: readonly string[], now: Instant): LeaseRow[] {
  return all(
    db,
    leaseRow,
    'SELECT * FROM leases WHERE subject IN (SELECT value FROM json_each(:subjects)) AND expires_at > :now',
    { subjects: JSON.stringify(subjects), now },
  );
}

export function releaseLease(db: Db, subject: string, who: string): void {
  change(db, 'DELETE FROM leases WHERE subject = :subject AND who = :who', { subject, who });
}
