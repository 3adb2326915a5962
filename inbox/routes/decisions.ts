// Decisions about what is no candidate: notices, incidents, corrections and samples.
import { Hono } from 'hono';
import { z } from 'zod';
import { decide, type Verb } from '#pipeline/decide/decide.ts';
import { NotPossible } from '#pipeline/errors.ts';
import type { Instant } from '#types/ids.ts';
import { dismissalSchema } from '#types/words.ts';
import { text } from '../decisions/read-form.ts';
import { toldOf } from '../decisions/told.ts';
import { after } from '../people/sessions.ts';
import { refuseProblem } from '../problems.ts';
import { requireRole } from '../security.ts';
import type { InboxEnv, InboxOptions } from '../web.ts';
import { secondReviewOf } from '../settings.ts';
import { wantsJson } from './candidates.ts';

const WEEK = 7 * 86_400_000;
const kinds = {
  notices: 'notice',
  incidents: 'incident',
  corrections: 'correction',
  samples: 'sample',
} as const;

export function decisionRoutes({ house }: InboxOptions): Hono<InboxEnv> {
  const routes = new Hono<InboxEnv>();

  routes.post(
    '/:kind{notices|incidents|corrections|samples}/:id/decisions',
    requireRole('reviewer'),
    async (web) => {
      const kind = kinds[web.req.param('kind') as keyof typeof kinds];
      const form = await web.req.formData();
      const remark = text(form, 'remark').slice(0, 2_000);
      const key = text(form, 'key');
      const version = z.coerce.number().int().positive().safeParse(text(form, 'version'));
      try {
        const { decision } = decide(house, {
          subject: { kind, id: web.req.param('id') },
          decision: verbOf(form, house.clock.now()),
          by: web.get('who').name,
          secondReview: secondReviewOf(house),
          ...(remark ? { remark } : {}),
          ...(/^[\w-]{8,100}$/.test(key) ? { idempotencyKey: key } : {}),
          ...(version.success ? { expectedVersion: version.data } : {}),
        });
        if (wantsJson(web))
          return web.json({ ok: true, decision: decision.id, told: toldOf(house, decision) });
        const back = text(form, 'back') === 'corrections' ? '/corrections?' : '/?state=notices&';
        return web.redirect(`${back}done=${decision.id}`, 303);
      } catch (error) {
        return refuseProblem(web, error);
      }
    },
  );

  return routes;
}

function verbOf(form: FormData, now: Instant): Verb {
  const verb = text(form, 'decision');
  if (verb === 'accept') return { kind: 'accept' };
  if (verb === 'snooze') return { kind: 'snooze', until: after(now, WEEK) };
  const reason = dismissalSchema.safeParse(text(form, 'reason'));
  if (verb === 'dismiss') return { kind: 'dismiss', reason: reason.success ? reason.data : 'other' };
  throw new NotPossible('the form names no decision', 'Load the page again and press one of its buttons.');
}
