// `assay backfill`: a source's past from the web archive, one memento a distinct payload, into the same timeline, silently.
import { insertCapture } from '#db/captures.ts';
import { insertTimelineEntry } from '#db/timeline.ts';
import { transaction } from '#db/statements.ts';
import { findVisitOfSlot, insertVisit } from '#db/visits.ts';
import { remember } from '#crawlers/verdict/good-facts.ts';
import type { VisitTools } from '#crawlers/tools.ts';
import { instantOf } from '#crawlers/wayback/addresses.ts';
import type { CaptureDraft, GoodFacts, VisitOutcome } from '#types/capture.ts';
import type { Instant, SourceId } from '#types/ids.ts';
import {
  differencesOfReadings,
  type EvidenceDifference,
  type ReadEvidence,
} from './compare/evidence-difference.ts';
import type { House } from './house.ts';
import { captureId, visitId } from './ids.ts';
import { sourceOf } from './job.ts';
import { draftOfPage } from './kept-page.ts';
import type { PlannedSource } from './plan.ts';
import { readDocument, readingKeyOf, storeReading } from './steps/read.ts';

export interface BackfillOptions {
  readonly source: SourceId;
  readonly from: Instant;
  readonly tools: Pick<VisitTools, 'wayback'>;
  readonly signal?: AbortSignal;
  readonly onMemento?: (memento: BackfilledMemento) => void;
}

export interface BackfilledMemento {
  readonly archivedAt: Instant;
  readonly capture: string;
  readonly verdict: string;
  readonly because?: string;
  /** Against the good memento before it. */
  readonly changes: readonly EvidenceDifference[];
}

export interface BackfillReport {
  readonly source: SourceId;
  readonly mementos: readonly BackfilledMemento[];
  /** Were there from an earlier run. */
  readonly known: number;
  readonly complete: boolean;
}

export async function backfill(house: House, options: BackfillOptions): Promise<BackfillReport> {
  const source = sourceOf(house, options.source);
  const past = new Past(house, source);
  const mementos: BackfilledMemento[] = [];
  let known = 0;
  const listed = options.tools.wayback.mementos({
    url: source.declared.url,
    from: options.from,
    ...(options.signal ? { signal: options.signal } : {}),
  });
  for await (const memento of listed) {
    if (options.signal?.aborted) return { source: source.id, mementos, known, complete: false };
    const slot = `backfill-${memento.timestamp}`;
    if (findVisitOfSlot(house.db, source.id, slot)) {
      known++;
      continue;
    }
    const answer = await options.tools.wayback.replay(memento, options.signal);
    if (!answer) continue;
    const done = await past.add(
      slot,
      answer.answer,
      answer.archivedAt ?? instantOf(memento.timestamp),
      answer.link,
    );
    mementos.push(done);
    options.onMemento?.(done);
  }
  return { source: source.id, mementos, known, complete: true };
}

/** Goes forward through the past: each memento is judged by, and compared with, the good one before it. */
class Past {
  readonly #house: House;
  readonly #source: PlannedSource;
  #facts: GoodFacts | undefined;
  #said: readonly ReadEvidence[] | undefined;

  constructor(house: House, source: PlannedSource) {
    this.#house = house;
    this.#source = source;
  }

  async add(
    slot: string,
    answer: { readonly status: number; readonly body: Uint8Array; readonly mediaType?: string },
    archivedAt: Instant,
    link: string,
  ): Promise<BackfilledMemento> {
    const draft = await draftOfPage(this.#house, this.#source, {
      bytes: answer.body,
      ...(answer.mediaType ? { mediaType: answer.mediaType } : {}),
      seen: {
        via: 'wayback',
        finalUrl: link,
        retrievedAt: this.#house.clock.now(),
        archivedAt,
        status: answer.status,
        because: 'the past, from the web archive',
      },
      ...(this.#facts ? { lastGood: this.#facts } : {}),
    });
    this.#facts = remember(this.#facts, draft.judgement, draft.document, {
      at: archivedAt,
      finalUrl: this.#source.declared.url,
    });
    return this.#keep(slot, draft, archivedAt);
  }

  #keep(slot: string, draft: CaptureDraft, archivedAt: Instant): BackfilledMemento {
    const { document } = draft;
    const good = draft.judgement.verdict === 'ok' && document !== undefined;
    const seen = { url: draft.finalUrl, retrievedAt: archivedAt };
    const drafts = good ? readDocument(this.#house.plan, this.#source, document, seen) : [];
    const changes = good && this.#said ? differencesOfReadings(this.#said, drafts, archivedAt) : [];
    if (good) this.#said = drafts;
    const visit = visitId(this.#source.id, slot);
    const capture = captureId(visit, 0);
    transaction(this.#house.db, () => {
      insertVisit(this.#house.db, {
        id: visit,
        outcome: outcomeOf(this.#source.id, slot, draft),
        ...(good ? { usedCapture: capture } : {}),
      });
      insertCapture(this.#house.db, {
        id: capture,
        visit,
        attempt: 0,
        source: this.#source.id,
        draft,
        characters: document?.text.length ?? 0,
        ...(document ? { textSha256: document.textSha256 } : {}),
      });
      if (good)
        storeReading(this.#house, {
          source: this.#source,
          capture,
          draft,
          key: readingKeyOf(this.#source, document.textSha256),
          drafts,
          silent: true,
        });
      this.#tell(visit, capture, draft, archivedAt, changes);
    });
    return {
      archivedAt,
      capture,
      verdict: draft.judgement.verdict,
      ...(good ? {} : { because: draft.judgement.reasons[0]?.message ?? '' }),
      changes,
    };
  }

  #tell(
    visit: string,
    capture: ReturnType<typeof captureId>,
    draft: CaptureDraft,
    at: Instant,
    changes: readonly EvidenceDifference[],
  ): void {
    const { verdict, reasons } = draft.judgement;
    insertTimelineEntry(this.#house.db, {
      source: this.#source.id,
      at,
      kind: 'backfilled',
      visit,
      capture,
      message:
        verdict === 'ok'
          ? changes.length === 0
            ? 'archived copy; its evidence is that of the one before'
            : `archived copy; ${changes.map((each) => `${each.dimension} ${each.change}`).join(', ')}`
          : `archived copy, ${verdict}: ${reasons[0]?.message ?? ''}`,
      facts: { changes },
    });
  }
}

function outcomeOf(source: SourceId, slot: string, draft: CaptureDraft): VisitOutcome {
  const at = draft.archivedAt ?? draft.retrievedAt;
  return {
    source,
    slot,
    startedAt: at,
    finishedAt: at,
    attempts: [draft],
    ...(draft.judgement.verdict === 'ok' ? { used: 0 } : {}),
    live: draft.judgement,
    milliseconds: 0,
  };
}
