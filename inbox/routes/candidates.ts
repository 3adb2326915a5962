// A candidate's page, the decisions about it, its lease, and the fresh capture that a reviewer asks for.
import { Hono } from 'hono';
import { recordAudit } from '#db/audit.ts';
import { findCandidateRow, listCandidateCells, type CandidateRow } from '#db/candidates.ts';
import { deleteDraft } from '#db/drafts.ts';
import { countCandidates } from '#db/candidate-list.ts';
import { whileUnchanged } from '#db/unchanged.ts';
import { releaseLease, takeLease, type LeaseRow } from '#db/leases.ts';
import { leaseSubject } from '#pipeline/decide/candidate.ts';
import { decide, type Decided } from '#pipeline/decide/decide.ts';
import { NotFound } from '#pipeline/errors.ts';
import type { House } from '#pipeline/house.ts';
import { patternOf, tryRule } from '#pipeline/rules.ts';
import { askNow } from '#pipeline/schedule.ts';
import { Archived } from '../captures/kept.ts';
import { isWaiting, loadCandidate } from '../candidate/load.ts';
import { readDecision, text } from '../decisions/read-form.ts';
import { flashOf, flashOfDraft, toldOf } from '../decisions/told.ts';
import { framed } from '../framed.ts';
import { candidatePage } from '../pages/candidate/candidate-page.ts';
import { rulePage } from '../pages/candidate/rule-page.ts';
import { recentDecisions } from '../pages/recent.ts';
import { mayActAs, writerOf } from '../people/who.ts';
import { after } from '../people/sessions.ts';
import { refuseProblem } from '../problems.ts';
import { neighboursOf } from '../queue/page-of.ts';
import { candidateLink, queueLink, readView, stateOf, viewQuery, type QueueView } from '../queue/view.ts';
import { refusal } from '../refusal.ts';
import { requireRole } from '../security.ts';
import { secondReviewOf } from '../settings.ts';
import { personOf, type InboxEnv, type InboxOptions, type Web } from '../web.ts';

const LEASE = 2 * 60_000;
const YEAR = 365 * 86_400_000;

export function candidateRoutes(options: InboxOptions, archived: Archived): Hono<InboxEnv> {
  const { house } = options;
  const routes = new Hono<InboxEnv>();

  routes.get('/candidates/:id', async (web) => {
    const person = personOf(web);
    if (!person)
      return refusal(web, 403, 'no_person', 'Pages are for people.', 'Programs use /api/v1/candidates.');
    const id = web.req.param('id');
    // A page fetched ahead is not looked at yet: only the one that is shown takes the lease.
    const row = findCandidateRow(house.db, id);
    if (!row) return missing(web);
    const held = web.req.header('x-ahead') ? undefined : lease(options, row, web);
    const screen = await loadCandidate(house, archived, row, person.name, held);
    const view = readView((name) => web.req.query(name));
    const body = candidatePage({
      house,
      person,
      view,
      screen,
      neighbours: neighboursOf(house, view, row, person.name),
      waiting: waitingIn(house, view),
      recent: recentDecisions(house, person),
    });
    return framed(web, options, {
      title: screen.row.title,
      at: 'queue',
      body,
      flash: flashOf(house, person, web.req.query('done')) ?? flashOfDraft(web.req.query('draft')),
      styles: ['candidate.css'],
      scripts: ['candidate.js'],
    });
  });

  routes.post('/candidates/:id/decisions', requireRole('reviewer'), async (web) => {
    const id = web.req.param('id');
    try {
      const form = await web.req.formData();
      const row = findCandidateRow(house.db, id);
      if (!row) throw new NotFound('there is no such candidate', 'Go back to the queue.');
      const cells = listCandidateCells(house.db, row.n).filter((cell) => cell.state === 'open');
      const sent = readDecision(form, cells, house.clock.now());
      const by = web.get('who').name;
      const decided = decide(house, {
        subject: { kind: 'candidate', id },
        by,
        secondReview: secondReviewOf(house),
        ...sent,
      });
      releaseLease(house.db, leaseSubject(row), by);
      deleteDraft(house.db, leaseSubject(row), writerOf(web.get('who')));
      return answer(web, options, decided, form, id);
    } catch (error) {
      return refuseProblem(web, error);
    }
  });

  routes.get('/candidates/:id/rule', requireRole('reviewer'), (web) => {
    const person = personOf(web);
    const row = findCandidateRow(house.db, web.req.param('id'));
    if (!person || !row || !isWaiting(row)) return missing(web);
    const view = readView((name) => web.req.query(name));
    const pattern = patternOf(house, row);
    const { next } = neighboursOf(house, view, row, person.name);
    const body = rulePage({
      row,
      pattern,
      trial: tryRule(house, pattern, after(house.clock.now(), -YEAR)),
      label: house.plan.dimension(row.dimension)?.label ?? row.dimension,
      csrf: person.csrf,
      query: viewQuery(view),
      ...(next ? { next } : {}),
    });
    return framed(web, options, {
      title: 'Dismiss and make a rule',
      at: 'queue',
      body,
      styles: ['candidate.css'],
    });
  });

  routes.post('/candidates/:id/fresh', requireRole('reviewer'), async (web) => {
    const row = findCandidateRow(house.db, web.req.param('id'));
    if (!row) return missing(web);
    askNow(house, row.source);
    recordAudit(house.db, {
      at: house.clock.now(),
      who: web.get('who').name,
      action: 'capture.ask',
      subject: row.source,
      facts: { candidate: row.id },
    });
    const told = `A fresh capture of ${row.source} is due now; what it finds appears here by itself`;
    if (wantsJson(web)) return web.json({ ok: true, told });
    const view = viewOf(text(await web.req.formData(), 'view'));
    return web.redirect(candidateLink(row.id, view), 303);
  });

  routes.post('/candidates/:id/lease', requireRole('reviewer'), (web) => {
    const row = findCandidateRow(house.db, web.req.param('id'));
    const held = row && lease(options, row, web);
    return web.json({
      ok: true,
      mine: !held || held.who === web.get('who').name,
      who: held?.who,
      until: held?.expires_at,
    });
  });

  routes.post('/candidates/:id/release', requireRole('reviewer'), (web) => {
    const row = findCandidateRow(house.db, web.req.param('id'));
    if (row) releaseLease(house.db, leaseSubject(row), web.get('who').name);
    return web.json({ ok: true });
  });

  return routes;
}

