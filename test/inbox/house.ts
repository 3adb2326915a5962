// A morning whose house has a past: runs, failures, corrections, decisions, a released registry and judged samples.
import { insertCorrection } from '#db/corrections.ts';
import { openNotice } from '#db/notices.ts';
import { finishRun, startRun } from '#db/runs.ts';
import { listCandidates } from '#db/candidate-list.ts';
import { decide } from '#pipeline/decide/decide.ts';
import { settle } from '#pipeline/settle.ts';
import type { VisitOutcome } from '#types/capture.ts';
import type { DimensionKey, Instant, OfferingId, SourceId } from '#types/ids.ts';
import type { Verdict } from '#types/words.ts';
import type { Morning } from './morning.ts';
import { vendors } from './vendors.ts';

export const doneRun = 'run-of-the-night';
export const liveRun = 'run-of-the-morning';

/** Two runs: one of the night that met trouble, and one that is still under way. */
export async function fillHouse({ house, clock }: Morning): Promise<void> {
  const night = '2026-03-09T02:00:00.000Z' as Instant;
  startRun(house.db, { id: doneRun, kind: 'due', by: 'assay up', startedAt: night });
  const ends: readonly Verdict[] = ['blocked', 'unreachable', 'challenge'];
  for (const [at, verdict] of ends.entries()) await failVisit(house, vendors[at]!.source, verdict, doneRun);
  finishRun(house.db, doneRun, 'partial', '2026-03-09T02:03:00.000Z' as Instant, {
    sources: 4,
    ok: 0,
    notOk: 4,
    candidates: 0,
    held: 0,
    notices: 1,
    ms: 180_000,
  });
  startRun(house.db, {
    id: liveRun,
    kind: 'all',
    by: 'ada',
    startedAt: clock.now(),
    summary: { pid: process.pid, sources: 3 },
  });
  await failVisit(house, vendors[1]!.source, 'login', liveRun);
  openNotice(house.db, {
    id: 'notice-of-the-house',
    source: vendors[1]!.source as SourceId,
    kind: 'failing',
    at: night,
    message: 'three visits in a row were not good',
    facts: { verdict: 'unreachable' },
  });
  insertCorrection(house.db, {
    id: 'correction-of-the-house',
    cell: {
      offering: `${vendors[0]!.id}-api` as OfferingId,
      dimension: 'soc2_type2' as DimensionKey,
    },
    claim: 'The report is public since February: the trust page offers it without a form.',
    evidenceUrl: 'https://alderway.test/trust',
    credit: 'R. Reader',
    receivedAt: night,
  });
  for (const [at, candidate] of listCandidates(house.db, { states: ['open'] }, { limit: 4 }).entries())
    decide(house, {
      subject: { kind: 'candidate', id: candidate.id },
      decision:
        at % 2 === 0
          ? { kind: 'accept' }
          : { kind: 'dismiss', reason: at === 1 ? 'wrong_grade' : 'duplicate' },
      by: 'ben',
      idempotencyKey: `house-${at}`,
      secondReview: [],
    });
}

export async function failVisit(
  house: Morning['house'],
  source: string,
  verdict: Verdict,
  run: string,
): Promise<void> {
  const at = house.clock.now();
  const outcome: VisitOutcome = {
    source: source as SourceId,
    slot: `${run}-${source}`,
    startedAt: at,
    finishedAt: at,
    attempts: [],
    live: { verdict, reasons: [{ rule: 'of-the-test', message: `the host answered as ${verdict}` }] },
    milliseconds: 1_234,
  };
  await settle(house, outcome, { run });
}
