// Decisions of a person: written at once and on the disk, once for each key, refused where things moved on.
import {
  findDecision,
  findDecisionByKey,
  insertDecision,
  lastDecisionNumber,
  type DecisionRow,
  type NewDecision,
} from '#db/decisions.ts';
import { durably } from '#db/statements.ts';
import { KeyReused, NotFound } from '../errors.ts';
import type { House } from '../house.ts';
import { hashOf } from '../ids.ts';
import type { Applied, DecisionMark } from './applied.ts';
import { decideCandidate } from './candidate.ts';
import { decideCorrection, decideIncident, decideNotice, decideSample } from './others.ts';
import type { Decided, DecideRequest } from './request.ts';

export type { Decided, DecideRequest, Subject, Verb } from './request.ts';

/** Throws Stale, Leased, NotPossible, NotFound or KeyReused; then nothing was written. */
export function decide(house: House, request: DecideRequest): Decided {
  return durably(house.db, () => {
    const known = request.idempotencyKey ? findDecisionByKey(house.db, request.idempotencyKey) : undefined;
    if (known) return again(request, known);
    const at = house.clock.now();
    const id = newDecisionId(house, request.by, at);
    const applied = appliers[request.subject.kind](house, request, { id, at });
    const decision = record(house, {
      id,
      at,
      by: request.by,
      subjectKind: request.subject.kind,
      subject: request.subject.id,
      kind: request.decision.kind,
      effect: applied.effect ?? 'applied',
      before: applied.before,
      body: { ...bodyOf(request), ...applied.body },
      ...(request.decision.kind === 'dismiss' ? { reason: request.decision.reason } : {}),
      ...(request.remark ? { remark: request.remark } : {}),
      ...(request.idempotencyKey ? { idempotencyKey: request.idempotencyKey } : {}),
      ...(request.batch ? { batch: request.batch } : {}),
    });
    return { decision, repeated: false, state: applied.state, version: applied.version };
  });
}

export function newDecisionId(house: House, by: string, at: string): string {
  return `d${hashOf(at, by, String(lastDecisionNumber(house.db) + 1)).slice(0, 20)}`;
}

export function record(house: House, decision: NewDecision): DecisionRow {
  insertDecision(house.db, decision);
  const written = findDecision(house.db, decision.id);
  if (!written)
    throw new NotFound(`decision ${decision.id} was written and is not there`, 'Report it as a bug.');
  return written;
}

type Apply = (house: House, request: DecideRequest, mark: DecisionMark) => Applied;

const appliers: Readonly<Record<DecideRequest['subject']['kind'], Apply>> = {
  candidate: decideCandidate,
  notice: decideNotice,
  incident: decideIncident,
  correction: decideCorrection,
  sample: decideSample,
};

function bodyOf({ decision }: DecideRequest): Readonly<Record<string, unknown>> {
  const { kind: _kind, ...rest } = decision;
  return rest;
}

function again(request: DecideRequest, known: DecisionRow): Decided {
  const same =
    known.subject === request.subject.id &&
    known.subject_kind === request.subject.kind &&
    known.kind === request.decision.kind &&
    known.by === request.by;
  if (!same)
    throw new KeyReused(
      `the idempotency key was used on ${known.at} for another decision (${known.kind} of ${known.subject})`,
      'Send a new key with a new decision.',
    );
  const state = typeof known.body['state'] === 'string' ? known.body['state'] : known.kind;
  const version = typeof known.body['version'] === 'number' ? known.body['version'] : 0;
  return { decision: known, repeated: true, state, version };
}