/** Whoever may decide is shown to the others as looking, for two minutes from now. */
function lease({ house }: InboxOptions, row: CandidateRow, web: Web): LeaseRow | undefined {
  const who = web.get('who');
  if (!isWaiting(row) || !mayActAs(who, 'reviewer')) return undefined;
  const now = house.clock.now();
  return takeLease(house.db, leaseSubject(row), who.name, now, after(now, LEASE));
}

function missing(web: Web): Response {
  return refusal(web, 404, 'not_found', 'There is no such candidate.', 'Start from the queue.');
}

export function wantsJson(web: Web): boolean {
  return (web.req.header('accept') ?? '').includes('application/json');
}

export function viewOf(query: string): QueueView {
  const asked = new URLSearchParams(query);
  return readView((name) => asked.get(name) ?? undefined);
}

/** On to the next candidate; programs of the page get the same as facts. */
function answer(web: Web, options: InboxOptions, decided: Decided, form: FormData, id: string): Response {
  const { house } = options;
  const view = viewOf(text(form, 'view'));
  const { decision, state, version, repeated } = decided;
  if (wantsJson(web))
    return web.json({
      ok: true,
      decision: decision.id,
      state,
      version,
      repeated,
      told: toldOf(house, decision),
      waiting: waitingIn(house, view),
    });
  const done = `done=${decision.id}`;
  const stays = state === 'open' || state === 'held';
  const next = stays && form.has('split') ? id : nextOf(options, text(form, 'next'), view, id, web);
  const target = next ? candidateLink(next, view) : queueLink(view);
  return web.redirect(`${target}${target.includes('?') ? '&' : '?'}${done}`, 303);
}

function nextOf(
  { house }: InboxOptions,
  named: string,
  view: QueueView,
  id: string,
  web: Web,
): string | undefined {
  const meant = named ? findCandidateRow(house.db, named) : undefined;
  if (meant && isWaiting(meant)) return meant.id;
  const row = findCandidateRow(house.db, id);
  const next = row && neighboursOf(house, view, row, web.get('who').name).next;
  return next === id ? undefined : next;
}

function waitingIn({ db }: House, view: QueueView): number {
  const state = stateOf(view);
  return whileUnchanged(db, 'candidates', `waiting in ${state}`, () =>
    countCandidates(db, { states: [state] }),
  );
}
