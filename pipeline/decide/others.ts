// Decisions about notices, incidents, corrections and samples.
import { findCorrection, setCorrectionState } from '#db/corrections.ts';
import {
  decideCandidateCell,
  listCandidateCells,
  listWaitingOfSource,
  updateCandidate,
  type CandidateRow,
} from '#db/candidates.ts';
import { insertCandidateEvent } from '#db/candidate-events.ts';
import { closeIncident, findIncident } from '#db/incidents.ts';
import { findNotice, updateNotice, type NoticeRow } from '#db/notices.ts';
import { findSample, setSampleState } from '#db/samples.ts';
import type { CellRef } from '#types/cell.ts';
import { NotFound, NotPossible, Stale } from '../errors.ts';
import type { House } from '../house.ts';
import { behindNotice } from '../propose/doubt.ts';
import type { Applied, DecisionMark } from './applied.ts';
import type { DecideRequest, Verb } from './request.ts';

function refuse(request: DecideRequest, version: number, state: string, open: boolean): void {
  if (!open)
    throw new Stale(`this ${request.subject.kind} is ${state} already`, 'Nothing was written.', {
      version,
      state,
    });
  if (request.expectedVersion !== undefined && request.expectedVersion !== version)
    throw new Stale(
      `this ${request.subject.kind} changed while you looked`,
      'Nothing was written. Look again.',
      {
        version,
        state,
      },
    );
}

function impossible(request: DecideRequest, possible: string): NotPossible {
  return new NotPossible(
    `a ${request.subject.kind} cannot be decided by ${request.decision.kind}`,
    `Possible are: ${possible}.`,
  );
}

function missing(request: DecideRequest): NotFound {
  return new NotFound(
    `there is no ${request.subject.kind} ${request.subject.id}`,
    `See \`assay list ${request.subject.kind}s\`.`,
  );
}

/**
 * Accepting a notice of another document makes that one the document: what waits behind it is shown. Dismissing it says
 * that it is the wrong page: what waits behind it is dismissed with it, and the answers stay as they were approved.
 */
export function decideNotice(house: House, request: DecideRequest, mark: DecisionMark): Applied {
  const notice = findNotice(house.db, request.subject.id);
  if (!notice) throw missing(request);
  refuse(request, notice.version, 'closed', notice.closedAt === undefined);
  const { decision } = request;
  if (decision.kind === 'snooze') updateNotice(house.db, notice.id, { snoozedUntil: decision.until });
  else if (decision.kind === 'accept' || decision.kind === 'dismiss')
    updateNotice(house.db, notice.id, {
      closedAt: mark.at,
      closedBecause: `${decision.kind} by ${request.by}`,
    });
  else throw impossible(request, 'accept, dismiss, snooze');
  const released = decision.kind === 'accept' ? release(house, notice, mark) : [];
  const refused = decision.kind === 'dismiss' ? refuseBehind(house, notice, request, mark) : [];
  const before = {
    closedAt: null,
    closedBecause: null,
    snoozedUntil: notice.snoozedUntil ?? null,
    released,
    refused,
  };
  const state = decision.kind === 'snooze' ? 'snoozed' : 'closed';
  return { before, state, version: notice.version + 1, body: { state, version: notice.version + 1 } };
}

function heldOf(house: House, notice: NoticeRow): CandidateRow[] {
  if (notice.facts['replaced'] !== 'yes') return [];
  return listWaitingOfSource(house.db, notice.source).filter((each) => each.state === 'held');
}

function release(house: House, notice: NoticeRow, mark: DecisionMark): number[] {
  const held = heldOf(house, notice);
  for (const each of held) {
    const because = 'the document was accepted as the one at this address';
    updateCandidate(house.db, each.n, { state: 'open', because, heldUntil: null });
    insertCandidateEvent(house.db, each.n, { at: mark.at, kind: 'confirmed', because });
  }
  return held.map((each) => each.n);
}

