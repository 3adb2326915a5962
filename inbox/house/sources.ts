// The list of sources as a person filters it.
import type { House } from '#pipeline/house.ts';
import { sourcesOverview, type SourceOverview } from '#pipeline/sources.ts';

export const sourceShows = ['all', 'trouble', 'unconfirmed', 'never'] as const;

export interface SourcesView {
  readonly party?: string;
  readonly show: (typeof sourceShows)[number];
  readonly words: string;
}

export interface SourceList {
  readonly sources: readonly SourceOverview[];
  readonly all: number;
  readonly trouble: number;
  readonly parties: readonly { readonly id: string; readonly name: string }[];
}

export function readSourcesView(query: (name: string) => string | undefined): SourcesView {
  const party = query('party');
  return {
    show: sourceShows.find((each) => each === query('show')) ?? 'all',
    words: (query('q') ?? '').trim().slice(0, 100),
    ...(party ? { party } : {}),
  };
}

export function loadSources(house: House, view: SourcesView): SourceList {
  const all = sourcesOverview(house);
  const words = view.words.toLowerCase();
  return {
    all: all.length,
    trouble: all.filter(isTrouble).length,
    parties: house.registry.parties
      .filter((party) => party.sources.length > 0)
      .map(({ id, name }) => ({ id, name }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
    sources: all.filter(
      (each) =>
        (view.party === undefined || house.plan.sources.get(each.source)?.party.id === view.party) &&
        isShown(each, view.show) &&
        `${each.source} ${each.url} ${each.kind}`.toLowerCase().includes(words),
    ),
  };
}

export function isTrouble(source: SourceOverview): boolean {
  return source.lastVerdict !== undefined && source.lastVerdict !== 'ok';
}

function isShown(source: SourceOverview, show: SourcesView['show']): boolean {
  if (show === 'trouble') return isTrouble(source);
  if (show === 'unconfirmed') return source.unconfirmed;
  if (show === 'never') return source.lastVisitAt === undefined;
  return true;
}
