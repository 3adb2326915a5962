// One decision for many candidates: counted and listed first, then written one by one under one batch.
import { listCandidates, type CandidateFilter } from '#db/candidate-list.ts';
import { findCandidateRow, type CandidateRow } from '#db/candidates.ts';
import { listDecisionsOfBatch, findUndoOf } from '#db/decisions.ts';
import type { Problem } from '#types/problem.ts';
import type { House } from '../house.ts';
import { hashOf } from '../ids.ts';
import { decide } from './decide.ts';
import { undo } from './undo.ts';
import { PipelineProblem } from '../errors.ts';
import type { DecideRequest, Verb } from './request.ts';

export interface BulkRequest {
  readonly filter: CandidateFilter;
  readonly decision: Verb;
  readonly by: string;
  readonly remark?: string;
  /** The same key again does what was left undone and repeats nothing. */
  readonly idempotencyKey: string;
  readonly dryRun?: boolean;
  /** What the dry run counted: more or fewer now is no reason to refuse, but those it did not list stay. */
  readonly only?: readonly string[];
  readonly secondReview?: DecideRequest['secondReview'];
}

export interface BulkResult {
  readonly matched: readonly CandidateRow[];
  readonly decided: number;
  readonly refused: readonly { readonly candidate: string; readonly problem: Problem }[];
  readonly batch: string;
}

const most = 10_000;

export function decideAll(house: House, request: BulkRequest): BulkResult {
  const matched = request.only
    ? named(house, request.only, request.filter)
    : listCandidates(house.db, request.filter, { limit: most });
  const batch = `b${hashOf(request.idempotencyKey).slice(0, 16)}`;
  if (request.dryRun) return { matched, decided: 0, refused: [], batch };
  const refused: { candidate: string; problem: Problem }[] = [];
  let decided = 0;
  for (const candidate of matched) {
    const problem = decideOne(house, request, candidate, batch);
    if (problem) refused.push({ candidate: candidate.id, problem });
    else decided++;
  }
  return { matched, decided, refused, batch };
}

/** Of those that a dry run listed the ones that still are in one of the filter's states. */
function named(house: House, ids: readonly string[], { states }: CandidateFilter): CandidateRow[] {
  return ids
    .flatMap((id) => findCandidateRow(house.db, id) ?? [])
    .filter((each) => states.includes(each.state));
}

function decideOne(
  house: House,
  request: BulkRequest,
  candidate: CandidateRow,
  batch: string,
): Problem | undefined {
  try {
    decide(house, {
      subject: { kind: 'candidate', id: candidate.id },
      decision: request.decision,
      by: request.by,
      expectedVersion: candidate.version,
      idempotencyKey: `${request.idempotencyKey}:${candidate.id}`,
      batch,
      ...(request.remark ? { remark: request.remark } : {}),
      ...(request.secondReview ? { secondReview: request.secondReview } : {}),
    });
    return undefined;
  } catch (error) {
    if (error instanceof PipelineProblem) return error;
    throw error;
  }
}

/** Takes a whole batch back, newest first; what was decided again since is left alone and named. */
export function undoBatch(
  house: House,
  batch: string,
  by: string,
): { undone: number; refused: readonly Problem[] } {
  const refused: Problem[] = [];
  let undone = 0;
  for (const decision of listDecisionsOfBatch(house.db, batch).toReversed()) {
    if (decision.kind === 'undo' || findUndoOf(house.db, decision.id)) continue;
    try {
      undo(house, { decision: decision.id, by });
      undone++;
    } catch (error) {
      if (!(error instanceof PipelineProblem)) throw error;
      refused.push(error);
    }
  }
  return { undone, refused };
}
