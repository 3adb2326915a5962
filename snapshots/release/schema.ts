// The published format as a schema: what we write is parsed by it before it is written, and verify parses it again.
import { z } from 'zod';
import {
  accessSchema,
  basisSchema,
  confidenceSchema,
  defaultSchema,
  gradeSchema,
  tierSchema,
} from '#types/words.ts';
import { detailsSchema } from '#types/evidence.ts';

/** Raised when a key changes its meaning; new keys do not raise it. */
export const SCHEMA_VERSION = '1.0' as const;

const date = z.iso.date();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const releasedQuoteSchema = z.object({
  exact: z.string().min(20).max(600),
  prefix: z.string(),
  suffix: z.string(),
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
  page: z.number().int().positive().optional(),
});

const releasedCaptureSchema = z.object({
  id: z.string(),
  retrieved: z.iso.datetime(),
  memento: z.iso.datetime().optional(),
  text_sha256: sha256,
  body_sha256: sha256.optional(),
  normaliser: z.literal('text/1'),
  no_archive_because: z.string().optional(),
});

export const releasedCellSchema = z.object({
  value: gradeSchema,
  confidence: confidenceSchema,
  source: z.string(),
  archived: z.string().nullable(),
  verified: date,
  expires: date,
  notes: z.string(),
  evidence: z.string(),
  caveat: z.string(),
  tier: tierSchema.optional(),
  route: z.enum(['public', 'trust_center_nda', 'sales_contract']).optional(),
  default: defaultSchema.optional(),
  geography: z.string().optional(),
  details: detailsSchema,
  access: accessSchema,
  basis: basisSchema,
  approved: date,
  effective_from: z.string().optional(),
  quotes: z.array(releasedQuoteSchema).max(5),
  capture: releasedCaptureSchema.optional(),
  model_exceptions: z.array(z.string()),
});

const releasedOfferingSchema = z.object({
  id: z.string(),
  name: z.string(),
  developer: z.string(),
  platform: z.string(),
  category: z.enum(['first_party', 'cloud_distribution']),
  model_family: z.string(),
  summary: z.string(),
  sort_order: z.number().int(),
  models: z.array(z.string()),
  dimensions: z.record(z.string(), releasedCellSchema),
});

export const releaseSchema = z.object({
  schema_version: z.literal(SCHEMA_VERSION),
  name: z.string(),
  generated: date,
  generated_at: z.iso.datetime(),
  expires: date,
  license: z.string(),
  disclaimer: z.string(),
  dimensions: z.record(z.string(), z.string()),
  dimension_details: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      group: z.string(),
      level: z.enum(['platform', 'developer']),
    }),
  ),
  offerings: z.array(releasedOfferingSchema),
  tombstones: z.array(z.object({ id: z.string(), now: z.string() })),
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
});

export type ReleasedCell = z.infer<typeof releasedCellSchema>;
export type ReleasedOffering = z.infer<typeof releasedOfferingSchema>;
export type ReleaseData = z.infer<typeof releaseSchema>;