function refuseBehind(
  house: House,
  notice: NoticeRow,
  request: DecideRequest,
  mark: DecisionMark,
): { readonly n: number; readonly cells: readonly CellRef[] }[] {
  const behind = heldOf(house, notice).filter((each) => each.because === behindNotice);
  refuseForTwo(house, behind, request);
  return behind.map((candidate) => {
    const cells = listCandidateCells(house.db, candidate.n)
      .filter((each) => each.state === 'open')
      .map((each) => each.cell);
    for (const cell of cells) decideCandidateCell(house.db, candidate.n, cell, 'dismissed');
    const because = `the page that stood here was refused by ${request.by}`;
    updateCandidate(house.db, candidate.n, {
      state: 'dismissed',
      because,
      heldUntil: null,
      decidedAt: mark.at,
      decision: mark.id,
    });
    insertCandidateEvent(house.db, candidate.n, { at: mark.at, kind: 'dismissed', because });
    return { n: candidate.n, cells };
  });
}

/** What two people must agree on is not dismissed by one, however many changes a notice gathers. */
function refuseForTwo(house: House, behind: readonly CandidateRow[], request: DecideRequest): void {
  const needed = (request.secondReview ?? house.registry.settings.second_review) as readonly string[];
  const forTwo = behind.filter((each) => needed.includes(each.change));
  if (forTwo.length === 0) return;
  const kinds = [...new Set(forTwo.map((each) => each.change))].toSorted().join(', ');
  throw new NotPossible(
    `behind this notice ${forTwo.length === 1 ? 'one change needs' : `${forTwo.length} changes need`} two people (${kinds}), so one cannot dismiss ${forTwo.length === 1 ? 'it' : 'them'} with the notice`,
    'Nothing was written. Dismiss them one by one under "Held", and let a second person do the same; then say that it is the wrong page.',
  );
}

export function decideIncident(house: House, request: DecideRequest, mark: DecisionMark): Applied {
  const incident = findIncident(house.db, request.subject.id);
  if (!incident) throw missing(request);
  refuse(request, incident.version, 'closed', incident.closedAt === undefined);
  if (request.decision.kind !== 'accept' && request.decision.kind !== 'dismiss')
    throw impossible(request, 'accept, dismiss');
  closeIncident(house.db, incident.id, mark.at);
  const version = incident.version + 1;
  return { before: { closedAt: null }, state: 'closed', version, body: { state: 'closed', version } };
}

export function decideCorrection(house: House, request: DecideRequest, _mark: DecisionMark): Applied {
  const correction = findCorrection(house.db, request.subject.id);
  if (!correction) throw missing(request);
  refuse(request, correction.version, correction.state, correction.state === 'open');
  const state = stateOf(request, { accept: 'accepted', dismiss: 'dismissed' } as const);
  setCorrectionState(house.db, correction.id, state);
  const version = correction.version + 1;
  return { before: { state: correction.state }, state, version, body: { state, version } };
}

/** Accepting a silent capture says that nothing was missed; dismissing it says that something was. */
export function decideSample(house: House, request: DecideRequest, mark: DecisionMark): Applied {
  const sample = findSample(house.db, request.subject.id);
  if (!sample) throw missing(request);
  refuse(request, sample.version, sample.state, sample.state === 'open');
  const state = stateOf(request, { accept: 'nothing_missed', dismiss: 'missed' } as const);
  setSampleState(house.db, sample.id, { state, at: mark.at, by: request.by, remark: request.remark ?? '' });
  const version = sample.version + 1;
  return { before: { state: 'open' }, state, version, body: { state, version } };
}

function stateOf<T>(request: DecideRequest, states: { readonly accept: T; readonly dismiss: T }): T {
  const kind: Verb['kind'] = request.decision.kind;
  if (kind === 'accept' || kind === 'dismiss') return states[kind];
  throw impossible(request, 'accept, dismiss');
}
