// Schemas of the shared types, for where they enter again: database rows, the queue, HTTP bodies.
import { z } from 'zod';
import type { Difference, EntryChange, WeighReason } from './cell.ts';
import type {
  CaptureDraft,
  GoodFacts,
  Judgement,
  ListCount,
  ObjectRole,
  Reason,
  StoredObject,
  Validators,
  View,
  VisitOutcome,
} from './capture.ts';
import type { Finding } from './evidence.ts';
import type { VisitJob } from './job.ts';
import type { CaptureId, DimensionKey, EvidenceId, Instant, OfferingId, Sha256, SourceId } from './ids.ts';
import type { Block, Quote, TextDocument } from './text.ts';
import {
  accessSchema,
  changeSchema,
  confidenceSchema,
  gradeSchema,
  noArchiveSchema,
  verdictSchema,
  viaSchema,
} from './words.ts';
import { detailsSchema } from './evidence.ts';
import { sourceSchema } from './registry.ts';

function text<T extends string>(): z.ZodType<T, T> {
  return z.string() as unknown as z.ZodType<T, T>;
}

export const sourceIdSchema = text<SourceId>();
export const offeringIdSchema = text<OfferingId>();
export const dimensionIdSchema = text<DimensionKey>();
export const captureIdSchema = text<CaptureId>();
export const evidenceIdSchema = text<EvidenceId>();
export const instantSchema = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
    'an instant in UTC with milliseconds',
  ) as unknown as z.ZodType<Instant, Instant>;
export const sha256Schema = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hexadecimal') as unknown as z.ZodType<Sha256, Sha256>;

