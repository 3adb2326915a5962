// What we know of each source between visits, and its timeline.
import { z } from 'zod';
import type { GoodFacts, Validators } from '#types/capture.ts';
import type { CaptureId, Instant, SourceId } from '#types/ids.ts';
import {
  captureIdSchema,
  goodFactsSchema,
  instantSchema,
  sourceIdSchema,
  validatorsSchema,
} from '#types/schemas.ts';
import { verdictSchema, type Verdict } from '#types/words.ts';
import { type Db, all, change, first, json, maybe } from './statements.ts';

const stateRow = z.object({
  source: sourceIdSchema,
  next_due: maybe(instantSchema),
  slot: maybe(z.string()),
  last_visit: maybe(z.string()),
  last_visit_at: maybe(instantSchema),
  last_verdict: maybe(verdictSchema),
  first_ok_at: maybe(instantSchema),
  last_ok_at: maybe(instantSchema),
  last_ok_capture: maybe(captureIdSchema),
  reading: maybe(z.string()),
  validators: maybe(json(validatorsSchema)),
  good_facts: maybe(json(goodFactsSchema)),
  failures: z.number(),
  failing_since: maybe(instantSchema),
  not_before: maybe(instantSchema),
  witness_after: maybe(instantSchema),
  because: maybe(z.string()),
});
export type SourceStateRow = z.infer<typeof stateRow>;

export function findSourceState(db: Db, source: SourceId): SourceStateRow | undefined {
  return first(db, stateRow, 'SELECT * FROM source_state WHERE source = :source', { source });
}

const marksRow = stateRow.pick({ first_ok_at: true, last_ok_capture: true, reading: true });

/** How far a source has come, without the long facts of its last good text. */
export function findSourceMarks(db: Db, source: SourceId): z.infer<typeof marksRow> | undefined {
  return first(
    db,
    marksRow,
    'SELECT first_ok_at, last_ok_capture, reading FROM source_state WHERE source = :source',
    { source },
  );
}

const lastRow = stateRow.pick({
  source: true,
  last_visit_at: true,
  last_ok_at: true,
  last_verdict: true,
  because: true,
});

/** How the last visit of each of these sources went. */
export function listLastVisits(db: Db, sources: readonly SourceId[]): z.infer<typeof lastRow>[] {
  return all(
    db,
    lastRow,
    `SELECT source, last_visit_at, last_ok_at, last_verdict, because FROM source_state
     WHERE source IN (SELECT value FROM json_each(:sources))`,
    { sources: JSON.stringify(sources) },
  );
}

export function listSourceStates(db: Db): SourceStateRow[] {
  return all(db, stateRow, 'SELECT * FROM source_state ORDER BY source');
}

/** Sources that are due, longest waiting first, that nobody has claimed. */
export function listDue(db: Db, at: Instant): SourceStateRow[] {
  return all(
    db,
    stateRow,
    `SELECT * FROM source_state s WHERE next_due <= :at AND (not_before IS NULL OR not_before <= :at)
       AND NOT EXISTS (SELECT 1 FROM claims c WHERE c.source = s.source AND c.expires_at > :at)
     ORDER BY next_due, source`,
    { at },
  );
}

/** The next moment at which anything is due. */
export function nextDueAt(db: Db): Instant | undefined {
  return first(
    db,
    z.object({ at: maybe(instantSchema) }),
    'SELECT min(max(next_due, coalesce(not_before, next_due))) AS at FROM source_state',
  )?.at;
}

export interface SourceStateUpdate {
  readonly nextDue?: Instant | null;
  readonly slot?: string | null;
  readonly lastVisit?: string;
  readonly lastVisitAt?: Instant;
  readonly lastVerdict?: Verdict;
  readonly firstOkAt?: Instant;
  readonly lastOkAt?: Instant;
  readonly lastOkCapture?: CaptureId;
  readonly reading?: string;
  readonly validators?: Validators | null;
  readonly goodFacts?: GoodFacts | null;
  readonly failures?: number;
  readonly failingSince?: Instant | null;
  readonly notBefore?: Instant | null;
  readonly witnessAfter?: Instant | null;
  readonly because?: string | null;
}

const columns = {
  nextDue: 'next_due',
  slot: 'slot',
  lastVisit: 'last_visit',
  lastVisitAt: 'last_visit_at',
  lastVerdict: 'last_verdict',
  firstOkAt: 'first_ok_at',
  lastOkAt: 'last_ok_at',
  lastOkCapture: 'last_ok_capture',
  reading: 'reading',
  validators: 'validators',
  goodFacts: 'good_facts',
  failures: 'failures',
  failingSince: 'failing_since',
  notBefore: 'not_before',
  witnessAfter: 'witness_after',
  because: 'because',
} as const satisfies Record<keyof SourceStateUpdate, string>;

/** Writes the keys that are given; null clears one, and one left out stays. */
export function updateSourceState(db: Db, source: SourceId, update: SourceStateUpdate): void {
  const names: string[] = [];
  const values: Record<string, string | number | null> = { source };
  for (const [key, column] of Object.entries(columns)) {
    const value = update[key as keyof SourceStateUpdate];
    if (value === undefined) continue;
    names.push(`${column} = :${key}`);
    values[key] = value !== null && typeof value === 'object' ? JSON.stringify(value) : value;
  }
  change(db, 'INSERT INTO source_state (source) VALUES (:source) ON CONFLICT DO NOTHING', { source });
  if (names.length > 0)
    change(db, `UPDATE source_state SET ${names.join(', ')} WHERE source = :source`, values);
}

/** Brings the next visit forward to this moment; a visit that is due earlier stays. */
export function lookAgainAt(db: Db, source: SourceId, at: Instant): void {
  change(
    db,
    'UPDATE source_state SET next_due = :at WHERE source = :source AND next_due IS NOT NULL AND next_due > :at',
    { source, at },
  );
}

/** Sources that left the registry keep their past and are due no more. */
export function retireSources(db: Db, known: readonly SourceId[]): number {
  return change(
    db,
    `UPDATE source_state SET next_due = NULL, because = 'no longer in the registry'
     WHERE next_due IS NOT NULL AND source NOT IN (SELECT value FROM json_each(:known))`,
    { known: JSON.stringify(known) },
  );
}
