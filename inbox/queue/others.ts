// What waits besides candidates: incidents with the notices of their sources, other notices, corrections, samples.
import { listCorrections, type CorrectionRow } from '#db/corrections.ts';
import { listIncidents, type IncidentRow } from '#db/incidents.ts';
import { listNotices, type NoticeRow } from '#db/notices.ts';
import { listSamples, type SampleRow } from '#db/samples.ts';
import type { House } from '#pipeline/house.ts';

export interface Others {
  readonly incidents: readonly { readonly incident: IncidentRow; readonly notices: readonly NoticeRow[] }[];
  readonly notices: readonly NoticeRow[];
  readonly snoozed: readonly NoticeRow[];
  readonly corrections: readonly CorrectionRow[];
  readonly samples: readonly SampleRow[];
}

export function loadOthers(house: House, source?: string): Others {
  const now = house.clock.now();
  const about = (id: string): boolean => source === undefined || id === source;
  const open = listNotices(house.db, { open: true }).filter((notice) => about(notice.source));
  const snoozed = open.filter((notice) => notice.snoozedUntil !== undefined && notice.snoozedUntil > now);
  const awake = open.filter((notice) => !snoozed.includes(notice));
  const incidents = listIncidents(house.db, { open: true })
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
    corrections: source === undefined ? listCorrections(house.db, { state: 'open' }) : [],
    samples: listSamples(house.db, 'open').filter((sample) => about(sample.source)),
  };
}

export function countOthers(others: Others): number {
  return others.incidents.length + others.notices.length + others.corrections.length + others.samples.length;
}
