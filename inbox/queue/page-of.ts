// One page of the queue, gathered by source, with who looks at what; and the neighbours of a candidate in it.
import { findCandidateRow, type CandidateRow } from '#db/candidates.ts';
import { listLeases } from '#db/leases.ts';
import {
  countQueueBySource,
  listQueue,
  listQueuePlaces,
  type QueuePlace,
  type QueuePlaceRow,
  type QueueRow,
} from '#db/queue.ts';
import { leaseSubject } from '#pipeline/decide/candidate.ts';
import type { House } from '#pipeline/house.ts';
import type { Instant } from '#types/ids.ts';
import { filterOf, type QueueView } from './view.ts';

export const PAGE = 50;

export interface QueueGroup<Row = QueueRow> {
  readonly source: string;
  readonly rows: readonly Row[];
}

export interface LoadedPage {
  readonly groups: readonly QueueGroup[];
  readonly rows: readonly QueueRow[];
  readonly next?: QueuePlace;
  /** How many there are of each source, on this page and others; absent where it was not counted. */
  readonly ofSource?: ReadonlyMap<string, number>;
  /** Who looks at a candidate now, by its id. */
  readonly lookers: ReadonlyMap<string, string>;
}

export function loadPage(house: House, view: QueueView): LoadedPage {
  const now = house.clock.now();
  const found = listQueue(house.db, filterOf(view, now), { limit: PAGE + 1, after: view.after });
  const rows = found.slice(0, PAGE);
  const last = rows.at(-1);
  const groups = groupsOf(rows, view);
  const ofSource = view.plain ? undefined : countQueueBySource(house.db, filterOf(view, now));
  return {
    groups,
    rows: groups.flatMap((group) => group.rows),
    ...(found.length > PAGE && last ? { next: placeOf(last) } : {}),
    lookers: lookersOf(house, rows, now),
    ...(ofSource ? { ofSource } : {}),
  };
}

function lookersOf(
  house: House,
  rows: readonly Pick<QueueRow, 'id'>[],
  now: Instant,
): ReadonlyMap<string, string> {
  const subjects = rows.map((row) => leaseSubject(row));
  return new Map(
    listLeases(house.db, subjects, now).map((lease) => [lease.subject.replace('candidate:', ''), lease.who]),
  );
}

/** Sources in the order of their first row: what matters most stays first, what belongs together stands together. */
export function groupsOf<Row extends Pick<QueueRow, 'source'>>(
  rows: readonly Row[],
  view: QueueView,
): QueueGroup<Row>[] {
  if (view.plain) return rows.length === 0 ? [] : [{ source: '', rows }];
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.source);
    if (group) group.push(row);
    else groups.set(row.source, [row]);
  }
  return [...groups].map(([source, members]) => ({ source, rows: members }));
}

export function placeOf(row: Pick<CandidateRow, 'rank' | 'raised_at' | 'n'>): QueuePlace {
  return { rank: row.rank, raisedAt: row.raised_at, n: row.n };
}

export interface Neighbours {
  readonly previous?: string;
  readonly next?: string;
  /** 1 for the first of the queue, where it stands on its first page. */
  readonly position?: number;
}

/** What stands before and after a candidate, in the order in which the queue shows them. */
export function neighboursOf(house: House, view: QueueView, id: string, who: string): Neighbours {
  const { after: _after, ...first } = view;
  const now = house.clock.now();
  const found = listQueuePlaces(house.db, filterOf(first, now), { limit: PAGE + 1 });
  const shown = groupsOf(found.slice(0, PAGE), first).flatMap((group) => group.rows);
  const at = shown.findIndex((row) => row.id === id);
  const lookers = lookersOf(house, shown, now);
  const last = found.length > PAGE ? found[PAGE - 1] : undefined;
  // What a colleague looks at now is theirs: the next one is the next that is free.
  const isFree = (row: QueuePlaceRow): boolean => (lookers.get(row.id) ?? who) === who;
  const others = (from: number, until?: number): string | undefined =>
    shown.slice(from, until).find((row) => row.id !== id && isFree(row))?.id;
  // At the end it goes on at the top: the queue is done when nothing is left.
  if (at >= 0)
    return neighbours(
      shown[at - 1]?.id,
      others(at + 1) ?? (last && beside(house, first, placeOf(last), 'after')) ?? others(0, at),
      at + 1,
    );
  const row = findCandidateRow(house.db, id);
  if (!row) return {};
  const place = placeOf(row);
  return neighbours(beside(house, first, place, 'before'), beside(house, first, place, 'after') ?? others(0));
}

function beside(
  house: House,
  view: QueueView,
  place: QueuePlace,
  side: 'before' | 'after',
): string | undefined {
  const filter = filterOf(view, house.clock.now());
  return listQueuePlaces(house.db, filter, { limit: 1, [side]: place })[0]?.id;
}

function neighbours(previous?: string, next?: string, position?: number): Neighbours {
  return {
    ...(previous ? { previous } : {}),
    ...(next ? { next } : {}),
    ...(position === undefined ? {} : { position }),
  };
}
