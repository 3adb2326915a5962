// Routes of the sources: the list, one with its past, two captures compared, a visit asked for, a capture brought.
import { Hono } from 'hono';
import { recordAudit } from '#db/audit.ts';
import { findCaptureRow } from '#db/captures.ts';
import { findVisit } from '#db/visits.ts';
import { addCapture } from '#pipeline/capture-add.ts';
import { askNow } from '#pipeline/schedule.ts';
import { counted } from '#text/counted.ts';
import type { SourceId } from '#types/ids.ts';
import type { Archived } from '../captures/kept.ts';
import { text } from '../decisions/read-form.ts';
import { framed } from '../framed.ts';
import { compareCaptures } from '../house/difference.ts';
import { loadSource } from '../house/source.ts';
import { loadSources, readSourcesView } from '../house/sources.ts';
import { html, join, nothing, type Html } from '../html.ts';
import { othersList } from '../pages/queue/others-list.ts';
import { differencePage } from '../pages/sources/difference-page.ts';
import { sourcePage } from '../pages/sources/source-page.ts';
import { sourcesPage } from '../pages/sources/sources-page.ts';
import { largestUpload } from '../pages/sources/upload-form.ts';
import { verdictBadge } from '../parts/badges.ts';
import { webAddress } from '../parts/web-address.ts';
import { mayActAs } from '../people/who.ts';
import { refuseProblem } from '../problems.ts';
import { countOthers, loadOthers } from '../queue/others.ts';
import { refusal } from '../refusal.ts';
import { requireRole } from '../security.ts';
import { personOf, type InboxEnv, type InboxOptions, type Web } from '../web.ts';

const styles = ['queue.css', 'house.css', 'sources.css'];

export function sourceRoutes(options: InboxOptions, archived: Archived): Hono<InboxEnv> {
  const { house } = options;
  const routes = new Hono<InboxEnv>();

  routes.get('/sources', (web) => {
    const view = readSourcesView((name) => web.req.query(name));
    const body = sourcesPage({
      list: loadSources(house, view),
      view,
      csrf: personOf(web)?.csrf ?? '',
      mayDecide: mayActAs(web.get('who'), 'reviewer'),
    });
    const flash = askedFlash(options, web.req.query('asked'));
    return framed(web, options, { title: 'Sources', at: 'sources', body, styles, flash });
  });

  routes.get('/sources/:party/:source', async (web) => {
    const [from, to] = [web.req.query('from'), web.req.query('to')];
    if (!from || !to) return showSource(web, options);
    const id = sourceOf(web);
    const compared = await compareCaptures(archived, id, { from, to });
    if (compared.kind === 'missing')
      return refusal(web, 404, 'not_found', compared.message, 'Choose two on the timeline of the source.');
    const body = differencePage({
      source: id,
      from: compared.from.row,
      to: compared.to.row,
      difference: compared.difference,
    });
    return framed(web, options, { title: `What changed at ${id}`, at: 'sources', body, styles });
  });

  routes.post('/sources/:party/:source/visits', requireRole('reviewer'), async (web) => {
    const id = sourceOf(web);
    if (!house.plan.sources.has(id)) return noSource(web);
    askNow(house, id);
    recordAudit(house.db, {
      at: house.clock.now(),
      who: web.get('who').name,
      action: 'source.visit',
      subject: id,
    });
    const back = text(await web.req.formData(), 'back') === 'list' ? '/sources' : `/sources/${id}`;
    return web.redirect(`${back}?asked=${encodeURIComponent(id)}`, 303);
  });

  routes.post('/sources/:party/:source/captures', requireRole('reviewer'), (web) => bring(web, options));

  return routes;
}

function sourceOf(web: Web): SourceId {
  return `${web.req.param('party')}/${web.req.param('source')}` as SourceId;
}

function noSource(web: Web): Response {
  return refusal(web, 404, 'not_found', 'The registry has no such source.', 'See the list of sources.');
}

