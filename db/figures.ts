// What the decisions say about us: precision, time to review, misses.
import { z } from 'zod';
import type { Instant } from '#types/ids.ts';
import { type Db, all } from './statements.ts';

const precisionRow = z.object({
  key: z.string(),
  accepted: z.number(),
  dismissed: z.number(),
  false_alarms: z.number(),
});
export type PrecisionRow = z.infer<typeof precisionRow>;

/** A baseline taken over in bulk was not looked at one by one: it says nothing of how well we read. */
const looked = `c.decision = d.id AND NOT (d.batch IS NOT NULL AND c.change = 'new')`;

/** How decided candidates ended; a false alarm is one dismissed as artifact, not material, wrong quote or wrong grade. */
export function precisionBy(db: Db, by: 'source' | 'dimension' | 'change', since: Instant): PrecisionRow[] {
  return all(
    db,
    precisionRow,
    `SELECT c.${by} AS key, sum(c.state = 'accepted') AS accepted, sum(c.state = 'dismissed') AS dismissed,
       sum(c.state = 'dismissed' AND d.reason IN ('scrape_artifact', 'no_material_change', 'wrong_quote', 'wrong_grade'))
         AS false_alarms
     FROM candidates c JOIN decisions d ON ${looked}
     WHERE c.state IN ('accepted', 'dismissed') AND c.decided_at >= :since GROUP BY c.${by} ORDER BY key`,
    { since },
  );
}

const reviewRow = z.object({ hours: z.number() });

/** Hours from being shown to being decided, shortest first. */
export function reviewHours(db: Db, since: Instant): number[] {
  return all(
    db,
    reviewRow,
    `SELECT max(0.0, (julianday(c.decided_at) - julianday(c.raised_at)) * 24.0) AS hours
     FROM candidates c JOIN decisions d ON ${looked}
     WHERE c.state IN ('accepted', 'dismissed') AND c.decided_at >= :since ORDER BY hours`,
    { since },
  ).map((row) => row.hours);
}

const dayRow = z.object({
  day: z.string(),
  raised: z.number(),
  accepted: z.number(),
  dismissed: z.number(),
});
export type DayRow = z.infer<typeof dayRow>;

export function decisionsByDay(db: Db, since: Instant): DayRow[] {
  return all(
    db,
    dayRow,
    `SELECT day, sum(raised) AS raised, sum(accepted) AS accepted, sum(dismissed) AS dismissed FROM (
       SELECT substr(raised_at, 1, 10) AS day, 1 AS raised, 0 AS accepted, 0 AS dismissed FROM candidates
       WHERE raised_at >= :since
       UNION ALL
       SELECT substr(c.decided_at, 1, 10), 0, c.state = 'accepted', c.state = 'dismissed'
       FROM candidates c JOIN decisions d ON ${looked}
       WHERE c.decided_at >= :since AND c.state IN ('accepted', 'dismissed'))
     GROUP BY day ORDER BY day`,
    { since },
  );
}

const captureDayRow = z.object({ day: z.string(), ok: z.number(), not_ok: z.number() });

export function visitsByDay(db: Db, since: Instant): z.infer<typeof captureDayRow>[] {
  return all(
    db,
    captureDayRow,
    `SELECT substr(finished_at, 1, 10) AS day, sum(verdict = 'ok') AS ok, sum(verdict <> 'ok') AS not_ok
     FROM visits WHERE finished_at >= :since GROUP BY day ORDER BY day`,
    { since },
  );
}

const sampleWeekRow = z.object({ week: z.string(), judged: z.number(), missed: z.number() });

/** Of the samples drawn since, by the week that they stand for; weeks of which none was judged are left out. */
export function missesByWeek(db: Db, since: Instant): z.infer<typeof sampleWeekRow>[] {
  return all(
    db,
    sampleWeekRow,
    `SELECT week, count(*) AS judged, sum(state = 'missed') AS missed FROM samples
     WHERE state <> 'open' AND drawn_at >= :since GROUP BY week ORDER BY week`,
    { since },
  );
}
