// Routes of readers' corrections: the list by state, and handing one in.
import { Hono } from 'hono';
import { findCorrection, listCorrections } from '#db/corrections.ts';
import { text } from '../decisions/read-form.ts';
import { flashOf } from '../decisions/told.ts';
import { framed } from '../framed.ts';
import { html, type Html } from '../html.ts';
import { correctionsPage, type CorrectionState } from '../pages/house/corrections-page.ts';
import { mayActAs } from '../people/who.ts';
import { correctionSchema, handIn } from '../registry/hand-in.ts';
import { personOf, type InboxEnv, type InboxOptions, type Web } from '../web.ts';

const states: readonly CorrectionState[] = ['open', 'accepted', 'dismissed'];
const fields = ['offering', 'dimension', 'claim', 'evidenceUrl', 'credit'] as const;

const hints: Readonly<Record<string, string>> = {
  offering: 'Choose an offering of the registry.',
  dimension: 'Choose a question of the registry.',
  claim: 'Say in a sentence what is wrong: 10 to 4,000 characters.',
  evidenceUrl: 'Give the address of the page that shows it, with https://.',
  credit: 'At most 200 characters.',
};

export function correctionRoutes(options: InboxOptions): Hono<InboxEnv> {
  const { house } = options;
  const routes = new Hono<InboxEnv>();

  routes.get('/corrections', (web) => {
    const typed: Record<string, string> = {};
    for (const name of ['offering', 'dimension']) {
      const value = web.req.query(name);
      if (value) typed[name] = value;
    }
    return show(web, options, { typed, faults: {} });
  });

  routes.post('/corrections', async (web) => {
    const form = await web.req.formData();
    const typed = Object.fromEntries(fields.map((name) => [name, text(form, name)]));
    const sent = correctionSchema.safeParse(typed);
    const faults = Object.fromEntries(
      (sent.error?.issues ?? []).map(({ path }) => [
        String(path[0]),
        hints[String(path[0])] ?? 'Correct this.',
      ]),
    );
    if (!house.registry.offerings.some((each) => each.id === typed['offering']))
      faults['offering'] = hints['offering'] ?? '';
    if (!house.registry.dimensions.some((each) => each.key === typed['dimension']))
      faults['dimension'] = hints['dimension'] ?? '';
    if (!sent.success || Object.keys(faults).length > 0) return show(web, options, { typed, faults });
    const id = handIn(house, sent.data, web.get('who').name);
    return web.redirect(`/corrections?added=${id}`, 303);
  });

  return routes;
}

function show(
  web: Web,
  options: InboxOptions,
  { typed, faults }: { typed: Readonly<Record<string, string>>; faults: Readonly<Record<string, string>> },
): Response | Promise<Response> {
  const { house } = options;
  const person = personOf(web);
  const state = states.find((each) => each === web.req.query('state')) ?? 'open';
  const count = (each: CorrectionState): number =>
    listCorrections(house.db, { state: each, limit: 10_000 }).length;
  const body = correctionsPage({
    corrections: listCorrections(house.db, { state, limit: 200 }),
    state,
    counts: { open: count('open'), accepted: count('accepted'), dismissed: count('dismissed') },
    offerings: house.registry.offerings.toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
    dimensions: house.registry.dimensions,
    csrf: person?.csrf ?? '',
    mayDecide: mayActAs(web.get('who'), 'reviewer'),
    typed,
    faults,
  });
  const flash =
    addedFlash(options, web.req.query('added')) ?? (person && flashOf(house, person, web.req.query('done')));
  const page = {
    title: 'Corrections',
    at: 'corrections',
    styles: ['queue.css', 'house.css', 'sources.css'],
  } as const;
  return framed(
    web,
    options,
    { ...page, body, ...(flash ? { flash } : {}) },
    Object.keys(faults).length > 0 ? 422 : 200,
  );
}

function addedFlash({ house }: InboxOptions, id: string | undefined): Html | undefined {
  const added = id ? findCorrection(house.db, id) : undefined;
  return added && html`<p>Handed in: it waits for a reviewer.</p>`;
}
