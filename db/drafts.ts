// What a person or a program began to write about a candidate and has not decided yet: the writer's alone.
import { z } from 'zod';
import type { Instant } from '#types/ids.ts';
import { instantSchema } from '#types/schemas.ts';
import { type Db, change, first, json } from './statements.ts';

const draftRow = z.object({
  body: json(z.object({ version: z.number(), fields: z.record(z.string(), z.array(z.string())) })),
  at: instantSchema,
});

export interface Draft {
  /** The fields of the form as they stood; a field may stand in it several times. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** Of the candidate when it was written. */
  readonly version: number;
}

export function saveDraft(db: Db, subject: string, who: string, draft: Draft, at: Instant): void {
  change(
    db,
    `INSERT INTO drafts (subject, who, body, at) VALUES (:subject, :who, :body, :at)
     ON CONFLICT DO UPDATE SET body = :body, at = :at`,
    { subject, who, body: JSON.stringify(draft), at },
  );
}

export function findDraft(
  db: Db,
  subject: string,
  who: string,
): (Draft & { readonly at: Instant }) | undefined {
  const row = first(db, draftRow, 'SELECT body, at FROM drafts WHERE subject = :subject AND who = :who', {
    subject,
    who,
  });
  return row && { ...row.body, at: row.at };
}

export function deleteDraft(db: Db, subject: string, who: string): void {
  change(db, 'DELETE FROM drafts WHERE subject = :subject AND who = :who', { subject, who });
}
