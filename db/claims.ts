// Claims: who visits a source right now. A dead process's claim ends by itself.
import { z } from 'zod';
import type { Instant, SourceId } from '#types/ids.ts';
import { instantSchema, sourceIdSchema } from '#types/schemas.ts';
import { type Db, all, change } from './statements.ts';

const claimRow = z.object({
  source: sourceIdSchema,
  slot: z.string(),
  owner: z.string(),
  claimed_at: instantSchema,
  expires_at: instantSchema,
  attempts: z.number(),
});
export type ClaimRow = z.infer<typeof claimRow>;

export interface NewClaim {
  readonly source: SourceId;
  readonly slot: string;
  readonly owner: string;
  readonly at: Instant;
  readonly expiresAt: Instant;
}

/** True for the one who may visit: no other claim of this source lives. */
export function claim(db: Db, wanted: NewClaim): boolean {
  return (
    change(
      db,
      `INSERT INTO claims (source, slot, owner, claimed_at, expires_at) VALUES (:source, :slot, :owner, :at, :expiresAt)
       ON CONFLICT DO UPDATE SET slot = :slot, owner = :owner, claimed_at = :at, expires_at = :expiresAt,
         attempts = CASE WHEN slot = :slot THEN attempts + 1 ELSE 1 END
       WHERE expires_at <= :at OR owner = :owner`,
      { ...wanted },
    ) === 1
  );
}

export function releaseClaim(db: Db, source: SourceId, owner: string): void {
  change(db, 'DELETE FROM claims WHERE source = :source AND owner = :owner', { source, owner });
}

export function releaseClaimsOf(db: Db, owner: string): number {
  return change(db, 'DELETE FROM claims WHERE owner = :owner', { owner });
}

export function listClaims(db: Db): ClaimRow[] {
  return all(db, claimRow, 'SELECT * FROM claims ORDER BY claimed_at, source');
}
