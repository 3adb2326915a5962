// How candidates came, went and came again: only ever added to.
import { z } from 'zod';
import type { Instant } from '#types/ids.ts';
import { instantSchema } from '#types/schemas.ts';
import { type Db, all, change, maybe } from './statements.ts';

export interface CandidateEvent {
  readonly at: Instant;
  readonly kind: string;
  readonly visit?: string;
  readonly because: string;
}

export function insertCandidateEvent(db: Db, n: number, event: CandidateEvent): void {
  change(
    db,
    `INSERT INTO candidate_events (candidate, at, kind, visit, because) VALUES (:n, :at, :kind, :visit, :because)`,
    { n, ...event },
  );
}

const eventRow = z.object({
  at: instantSchema,
  kind: z.string(),
  visit: maybe(z.string()),
  because: z.string(),
});

export function listCandidateEvents(db: Db, n: number): CandidateEvent[] {
  return all(
    db,
    eventRow,
    'SELECT at, kind, visit, because FROM candidate_events WHERE candidate = :n ORDER BY n',
    {
      n,
    },
  );
}
