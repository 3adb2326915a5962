// Writes what differs as candidates: new, seen again, come back, or overtaken by newer evidence.
import {
  findCandidateByNumber,
  findCandidateRow,
  insertCandidate,
  listCandidateCells,
  listCandidatesWithKey,
  listWaitingForCell,
  reopenCandidateCell,
  updateCandidate,
  type CandidateRow,
} from '#db/candidates.ts';
import { insertCandidateEvent } from '#db/candidate-events.ts';
import { hitRule } from '#db/rules.ts';
import type { CellRef } from '#types/cell.ts';
import type { CaptureId, SourceId, VisitId } from '#types/ids.ts';
import { lowered } from '../compare/rank.ts';
import type { CellDifference } from './compare-cell.ts';
import { isDismissed } from './dismissed.ts';
import { standingOf, type Standing } from './doubt.ts';
import type { DoubtContext } from './witness.ts';
import { groupsOf, type Group } from './group.ts';
import type { House } from '../house.ts';
import { ruleFor } from '../rules.ts';
import { titleOf } from './title.ts';

export interface RaiseContext extends DoubtContext {
  readonly visit: VisitId;
  readonly capture: CaptureId;
}

export interface Raised {
  readonly candidate: CandidateRow;
  readonly group: Group;
  /** True where a person sees it now and did not before. */
  readonly shown: boolean;
  readonly wantsWitness: boolean;
  /** True where it was not waiting before this visit. */
  readonly fresh: boolean;
}

/** Raises all differences of a visit; `compared` are the cells that it could speak of, or those of them with something waiting. */
export function raiseAll(
  house: House,
  context: RaiseContext,
  differences: readonly CellDifference[],
  compared: readonly CellRef[],
): Raised[] {
  const wanted = differences.filter((each) => !isDismissed(house, each));
  const groups = groupsOf(wanted);
  const planned = groups.map((group) => ({ group, standing: standingOf(house, context, group) }));
  overtake(house, context, wanted, compared);
  return planned.map(({ group, standing }) => raise(house, context, group, standing));
}

function raise(house: House, context: RaiseContext, group: Group, standing: Standing): Raised {
  const known = waitingWith(house, group) ?? findCandidateRow(house.db, group.id);
  if (!known) return raiseNew(house, context, group, standing);
  if (isWaiting(known)) return seenAgain(house, context, group, standing, known);
  return cameBack(house, context, group, standing, known);
}

function isWaiting(row: CandidateRow): boolean {
  return ['held', 'open', 'snoozed', 'second_review'].includes(row.state);
}

/** A candidate that waits with exactly these cells still open, whatever was decided of its other cells. */
function waitingWith(house: House, group: Group): CandidateRow | undefined {
  const keys = group.cells.map((each) => each.key);
  for (const { candidate, state } of listCandidatesWithKey(house.db, keys[0] ?? '')) {
    if (state !== 'open') continue;
    const row = findCandidateByNumber(house.db, candidate);
    if (!row || !isWaiting(row)) continue;
    const open = listCandidateCells(house.db, candidate).filter((cell) => cell.state === 'open');
    if (open.length === keys.length && open.every((cell) => keys.includes(cell.cellKey))) return row;
  }
  return undefined;
}

/** The source and capture that the sentence in question stands in, or the visited ones for what is gone. */
function placeOf(context: RaiseContext, group: Group): { source: SourceId; capture: CaptureId } {
  const answer = group.cells[0]?.proposal.answer;
  const other = group.cells.every((each) => !each.approved) ? answer : undefined;
  return { source: other?.source ?? context.source, capture: other?.capture ?? context.capture };
}

function raiseNew(house: House, context: RaiseContext, group: Group, standing: Standing): Raised {
  const rule = ruleFor(house, context.source, group, context.at);
  if (rule) hitRule(house.db, rule.id);
  const because = standing.because ?? (rule ? `lowered by a rule: ${rule.because}` : undefined);
  const ahead = group.cells[0]?.compared.difference.takesEffect;
  const n = insertCandidate(house.db, {
    ...placeOf(context, group),
    id: group.id,
    visit: context.visit,
    dimension: group.dimension,
    change: group.change,
    rank: group.rank + (rule ? lowered : 0),
    state: standing.state,
    title: titleOf(house, group),
    at: context.at,
    ...(because ? { because } : {}),
    ...(ahead ? { takesEffect: ahead } : {}),
    ...(standing.heldSince ? { heldSince: standing.heldSince } : {}),
    ...(standing.heldUntil ? { heldUntil: standing.heldUntil } : {}),
    ...(rule ? { loweredBy: rule.id } : {}),
    cells: group.cells.map((each) => ({
      cell: each.cell,
      ...(each.approved ? { before: each.approved.answer } : {}),
      after: each.proposal.answer,
      difference: each.compared.difference,
      evidence: each.proposal.evidence,
      reasons: each.proposal.reasons,
      cellVersion: each.version,
      cellKey: each.key,
    })),
  });
  return raisedOf(house, n, group, standing, { shown: standing.state === 'open', fresh: true });
}

