// Readings and evidence: what was read out of a text, once for each extractor version.
import { z } from 'zod';
import { detailsSchema, type Evidence, type EvidenceDraft } from '#types/evidence.ts';
import type {
  CaptureId,
  DimensionKey,
  EvidenceId,
  Instant,
  OfferingId,
  Sha256,
  SourceId,
} from '#types/ids.ts';
import {
  captureIdSchema,
  dimensionIdSchema,
  evidenceIdSchema,
  findingSchema,
  instantSchema,
  offeringIdSchema,
  quoteSchema,
  sha256Schema,
  sourceIdSchema,
} from '#types/schemas.ts';
import { accessSchema, confidenceSchema, gradeSchema, viaSchema, type Via } from '#types/words.ts';
import { type Db, all, change, count, first, insert, json, maybe } from './statements.ts';

const evidenceRow = z.object({
  id: evidenceIdSchema,
  capture: captureIdSchema,
  source: sourceIdSchema,
  offering: offeringIdSchema,
  dimension: dimensionIdSchema,
  value: gradeSchema,
  confidence: confidenceSchema,
  quotes: json(z.array(quoteSchema)),
  details: json(detailsSchema),
  access: json(accessSchema),
  effective_from: maybe(z.string()),
  rule: z.string(),
  findings: json(z.array(findingSchema)),
  normaliser: z.literal('text/1'),
  text_sha256: sha256Schema,
  url: z.string(),
  via: viaSchema,
  retrieved_at: instantSchema,
  archived_at: maybe(instantSchema),
});
const columns = `id, capture, source, offering, dimension, value, confidence, quotes, details, access, effective_from,
  rule, findings, normaliser, text_sha256, url, via, retrieved_at, archived_at`;

function evidenceOf(row: z.infer<typeof evidenceRow>): Evidence {
  const { text_sha256, retrieved_at, archived_at, effective_from, ...rest } = row;
  return {
    ...rest,
    textSha256: text_sha256,
    retrievedAt: retrieved_at,
    ...(archived_at ? { archivedAt: archived_at } : {}),
    ...(effective_from ? { effectiveFrom: effective_from } : {}),
  };
}

export interface ReadingKey {
  readonly source: SourceId;
  readonly textSha256: Sha256;
  readonly extractor: string;
  /** What else reading depends on: offerings, aliases and dimensions, as a hash. */
  readonly profile: string;
}

const readingRow = z.object({
  id: z.string(),
  source: sourceIdSchema,
  capture: captureIdSchema,
  text_sha256: sha256Schema,
  extractor: z.string(),
  profile: z.string(),
  read_at: instantSchema,
  evidence: z.number(),
  silent: z.number(),
});
export type ReadingRow = z.infer<typeof readingRow>;

export function findReading(db: Db, key: ReadingKey): ReadingRow | undefined {
  return first(
    db,
    readingRow,
    `SELECT * FROM readings
     WHERE source = :source AND text_sha256 = :textSha256 AND extractor = :extractor AND profile = :profile`,
    { ...key },
  );
}

/** How this text was read before, by whatever rules: the newest reading that is not this one. */
export function findOtherReading(
  db: Db,
  source: SourceId,
  text: Sha256,
  not: string,
): ReadingRow | undefined {
  return first(
    db,
    readingRow,
    `SELECT * FROM readings WHERE source = :source AND text_sha256 = :text AND id <> :not
     ORDER BY silent, rowid DESC LIMIT 1`,
    { source, text, not },
  );
}

export function findReadingById(db: Db, id: string): ReadingRow | undefined {
  return first(db, readingRow, 'SELECT * FROM readings WHERE id = :id', { id });
}

export interface NewReading extends ReadingKey {
  readonly id: string;
  readonly capture: CaptureId;
  readonly readAt: Instant;
  readonly evidence: number;
  readonly silent?: boolean;
}

