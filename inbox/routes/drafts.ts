// The draft of an edit: kept while a person writes, given back wherever they open the candidate next.
import { Hono } from 'hono';
import { findCandidateRow } from '#db/candidates.ts';
import { deleteDraft, saveDraft } from '#db/drafts.ts';
import { leaseSubject } from '#pipeline/decide/candidate.ts';
import { isWaiting } from '../candidate/load.ts';
import { text } from '../decisions/read-form.ts';
import { writerOf } from '../people/who.ts';
import { candidateLink } from '../queue/view.ts';
import { refusal } from '../refusal.ts';
import { requireRole } from '../security.ts';
import type { InboxEnv, InboxOptions } from '../web.ts';
import { viewOf, wantsJson } from './candidates.ts';

/** What belongs to the one sending, not to what was written. */
const ofTheForm = new Set(['csrf', 'key', 'version', 'view', 'next', 'decision', 'discard']);

export function draftRoutes({ house }: InboxOptions): Hono<InboxEnv> {
  const routes = new Hono<InboxEnv>();

  routes.post('/candidates/:id/draft', requireRole('reviewer'), async (web) => {
    const row = findCandidateRow(house.db, web.req.param('id'));
    if (!row) return refusal(web, 404, 'not_found', 'There is no such candidate.', 'Start from the queue.');
    const form = await web.req.formData();
    const [subject, who] = [leaseSubject(row), writerOf(web.get('who'))];
    const keeps = !form.has('discard') && isWaiting(row);
    if (keeps)
      saveDraft(
        house.db,
        subject,
        who,
        { version: Number(text(form, 'version')) || row.version, fields: fieldsOf(form) },
        house.clock.now(),
      );
    else deleteDraft(house.db, subject, who);
    const told = keeps ? 'Kept as a draft' : 'The draft is gone';
    if (wantsJson(web)) return web.json({ ok: true, told });
    const link = candidateLink(row.id, viewOf(text(form, 'view')));
    return web.redirect(`${link}${link.includes('?') ? '&' : '?'}draft=${keeps ? 'kept' : 'gone'}`, 303);
  });

  return routes;
}

function fieldsOf(form: FormData): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const name of new Set(form.keys()))
    if (!ofTheForm.has(name)) fields[name] = form.getAll(name).filter((each) => typeof each === 'string');
  return fields;
}
