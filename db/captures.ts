// Captures: what one attempt brought back, never changed and never deleted.
import { z } from 'zod';
import type { CaptureDraft, StoredObject } from '#types/capture.ts';
import type { CaptureId, Instant, Sha256, SourceId, VisitId } from '#types/ids.ts';
import {
  captureIdSchema,
  instantSchema,
  listCountSchema,
  reasonSchema,
  sha256Schema,
  sourceIdSchema,
  storedObjectSchema,
  viewSchema,
} from '#types/schemas.ts';
import { verdictSchema, viaSchema } from '#types/words.ts';
import { type Db, all, change, first, json, maybe } from './statements.ts';

const captureRow = z.object({
  id: captureIdSchema,
  visit: z.string(),
  attempt: z.number(),
  source: sourceIdSchema,
  via: viaSchema,
  requested_url: z.string(),
  final_url: z.string(),
  redirects: json(z.array(z.string())),
  status: maybe(z.number()),
  headers: json(z.record(z.string(), z.string())),
  retrieved_at: instantSchema,
  archived_at: maybe(instantSchema),
  media_type: maybe(z.string()),
  verdict: verdictSchema,
  reasons: json(z.array(reasonSchema)),
  title: maybe(z.string()),
  language: maybe(z.string()),
  text_sha256: maybe(sha256Schema),
  characters: z.number(),
  views: json(z.array(viewSchema)),
  counts: json(z.array(listCountSchema)),
  unchanged: z.number(),
  same_as: maybe(captureIdSchema),
  because: z.string(),
  milliseconds: z.number(),
});
export type CaptureRow = z.infer<typeof captureRow>;

const objectRow = z.object({
  role: z.string(),
  view: z.number(),
  sha256: sha256Schema,
  media_type: z.string(),
  size: z.number(),
});

export interface NewCapture {
  readonly id: CaptureId;
  readonly visit: VisitId;
  readonly attempt: number;
  readonly source: SourceId;
  readonly draft: CaptureDraft;
  readonly textSha256?: Sha256;
  readonly characters: number;
  readonly sameAs?: CaptureId;
}

export function insertCapture(db: Db, capture: NewCapture): void {
  const { draft } = capture;
  change(
    db,
    `INSERT INTO captures (id, visit, attempt, source, via, requested_url, final_url, redirects, status, headers,
       retrieved_at, archived_at, media_type, verdict, reasons, title, language, text_sha256, characters, views, counts,
       unchanged, same_as, because, milliseconds)
     VALUES (:id, :visit, :attempt, :source, :via, :requestedUrl, :finalUrl, :redirects, :status, :headers,
       :retrievedAt, :archivedAt, :mediaType, :verdict, :reasons, :title, :language, :textSha256, :characters, :views,
       :counts, :unchanged, :sameAs, :because, :milliseconds)`,
    {
      id: capture.id,
      visit: capture.visit,
      attempt: capture.attempt,
      source: capture.source,
      via: draft.via,
      requestedUrl: draft.requestedUrl,
      finalUrl: draft.finalUrl,
      redirects: JSON.stringify(draft.redirects),
      status: draft.status,
      headers: JSON.stringify(draft.headers),
      retrievedAt: draft.retrievedAt,
      archivedAt: draft.archivedAt,
      mediaType: draft.mediaType,
      verdict: draft.judgement.verdict,
      reasons: JSON.stringify(draft.judgement.reasons),
      title: draft.document?.title,
      language: draft.document?.language.detected ?? draft.document?.language.declared,
      textSha256: capture.textSha256,
      characters: capture.characters,
      views: JSON.stringify(draft.views),
      counts: JSON.stringify(draft.counts),
      unchanged: draft.unchanged ? 1 : 0,
      sameAs: capture.sameAs,
      because: draft.because,
      milliseconds: Math.round(draft.milliseconds),
    },
  );
  for (const object of draft.objects) insertObject(db, capture.id, object);
}

function insertObject(db: Db, capture: CaptureId, object: StoredObject): void {
  change(
    db,
    `INSERT INTO capture_objects (capture, role, view, sha256, media_type, size)
     VALUES (:capture, :role, :view, :sha256, :mediaType, :size)`,
    { capture, ...object },
  );
}

export function findCaptureRow(db: Db, id: string): CaptureRow | undefined {
  return first(db, captureRow, 'SELECT * FROM captures WHERE id = :id', { id });
}

/** By the first characters of an id, where they are enough. */
export function findCapturesStarting(db: Db, start: string): CaptureRow[] {
  return all(db, captureRow, 'SELECT * FROM captures WHERE id >= :start AND id < :end LIMIT 2', {
    start,
    end: `${start}~`,
  });
}

/** What a capture holds; one that brought nothing new holds what the earlier one holds. */
export function listObjects(db: Db, capture: CaptureId): StoredObject[] {
  const rows = all(
    db,
    objectRow,
    `SELECT role, view, sha256, media_type, size FROM capture_objects
     WHERE capture = (SELECT coalesce(same_as, id) FROM captures WHERE id = :capture) ORDER BY view, role`,
    { capture },
  );
  return rows.map((row) => storedObjectSchema.parse({ ...row, mediaType: row.media_type }));
}

export function listCaptures(db: Db, source: SourceId, limit = 50, before?: Instant): CaptureRow[] {
  return all(
    db,
    captureRow,
    `SELECT * FROM captures WHERE source = :source AND (:before IS NULL OR retrieved_at < :before)
     ORDER BY retrieved_at DESC, id LIMIT :limit`,
    { source, limit, before },
  );
}

/** The newest archived copy among a source's latest captures. */
export function findLatestMemento(db: Db, source: SourceId): CaptureRow | undefined {
  return first(
    db,
    captureRow,
    `SELECT * FROM (SELECT * FROM captures WHERE source = :source ORDER BY retrieved_at DESC, id LIMIT 60)
     WHERE via = 'wayback' AND archived_at IS NOT NULL ORDER BY archived_at DESC LIMIT 1`,
    { source },
  );
}

/** Complete captures since a moment, oldest first: what a changed extractor reads again. */
export function listOkCaptures(db: Db, since: Instant, source?: SourceId): CaptureRow[] {
  return all(
    db,
    captureRow,
    `SELECT * FROM captures WHERE retrieved_at >= :since AND verdict = 'ok' AND text_sha256 IS NOT NULL
       AND (:source IS NULL OR source = :source) ORDER BY retrieved_at, id`,
    { since, source },
  );
}

/** The earliest capture of this source that holds the whole of this text: archived copies and live ones apart. */
export function findCaptureOfText(
  db: Db,
  source: SourceId,
  text: Sha256,
  archived: boolean,
): CaptureRow | undefined {
  return first(
    db,
    captureRow,
    `SELECT * FROM captures WHERE source = :source AND text_sha256 = :text AND same_as IS NULL AND verdict = 'ok'
       AND (via = 'wayback') = :archived ORDER BY retrieved_at LIMIT 1`,
    { source, text, archived: archived ? 1 : 0 },
  );
}

/** Which objects are in use: what the archive's cleaning must leave alone. */
export function* usedObjects(db: Db): Generator<Sha256> {
  const statement = db.prepare('SELECT DISTINCT sha256 FROM capture_objects ORDER BY sha256').pluck();
  for (const sha256 of statement.iterate()) yield sha256Schema.parse(sha256);
}