export function insertReading(db: Db, reading: NewReading): boolean {
  const { silent, ...rest } = reading;
  return (
    change(
      db,
      `INSERT INTO readings (id, source, capture, text_sha256, extractor, profile, read_at, evidence, silent)
       VALUES (:id, :source, :capture, :textSha256, :extractor, :profile, :readAt, :evidence, :silent)
       ON CONFLICT DO NOTHING`,
      { ...rest, silent: silent ? 1 : 0 },
    ) === 1
  );
}

export interface NewEvidence {
  readonly id: EvidenceId;
  readonly reading: string;
  readonly capture: CaptureId;
  readonly source: SourceId;
  readonly offering: OfferingId;
  readonly draft: EvidenceDraft;
  readonly url: string;
  readonly via: Via;
  readonly retrievedAt: Instant;
  readonly archivedAt?: Instant;
}

export function insertEvidence(db: Db, evidence: NewEvidence): void {
  const { draft } = evidence;
  const n = insert(
    db,
    `INSERT INTO evidence (id, reading, capture, source, offering, dimension, value, confidence, quotes, details, access,
       effective_from, rule, findings, normaliser, text_sha256, url, via, retrieved_at, archived_at)
     VALUES (:id, :reading, :capture, :source, :offering, :dimension, :value, :confidence, :quotes, :details, :access,
       :effectiveFrom, :rule, :findings, :normaliser, :textSha256, :url, :via, :retrievedAt, :archivedAt)`,
    {
      id: evidence.id,
      reading: evidence.reading,
      capture: evidence.capture,
      source: evidence.source,
      offering: evidence.offering,
      dimension: draft.dimension,
      value: draft.value,
      confidence: draft.confidence,
      quotes: JSON.stringify(draft.quotes),
      details: JSON.stringify(draft.details),
      access: JSON.stringify(draft.access),
      effectiveFrom: draft.effectiveFrom,
      rule: draft.rule,
      findings: JSON.stringify(draft.findings),
      normaliser: draft.normaliser,
      textSha256: draft.textSha256,
      url: evidence.url,
      via: evidence.via,
      retrievedAt: evidence.retrievedAt,
      archivedAt: evidence.archivedAt,
    },
  );
  change(db, 'INSERT INTO evidence_search (rowid, words) VALUES (:n, :words)', {
    n,
    words: draft.quotes.map((quote) => quote.exact).join('\n'),
  });
}

export function findEvidence(db: Db, id: string): Evidence | undefined {
  const row = first(db, evidenceRow, `SELECT ${columns} FROM evidence WHERE id = :id`, { id });
  return row && evidenceOf(row);
}

export function listEvidenceOfReading(db: Db, reading: string): Evidence[] {
  return all(db, evidenceRow, `SELECT ${columns} FROM evidence WHERE reading = :reading ORDER BY n`, {
    reading,
  }).map(evidenceOf);
}

const currentColumns = `e.id, s.last_ok_capture AS capture, e.source, e.offering, e.dimension, e.value, e.confidence, e.quotes,
  e.details, e.access, e.effective_from, e.rule, e.findings, e.normaliser, e.text_sha256, c.final_url AS url, c.via,
  c.retrieved_at, c.archived_at`;

/** What every source says of a cell now: the evidence of each source's current reading, dated by its last good capture. */
export function listCurrentEvidence(db: Db, offering: OfferingId, dimension: DimensionKey): Evidence[] {
  return all(
    db,
    evidenceRow,
    `SELECT ${currentColumns}
     FROM source_state s CROSS JOIN evidence e ON e.reading = s.reading
       JOIN captures c ON c.id = s.last_ok_capture
     WHERE e.offering = :offering AND e.dimension = :dimension ORDER BY e.n`,
    { offering, dimension },
  ).map(evidenceOf);
}

