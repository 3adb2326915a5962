// The flat data.json of such registries, as programs of the field write it: strict where a wrong value would mislead.
import { z } from 'zod';
import { confidenceSchema, gradeSchema } from '#types/words.ts';

const webAddress = z.url({ protocol: /^https?$/, error: 'an http or https address' });

export const importedCellSchema = z.looseObject({
  value: gradeSchema,
  confidence: confidenceSchema.default('low'),
  source: z.union([webAddress, z.literal('')]).default(''),
  archived: z.union([webAddress, z.literal(''), z.null()]).default(null),
  verified: z.iso.date({ error: 'a date as YYYY-MM-DD' }),
  notes: z.string().default(''),
  evidence: z.string().default(''),
  caveat: z.string().nullish(),
  tier: z.string().nullish(),
  route: z.string().nullish(),
  default: z.string().nullish(),
  geography: z.string().nullish(),
  details: z.record(z.string(), z.unknown()).nullish(),
});

export const importedOfferingSchema = z.looseObject({
  id: z.string().min(1),
  name: z.string().min(1),
  dimensions: z.record(z.string(), z.unknown()),
});

export const importedFileSchema = z.looseObject({
  name: z.string().optional(),
  offerings: z.array(z.unknown()),
});

export type ImportedCell = z.infer<typeof importedCellSchema>;
export type ImportedOffering = z.infer<typeof importedOfferingSchema>;
