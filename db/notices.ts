// Notices: about a source. One open notice a source and kind.
import { z } from 'zod';
import type { Notice } from '#types/cell.ts';
import type { Instant, SourceId } from '#types/ids.ts';
import { instantSchema, sourceIdSchema } from '#types/schemas.ts';
import { noticeKindSchema, type NoticeKind } from '#types/words.ts';
import { type Db, all, change, count, first, json, maybe } from './statements.ts';

const noticeRow = z.object({
  id: z.string(),
  source: sourceIdSchema,
  kind: noticeKindSchema,
  opened_at: instantSchema,
  updated_at: instantSchema,
  closed_at: maybe(instantSchema),
  closed_because: maybe(z.string()),
  snoozed_until: maybe(instantSchema),
  message: z.string(),
  facts: json(z.record(z.string(), z.string())),
  version: z.number(),
});

export interface NoticeRow extends Notice {
  readonly updatedAt: Instant;
  readonly closedBecause?: string;
  readonly snoozedUntil?: Instant;
  readonly version: number;
}

function noticeOf(row: z.infer<typeof noticeRow>): NoticeRow {
  return {
    id: row.id,
    source: row.source,
    kind: row.kind,
    openedAt: row.opened_at,
    updatedAt: row.updated_at,
    closedAt: row.closed_at,
    closedBecause: row.closed_because,
    snoozedUntil: row.snoozed_until,
    message: row.message,
    facts: row.facts,
    version: row.version,
  };
}

export interface NewNotice {
  readonly id: string;
  readonly source: SourceId;
  readonly kind: NoticeKind;
  readonly at: Instant;
  readonly message: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** Opens it, or brings the open one of this source and kind up to date. True where it is new. */
export function openNotice(db: Db, notice: NewNotice): boolean {
  const values = { ...notice, facts: JSON.stringify(notice.facts) };
  const updated = change(
    db,
    `UPDATE notices SET message = :message, facts = :facts, updated_at = :at
     WHERE source = :source AND kind = :kind AND closed_at IS NULL`,
    { source: values.source, kind: values.kind, at: values.at, message: values.message, facts: values.facts },
  );
  if (updated > 0) return false;
  return (
    change(
      db,
      `INSERT INTO notices (id, source, kind, opened_at, updated_at, message, facts)
       VALUES (:id, :source, :kind, :at, :at, :message, :facts) ON CONFLICT DO NOTHING`,
      values,
    ) === 1
  );
}

/** True where one was open. */
export function closeNotice(
  db: Db,
  source: SourceId,
  kind: NoticeKind,
  at: Instant,
  because: string,
): boolean {
  return (
    change(
      db,
      `UPDATE notices SET closed_at = :at, closed_because = :because, version = version + 1
       WHERE source = :source AND kind = :kind AND closed_at IS NULL`,
      { source, kind, at, because },
    ) > 0
  );
}

export function updateNotice(
  db: Db,
  id: string,
  update: { closedAt?: Instant | null; closedBecause?: string | null; snoozedUntil?: Instant | null },
): void {
  change(
    db,
    `UPDATE notices SET version = version + 1,
       closed_at = CASE WHEN :setsClosed THEN :closedAt ELSE closed_at END,
       closed_because = CASE WHEN :setsClosed THEN :closedBecause ELSE closed_because END,
       snoozed_until = CASE WHEN :setsSnoozed THEN :snoozedUntil ELSE snoozed_until END
     WHERE id = :id`,
    {
      id,
      setsClosed: update.closedAt === undefined ? 0 : 1,
      closedAt: update.closedAt ?? null,
      closedBecause: update.closedBecause ?? null,
      setsSnoozed: update.snoozedUntil === undefined ? 0 : 1,
      snoozedUntil: update.snoozedUntil ?? null,
    },
  );
}

export function findNotice(db: Db, id: string): NoticeRow | undefined {
  const row = first(db, noticeRow, 'SELECT * FROM notices WHERE id = :id', { id });
  return row && noticeOf(row);
}

export function findOpenNotice(db: Db, source: SourceId, kind: NoticeKind): NoticeRow | undefined {
  const row = first(
    db,
    noticeRow,
    'SELECT * FROM notices WHERE source = :source AND kind = :kind AND closed_at IS NULL',
    { source, kind },
  );
  return row && noticeOf(row);
}

export function listNotices(
  db: Db,
  filter: { open?: boolean; source?: SourceId; limit?: number } = {},
): NoticeRow[] {
  return all(
    db,
    noticeRow,
    `SELECT * FROM notices WHERE ${openOrNot(filter.open)} AND (:source IS NULL OR source = :source)
     ORDER BY opened_at DESC, id LIMIT :limit`,
    { source: filter.source, limit: filter.limit ?? 500 },
  ).map(noticeOf);
}

/** Said outright, so that the index of the open ones is used. */
function openOrNot(open: boolean | undefined): string {
  if (open === undefined) return 'true';
  return open ? 'closed_at IS NULL' : 'closed_at IS NOT NULL';
}

export function countOpenNotices(db: Db): number {
  return count(db, 'SELECT count(*) FROM notices WHERE closed_at IS NULL');
}
