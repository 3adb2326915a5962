// What an id that a person typed means: a candidate, notice, incident, correction or sample, by its first characters.
import { findCandidateRow, findCandidatesStarting } from '#db/candidates.ts';
import { findCorrection } from '#db/corrections.ts';
import { findDecision, findUndoOf, listDecisionsAbout, listDecisionsOfBatch } from '#db/decisions.ts';
import { findIncident } from '#db/incidents.ts';
import { findNotice } from '#db/notices.ts';
import type { Db } from '#db/statements.ts';
import { NotFound, NotPossible } from '../errors.ts';
import type { House } from '../house.ts';
import type { Decided, Subject } from './request.ts';
import { undo } from './undo.ts';

export function findSubject(db: Db, id: string): Subject {
  if (findCandidateRow(db, id)) return { kind: 'candidate', id };
  if (findNotice(db, id)) return { kind: 'notice', id };
  if (findIncident(db, id)) return { kind: 'incident', id };
  if (findCorrection(db, id)) return { kind: 'correction', id };
  const starting = id.length < 4 ? [] : findCandidatesStarting(db, id);
  if (starting.length === 1 && starting[0]) return { kind: 'candidate', id: starting[0].id };
  if (starting.length > 1) throw new NotFound(`several candidates start with ${id}`, 'Give more characters.');
  throw new NotFound(`nothing waits under ${id}`, 'See `assay list`; at least four characters of an id.');
}

/** Takes back a decision, a batch of them, or the last one that stands about a subject. */
export function undoAbout(house: House, id: string, by: string): Decided[] {
  const batch = listDecisionsOfBatch(house.db, id).filter(
    (each) => each.kind !== 'undo' && findUndoOf(house.db, each.id) === undefined,
  );
  if (batch.length > 0) return batch.toReversed().map((each) => undo(house, { decision: each.id, by }));
  if (findDecision(house.db, id)) return [undo(house, { decision: id, by })];
  const subject = findSubject(house.db, id);
  const last = listDecisionsAbout(house.db, subject.kind, subject.id).find(
    (each) => each.kind !== 'undo' && findUndoOf(house.db, each.id) === undefined,
  );
  if (!last) throw new NotPossible(`no decision about ${subject.id} stands`, 'There is nothing to undo.');
  return [undo(house, { decision: last.id, by })];
}
