// Cells: the approved answers, and every answer that they ever had.
import { z } from 'zod';
import type { Answer, CellRef } from '#types/cell.ts';
import type { EvidenceId, Instant } from '#types/ids.ts';
import {
  answerSchema,
  dimensionIdSchema,
  evidenceIdSchema,
  instantSchema,
  offeringIdSchema,
  sourceIdSchema,
} from '#types/schemas.ts';
import { basisSchema, gradeSchema, type Basis } from '#types/words.ts';
import { type Db, all, change, count, first, json, maybe } from './statements.ts';

const cellRow = z.object({
  offering: offeringIdSchema,
  dimension: dimensionIdSchema,
  basis: basisSchema,
  value: gradeSchema,
  answer: json(answerSchema),
  weighed: maybe(json(answerSchema)),
  evidence: json(z.array(evidenceIdSchema)),
  evidence_key: z.string(),
  source: maybe(sourceIdSchema),
  approved_at: instantSchema,
  approved_by: z.string(),
  verified_at: instantSchema,
  decision: maybe(z.string()),
  version: z.number(),
});
export type CellRow = z.infer<typeof cellRow>;

const historyRow = z.object({
  offering: offeringIdSchema,
  dimension: dimensionIdSchema,
  version: z.number(),
  at: instantSchema,
  by: z.string(),
  basis: basisSchema,
  answer: maybe(json(answerSchema)),
  weighed: maybe(json(answerSchema)),
  evidence: json(z.array(evidenceIdSchema)),
  evidence_key: z.string(),
  verified_at: instantSchema,
  decision: maybe(z.string()),
  because: z.string(),
});
export type CellHistoryRow = z.infer<typeof historyRow>;

export interface CellApproval {
  readonly cell: CellRef;
  readonly basis: Basis;
  readonly answer: Answer;
  /** As weighed, where a person edited it. */
  readonly weighed?: Answer;
  readonly evidence: readonly EvidenceId[];
  readonly evidenceKey: string;
  readonly at: Instant;
  readonly by: string;
  readonly verifiedAt: Instant;
  readonly decision?: string;
  readonly because: string;
}

export function findCell(db: Db, cell: CellRef): CellRow | undefined {
  return first(db, cellRow, 'SELECT * FROM cells WHERE offering = :offering AND dimension = :dimension', {
    ...cell,
  });
}

const marksRow = cellRow.pick({
  offering: true,
  dimension: true,
  basis: true,
  source: true,
  verified_at: true,
});
export type CellMarks = z.infer<typeof marksRow>;

/** Where the answers of these offerings come from and when they were last seen standing, without the answers. */
export function listCellMarks(db: Db, offerings: readonly string[]): CellMarks[] {
  return all(
    db,
    marksRow,
    `SELECT c.offering, c.dimension, c.basis, c.source, c.verified_at
     FROM json_each(:offerings) o CROSS JOIN cells c ON c.offering = o.value`,
    { offerings: JSON.stringify(offerings) },
  );
}

export function listCellsOf(db: Db, offerings: readonly string[]): CellRow[] {
  return all(
    db,
    cellRow,
    'SELECT c.* FROM json_each(:offerings) o CROSS JOIN cells c ON c.offering = o.value',
    { offerings: JSON.stringify(offerings) },
  );
}

/** Of these offerings the answers to one question that quote one of these sentences. */
export function listCellsQuoting(
  db: Db,
  dimension: string,
  /** Their ids, as a JSON array: the same for every candidate. */
  offerings: string,
  sentences: readonly string[],
): CellRow[] {
  return all(
    db,
    cellRow,
    `SELECT c.* FROM json_each(:offerings) o CROSS JOIN cells c ON c.offering = o.value AND c.dimension = :dimension
     WHERE EXISTS (SELECT 1 FROM json_each(c.answer, '$.quotes') q
       WHERE q.value ->> '$.exact' IN (SELECT value FROM json_each(:sentences)))`,
    { dimension, offerings, sentences: JSON.stringify(sentences) },
  );
}

/** 0 for a cell that never had an answer. */
export function cellVersion(db: Db, cell: CellRef): number {
  return count(
    db,
    'SELECT coalesce(max(version), 0) FROM cell_history WHERE offering = :offering AND dimension = :dimension',
    { ...cell },
  );
}

/** Gives the cell this answer and writes it into the history; gives its new version. */
export function approveCell(db: Db, approval: CellApproval): number {
  const version = cellVersion(db, approval.cell) + 1;
  const values = {
    ...approval.cell,
    version,
    at: approval.at,
    by: approval.by,
    basis: approval.basis,
    value: approval.answer.value,
    answer: JSON.stringify(approval.answer),
    weighed: approval.weighed && JSON.stringify(approval.weighed),
    evidence: JSON.stringify(approval.evidence),
    evidenceKey: approval.evidenceKey,
    source: approval.answer.source,
    verifiedAt: approval.verifiedAt,
    decision: approval.decision,
    because: approval.because,
  };
  change(
    db,
    `INSERT INTO cells (offering, dimension, basis, value, answer, weighed, evidence, evidence_key, source, approved_at,
       approved_by, verified_at, decision, version)
     VALUES (:offering, :dimension, :basis, :value, :answer, :weighed, :evidence, :evidenceKey, :source, :at, :by, :verifiedAt,
       :decision, :version)
     ON CONFLICT DO UPDATE SET basis = :basis, value = :value, answer = :answer, weighed = :weighed, evidence = :evidence,
       evidence_key = :evidenceKey, source = :source, approved_at = :at, approved_by = :by, verified_at = :verifiedAt,
       decision = :decision, version = :version`,
    values,
  );
  insertHistory(db, values);
  return version;
}

