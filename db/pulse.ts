// What a listener watches: a few numbers that grow with everything that people would want to see at once.
import { z } from 'zod';
import { type Db, first } from './statements.ts';

const pulseRow = z.object({
  decisions: z.number(),
  candidates: z.number(),
  visits: z.string(),
  open: z.number(),
  held: z.number(),
  notices: z.number(),
  corrections: z.number(),
});
export type Pulse = z.infer<typeof pulseRow>;

/** Each number comes from the end of an index or a kept count: cheap enough to ask every second. */
export function readPulse(db: Db): Pulse {
  const found = first(
    db,
    pulseRow,
    `SELECT coalesce((SELECT max(n) FROM decisions), 0) AS decisions,
       coalesce((SELECT max(n) FROM candidates), 0) AS candidates,
       coalesce((SELECT max(finished_at) FROM visits), '') AS visits,
       coalesce((SELECT sum(count) FROM candidate_counts WHERE state IN ('open', 'second_review')), 0) AS open,
       coalesce((SELECT sum(count) FROM candidate_counts WHERE state = 'held'), 0) AS held,
       (SELECT count(*) FROM notices WHERE closed_at IS NULL) AS notices,
       (SELECT count(*) FROM corrections WHERE state = 'open') AS corrections`,
  );
  if (!found) throw new Error('a query without FROM gives one row');
  return found;
}
