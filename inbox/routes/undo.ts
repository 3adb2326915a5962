// Undo: the decision that was named, or the person's newest that still stands; a batch is taken back as one.
import { Hono } from 'hono';
import { findDecision, findLastStanding } from '#db/decisions.ts';
import { undoBatch } from '#pipeline/decide/bulk.ts';
import { undo } from '#pipeline/decide/undo.ts';
import { NotFound } from '#pipeline/errors.ts';
import { counted } from '#text/counted.ts';
import { text } from '../decisions/read-form.ts';
import { toldOf } from '../decisions/told.ts';
import { refuseProblem } from '../problems.ts';
import { candidateLink } from '../queue/view.ts';
import { requireRole } from '../security.ts';
import type { InboxEnv, InboxOptions } from '../web.ts';
import { viewOf, wantsJson } from './candidates.ts';

export function undoRoutes({ house }: InboxOptions): Hono<InboxEnv> {
  const routes = new Hono<InboxEnv>();

  routes.post('/undo', requireRole('reviewer'), async (web) => {
    const form = await web.req.formData();
    const by = web.get('who').name;
    const named = text(form, 'decision');
    try {
      const target = named ? findDecision(house.db, named) : findLastStanding(house.db, by);
      if (!target) throw new NotFound('no decision of yours is left to undo', 'See your last decisions.');
      if (target.batch && !named) {
        const { undone, refused } = undoBatch(house, target.batch, by);
        const told = `${counted(undone, 'decision')} undone${refused.length > 0 ? `, ${counted(refused.length, 'left as it is', 'left as they are')}` : ''}`;
        return wantsJson(web) ? web.json({ ok: true, told, to: '/' }) : web.redirect('/', 303);
      }
      const key = text(form, 'key');
      const { decision } = undo(house, {
        decision: target.id,
        by,
        ...(/^[\w-]{8,100}$/.test(key) ? { idempotencyKey: key } : {}),
      });
      const to = target.subject_kind === 'candidate' ? backTo(target.subject, form, decision.id) : '/';
      return wantsJson(web)
        ? web.json({ ok: true, told: toldOf(house, decision), to })
        : web.redirect(to, 303);
    } catch (error) {
      return refuseProblem(web, error);
    }
  });

  return routes;
}

/** The candidate again, in the view in which the person was. */
function backTo(candidate: string, form: FormData, done: string): string {
  const link = candidateLink(candidate, viewOf(text(form, 'view')));
  return `${link}${link.includes('?') ? '&' : '?'}done=${done}`;
}
