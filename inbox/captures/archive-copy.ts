// The archived copy of what a capture saw: its address and date, or the reason why there is none.
import { findLatestMemento, type CaptureRow } from '#db/captures.ts';
import { whileUnchanged } from '#db/unchanged.ts';
import { findVisit } from '#db/visits.ts';
import type { House } from '#pipeline/house.ts';
import type { Instant } from '#types/ids.ts';
import type { NoArchiveBecause } from '#types/words.ts';

export type ArchivedCopy =
  | { readonly kind: 'copy'; readonly url: string; readonly at: Instant; readonly own: boolean }
  | { readonly kind: 'none'; readonly because: NoArchiveBecause };

export function archivedCopyOf(house: House, capture: CaptureRow): ArchivedCopy {
  return whileUnchanged(house.db, 'captures', `copy of ${capture.id}`, () => foundCopy(house, capture));
}

function foundCopy(house: House, capture: CaptureRow): ArchivedCopy {
  const own = copyOf(capture);
  if (own) return { ...own, own: true };
  const latest = findLatestMemento(house.db, capture.source);
  const other = latest && copyOf(latest);
  if (other) return { ...other, own: false };
  const because = findVisit(house.db, capture.visit)?.no_archive_because ?? 'not_tried';
  return { kind: 'none', because };
}

function copyOf(capture: CaptureRow): { kind: 'copy'; url: string; at: Instant } | undefined {
  if (capture.via !== 'wayback' || !capture.archived_at) return undefined;
  // The bare copy is for programs; people get the archive's own page around it.
  return {
    kind: 'copy',
    url: capture.final_url.replace(/(\/web\/\d+)id_\//, '$1/'),
    at: capture.archived_at,
  };
}
