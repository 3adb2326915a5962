// The registry as people write it in YAML: schemas at the boundary, plain types inside.
import { z } from 'zod';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single dashes');
const span = z.string().regex(/^\d+(s|m|h|d|w)$/, 'a number and s, m, h, d or w, such as 12h');
const httpUrl = z.string().refine((value) => {
  try {
    return ['http:', 'https:'].includes(new URL(value).protocol);
  } catch {
    return false;
  }
}, 'an absolute http or https address');

export const dimensionKeySchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'lower-case letters, digits and underscores');

export const phrasesSchema = z.strictObject({
  affirm: z.array(z.string().min(1)).default([]),
  gate: z.array(z.string().min(1)).default([]),
  deny: z.array(z.string().min(1)).default([]),
  partial: z.array(z.string().min(1)).default([]),
  trap: z.array(z.string().min(1)).default([]),
});

export const dimensionSchema = z.strictObject({
  key: dimensionKeySchema,
  label: z.string().min(1),
  question: z.string().min(1),
  group: z.string().min(1),
  level: z.enum(['platform', 'developer']),
  stale_after: span.default('30d'),
  phrases: phrasesSchema.optional(),
});

export const expectSchema = z.strictObject({
  title: z.string().optional(),
  text: z.array(z.string().min(1)).default([]),
  min_chars: z.number().int().nonnegative().optional(),
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .default('en'),
});

export const unfoldSchema = z.strictObject({
  /** CSS selectors, for the rare page where the general way does not find them. */
  pager: z.string().optional(),
  tabs: z.string().optional(),
  show_more: z.string().optional(),
  wait_for: z.string().optional(),
  /** Set to false to leave tabs, accordions and pagers alone. */
  enabled: z.boolean().default(true),
});

export const sourceSchema = z.strictObject({
  id,
  url: httpUrl,
  kind: z.enum(['page', 'portal', 'pdf', 'markdown']),
  dimensions: z.array(dimensionKeySchema).optional(),
  offerings: z.array(id).optional(),
  every: span.optional(),
  cron: z.string().optional(),
  twin: z.union([z.enum(['auto', 'off']), httpUrl]).default('off'),
  expect: expectSchema.prefault({}),
  unfold: unfoldSchema.prefault({}),
  unconfirmed: z.boolean().default(false),
});

export const partySchema = z.strictObject({
  id,
  name: z.string().min(1),
  aliases: z.array(z.string().min(1)).default([]),
  roles: z.array(z.enum(['developer', 'platform', 'authority'])).min(1),
  hosts: z.array(z.string().min(1)).min(1),
  sources: z.array(sourceSchema).default([]),
});

export const offeringSchema = z.strictObject({
  id: id.refine(
    (value) => !value.includes('-vs-'),
    'must not contain "-vs-": it separates compared offerings',
  ),
  name: z.string().min(1),
  aliases: z.array(z.string().min(1)).default([]),
  not: z.array(z.string().min(1)).default([]),
  formerly: z.array(id).default([]),
  models: z.array(z.string().min(1)).default([]),
  developer: id,
  platform: id,
  category: z.enum(['first_party', 'cloud_distribution']),
  model_family: z.string().min(1),
  summary: z.string().default(''),
  sort_order: z.number().int().default(0),
});

export const registrySettingsSchema = z.strictObject({
  name: z.string().min(1),
  license: z.string().min(1),
  disclaimer: z.string().min(1),
  site_url: httpUrl,
  contact: z.string().min(1),
  user_agent: z.string().min(1).optional(),
  pace: span.default('5s'),
  concurrency: z.number().int().min(1).max(64).default(4),
  confirm_after: span.default('6h'),
  quiet_hours: z.string().optional(),
  second_review: z.array(z.enum(['weakened', 'absent', 'contradiction'])).default([]),
  save_page_now: z.boolean().default(false),
  notices: z.array(z.enum(['moved', 'stale', 'failing'])).default(['moved', 'stale', 'failing']),
});

export type Phrases = z.infer<typeof phrasesSchema>;
export type Dimension = z.infer<typeof dimensionSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type Party = z.infer<typeof partySchema>;
export type Offering = z.infer<typeof offeringSchema>;
export type RegistrySettings = z.infer<typeof registrySettingsSchema>;

export interface Registry {
  readonly settings: RegistrySettings;
  readonly dimensions: readonly Dimension[];
  readonly parties: readonly Party[];
  readonly offerings: readonly Offering[];
  /** SHA-256 over the canonical form of all of it: workers of another digest refuse. */
  readonly digest: string;
  /** The folder it was read from. */
  readonly folder: string;
}
