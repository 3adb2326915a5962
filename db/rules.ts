// Rules made from dismissals: they lower, expire and can be withdrawn; they never delete.
import { z } from 'zod';
import type { DimensionKey, Instant, SourceId } from '#types/ids.ts';
import { dimensionIdSchema, instantSchema, sourceIdSchema } from '#types/schemas.ts';
import { changeSchema, type Change } from '#types/words.ts';
import { type Db, all, change as write, first, json, maybe } from './statements.ts';

export const ruleTrialSchema = z.object({
  captures: z.number(),
  candidates: z.number(),
  hidden: z.array(
    z.object({ candidate: z.string(), at: instantSchema, title: z.string(), decided: z.string() }),
  ),
});
export type RuleTrial = z.infer<typeof ruleTrialSchema>;

const ruleRow = z.object({
  id: z.string(),
  source: sourceIdSchema,
  dimension: dimensionIdSchema,
  change: changeSchema,
  details: json(z.array(z.string())),
  created_at: instantSchema,
  created_by: z.string(),
  decision: maybe(z.string()),
  because: z.string(),
  expires_at: instantSchema,
  withdrawn_at: maybe(instantSchema),
  withdrawn_by: maybe(z.string()),
  trial: json(ruleTrialSchema),
  hits: z.number(),
});
export type RuleRow = z.infer<typeof ruleRow>;

export interface NewRule {
  readonly id: string;
  readonly source: SourceId;
  readonly dimension: DimensionKey;
  readonly change: Change;
  /** For details: only differences in nothing but these keys; empty for any. */
  readonly details: readonly string[];
  readonly createdAt: Instant;
  readonly createdBy: string;
  readonly decision?: string;
  readonly because: string;
  readonly expiresAt: Instant;
  readonly trial: RuleTrial;
}

export function insertRule(db: Db, rule: NewRule): void {
  write(
    db,
    `INSERT INTO rules (id, source, dimension, change, details, created_at, created_by, decision, because, expires_at, trial)
     VALUES (:id, :source, :dimension, :change, :details, :createdAt, :createdBy, :decision, :because, :expiresAt, :trial)`,
    {
      ...rule,
      decision: rule.decision,
      details: JSON.stringify(rule.details),
      trial: JSON.stringify(rule.trial),
    },
  );
}

export function findRule(db: Db, id: string): RuleRow | undefined {
  return first(db, ruleRow, 'SELECT * FROM rules WHERE id = :id', { id });
}

/** Those that count at this moment. */
export function listActiveRules(
  db: Db,
  key: { source: SourceId; dimension: DimensionKey; change: Change },
  at: Instant,
): RuleRow[] {
  return all(
    db,
    ruleRow,
    `SELECT * FROM rules WHERE source = :source AND dimension = :dimension AND change = :change
       AND withdrawn_at IS NULL AND expires_at > :at ORDER BY created_at, id`,
    { ...key, at },
  );
}

export function listRules(db: Db): RuleRow[] {
  return all(db, ruleRow, 'SELECT * FROM rules ORDER BY created_at DESC, id');
}

export function hitRule(db: Db, id: string): void {
  write(db, 'UPDATE rules SET hits = hits + 1 WHERE id = :id', { id });
}

export function setRuleWithdrawn(
  db: Db,
  id: string,
  withdrawn: { at: Instant; by: string } | undefined,
): void {
  write(db, 'UPDATE rules SET withdrawn_at = :at, withdrawn_by = :by WHERE id = :id', {
    id,
    at: withdrawn?.at,
    by: withdrawn?.by,
  });
}
