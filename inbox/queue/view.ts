// What a person looks at in the queue: read from the address and written back to it, so that a link is the view.
import type { CandidateFilter } from '#db/candidate-list.ts';
import type { QueuePlace } from '#db/queue-places.ts';
import type { DimensionKey, Instant, OfferingId, SourceId } from '#types/ids.ts';
import { changeSchema, type Change } from '#types/words.ts';

export const queueStates = ['open', 'second_review', 'held', 'snoozed'] as const;
export type QueueState = (typeof queueStates)[number];
export const queueTabs = [...queueStates, 'notices', 'decided'] as const;
export type QueueTab = (typeof queueTabs)[number];

export const ages = {
  'under-1d': 'the last day',
  'under-7d': 'the last week',
  'over-7d': 'more than a week ago',
  'over-30d': 'more than a month ago',
} as const;
export type Age = keyof typeof ages;

export interface QueueView {
  readonly tab: QueueTab;
  readonly offering?: string;
  readonly dimension?: string;
  readonly change?: Change;
  readonly source?: string;
  readonly age?: Age;
  readonly words?: string;
  /** Plain: by rank alone, not gathered by source. */
  readonly plain: boolean;
  readonly after?: QueuePlace;
}

type Asked = (name: string) => string | undefined;

export function readView(asked: Asked): QueueView {
  const tab = queueTabs.find((each) => each === asked('state')) ?? 'open';
  const change = changeSchema.safeParse(asked('change'));
  const age = asked('age');
  return {
    tab,
    plain: asked('group') === 'none',
    ...given('offering', asked('offering')),
    ...given('dimension', asked('dimension')),
    ...given('source', asked('source')),
    ...given('words', asked('q')),
    ...(change.success ? { change: change.data } : {}),
    ...(age && Object.hasOwn(ages, age) ? { age: age as Age } : {}),
    ...given('after', readPlace(asked('after'))),
  };
}

function given<K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } {
  const empty = value === undefined || (typeof value === 'string' && value.trim() === '');
  return (empty ? {} : { [key]: value }) as { readonly [P in K]?: T };
}

/** The address's own words for this view; what is usual is left out. */
export function viewQuery(view: QueueView): string {
  const query = new URLSearchParams();
  if (view.tab !== 'open') query.set('state', view.tab);
  if (view.offering) query.set('offering', view.offering);
  if (view.dimension) query.set('dimension', view.dimension);
  if (view.change) query.set('change', view.change);
  if (view.source) query.set('source', view.source);
  if (view.age) query.set('age', view.age);
  if (view.words) query.set('q', view.words);
  if (view.plain) query.set('group', 'none');
  if (view.after) query.set('after', writePlace(view.after));
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

export function queueLink(view: QueueView): string {
  return `/${viewQuery(view)}`;
}

/** A candidate opened out of a view: next and previous then stay within it. */
export function candidateLink(id: string, view: QueueView): string {
  const { after: _after, ...rest } = view;
  return `/candidates/${id}${viewQuery(rest)}`;
}

export function isFiltered(view: QueueView): boolean {
  return [view.offering, view.dimension, view.change, view.source, view.age, view.words].some(Boolean);
}

export function stateOf(view: QueueView): QueueState {
  return queueStates.find((each) => each === view.tab) ?? 'open';
}

export function filterOf(view: QueueView, now: Instant): CandidateFilter {
  const ago = (days: number): Instant =>
    new Date(Date.parse(now) - days * 86_400_000).toISOString() as Instant;
  return {
    states: [stateOf(view)],
    ...(view.offering ? { offering: view.offering as OfferingId } : {}),
    ...(view.dimension ? { dimension: view.dimension as DimensionKey } : {}),
    ...(view.change ? { change: view.change } : {}),
    ...(view.source ? { source: view.source as SourceId } : {}),
    ...(view.words ? { words: view.words } : {}),
    ...(view.age === 'under-1d' ? { raisedSince: ago(1) } : {}),
    ...(view.age === 'under-7d' ? { raisedSince: ago(7) } : {}),
    ...(view.age === 'over-7d' ? { raisedBefore: ago(7) } : {}),
    ...(view.age === 'over-30d' ? { raisedBefore: ago(30) } : {}),
  };
}

export function writePlace(place: QueuePlace): string {
  return `${place.rank}.${place.n}.${Date.parse(place.raisedAt)}`;
}

export function readPlace(text: string | undefined): QueuePlace | undefined {
  const parts = /^(-?\d{1,6})\.(\d{1,15})\.(\d{1,14})$/.exec(text ?? '');
  if (!parts) return undefined;
  return {
    rank: Number(parts[1]),
    n: Number(parts[2]),
    raisedAt: new Date(Number(parts[3])).toISOString(),
  };
}
