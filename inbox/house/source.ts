// One source with its past: captures and what was concluded from them, newest first.
import { listCaptures, listObjects, type CaptureRow } from '#db/captures.ts';
import { listNotices, type NoticeRow } from '#db/notices.ts';
import { findSourceState, type SourceStateRow } from '#db/source-state.ts';
import { listTimeline, type TimelineRow } from '#db/timeline.ts';
import type { House } from '#pipeline/house.ts';
import type { PlannedSource } from '#pipeline/plan.ts';
import { sourcesOverview, type SourceOverview } from '#pipeline/sources.ts';
import type { Instant, SourceId } from '#types/ids.ts';
import { instantSchema } from '#types/schemas.ts';

export interface PastCapture {
  readonly kind: 'capture';
  readonly at: Instant;
  readonly capture: CaptureRow;
  /** The capture that holds the picture, where one was taken. */
  readonly picture?: string;
  readonly entries: readonly TimelineRow[];
}

export interface PastEntry {
  readonly kind: 'entry';
  readonly at: Instant;
  readonly entry: TimelineRow;
}

export interface SourcePast {
  readonly past: readonly (PastCapture | PastEntry)[];
  /** Where the next page begins. */
  readonly older?: Instant;
}

export interface SourceScreen extends SourcePast {
  readonly id: SourceId;
  /** Absent where the registry names it no more: its past stays. */
  readonly planned?: PlannedSource;
  readonly overview?: SourceOverview;
  readonly state?: SourceStateRow;
  readonly closed: readonly NoticeRow[];
}

const perPage = 30;

export function loadSource(house: House, id: SourceId, before?: string): SourceScreen | undefined {
  const planned = house.plan.sources.get(id);
  const state = findSourceState(house.db, id);
  if (!planned && !state) return undefined;
  const overview = planned && sourcesOverview(house).find((each) => each.source === id);
  const from = instantSchema.safeParse(before);
  return {
    id,
    ...(planned ? { planned } : {}),
    ...(overview ? { overview } : {}),
    ...(state ? { state } : {}),
    closed: listNotices(house.db, { source: id, open: false, limit: 50 }),
    ...loadPast(house, id, from.success ? from.data : undefined),
  };
}

function loadPast(house: House, id: SourceId, before: Instant | undefined): SourcePast {
  const found = listCaptures(house.db, id, perPage + 1, before);
  const captures = found.slice(0, perPage);
  const more = found.length > perPage;
  const oldest = more ? captures.at(-1)?.retrieved_at : undefined;
  const entries = listTimeline(house.db, id, { limit: 300, ...(before ? { before } : {}) }).filter(
    (entry) => oldest === undefined || entry.at >= oldest,
  );
  const told = new Set<number>();
  const past: (PastCapture | PastEntry)[] = captures.map((capture) => {
    const mine = entries.filter(
      (entry) => !told.has(entry.n) && (entry.capture === capture.id || entry.visit === capture.visit),
    );
    for (const entry of mine) told.add(entry.n);
    const pictured = listObjects(house.db, capture.id).some(
      (each) => each.role === 'picture' && each.view === 0,
    );
    return {
      kind: 'capture',
      at: capture.retrieved_at,
      capture,
      ...(pictured ? { picture: capture.same_as ?? capture.id } : {}),
      entries: mine,
    };
  });
  for (const entry of entries) if (!told.has(entry.n)) past.push({ kind: 'entry', at: entry.at, entry });
  return {
    past: past.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)),
    ...(oldest ? { older: oldest } : {}),
  };
}
