// Pieces of schemas that several resources share.
import { z } from 'zod';
import type { DecisionRow } from '#db/decisions.ts';
import { candidateStateSchema } from '#db/candidates.ts';
import { dismissalSchema } from '#types/words.ts';
import type { Web } from '../../web.ts';

export const limitSchema = z.coerce.number().int().min(1).max(200).default(50);

export const decisionSchema = z.object({
  id: z.string(),
  at: z.string(),
  by: z.string(),
  kind: z.string(),
  effect: z.enum(['applied', 'vote']),
  reason: dismissalSchema.optional(),
  remark: z.string(),
  undoes: z.string().optional(),
  batch: z.string().optional(),
});

export function decisionOf(row: DecisionRow): z.infer<typeof decisionSchema> {
  const { id, at, by, kind, effect, reason, remark, undoes, batch } = row;
  return { id, at, by, kind, effect, reason, remark, undoes, batch };
}

export const decidedSchema = z.object({
  decision: decisionSchema,
  repeated: z.boolean().describe('This Idempotency-Key was decided before; nothing was done again.'),
  state: z.string(),
  version: z.number().int(),
});

export const decisionHeaders = {
  'Idempotency-Key': 'The same key again gives the same decision again, and does nothing.',
  'If-Match': 'The version that you saw, as ETag gave it; another one is refused with 409.',
};

export const decisionRefusals = {
  404: 'There is no such thing.',
  409: 'It changed since you saw it, or the key came with another decision; `state` and `version` tell.',
  423: 'Another person is looking at it; `who` and `until` tell.',
};

export const stateSchema = candidateStateSchema;

export function etag(version: number): string {
  return `"${version}"`;
}

/** What Idempotency-Key and If-Match ask. */
export function conditionsOf(web: Web): { idempotencyKey?: string; expectedVersion?: number } {
  const key = web.req.header('idempotency-key');
  const version = Number(/^(?:W\/)?"?v?(\d+)"?$/.exec(web.req.header('if-match') ?? '')?.[1]);
  return {
    ...(key ? { idempotencyKey: key } : {}),
    ...(Number.isInteger(version) ? { expectedVersion: version } : {}),
  };
}
