// One visit as one line of `assay crawl`.
import type { VisitOutcome } from '#types/capture.ts';
import { captureId } from './ids.ts';
import type { Settled } from './settled.ts';

export interface VisitLine {
  readonly source: string;
  readonly url: string;
  readonly verdict: string;
  readonly reasons: readonly string[];
  readonly via: string;
  readonly attempts: readonly { readonly via: string; readonly verdict: string; readonly capture: string }[];
  readonly archivedAt?: string;
  readonly noArchiveBecause?: string;
  readonly capture?: string;
  readonly finalUrl: string;
  readonly characters: number;
  readonly evidence: number;
  /** Shown to a person; held ones are not counted. */
  readonly candidates: number;
  readonly held: number;
  readonly ms: number;
}

export function visitLine(url: string, outcome: VisitOutcome, settled: Settled): VisitLine {
  const attempts = outcome.attempts.map((each, attempt) => ({
    via: each.via,
    verdict: each.judgement.verdict,
    capture: captureId(settled.visit, attempt),
  }));
  const named = outcome.used ?? outcome.attempts.findLastIndex((each) => each.via !== 'wayback');
  const attempt = outcome.attempts[named];
  return {
    source: outcome.source,
    url,
    verdict: outcome.live.verdict,
    reasons: outcome.live.reasons.map((each) => each.message),
    via: attempt?.via ?? 'http',
    attempts,
    ...(attempt?.archivedAt ? { archivedAt: attempt.archivedAt } : {}),
    ...(outcome.noArchiveBecause ? { noArchiveBecause: outcome.noArchiveBecause } : {}),
    ...(attempts[named] ? { capture: attempts[named].capture } : {}),
    finalUrl: attempt?.finalUrl ?? url,
    characters: settled.characters,
    evidence: settled.evidence,
    candidates: settled.raised.filter((each) => each.shown).length,
    held: settled.raised.filter((each) => each.candidate.state === 'held').length,
    ms: Math.round(outcome.milliseconds),
  };
}