export const rectangleSchema = z.object({
  page: z.number(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});

export const quoteSchema: z.ZodType<Quote> = z.object({
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
  page: z.number().int().positive().optional(),
  rectangles: z.array(rectangleSchema).optional(),
});

export const answerSchema = z.object({
  value: gradeSchema,
  confidence: confidenceSchema,
  access: accessSchema,
  details: detailsSchema,
  quotes: z.array(quoteSchema),
  effectiveFrom: z.string().optional(),
  url: z.string(),
  source: sourceIdSchema.optional(),
  capture: captureIdSchema.optional(),
  archivedAt: instantSchema.optional(),
  note: z.string(),
  caveat: z.string(),
});

export const cellRefSchema = z.object({ offering: offeringIdSchema, dimension: dimensionIdSchema });

export const weighReasonSchema: z.ZodType<WeighReason> = z.object({
  rule: z.string(),
  message: z.string(),
  evidence: z.array(evidenceIdSchema),
});

export const findingSchema: z.ZodType<Finding> = z.object({
  rule: z.string(),
  effect: z.enum(['affirm', 'gate', 'deny', 'partial', 'unclear', 'trap', 'scope']),
  message: z.string(),
  start: z.number(),
  end: z.number(),
});

const entryChangeSchema: z.ZodType<EntryChange> = z.object({
  kind: z.enum(['added', 'removed', 'rescoped']),
  key: z.string(),
  entry: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
});
const fieldChangeSchema = z.object({
  key: z.string(),
  from: z.string().optional(),
  to: z.string().optional(),
});

export const differenceSchema: z.ZodType<Difference> = z.object({
  change: changeSchema,
  grade: z.object({ from: gradeSchema.optional(), to: gradeSchema }).optional(),
  access: z.array(fieldChangeSchema).optional(),
  details: z.array(fieldChangeSchema).optional(),
  entries: z.array(entryChangeSchema).optional(),
  sentence: z.object({ from: z.string().optional(), to: z.string().optional() }).optional(),
  takesEffect: z.string().optional(),
});

export const reasonSchema: z.ZodType<Reason> = z.object({ rule: z.string(), message: z.string() });
export const judgementSchema: z.ZodType<Judgement> = z.object({
  verdict: verdictSchema,
  reasons: z.array(reasonSchema),
});
export const validatorsSchema: z.ZodType<Validators> = z.object({
  etag: z.string().optional(),
  lastModified: z.string().optional(),
});
export const listCountSchema: z.ZodType<ListCount> = z.object({
  said: z.number(),
  found: z.number(),
  where: z.string(),
});
export const viewSchema: z.ZodType<View> = z.object({
  index: z.number(),
  label: z.string(),
  url: z.string(),
});
const objectRoleSchema: z.ZodType<ObjectRole> = z.enum([
  'body',
  'dom',
  'picture',
  'layout',
  'text',
  'blocks',
]);
export const storedObjectSchema: z.ZodType<StoredObject> = z.object({
  role: objectRoleSchema,
  view: z.number().int(),
  sha256: sha256Schema,
  mediaType: z.string(),
  size: z.number(),
});

/** Good facts may grow fields: what a newer crawler wrote stays in. */
export const goodFactsSchema = z.looseObject({
  at: instantSchema,
  finalUrl: z.string(),
  characters: z.number(),
  blocks: z.number(),
  entries: z.number(),
  textSha256: sha256Schema,
  shingles: z.array(z.number()),
  rendered: z.boolean(),
}) as unknown as z.ZodType<GoodFacts>;

const blockSchema: z.ZodType<Block> = z.looseObject({
  kind: z.enum(['heading', 'paragraph', 'listItem', 'tableRow', 'badge']),
  start: z.number(),
  end: z.number(),
  text: z.string(),
  headings: z.array(z.string()),
  links: z.array(z.object({ label: z.string(), href: z.string(), start: z.number(), end: z.number() })),
});

export const textDocumentSchema = z.looseObject({
  normaliser: z.literal('text/1'),
  media: z.enum(['html', 'markdown', 'pdf']),
  text: z.string(),
  textSha256: sha256Schema,
  blocks: z.array(blockSchema),
  language: z.object({ declared: z.string().optional(), detected: z.string().optional() }),
}) as unknown as z.ZodType<TextDocument>;

export const captureDraftSchema: z.ZodType<CaptureDraft> = z.looseObject({
  via: viaSchema,
  requestedUrl: z.string(),
  finalUrl: z.string(),
  redirects: z.array(z.string()),
  status: z.number().int().optional(),
  headers: z.record(z.string(), z.string()),
  retrievedAt: instantSchema,
  archivedAt: instantSchema.optional(),
  mediaType: z.string().optional(),
  views: z.array(viewSchema),
  objects: z.array(storedObjectSchema),
  document: textDocumentSchema.optional(),
  counts: z.array(listCountSchema),
  judgement: judgementSchema,
  validators: validatorsSchema,
  unchanged: z.boolean(),
  milliseconds: z.number(),
  because: z.string(),
});

export const visitOutcomeSchema: z.ZodType<VisitOutcome> = z.looseObject({
  source: sourceIdSchema,
  slot: z.string(),
  startedAt: instantSchema,
  finishedAt: instantSchema,
  attempts: z.array(captureDraftSchema),
  used: z.number().int().nonnegative().optional(),
  live: judgementSchema,
  noArchiveBecause: noArchiveSchema.optional(),
  movedTo: z.object({ url: z.string(), because: z.string() }).optional(),
  milliseconds: z.number(),
});

export const visitJobSchema: z.ZodType<VisitJob> = z.looseObject({
  source: sourceIdSchema,
  slot: z.string(),
  party: z.object({ id: z.string(), name: z.string(), hosts: z.array(z.string()) }),
  declared: sourceSchema,
  userAgent: z.string(),
  pace: z.number(),
  validators: validatorsSchema.optional(),
  lastGood: goodFactsSchema.optional(),
  witnessAfter: instantSchema.optional(),
  sentences: z.array(z.string()).optional(),
  registryDigest: z.string(),
  codeVersion: z.string(),
});
