// Leases: who is looking at something; they end by themselves. And drafts of what they are writing there.
import { z } from 'zod';
import type { Instant } from '#types/ids.ts';
import { instantSchema } from '#types/schemas.ts';
import { type Db, all, change, first, json } from './statements.ts';

const leaseRow = z.object({
  subject: z.string(),
  who: z.string(),
  taken_at: instantSchema,
  expires_at: instantSchema,
});
export type LeaseRow = z.infer<typeof leaseRow>;

/** True for the one who holds it now: it was free, had ended, or was theirs already. */
export function takeLease(
  db: Db,
  lease: { subject: string; who: string; at: Instant; expiresAt: Instant },
): boolean {
  return (
    change(
      db,
      `INSERT INTO leases (subject, who, taken_at, expires_at) VALUES (:subject, :who, :at, :expiresAt)
       ON CONFLICT DO UPDATE SET who = :who, expires_at = :expiresAt,
         taken_at = CASE WHEN who = :who THEN taken_at ELSE :at END
       WHERE who = :who OR expires_at <= :at`,
      { ...lease },
    ) === 1
  );
}

export function releaseLease(db: Db, subject: string, who: string): void {
  change(db, 'DELETE FROM leases WHERE subject = :subject AND who = :who', { subject, who });
}

export function findLease(db: Db, subject: string, at: Instant): LeaseRow | undefined {
  return first(db, leaseRow, 'SELECT * FROM leases WHERE subject = :subject AND expires_at > :at', {
    subject,
    at,
  });
}

export function listLeases(db: Db, at: Instant): LeaseRow[] {
  return all(db, leaseRow, 'SELECT * FROM leases WHERE expires_at > :at ORDER BY subject', { at });
}

const draftRow = z.object({
  subject: z.string(),
  who: z.string(),
  body: json(z.record(z.string(), z.unknown())),
  at: instantSchema,
});

export function saveDraft(
  db: Db,
  draft: { subject: string; who: string; body: Readonly<Record<string, unknown>>; at: Instant },
): void {
  change(
    db,
    `INSERT INTO drafts (subject, who, body, at) VALUES (:subject, :who, :body, :at)
     ON CONFLICT DO UPDATE SET body = :body, at = :at`,
    { ...draft, body: JSON.stringify(draft.body) },
  );
}

export function findDraft(db: Db, subject: string, who: string): z.infer<typeof draftRow> | undefined {
  return first(db, draftRow, 'SELECT * FROM drafts WHERE subject = :subject AND who = :who', {
    subject,
    who,
  });
}

export function deleteDraft(db: Db, subject: string, who: string): void {
  change(db, 'DELETE FROM drafts WHERE subject = :subject AND who = :who', { subject, who });
}
