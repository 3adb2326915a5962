// What evidence on a BAA may hold beside its grade.
import { z } from 'zod';

export const hipaaDetails = z.strictObject({
  /** The products or plans that the agreement covers, as said. */
  scope: z.string().optional(),
  /** An e-mail address to ask. */
  contact: z.string().optional(),
  addendum_url: z.string().optional(),
  enterprise_agreement_required: z.boolean().optional(),
  /** PHI may go through endpoints without retention only. */
  zdr_required: z.boolean().optional(),
});

export type HipaaDetails = z.infer<typeof hipaaDetails>;
