// What evidence on data residency may hold beside its grade.
import { z } from 'zod';

export const residencyDetails = z.strictObject({
  /** The places that can be chosen, or the one where data are. */
  regions: z.array(z.string()).optional(),
  mechanism: z.enum(['endpoint', 'deployment', 'data_centre', 'setting', 'region']).optional(),
  /** The plans that the choice is limited to, as said. */
  scope: z.string().optional(),
});

export type ResidencyDetails = z.infer<typeof residencyDetails>;
