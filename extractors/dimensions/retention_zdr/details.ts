// What evidence on retention may hold beside its grade.
import { z } from 'zod';

export const retentionDetails = z.strictObject({
  /** How long content is kept by itself. */
  retention_days: z.number().int().nonnegative().optional(),
  /** How soon content goes after the customer deletes it or leaves. */
  deletion_days: z.number().int().nonnegative().optional(),
  zdr_approval_required: z.boolean().optional(),
  zdr_excluded_models: z.array(z.string()).optional(),
  zdr_eligible_endpoints: z.array(z.string()).optional(),
  /** The plans or data that the rule is limited to, as said. */
  scope: z.string().optional(),
});

export type RetentionDetails = z.infer<typeof retentionDetails>;
