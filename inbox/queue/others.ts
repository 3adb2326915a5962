// What waits besides candidates: incidents with the notices of their sources, other notices, corrections, samples.
import { listCorrections, type CorrectionRow } from '#db/corrections.ts';
import { listIncidents, type IncidentRow } from '#db/incidents.ts';
import { listNotices, type NoticeRow } from '#db/notices.ts';
import { listSamples, type SampleRow } from '#db/samples.ts';
import { whileUnchanged } from '#db/unchanged.ts';
import type { House } from '#pipeline/house.ts';

export interface Others {
  readonly incidents: readonly { readonly incident: IncidentRow; readonly notices: readonly NoticeRow[] }[];
  readonly notices: readonly NoticeRow[];
  readonly snoozed: readonly NoticeRow[];
  readonly corrections: readonly CorrectionRow[];
  readonly samples: readonly SampleRow[];
}

/** All of them as they stand in the database: what is snoozed wakes by itself, so the hour is looked at each time. */
function stored({ db }: House) {
  return whileUnchanged(db, 'notices', 'others', () => ({
    notices: listNotices(db, { open: true }),
    incidents: listIncidents(db, { open: true }),
    corrections: listCorrections(db, { state: 'open' }),
    samples: listSamples(db, 'open'),
  }));
}

export function loadOthers(house: House, source?: string): Others {
  const now = house.clock.now();
  const about = (id: string): boolean => source === undefined || id === source;
  const all = stored(house);
  const open = all.notices.filter((notice) => about(notice.source));
  const snoozed = open.filter((notice) => notice.snoozedUntil !== undefined && notice.snoozedUntil > now);
  const awake = open.filter((notice) => !snoozed.includes(notice));
  const incidents = all.incidents
    .filter((incident) => source === undefined || incident.sources.some(about))
    .map((incident) => ({
      incident,
      notices: awake.filter((notice) => incident.sources.includes(notice.source)),
    }));
  const folded = new Set(incidents.flatMap(({ notices }) => notices.map((notice) => notice.id)));
  return {
    incidents,
    notices: awake.filter((notice) => !folded.has(notice.id)),
    snoozed,
    corrections: source === undefined ? all.corrections : [],
    samples: all.samples.filter((sample) => about(sample.source)),
  };
}

export function countOthers(others: Others): number {
  return others.incidents.length + others.notices.length + others.corrections.length + others.samples.length;
}
