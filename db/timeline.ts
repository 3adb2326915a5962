// A source's timeline: what happened there, for a person, in order.
import { z } from 'zod';
import type { CaptureId, Instant, SourceId } from '#types/ids.ts';
import { captureIdSchema, instantSchema, sourceIdSchema } from '#types/schemas.ts';
import { type Db, all, change, json, maybe } from './statements.ts';

export const timelineKindSchema = z.enum([
  'baseline',
  'verified',
  'edited',
  'artifact',
  'candidate',
  'held',
  'withdrawn',
  'moved',
  'replaced',
  'stale',
  'failing',
  'recovered',
  'backfilled',
  'reread',
]);
export type TimelineKind = z.infer<typeof timelineKindSchema>;

const timelineRow = z.object({
  n: z.number(),
  source: sourceIdSchema,
  at: instantSchema,
  kind: timelineKindSchema,
  visit: maybe(z.string()),
  capture: maybe(captureIdSchema),
  message: z.string(),
  facts: json(z.record(z.string(), z.unknown())),
});
export type TimelineRow = z.infer<typeof timelineRow>;

export interface NewTimelineEntry {
  readonly source: SourceId;
  readonly at: Instant;
  readonly kind: TimelineKind;
  readonly visit?: string;
  readonly capture?: CaptureId;
  readonly message: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

export function insertTimelineEntry(db: Db, entry: NewTimelineEntry): void {
  change(
    db,
    `INSERT INTO timeline (source, at, kind, visit, capture, message, facts)
     VALUES (:source, :at, :kind, :visit, :capture, :message, :facts) ON CONFLICT DO NOTHING`,
    {
      source: entry.source,
      at: entry.at,
      kind: entry.kind,
      visit: entry.visit,
      capture: entry.capture,
      message: entry.message,
      facts: JSON.stringify(entry.facts ?? {}),
    },
  );
}

export function listTimeline(
  db: Db,
  source: SourceId,
  filter: { limit?: number; before?: Instant; kind?: TimelineKind } = {},
): TimelineRow[] {
  return all(
    db,
    timelineRow,
    `SELECT * FROM timeline WHERE source = :source AND (:before IS NULL OR at < :before)
       AND (:kind IS NULL OR kind = :kind) ORDER BY at DESC, n DESC LIMIT :limit`,
    { source, before: filter.before, kind: filter.kind, limit: filter.limit ?? 100 },
  );
}