/** Takes the answer away again: only an undone first decision does. */
export function clearCell(
  db: Db,
  cell: CellRef,
  by: { at: Instant; by: string; decision: string; because: string },
): number {
  const version = cellVersion(db, cell) + 1;
  change(db, 'DELETE FROM cells WHERE offering = :offering AND dimension = :dimension', { ...cell });
  insertHistory(db, {
    ...cell,
    ...by,
    version,
    basis: 'person',
    answer: undefined,
    weighed: undefined,
    evidence: '[]',
    evidenceKey: '',
    verifiedAt: by.at,
  });
  return version;
}

function insertHistory(db: Db, values: Readonly<Record<string, string | number | undefined>>): void {
  const { offering, dimension, version, at, by, basis, answer, weighed, evidence, evidenceKey, verifiedAt } =
    values;
  change(
    db,
    `INSERT INTO cell_history (offering, dimension, version, at, by, basis, answer, weighed, evidence, evidence_key, verified_at,
       decision, because)
     VALUES (:offering, :dimension, :version, :at, :by, :basis, :answer, :weighed, :evidence, :evidenceKey, :verifiedAt,
       :decision, :because)`,
    {
      offering,
      dimension,
      version,
      at,
      by,
      basis,
      answer,
      weighed,
      evidence,
      evidenceKey,
      verifiedAt,
      decision: values['decision'],
      because: values['because'],
    },
  );
}

/** Their evidence was seen standing. */
export function verifyCells(db: Db, cells: readonly CellRef[], at: Instant): void {
  if (cells.length === 0) return;
  change(
    db,
    `UPDATE cells SET verified_at = :at
     FROM (SELECT value ->> 'offering' AS offering, value ->> 'dimension' AS dimension FROM json_each(:cells)) seen
     WHERE cells.offering = seen.offering AND cells.dimension = seen.dimension AND verified_at < :at`,
    { cells: JSON.stringify(cells), at },
  );
}

/** That its evidence was seen standing is taken back. */
export function dateBackCell(db: Db, cell: CellRef, at: Instant): void {
  change(
    db,
    'UPDATE cells SET verified_at = :at WHERE offering = :offering AND dimension = :dimension AND verified_at > :at',
    { ...cell, at },
  );
}

/** The same evidence in other typography: the sentence is quoted anew, and the answer stays as approved. */
export function requoteCell(
  db: Db,
  cell: CellRef,
  update: {
    answer: Answer;
    weighed: Answer;
    evidence: readonly EvidenceId[];
    evidenceKey: string;
    at: Instant;
  },
): void {
  change(
    db,
    `UPDATE cells SET answer = :answer, weighed = :weighed, evidence = :evidence, evidence_key = :evidenceKey, source = :source, verified_at = max(verified_at, :at)
     WHERE offering = :offering AND dimension = :dimension`,
    {
      ...cell,
      answer: JSON.stringify(update.answer),
      weighed: JSON.stringify(update.weighed),
      evidence: JSON.stringify(update.evidence),
      evidenceKey: update.evidenceKey,
      source: update.answer.source,
      at: update.at,
    },
  );
}

export function listCells(db: Db): CellRow[] {
  return all(db, cellRow, 'SELECT * FROM cells ORDER BY offering, dimension');
}

/** Newest first. */
export function listCellHistory(db: Db, cell: CellRef): CellHistoryRow[] {
  return all(
    db,
    historyRow,
    'SELECT * FROM cell_history WHERE offering = :offering AND dimension = :dimension ORDER BY version DESC',
    { ...cell },
  );
}

/** The answer in force at a moment. */
export function findCellAsOf(db: Db, cell: CellRef, at: Instant): CellHistoryRow | undefined {
  return first(
    db,
    historyRow,
    `SELECT * FROM cell_history WHERE offering = :offering AND dimension = :dimension AND at <= :at
     ORDER BY at DESC, version DESC LIMIT 1`,
    { ...cell, at },
  );
}

/** All answers in force at a moment. */
export function listCellsAsOf(db: Db, at: Instant): CellHistoryRow[] {
  return all(
    db,
    historyRow,
    `SELECT h.* FROM cell_history h WHERE h.answer IS NOT NULL AND h.version = (
       SELECT version FROM cell_history l WHERE l.offering = h.offering AND l.dimension = h.dimension AND l.at <= :at
       ORDER BY l.at DESC, l.version DESC LIMIT 1)
     ORDER BY h.offering, h.dimension`,
    { at },
  );
}
