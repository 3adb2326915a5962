// `assay reread`: kept texts through the rules of today, silently, with a report of what would have changed.
import { listOkCaptures, type CaptureRow } from '#db/captures.ts';
import { findOtherReading, listEvidenceOfReading } from '#db/evidence.ts';
import { findSourceState, updateSourceState } from '#db/source-state.ts';
import { transaction } from '#db/statements.ts';
import { extractorVersion } from '#extractors/version.ts';
import type { Evidence } from '#types/evidence.ts';
import type { CandidateId, Instant, Sha256, SourceId, VisitId } from '#types/ids.ts';
import type { TextDocument } from '#types/text.ts';
import {
  differencesOfReadings,
  type EvidenceDifference,
  type ReadEvidence,
} from './compare/evidence-difference.ts';
import type { House } from './house.ts';
import type { PlannedSource } from './plan.ts';
import { compareCell, type CellDifference } from './propose/compare-cell.ts';
import { groundOf } from './propose/ground.ts';
import { raiseAll } from './propose/raise.ts';
import { cellsOf } from './settle.ts';
import { documentOfCapture } from './steps/documents.ts';
import { readDocument, readingIdOf, readingKeyOf, storeReading, type ReadDraft } from './steps/read.ts';

export interface RereadOptions {
  readonly since: Instant;
  readonly source?: SourceId;
  /** The person says so: what differs for the newest text of a source becomes candidates. */
  readonly propose?: boolean;
  readonly onText?: (done: number, of: number) => void;
}

export interface RereadChange extends EvidenceDifference {
  readonly source: SourceId;
  readonly capture: string;
  readonly retrievedAt: Instant;
  /** True for the text that is the source's newest: its cells would change now. */
  readonly current: boolean;
}

export interface RereadReport {
  readonly extractor: string;
  readonly captures: number;
  readonly texts: number;
  readonly changes: readonly RereadChange[];
  /** Captures whose text cannot be had any more, with why. */
  readonly unreadable: readonly { readonly capture: string; readonly because: string }[];
  readonly candidates: readonly CandidateId[];
}

export async function reread(house: House, options: RereadOptions): Promise<RereadReport> {
  const captures = listOkCaptures(house.db, options.since, options.source);
  const texts = distinctTexts(house, captures);
  const changes: RereadChange[] = [];
  const unreadable: { capture: string; because: string }[] = [];
  for (const [at, { row, source, textSha256 }] of texts.entries()) {
    const document = await documentOfCapture(house, row.id).catch((error: unknown) => String(error));
    if (typeof document === 'string') unreadable.push({ capture: row.id, because: document });
    else changes.push(...rereadText(house, source, row, textSha256, document));
    options.onText?.(at + 1, texts.length);
  }
  return {
    extractor: extractorVersion,
    captures: captures.length,
    texts: texts.length,
    changes,
    unreadable,
    candidates: options.propose ? await proposeNow(house, new Set(texts.map((each) => each.source))) : [],
  };
}

interface Text {
  readonly row: CaptureRow;
  readonly source: PlannedSource;
  readonly textSha256: Sha256;
}

/** Each text of a source once, by its newest capture. */
function distinctTexts(house: House, captures: readonly CaptureRow[]): Text[] {
  const texts = new Map<string, Text>();
  for (const row of captures) {
    const source = house.plan.sources.get(row.source);
    if (source && row.text_sha256)
      texts.set(`${row.source} ${row.text_sha256}`, { row, source, textSha256: row.text_sha256 });
  }
  return [...texts.values()];
}

function rereadText(
  house: House,
  source: PlannedSource,
  row: CaptureRow,
  textSha256: Sha256,
  document: TextDocument,
): RereadChange[] {
  const key = readingKeyOf(source, textSha256);
  const before = findOtherReading(house.db, source.id, textSha256, readingIdOf(key));
  if (!before) return [];
  const drafts = readDocument(house.plan, source, document, {
    url: row.final_url,
    retrievedAt: row.retrieved_at,
  });
  transaction(house.db, () =>
    storeReading(house, { ...sourceAndSeen(source, row), key, drafts, silent: true }),
  );
  const then = listEvidenceOfReading(house.db, before.id).map(readEvidence);
  const current = findSourceState(house.db, source.id)?.good_facts?.textSha256 === textSha256;
  return differencesOfReadings(then, drafts.map(readDraft), row.retrieved_at).map((each) => ({
    ...each,
    source: source.id,
    capture: row.id,
    retrievedAt: row.retrieved_at,
    current,
  }));
}

function sourceAndSeen(
  source: PlannedSource,
  row: CaptureRow,
): Pick<Parameters<typeof storeReading>[1], 'source' | 'capture' | 'draft'> {
  const { final_url: finalUrl, via, retrieved_at: retrievedAt, archived_at: archivedAt } = row;
  return {
    source,
    capture: row.id,
    draft: { finalUrl, via, retrievedAt, ...(archivedAt ? { archivedAt } : {}) },
  };
}

function readEvidence(evidence: Evidence): ReadEvidence {
  return { offering: evidence.offering, draft: evidence };
}

function readDraft({ offering, draft }: ReadDraft): ReadEvidence {
  return { offering, draft };
}

/** The newest text of each source, as read by the rules of today, against what is approved. */
async function proposeNow(house: House, sources: ReadonlySet<PlannedSource>): Promise<CandidateId[]> {
  const raised: CandidateId[] = [];
  for (const source of sources) {
    const state = findSourceState(house.db, source.id);
    if (!state?.last_ok_capture || !state.good_facts || !state.last_visit) continue;
    const capture = state.last_ok_capture;
    const document = await documentOfCapture(house, capture).catch(() => undefined);
    if (!document) continue;
    const reading = readingIdOf(readingKeyOf(source, document.textSha256));
    const at = house.clock.now();
    const visit = state.last_visit as VisitId;
    transaction(house.db, () => {
      updateSourceState(house.db, source.id, { reading });
      const cells = cellsOf(source);
      const ground = groundOf(house, cells);
      const differences = cells
        .map((cell) => compareCell(house, { source: source.id, at, document }, cell, ground))
        .filter((each): each is CellDifference => each.kind === 'differs');
      const context = { source: source.id, at, replaced: false, witnesses: [], visit, capture };
      raised.push(...raiseAll(house, context, differences, cells).map((each) => each.candidate.id));
    });
  }
  return raised;
}
