// One page of the queue, gathered by source, with who looks at what; and the neighbours of a candidate in it.
import type { CandidateFilter } from '#db/candidate-list.ts';
import type { CandidateRow } from '#db/candidates.ts';
import { listLeases } from '#db/leases.ts';
import type { Db } from '#db/open.ts';
import { countQueue, countQueueBySource, listQueue, type QueueCount, type QueueRow } from '#db/queue.ts';
import { listQueuePlaces, type QueuePlace, type QueuePlaceRow } from '#db/queue-places.ts';
import { whileUnchanged } from '#db/unchanged.ts';
import { leaseSubject } from '#pipeline/decide/candidate.ts';
import type { House } from '#pipeline/house.ts';
import type { Instant } from '#types/ids.ts';
import { filterOf, viewQuery, type QueueView } from './view.ts';

export const PAGE = 50;

export interface QueueGroup<Row = QueueRow> {
  readonly source: string;
  readonly rows: readonly Row[];
}

/** The same for everybody until a candidate changes. */
export interface StoredPage {
  readonly groups: readonly QueueGroup[];
  readonly rows: readonly QueueRow[];
  readonly next?: QueuePlace;
  readonly count: QueueCount;
  /** It will be shown again. */
  readonly kept: boolean;
  /** How many there are of each source, on this page and others; absent where it was not counted. */
  readonly ofSource?: ReadonlyMap<string, number>;
}

export interface LoadedPage {
  readonly page: StoredPage;
  /** Who looks at a candidate now, by its id. */
  readonly lookers: ReadonlyMap<string, string>;
}

export function loadPage(house: House, view: QueueView): LoadedPage {
  const now = house.clock.now();
  const filter = filterOf(view, now);
  // Everybody looks at the queue; a search is its finder's own, and an age means others at every moment.
  const kept = !view.words && view.age === undefined;
  const ask = (): StoredPage => storedPage(house.db, filter, view, kept);
  const page = kept
    ? whileUnchanged(house.db, 'candidates', `page of ${viewQuery(view)}`, ask, house)
    : ask();
  return { page, lookers: lookersOf(house, page.rows, now) };
}

function storedPage(db: Db, filter: CandidateFilter, view: QueueView, kept: boolean): StoredPage {
  const found = listQueue(db, filter, { limit: PAGE + 1, after: view.after });
  const rows = found.slice(0, PAGE);
  const last = rows.at(-1);
  const groups = groupsOf(rows, view);
  const ofSource = view.plain ? undefined : countQueueBySource(db, filter);
  return {
    groups,
    rows: groups.flatMap((group) => group.rows),
    count: countQueue(db, filter),
    kept,
    ...(found.length > PAGE && last ? { next: placeOf(last) } : {}),
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

type PlacedRow = Pick<CandidateRow, 'id' | 'rank' | 'raised_at' | 'n'>;

/** What stands before and after a candidate, in the order in which the queue shows them. */
export function neighboursOf(house: House, view: QueueView, row: PlacedRow, who: string): Neighbours {
  const { after: _after, ...first } = view;
  const now = house.clock.now();
  const filter = filterOf(first, now);
  const { shown, last } = firstPlaces(house.db, first, filter);
  const at = shown.findIndex((each) => each.id === row.id);
  let lookers: ReadonlyMap<string, string> | undefined;
  // What a colleague looks at now is theirs: the next one is the next that is free.
  const isFree = ({ id }: QueuePlaceRow): boolean =>
    ((lookers ??= lookersOf(house, shown, now)).get(id) ?? who) === who;
  const others = (from: number, until?: number): string | undefined =>
    shown.slice(from, until).find((each) => each.id !== row.id && isFree(each))?.id;
  // At the end it goes on at the top: the queue is done when nothing is left.
  if (at >= 0)
    return neighbours(
      shown[at - 1]?.id,
      others(at + 1) ?? (last && beside(house.db, filter, placeOf(last), 'after')) ?? others(0, at),
      at + 1,
    );
  const place = placeOf(row);
  return neighbours(
    beside(house.db, filter, place, 'before'),
    beside(house.db, filter, place, 'after') ?? others(0),
  );
}

/** The first page as it is shown, and its last row where there are more pages. */
function firstPlaces(db: Db, view: QueueView, filter: CandidateFilter) {
  const ask = () => {
    const found = listQueuePlaces(db, filter, { limit: PAGE + 1 });
    const last = found.length > PAGE ? found[PAGE - 1] : undefined;
    return {
      shown: groupsOf(found.slice(0, PAGE), view).flatMap((group) => group.rows),
      ...(last ? { last } : {}),
    };
  };
  // A search is kept here: its finder goes through it one by one.
  if (view.age !== undefined) return ask();
  return whileUnchanged(db, 'candidates', `places of ${viewQuery(view)}`, ask);
}

function beside(
  db: Db,
  filter: CandidateFilter,
  place: QueuePlace,
  side: 'before' | 'after',
): string | undefined {
  return listQueuePlaces(db, filter, { limit: 1, [side]: place })[0]?.id;
}

function neighbours(previous?: string, next?: string, position?: number): Neighbours {
  return {
    ...(previous ? { previous } : {}),
    ...(next ? { next } : {}),
    ...(position === undefined ? {} : { position }),
  };
}
