// What evidence on training may hold beside its grade.
import { z } from 'zod';

export const trainingDetails = z.strictObject({
  /** The customer may say yes to training. */
  opt_in_sharing: z.boolean().optional(),
  /** Training happens unless the customer objects. */
  opt_out: z.boolean().optional(),
  /** The plans or products that the statement is limited to, as said. */
  scope: z.string().optional(),
  /** What the promise leaves out. */
  exceptions: z.array(z.enum(['feedback', 'safety_review', 'deidentified', 'third_party_models'])).optional(),
});

export type TrainingDetails = z.infer<typeof trainingDetails>;