/** As listCurrentEvidence, of these sources for all cells of these offerings. */
export function listEvidenceNow(
  db: Db,
  sources: readonly SourceId[],
  offerings: readonly OfferingId[],
): Evidence[] {
  return all(
    db,
    evidenceRow,
    `SELECT ${currentColumns}
     FROM json_each(:sources) j CROSS JOIN source_state s ON s.source = j.value
       CROSS JOIN json_each(:offerings) o
       CROSS JOIN evidence e ON e.reading = s.reading AND e.offering = o.value
       JOIN captures c ON c.id = s.last_ok_capture
     ORDER BY e.n`,
    { sources: JSON.stringify(sources), offerings: JSON.stringify(offerings) },
  ).map(evidenceOf);
}

const spokenRow = z.object({
  source: sourceIdSchema,
  value: gradeSchema,
  confidence: confidenceSchema,
  sentence: maybe(z.string()),
  at: instantSchema,
});
/** What a source says of a cell now, in short: its grade, its first sentence, and of when that is. */
export type Spoken = z.infer<typeof spokenRow>;

export function listSpoken(db: Db, offering: OfferingId, dimension: DimensionKey): Spoken[] {
  return all(
    db,
    spokenRow,
    `SELECT e.source, e.value, e.confidence, e.quotes ->> '$[0].exact' AS sentence,
       coalesce(c.archived_at, c.retrieved_at) AS at
     FROM source_state s CROSS JOIN evidence e ON e.reading = s.reading
       JOIN captures c ON c.id = s.last_ok_capture
     WHERE e.offering = :offering AND e.dimension = :dimension ORDER BY e.n`,
    { offering, dimension },
  );
}

const touchedRow = z.object({ offering: offeringIdSchema, dimension: dimensionIdSchema });

/**
 * Cells of which two readings of a source say different things; where a sentence stands in the text does not count.
 * Undefined where they were made by other rules or for other questions: then nothing can be said.
 */
export function listCellsReadOtherwise(
  db: Db,
  before: string,
  now: string,
): { offering: OfferingId; dimension: DimensionKey }[] | undefined {
  const comparable = count(
    db,
    `SELECT count(*) FROM readings b JOIN readings n ON n.id = :now
     WHERE b.id = :before AND b.extractor = n.extractor AND b.profile = n.profile`,
    { before, now },
  );
  if (comparable === 0) return undefined;
  return all(
    db,
    touchedRow,
    `SELECT n.offering, n.dimension FROM evidence n
       LEFT JOIN evidence b ON b.reading = :before AND b.offering = n.offering AND b.dimension = n.dimension
     WHERE n.reading = :now AND (b.n IS NULL OR b.value <> n.value OR b.confidence <> n.confidence
       OR b.details <> n.details OR b.access <> n.access OR b.effective_from IS NOT n.effective_from
       OR b.rule <> n.rule OR b.findings <> n.findings
       OR (b.quotes <> n.quotes AND ${exactOf('b')} <> ${exactOf('n')}))
     UNION SELECT b.offering, b.dimension FROM evidence b
     WHERE b.reading = :before AND NOT EXISTS (SELECT 1 FROM evidence n
       WHERE n.reading = :now AND n.offering = b.offering AND n.dimension = b.dimension)`,
    { before, now },
  );
}

function exactOf(table: string): string {
  return `(SELECT json_group_array(value ->> 'exact') FROM json_each(${table}.quotes))`;
}

/** Evidence whose sentences hold these words; the words are data, never query syntax. */
export function searchEvidence(db: Db, words: string, limit = 50): Evidence[] {
  const match = searchWords(words);
  if (!match) return [];
  return all(
    db,
    evidenceRow,
    `SELECT ${columns} FROM evidence WHERE n IN (
       SELECT rowid FROM evidence_search WHERE evidence_search MATCH :match ORDER BY rowid DESC LIMIT :limit)
     ORDER BY n DESC`,
    { match, limit },
  ).map(evidenceOf);
}

/** What a person typed, as an FTS5 expression: every word must be there, the last may be unfinished. */
export function searchWords(typed: string): string | undefined {
  const words = typed.match(/[\p{L}\p{N}]+/gu);
  if (!words) return undefined;
  return words.map((word, at) => (at === words.length - 1 ? `"${word}"*` : `"${word}"`)).join(' ');
}
