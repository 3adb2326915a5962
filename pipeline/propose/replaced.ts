// Another document at the same address, seen twice: one notice with all that it touches, instead of an alarm for each.
import { closeNotice } from '#db/notices.ts';
import type { VisitOutcome } from '#types/capture.ts';
import type { DimensionKey } from '#types/ids.ts';
import type { House } from '../house.ts';
import type { CellDifference } from './compare-cell.ts';
import { raiseNotice, type Noticed } from './notices.ts';

export function replacedNotice(
  house: House,
  outcome: VisitOutcome,
  differences: readonly CellDifference[],
): { readonly notice: Noticed; readonly dimensions: readonly DimensionKey[] } {
  const dimensions = [...new Set(differences.map((each) => each.cell.dimension))].toSorted();
  const { source, finishedAt: at, live } = outcome;
  const because = live.reasons.find((reason) => reason.rule === 'replaced')?.message;
  const message = `another document stands at this address now${because ? `: ${because}` : ''}`;
  closeNotice(house.db, source, 'moved', at, 'another document was accepted at this address');
  raiseNotice(house, {
    source,
    kind: 'moved',
    message,
    at,
    facts: {
      replaced: 'yes',
      dimensions: dimensions.join(', '),
      cells: differences.map((each) => `${each.cell.offering}/${each.cell.dimension}`).join(', '),
      ...(outcome.movedTo ? { to: outcome.movedTo.url, because: outcome.movedTo.because } : {}),
    },
  });
  return { notice: { source, kind: 'moved', message }, dimensions };
}
