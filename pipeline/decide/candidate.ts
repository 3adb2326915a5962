// A decision about a candidate: whether it may be made now, and what it does.
import {
  findCandidateRow,
  listCandidateCells,
  updateCandidate,
  type CandidateCellRow,
  type CandidateRow,
} from '#db/candidates.ts';
import { cellVersion } from '#db/cells.ts';
import { findDecision } from '#db/decisions.ts';
import { findLease } from '#db/leases.ts';
import type { CellRef } from '#types/cell.ts';
import { Leased, NotFound, NotPossible, Stale } from '../errors.ts';
import type { House } from '../house.ts';
import { after, type Applied, type DecisionMark } from './applied.ts';
import { acceptCells, dismissCells } from './cells.ts';
import type { DecideRequest } from './request.ts';
import { voteOn } from './second-review.ts';

export function decideCandidate(house: House, request: DecideRequest, mark: DecisionMark): Applied {
  const candidate = findCandidateRow(house.db, request.subject.id);
  if (!candidate)
    throw new NotFound(`there is no candidate ${request.subject.id}`, 'See `assay list candidates`.');
  refuseLeased(house, candidate, request, mark);
  refuseStale(house, candidate, request);
  const { decision } = request;
  if (decision.kind === 'snooze') return snooze(house, candidate, decision.until, mark);
  if (decision.kind === 'flag') return flag(house, candidate, request);
  const vote = voteOn(house, candidate, request);
  if (vote) return vote;
  const cells = openCells(house, candidate, decision.cells);
  for (const cell of cells) refuseOvertaken(house, cell);
  return decision.kind === 'accept'
    ? acceptCells(house, candidate, cells, decision.edits, request, mark)
    : dismissCells(house, candidate, cells, decision, request, mark);
}

export function leaseSubject(candidate: Pick<CandidateRow, 'id'>): string {
  return `candidate:${candidate.id}`;
}

function refuseLeased(
  house: House,
  candidate: CandidateRow,
  request: DecideRequest,
  mark: DecisionMark,
): void {
  const lease = findLease(house.db, leaseSubject(candidate), mark.at);
  if (!lease || lease.who === request.by) return;
  throw new Leased(
    `${lease.who} is looking at this candidate until ${lease.expires_at}`,
    'Take another one, or wait until the lease ends.',
    { who: lease.who, until: lease.expires_at },
  );
}

function refuseStale(house: House, candidate: CandidateRow, request: DecideRequest): void {
  const { state, version } = candidate;
  if (['accepted', 'dismissed', 'overtaken', 'withdrawn'].includes(state))
    throw new Stale(whatHappened(house, candidate), 'Nothing was written. Look at what is there now.', {
      version,
      state,
    });
  if (request.expectedVersion !== undefined && request.expectedVersion !== version)
    throw new Stale(
      `this candidate changed while you looked: it is ${state.replace('_', ' ')} now${candidate.because ? ` (${candidate.because})` : ''}`,
      'Nothing was written. Look again, then decide.',
      { version, state },
    );
}

function whatHappened(house: House, candidate: CandidateRow): string {
  const decision = candidate.decision ? findDecision(house.db, candidate.decision) : undefined;
  if (decision) return `${decision.by} decided this candidate on ${decision.at}: ${candidate.state}`;
  return `this candidate was ${candidate.state}: ${candidate.because ?? 'newer evidence came'}`;
}

function refuseOvertaken(house: House, cell: CandidateCellRow): void {
  const version = cellVersion(house.db, cell.cell);
  if (version === cell.cellVersion) return;
  throw new Stale(
    `${cell.cell.offering}/${cell.cell.dimension} got another answer after this candidate was raised`,
    'Nothing was written. The next visit compares again.',
    { version, state: 'overtaken' },
  );
}

function openCells(
  house: House,
  candidate: CandidateRow,
  wanted: readonly CellRef[] | undefined,
): CandidateCellRow[] {
  const open = listCandidateCells(house.db, candidate.n).filter((cell) => cell.state === 'open');
  if (!wanted) return open;
  const chosen = open.filter((cell) =>
    wanted.some((each) => each.offering === cell.cell.offering && each.dimension === cell.cell.dimension),
  );
  if (chosen.length === wanted.length && chosen.length > 0) return chosen;
  throw new NotPossible(
    'not all of these cells are open in this candidate',
    `Open are: ${open.map((cell) => `${cell.cell.offering}/${cell.cell.dimension}`).join(', ')}.`,
  );
}

function snooze(
  house: House,
  candidate: CandidateRow,
  until: DecisionMark['at'],
  mark: DecisionMark,
): Applied {
  if (until <= mark.at) throw new NotPossible(`${until} is not in the future`, 'Give a later moment.');
  updateCandidate(house.db, candidate.n, {
    state: 'snoozed',
    snoozedUntil: until,
    because: `put off until ${until.slice(0, 16)}`,
  });
  return after(house, candidate);
}

function flag(house: House, candidate: CandidateRow, request: DecideRequest): Applied {
  const because = `${request.by} asks for a second reviewer${request.remark ? `: ${request.remark}` : ''}`;
  updateCandidate(house.db, candidate.n, { state: 'second_review', because });
  return after(house, candidate);
}
