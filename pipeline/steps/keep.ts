// Keep: the visit and its captures go into the database as they are; what the source is known by moves on.
import { findCaptureOfText, insertCapture } from '#db/captures.ts';
import { findSourceState, updateSourceState, type SourceStateRow } from '#db/source-state.ts';
import { insertVisit } from '#db/visits.ts';
import { remember } from '#crawlers/verdict/good-facts.ts';
import type { CaptureDraft, GoodFacts, VisitOutcome } from '#types/capture.ts';
import type { CaptureId, Instant, Sha256, VisitId } from '#types/ids.ts';
import type { TextDocument } from '#types/text.ts';
import type { House } from '../house.ts';
import { captureId, visitId } from '../ids.ts';

/** The capture that a visit names, with its text at hand. */
export interface UsedCapture {
  readonly id: CaptureId;
  readonly draft: CaptureDraft;
  readonly textSha256: Sha256;
  /** Absent for one that brought nothing new: then its text was read before. */
  readonly document?: TextDocument;
}

export interface Kept {
  readonly visit: VisitId;
  /** True where this visit was settled before: nothing was written now. */
  readonly repeated: boolean;
  readonly used?: UsedCapture;
  /** The source as it was before this visit. */
  readonly before?: SourceStateRow;
}

/** An attempt's document, which may have come by another way than inside the outcome. */
export type DocumentOf = (attempt: number) => TextDocument | undefined;

export function keep(
  house: House,
  outcome: VisitOutcome,
  documentOf: DocumentOf,
  options: { readonly run?: string; readonly nextDue?: Instant } = {},
): Kept {
  const visit = visitId(outcome.source, outcome.slot);
  const before = findSourceState(house.db, outcome.source);
  const used = usedOf(outcome, visit, before, documentOf);
  const fresh = insertVisit(house.db, {
    id: visit,
    outcome,
    ...(options.run ? { run: options.run } : {}),
    ...(used ? { usedCapture: used.id } : {}),
  });
  if (!fresh) return { visit, repeated: true, before };
  outcome.attempts.forEach((draft, attempt) =>
    keepCapture(house, outcome, visit, attempt, draft, documentOf, before),
  );
  moveOn(house, outcome, visit, used, before, documentOf, options.nextDue);
  return { visit, repeated: false, used, before };
}

/** A memento older than the last good capture says nothing about now. */
function usedOf(
  outcome: VisitOutcome,
  visit: VisitId,
  before: SourceStateRow | undefined,
  documentOf: DocumentOf,
): UsedCapture | undefined {
  if (outcome.used === undefined) return undefined;
  const draft = outcome.attempts[outcome.used];
  if (!draft || draft.judgement.verdict !== 'ok') return undefined;
  if (draft.archivedAt && before?.last_ok_at && draft.archivedAt < before.last_ok_at) return undefined;
  const document = documentOf(outcome.used);
  const textSha256 = document?.textSha256 ?? before?.good_facts?.textSha256;
  if (!textSha256) return undefined;
  return { id: captureId(visit, outcome.used), draft, textSha256, ...(document ? { document } : {}) };
}

function keepCapture(
  house: House,
  outcome: VisitOutcome,
  visit: VisitId,
  attempt: number,
  draft: CaptureDraft,
  documentOf: DocumentOf,
  before: SourceStateRow | undefined,
): void {
  const document = documentOf(attempt);
  const textSha256 = document?.textSha256 ?? (draft.unchanged ? before?.good_facts?.textSha256 : undefined);
  const good = draft.judgement.verdict === 'ok';
  const same =
    good && textSha256
      ? findCaptureOfText(house.db, outcome.source, textSha256, draft.via === 'wayback')
      : undefined;
  insertCapture(house.db, {
    id: captureId(visit, attempt),
    visit,
    attempt,
    source: outcome.source,
    draft: same ? { ...draft, objects: [] } : draft,
    characters: document?.text.length ?? same?.characters ?? 0,
    ...(textSha256 ? { textSha256 } : {}),
    ...(same ? { sameAs: same.id } : {}),
  });
}

function moveOn(
  house: House,
  outcome: VisitOutcome,
  visit: VisitId,
  used: UsedCapture | undefined,
  before: SourceStateRow | undefined,
  documentOf: DocumentOf,
  nextDue: Instant | undefined,
): void {
  const liveOk = outcome.live.verdict === 'ok';
  const at = used && (used.draft.archivedAt ?? used.draft.retrievedAt);
  updateSourceState(house.db, outcome.source, {
    lastVisit: visit,
    lastVisitAt: outcome.finishedAt,
    lastVerdict: outcome.live.verdict,
    because: outcome.live.reasons[0]?.message ?? null,
    failures: liveOk ? 0 : (before?.failures ?? 0) + 1,
    failingSince: liveOk ? null : (before?.failing_since ?? outcome.finishedAt),
    notBefore: retryAfter(outcome),
    goodFacts: goodFactsAfter(outcome, before, documentOf) ?? null,
    ...(nextDue ? { nextDue } : {}),
    ...(used && at
      ? {
          firstOkAt: before?.first_ok_at ?? at,
          lastOkAt: at,
          lastOkCapture: used.id,
          ...(used.draft.via === 'wayback' || used.draft.unchanged
            ? {}
            : { validators: used.draft.validators }),
        }
      : {}),
  });
}

function goodFactsAfter(
  outcome: VisitOutcome,
  before: SourceStateRow | undefined,
  documentOf: DocumentOf,
): GoodFacts | undefined {
  let facts = before?.good_facts;
  outcome.attempts.forEach((draft, attempt) => {
    const isWitness = draft.via === 'wayback' && attempt !== outcome.used;
    if (isWitness) return;
    const shell = draft.shellSha256;
    facts = remember(facts, draft.judgement, documentOf(attempt), {
      at: draft.retrievedAt,
      finalUrl: draft.finalUrl,
      rendered: draft.via === 'browser',
      ...(shell ? { shellSha256: shell } : {}),
    });
  });
  return facts;
}

const mostPatience = 24 * 3_600_000;

/** What the host asked for, up to a day. */
function retryAfter(outcome: VisitOutcome): Instant | null {
  const last = outcome.attempts.at(-1);
  const said = last?.headers['retry-after'];
  if (!last || !said || outcome.live.verdict === 'ok') return null;
  const from = Date.parse(last.retrievedAt);
  const until = /^\d+$/.test(said) ? from + Number(said) * 1_000 : Date.parse(said);
  if (Number.isNaN(until) || until <= from) return null;
  return new Date(Math.min(until, from + mostPatience)).toISOString() as Instant;
}
