// Decisions by filter: a list to look at, and one confirmation that decides what was on it and nothing else.
import { Hono } from 'hono';
import { listDecisionsOfBatch } from '#db/decisions.ts';
import { countQueue, listQueue, listQueueOf } from '#db/queue.ts';
import { decideAll } from '#pipeline/decide/bulk.ts';
import type { Verb } from '#pipeline/decide/decide.ts';
import { NotPossible } from '#pipeline/errors.ts';
import type { Instant } from '#types/ids.ts';
import { dismissalSchema } from '#types/words.ts';
import { text } from '../decisions/read-form.ts';
import { framed } from '../framed.ts';
import { bulkDonePage, bulkPage } from '../pages/queue/bulk-page.ts';
import { after } from '../people/sessions.ts';
import { refuseProblem } from '../problems.ts';
import { filterOf, queueStates, readView } from '../queue/view.ts';
import { refusal } from '../refusal.ts';
import { requireRole } from '../security.ts';
import { secondReviewOf } from '../settings.ts';
import { personOf, type InboxEnv, type InboxOptions, type Web } from '../web.ts';
import { viewOf } from './candidates.ts';

/** One confirmation: more than a person can read is decided in several. */
export const MOST = 300;
const WEEK = 7 * 86_400_000;
const styles = ['queue.css', 'candidate.css'];

export function bulkRoutes(options: InboxOptions): Hono<InboxEnv> {
  const { house } = options;
  const routes = new Hono<InboxEnv>();
  routes.use('/bulk', requireRole('reviewer'));

  routes.get('/bulk', (web) => {
    const person = personOf(web);
    if (!person) return noPerson(web);
    const { after: _after, ...view } = readView((name) => web.req.query(name));
    const filter = filterOf(view, house.clock.now());
    const rows = listQueue(house.db, filter, { limit: MOST });
    const body = bulkPage({ house, view, rows, count: countQueue(house.db, filter), csrf: person.csrf });
    return framed(web, options, { title: 'Decide many', at: 'queue', body, styles });
  });

  routes.post('/bulk', async (web) => {
    const person = personOf(web);
    if (!person) return noPerson(web);
    const form = await web.req.formData();
    const view = viewOf(text(form, 'view'));
    try {
      const key = text(form, 'key');
      if (!/^[\w-]{8,100}$/.test(key))
        throw new NotPossible('the form carries no key', 'Load the list again and confirm it.');
      const decision = verbOf(form, house.clock.now());
      const { unchanged, changed } = tickedOf(options, form);
      const remark = text(form, 'remark').slice(0, 2_000);
      const result = decideAll(house, {
        filter: { states: queueStates },
        only: unchanged,
        decision,
        by: person.name,
        idempotencyKey: key,
        secondReview: secondReviewOf(house),
        ...(remark ? { remark } : {}),
      });
      // A confirmation sent twice tells what the first one did.
      const written = listDecisionsOfBatch(house.db, result.batch).filter((each) => each.kind !== 'undo');
      const done = new Set(written.map((each) => each.subject));
      const body = bulkDonePage({
        view,
        decided: done.size,
        refused: result.refused,
        changed: changed.filter((id) => !done.has(id)),
        csrf: person.csrf,
      });
      return framed(web, options, { title: `${done.size} decided`, at: 'queue', body, styles });
    } catch (error) {
      return refuseProblem(web, error);
    }
  });

  return routes;
}

function noPerson(web: Web): Response {
  return refusal(web, 403, 'no_person', 'Pages are for people.', 'Programs use /api/v1.');
}

/** What was ticked, told apart by whether it still is what the list showed. */
function tickedOf({ house }: InboxOptions, form: FormData): { unchanged: string[]; changed: string[] } {
  const ticked = form.getAll('candidate').flatMap((value) => {
    const [id, version] = typeof value === 'string' ? value.split('.') : [];
    return id && version ? [{ id, version: Number(version) }] : [];
  });
  if (ticked.length === 0) throw new NotPossible('nothing was ticked', 'Tick what this decision is about.');
  const found = new Map(
    listQueueOf(
      house.db,
      ticked.map((each) => each.id),
    ).map((row) => [row.id as string, row]),
  );
  const isUnchanged = ({ id, version }: { id: string; version: number }): boolean =>
    found.get(id)?.version === version;
  return {
    unchanged: ticked.filter(isUnchanged).map((each) => each.id),
    changed: ticked.filter((each) => !isUnchanged(each)).map((each) => each.id),
  };
}

function verbOf(form: FormData, now: Instant): Verb {
  const verb = text(form, 'decision');
  if (verb === 'accept') return { kind: 'accept' };
  if (verb === 'snooze') return { kind: 'snooze', until: after(now, WEEK) };
  const reason = dismissalSchema.safeParse(text(form, 'reason'));
  if (verb === 'dismiss' && reason.success) return { kind: 'dismiss', reason: reason.data };
  throw new NotPossible('no decision was chosen', 'Choose accept, dismiss or snooze.');
}
