// Runs, rules, figures and the next release.
import { z } from 'zod';
import { decisionsByDay, precisionBy, reviewHours, visitsByDay } from '#db/figures.ts';
import { recordAudit } from '#db/audit.ts';
import { listRules, setRuleWithdrawn } from '#db/rules.ts';
import { listRuns } from '#db/runs.ts';
import { NotFound } from '#pipeline/errors.ts';
import { nextRelease } from '#pipeline/release.ts';
import { estimateMisses } from '#pipeline/samples.ts';
import { releaseSchema } from '#snapshots/release/schema.ts';
import { after } from '../../people/sessions.ts';
import type { InboxOptions } from '../../web.ts';
import { operation, type Operation } from '../operation.ts';
import { idOf } from './candidates.ts';
import { limitSchema } from './shared.ts';

const DAY = 86_400_000;

export function houseOperations({ house }: InboxOptions): Operation[] {
  return [
    operation({
      method: 'get',
      path: '/runs',
      tag: 'house',
      summary: 'Runs of visits, newest first',
      role: 'reader',
      query: z.object({ limit: limitSchema }),
      answer: z.object({
        runs: z.array(z.looseObject({ id: z.string(), kind: z.string(), state: z.string() })),
      }),
      run: (_web, { query }) => ({ runs: listRuns(house.db, query.limit) }),
    }),
    operation({
      method: 'get',
      path: '/rules',
      tag: 'house',
      summary: 'Rules made from dismissals',
      role: 'reader',
      answer: z.object({
        rules: z.array(z.looseObject({ id: z.string(), source: z.string(), because: z.string() })),
      }),
      run: () => ({ rules: listRules(house.db) }),
    }),
    operation({
      method: 'delete',
      path: '/rules/{id}',
      tag: 'house',
      summary: 'Withdraw a rule; it stays listed',
      role: 'reviewer',
      refusals: { 404: 'There is no such rule.' },
      answer: z.object({ id: z.string(), withdrawnAt: z.string() }),
      run: (web) => {
        const [id, at, by] = [idOf(web), house.clock.now(), web.get('who').name];
        const rule = listRules(house.db).find((each) => each.id === id);
        if (!rule) throw new NotFound(`there is no rule ${id}`, 'GET /api/v1/rules lists them.');
        setRuleWithdrawn(house.db, id, { at, by });
        recordAudit(house.db, { at, who: by, action: 'rule.withdraw', subject: id });
        return { id, withdrawnAt: at };
      },
    }),
    operation({
      method: 'get',
      path: '/figures',
      tag: 'house',
      summary: 'Precision, false alarms, time to review, capture success and estimated misses',
      role: 'reader',
      query: z.object({ days: z.coerce.number().int().min(1).max(3_660).default(90) }),
      answer: z.looseObject({ since: z.string() }),
      run: (_web, { query }) => {
        const since = after(house.clock.now(), -query.days * DAY);
        return {
          since,
          precisionBySource: precisionBy(house.db, 'source', since),
          precisionByDimension: precisionBy(house.db, 'dimension', since),
          decisionsByDay: decisionsByDay(house.db, since),
          visitsByDay: visitsByDay(house.db, since),
          hoursToReview: reviewHours(house.db, since),
          misses: estimateMisses(house, since),
        };
      },
    }),
    operation({
      method: 'get',
      path: '/release/next',
      tag: 'house',
      summary: 'What a release of now would publish',
      role: 'reader',
      answer: releaseSchema,
      run: () => nextRelease(house),
    }),
  ];
}