function showSource(web: Web, options: InboxOptions, fault?: string): Response | Promise<Response> {
  const { house } = options;
  const id = sourceOf(web);
  const screen = loadSource(house, id, web.req.query('before'));
  if (!screen) return noSource(web);
  const csrf = personOf(web)?.csrf ?? '';
  const mayDecide = mayActAs(web.get('who'), 'reviewer');
  const others = loadOthers(house, id);
  const waiting =
    countOthers(others) + others.snoozed.length === 0
      ? nothing
      : html`<section><h2>What waits</h2>${othersList(others, { house, csrf, mayDecide })}</section>`;
  const body = sourcePage({ screen, csrf, mayDecide, waiting, ...(fault ? { fault } : {}) });
  const flash =
    askedFlash(options, web.req.query('asked')) ?? addedFlash(options, id, web.req.query('added'));
  return framed(web, options, { title: id, at: 'sources', body, styles, flash }, fault ? 422 : 200);
}

function askedFlash({ house }: InboxOptions, asked: string | undefined): Html | undefined {
  if (!asked || !house.plan.sources.has(asked as SourceId)) return undefined;
  return html`<p>${asked} is due now: the next round of <code>assay up</code> or <code>assay crawl</code> visits it.</p>`;
}

function addedFlash({ house }: InboxOptions, source: SourceId, id: string | undefined): Html | undefined {
  const capture = id ? findCaptureRow(house.db, id) : undefined;
  if (!capture || capture.source !== source || capture.via !== 'person') return undefined;
  const raised = findVisit(house.db, capture.visit)?.candidates ?? 0;
  return html`<p>Your capture is kept: ${verdictBadge(capture.verdict)} <a href="/captures/${capture.id}">see it</a>${raised > 0 ? html`. It raised <a href="/?source=${source}">${counted(raised, 'candidate')}</a>` : nothing}.</p>${capture.reasons.length > 0 ? html`<ul class="small">${join(capture.reasons.map((reason) => html`<li>${reason.message}</li>`))}</ul>` : nothing}`;
}

async function bring(web: Web, options: InboxOptions): Promise<Response> {
  const { house } = options;
  const source = sourceOf(web);
  if (!house.plan.sources.has(source)) return noSource(web);
  const form = await web.req.formData();
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0)
    return showSource(web, options, 'Choose a file that is not empty.');
  if (file.size > largestUpload) return showSource(web, options, 'This file is larger than 20 MB.');
  const url = text(form, 'url');
  if (url && !webAddress(url))
    return showSource(web, options, 'The address must begin with http:// or https://.');
  const who = web.get('who').name;
  const mediaType = typeOf(file);
  try {
    const { line, settled } = await addCapture(house, {
      source,
      bytes: new Uint8Array(await file.arrayBuffer()),
      by: who,
      how: howOf(form),
      ...(mediaType ? { mediaType } : {}),
      ...(url ? { url } : {}),
    });
    recordAudit(house.db, {
      at: house.clock.now(),
      who,
      action: 'capture.add',
      subject: source,
      facts: { capture: line.capture ?? '', verdict: settled.judgement.verdict },
    });
    return web.redirect(`/sources/${source}?added=${line.capture ?? ''}`, 303);
  } catch (error) {
    return refuseProblem(web, error);
  }
}

function howOf(form: FormData): string {
  const [how, saved] = [text(form, 'how').slice(0, 300), text(form, 'saved')];
  const day = /^\d{4}-\d\d-\d\d$/.test(saved) ? `saved on ${saved}` : '';
  return [day, how].filter(Boolean).join('; ');
}

/** Browsers name the type by the file's ending; what it really is, its first bytes say. */
function typeOf(file: File): string | undefined {
  if (/\.mht(?:ml)?$/i.test(file.name)) return 'multipart/related';
  return file.type || undefined;
}
