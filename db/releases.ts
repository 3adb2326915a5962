// Releases that were made: what was published when.
import { z } from 'zod';
import type { Instant } from '#types/ids.ts';
import { instantSchema } from '#types/schemas.ts';
import { type Db, all, change, first, json, maybe } from './statements.ts';

const releaseRow = z.object({
  id: z.string(),
  made_at: instantSchema,
  by: z.string(),
  digest: z.string(),
  schema_version: z.string(),
  cells: z.number(),
  previous: maybe(z.string()),
  body: json(z.record(z.string(), z.unknown())),
});
export type ReleaseRow = z.infer<typeof releaseRow>;

export interface NewRelease {
  readonly id: string;
  readonly madeAt: Instant;
  readonly by: string;
  readonly digest: string;
  readonly schemaVersion: string;
  readonly cells: number;
  readonly previous?: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export function insertRelease(db: Db, release: NewRelease): boolean {
  return (
    change(
      db,
      `INSERT INTO releases (id, made_at, by, digest, schema_version, cells, previous, body)
       VALUES (:id, :madeAt, :by, :digest, :schemaVersion, :cells, :previous, :body) ON CONFLICT DO NOTHING`,
      { ...release, previous: release.previous, body: JSON.stringify(release.body) },
    ) === 1
  );
}

export function findLatestRelease(db: Db): ReleaseRow | undefined {
  return first(db, releaseRow, 'SELECT * FROM releases ORDER BY made_at DESC, id DESC LIMIT 1');
}

export function listReleases(db: Db, limit = 50): ReleaseRow[] {
  return all(db, releaseRow, 'SELECT * FROM releases ORDER BY made_at DESC, id DESC LIMIT :limit', { limit });
}
