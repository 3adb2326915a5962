// A difference that a person dismissed, and what that says of the approved answer.
import { z } from 'zod';
import { findCandidateByNumber, listCandidatesWithKey, type CandidateRow } from '#db/candidates.ts';
import { findUndoOf, listDecisionsAbout } from '#db/decisions.ts';
import type { Answer, CellRef } from '#types/cell.ts';
import type { SourceId } from '#types/ids.ts';
import { cellRefSchema } from '#types/schemas.ts';
import type { DismissalReason } from '#types/words.ts';
import type { House } from '../house.ts';
import type { CellDifference, CellFinding } from './compare-cell.ts';

/** Who gives one of these has looked at the sentence, and says that the answer holds with it. */
const confirming: ReadonlySet<DismissalReason> = new Set(['no_material_change', 'wrong_grade']);

const decidedSchema = z.array(cellRefSchema).catch([]);

export function confirms(reason: DismissalReason): boolean {
  return confirming.has(reason);
}

/** Dismissed evidence does not come back until the evidence itself changes. */
export function isDismissed(house: House, difference: Pick<CellDifference, 'key'>): boolean {
  return listCandidatesWithKey(house.db, difference.key)[0]?.state === 'dismissed';
}

/** Only a sentence of the source that the approved answer comes from: silence, or another source's word, dates nothing. */
export function speaksForApproved(
  source: SourceId,
  approved: { readonly source?: SourceId | undefined } | undefined,
  proposed: Answer,
): boolean {
  return approved?.source === source && proposed.source === source && proposed.quotes.length > 0;
}

/** The difference is one of which a person said that the approved answer holds with it. */
export function isLeftAsApproved(house: House, source: SourceId, finding: CellFinding): boolean {
  if (finding.kind !== 'differs' || !speaksForApproved(source, finding.approved, finding.proposal.answer))
    return false;
  const [newest] = listCandidatesWithKey(house.db, finding.key);
  if (newest?.state !== 'dismissed') return false;
  const candidate = findCandidateByNumber(house.db, newest.candidate);
  const reason = candidate && reasonFor(house, candidate, finding.cell);
  return reason !== undefined && confirms(reason);
}

/** Why this cell of it was dismissed; a candidate may be dismissed in parts, and with its notice. */
function reasonFor(house: House, candidate: CandidateRow, cell: CellRef): DismissalReason | undefined {
  return listDecisionsAbout(house.db, 'candidate', candidate.id).find(
    (each) =>
      each.kind === 'dismiss' &&
      each.effect === 'applied' &&
      findUndoOf(house.db, each.id) === undefined &&
      decidedSchema
        .parse(each.before['decided'])
        .some((one) => one.offering === cell.offering && one.dimension === cell.dimension),
  )?.reason;
}
