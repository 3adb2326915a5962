// What happens to the invented vendors, and when: the story that demo, tests and bench share.
import type { PlannedStep, SceneEvent, Step } from './scene.ts';

export const events = [
  {
    name: 'northwind-trains',
    real: true,
    what: 'Northwind announces that it will train on API content unless one opts out',
  },
  {
    name: 'northwind-iso-42001',
    real: true,
    what: 'a certificate for AI management appears among the documents of the Northwind portal',
  },
  {
    name: 'northwind-subprocessors',
    real: true,
    what: 'one company joins the list of Northwind sub-processors and another leaves it',
  },
  {
    name: 'tidewater-soc-2',
    real: true,
    what: 'the SOC 2 report that Tidewater was preparing is there, on request',
  },
  {
    name: 'tidewater-no-baa',
    real: true,
    what: 'Tidewater takes the paragraph on business associate agreements away',
  },
  {
    name: 'office-lists-tidewater',
    real: true,
    what: 'the authority adds Tidewater to its list of signatories',
  },
  { name: 'skybridge-keeps-longer', real: true, what: 'Skybridge keeps prompts for 45 days in place of 30' },
  { name: 'skybridge-rewords', real: true, what: 'Skybridge says in other words that it does not train' },
  {
    name: 'tidewater-error',
    real: false,
    what: 'the Tidewater addendum answers with an error page of status 200',
  },
  {
    name: 'skybridge-half-list',
    real: false,
    what: 'the Skybridge portal stops after three of its eleven items',
  },
  { name: 'ferrous-german', real: false, what: 'the Ferrous trust page is served in German' },
  { name: 'ferrous-sign-in', real: false, what: 'the Ferrous addendum is behind a sign-in page for a while' },
  {
    name: 'northwind-challenge',
    real: false,
    what: 'a challenge stands before the Northwind transparency page',
  },
  {
    name: 'tidewater-new-menu',
    real: false,
    what: 'a new menu with new models, another order of the footer, another year, a cookie banner; links carry an identifier of the visit at all times',
  },
  {
    name: 'skybridge-cookies',
    real: false,
    what: 'a cookie banner with words about partners and training, and a new section that answers no question',
  },
] as const satisfies readonly SceneEvent[];

/** When the scenario begins, unless the caller says otherwise. */
export const usualBeginning = '2026-09-07T08:00:00.000Z';

const all = events.map(({ name }) => name);

const plan: readonly PlannedStep[] = [
  { name: 'opening', after: {}, events: [] },
  { name: 'a-week-later', after: { days: 7 }, events: all },
  { name: 'seven-hours-on', after: { days: 7, hours: 7 }, events: all },
];

export function stepsFrom(beginning: string): readonly Step[] {
  return plan.map(({ name, after, events: happened }) => {
    const moment = new Date(beginning).getTime() + ((after.days ?? 0) * 24 + (after.hours ?? 0)) * 3_600_000;
    return { name, at: new Date(moment).toISOString(), events: happened };
  });
}
