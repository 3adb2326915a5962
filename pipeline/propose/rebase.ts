// New extractor rules must not look like a change of the page: what was approved is weighed again by the new rules, silently.
import { findCell, requoteCell } from '#db/cells.ts';
import { listWaitingForCell } from '#db/candidates.ts';
import { findCaptureRow } from '#db/captures.ts';
import { findReadingById } from '#db/evidence.ts';
import { findSourceMarks, updateSourceState } from '#db/source-state.ts';
import { insertTimelineEntry } from '#db/timeline.ts';
import { extractorVersion } from '#extractors/version.ts';
import { counted } from '#text/counted.ts';
import type { CaptureId, Instant } from '#types/ids.ts';
import { answerKey } from '../compare/canonical.ts';
import { compareAnswers } from '../compare/difference.ts';
import type { House } from '../house.ts';
import type { PlannedSource } from '../plan.ts';
import { documentOfCapture } from '../steps/documents.ts';
import { readDocument, readingKeyOf, storeReading, type ReadDraft } from '../steps/read.ts';
import { weighCell } from '../steps/weigh.ts';
import { baselineOf } from './compare-cell.ts';

export interface Rebase {
  readonly source: PlannedSource;
  readonly capture: CaptureId;
  readonly drafts: readonly ReadDraft[];
}

/** Undefined where the last good text was read by the rules of now, or cannot be had. */
export async function planRebase(house: House, source: PlannedSource): Promise<Rebase | undefined> {
  const state = findSourceMarks(house.db, source.id);
  const reading = state?.reading ? findReadingById(house.db, state.reading) : undefined;
  if (!state?.last_ok_capture || !reading || reading.extractor === extractorVersion) return undefined;
  const row = findCaptureRow(house.db, state.last_ok_capture);
  const document = await documentOfCapture(house, state.last_ok_capture).catch(() => undefined);
  if (!row || !document) return undefined;
  return {
    source,
    capture: row.id,
    drafts: readDocument(house.plan, source, document, { url: row.final_url, retrievedAt: row.retrieved_at }),
  };
}

/** Cells with nothing waiting are compared with what the new rules make of the old text; their answers stay. */
export function rebase(house: House, plan: Rebase, at: Instant): void {
  const row = findCaptureRow(house.db, plan.capture);
  if (!row?.text_sha256) return;
  const reading = storeReading(house, {
    source: plan.source,
    capture: plan.capture,
    draft: {
      finalUrl: row.final_url,
      via: row.via,
      retrievedAt: row.retrieved_at,
      archivedAt: row.archived_at,
    },
    key: readingKeyOf(plan.source, row.text_sha256),
    drafts: plan.drafts,
  });
  updateSourceState(house.db, plan.source.id, { reading });
  let changed = 0;
  for (const { offering, dimensions } of plan.source.audiences)
    for (const { key } of dimensions)
      changed += rebaseCell(house, { offering: offering.id, dimension: key }, at) ? 1 : 0;
  insertTimelineEntry(house.db, {
    source: plan.source.id,
    at,
    kind: 'reread',
    capture: plan.capture,
    message: `read again by ${extractorVersion}: ${counted(changed, 'answer')} would be worded otherwise, none was changed`,
  });
}

function rebaseCell(house: House, ref: { offering: string; dimension: string }, at: Instant): boolean {
  const cell = ref as Parameters<typeof findCell>[1];
  const approved = findCell(house.db, cell);
  if (!approved || listWaitingForCell(house.db, cell).length > 0) return false;
  const { proposal } = weighCell(house, cell, at);
  const differs = compareAnswers(baselineOf(approved), proposal.answer, { now: at }) !== undefined;
  requoteCell(house.db, cell, {
    answer: approved.answer,
    weighed: proposal.answer,
    evidence: proposal.evidence,
    evidenceKey: answerKey(proposal.answer),
    at: approved.verified_at,
  });
  return differs;
}
