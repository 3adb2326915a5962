// What the details of this dimension may hold.
import { z } from 'zod';

export const art53Details = z.strictObject({
  models: z.array(z.string()).optional(),
  version: z.string().optional(),
  date: z.string().optional(),
  market_date: z.string().optional(),
  provider: z.string().optional(),
});