function raisedOf(
  house: House,
  n: number,
  group: Group,
  standing: Standing,
  seen: Pick<Raised, 'shown' | 'fresh'>,
): Raised {
  const candidate = findCandidateByNumber(house.db, n);
  if (!candidate) throw new Error(`candidate ${n} was written and is not there`);
  return { candidate, group, ...seen, wantsWitness: standing.wantsWitness ?? false };
}

/** The same difference again: what was held may be confirmed by it; what a person put off stays put off. */
function seenAgain(
  house: House,
  context: RaiseContext,
  group: Group,
  standing: Standing,
  known: CandidateRow,
): Raised {
  // A loss is confirmed by the source that showed it; a first answer by the last source to be heard.
  const mayOpen = known.source === context.source || group.cells.every((each) => !each.approved);
  const opens = known.state === 'held' && standing.state === 'open' && mayOpen;
  const first = known.state === 'held' && known.held_since === undefined && standing.heldSince !== undefined;
  updateCandidate(house.db, known.n, {
    seenAgainAt: context.at,
    ...(opens ? { state: 'open', because: standing.because ?? null, heldUntil: null } : {}),
    ...(first
      ? {
          because: standing.because ?? null,
          heldSince: standing.heldSince,
          heldUntil: standing.heldUntil ?? null,
        }
      : {}),
  });
  if (opens)
    insertCandidateEvent(house.db, known.n, {
      at: context.at,
      kind: 'confirmed',
      visit: context.visit,
      because: standing.because ?? 'nothing is waited for any more',
    });
  return raisedOf(house, known.n, group, standing, { shown: opens, fresh: false });
}

/** It went and came again: one candidate with its history, not a second one. */
function cameBack(
  house: House,
  context: RaiseContext,
  group: Group,
  standing: Standing,
  known: CandidateRow,
): Raised {
  for (const each of group.cells) reopenCandidateCell(house.db, known.n, each.cell, each.version);
  const flips = known.flips + 1;
  updateCandidate(house.db, known.n, {
    state: standing.state,
    because: standing.because ?? `came back; it went ${flips === 1 ? 'once' : `${flips} times`} before`,
    seenAgainAt: context.at,
    capture: placeOf(context, group).capture,
    heldSince: standing.heldSince ?? null,
    heldUntil: standing.heldUntil ?? null,
    decidedAt: null,
    decision: null,
    overtakenBy: null,
    flips,
  });
  insertCandidateEvent(house.db, known.n, {
    at: context.at,
    kind: 'came back',
    visit: context.visit,
    because: `the same difference again, after it was ${known.state}`,
  });
  return raisedOf(house, known.n, group, standing, { shown: standing.state === 'open', fresh: true });
}

/** What waits for these cells and is no longer what the evidence says. */
function overtake(
  house: House,
  context: RaiseContext,
  differences: readonly CellDifference[],
  compared: readonly CellRef[],
): void {
  const keys = new Map(differences.map((each) => [refOf(each.cell), each.key]));
  const seen = new Set<number>();
  for (const cell of compared)
    for (const waiting of listWaitingForCell(house.db, cell)) {
      if (seen.has(waiting.n)) continue;
      seen.add(waiting.n);
      overtakeOne(house, context, waiting, keys, compared);
    }
}

function overtakeOne(
  house: House,
  context: RaiseContext,
  waiting: CandidateRow,
  keys: ReadonlyMap<string, string>,
  compared: readonly CellRef[],
): void {
  const open = listCandidateCells(house.db, waiting.n).filter((cell) => cell.state === 'open');
  const inSight = new Set(compared.map(refOf));
  if (open.every((cell) => !inSight.has(refOf(cell.cell)) || keys.get(refOf(cell.cell)) === cell.cellKey))
    return;
  if (waiting.change === 'reworded' && waiting.source !== context.source) return;
  const replaced = open.some((cell) => keys.has(refOf(cell.cell)));
  const state = replaced ? 'overtaken' : 'withdrawn';
  const because = replaced
    ? 'newer evidence says something else'
    : 'the approved evidence stands again: nothing differs any more';
  updateCandidate(house.db, waiting.n, { state, because, heldUntil: null });
  insertCandidateEvent(house.db, waiting.n, { at: context.at, kind: state, visit: context.visit, because });
}

function refOf(cell: CellRef): string {
  return `${cell.offering}/${cell.dimension}`;
}
