// Settle: what a visit brought back goes through every step, in one transaction; twice is the same as once.
import type { CellMarks } from '#db/cells.ts';
import { findReadingById, listCellsReadOtherwise } from '#db/evidence.ts';
import { lookAgainAt, updateSourceState } from '#db/source-state.ts';
import { transaction } from '#db/statements.ts';
import { countVisitResults } from '#db/visits.ts';
import type { VisitOutcome } from '#types/capture.ts';
import type { DimensionKey, Instant, OfferingId, SourceId } from '#types/ids.ts';
import type { CellRef } from '#types/cell.ts';
import type { TextDocument } from '#types/text.ts';
import { NotInRegistry } from './errors.ts';
import type { House } from './house.ts';
import type { PlannedSource } from './plan.ts';
import {
  baselineOf,
  compareCell,
  type CellDifference,
  type CellFinding,
  type VisitedText,
} from './propose/compare-cell.ts';
import { isLeftAsApproved } from './propose/dismissed.ts';
import { groundOf, refOf, type Ground } from './propose/ground.ts';
import { noticesAfter, type Noticed } from './propose/notices.ts';
import { raiseAll, type Raised } from './propose/raise.ts';
import { rebase, type Rebase, planRebase } from './propose/rebase.ts';
import { replacedNotice } from './propose/replaced.ts';
import { isRedated, isShaken } from './propose/seen-before.ts';
import { verifyAll } from './propose/verify.ts';
import type { Witness } from './propose/witness.ts';
import { documentsOf } from './steps/documents.ts';
import { keep, type Kept, type UsedCapture } from './steps/keep.ts';
import {
  isRead,
  readDocument,
  readingIdOf,
  readingKeyOf,
  storeReading,
  type ReadDraft,
} from './steps/read.ts';
import { writeTimeline } from './propose/timeline.ts';
import type { Settled } from './settled.ts';

export interface SettleOptions {
  readonly run?: string;
  /** When the source is due again; the schedule's business. */
  readonly nextDue?: Instant;
}

/** Everything that needs no lock, done before the transaction. */
interface Prepared {
  readonly source: PlannedSource;
  readonly documents: readonly (TextDocument | undefined)[];
  readonly drafts?: readonly ReadDraft[];
  readonly witnesses: readonly Witness[];
  readonly rebase?: Rebase;
}

export async function settle(
  house: House,
  outcome: VisitOutcome,
  options: SettleOptions = {},
): Promise<Settled> {
  const source = house.plan.sources.get(outcome.source);
  if (!source)
    throw new NotInRegistry(
      `the registry has no source ${outcome.source}`,
      'It was removed while it was visited, or the names differ: see `assay sources`.',
    );
  const documents = await documentsOf(house, outcome);
  const prepared: Prepared = {
    source,
    documents,
    ...prepareReading(house, source, outcome, documents),
    witnesses: witnessesOf(house, source, outcome, documents),
    rebase: await planRebase(house, source),
  };
  return transaction(house.db, () => settleNow(house, outcome, prepared, options));
}

function prepareReading(
  house: House,
  source: PlannedSource,
  outcome: VisitOutcome,
  documents: Prepared['documents'],
): { drafts?: ReadDraft[] } {
  if (outcome.used === undefined) return {};
  const [document, draft] = [documents[outcome.used], outcome.attempts[outcome.used]];
  if (!document || !draft || draft.judgement.verdict !== 'ok') return {};
  if (isRead(house, source.id, readingKeyOf(source, document.textSha256))) return {};
  return {
    drafts: readDocument(house.plan, source, document, {
      url: draft.finalUrl,
      retrievedAt: draft.retrievedAt,
    }),
  };
}

/** Mementos that came beside the capture that the visit names. */
function witnessesOf(
  house: House,
  source: PlannedSource,
  outcome: VisitOutcome,
  documents: Prepared['documents'],
): Witness[] {
  return outcome.attempts.flatMap((draft, attempt) => {
    const document = documents[attempt];
    if (attempt === outcome.used || draft.via !== 'wayback' || draft.judgement.verdict !== 'ok') return [];
    if (!document || !draft.archivedAt) return [];
    const drafts = readDocument(house.plan, source, document, {
      url: draft.finalUrl,
      retrievedAt: draft.retrievedAt,
    });
    return [{ archivedAt: draft.archivedAt, document, drafts }];
  });
}

function settleNow(house: House, outcome: VisitOutcome, prepared: Prepared, options: SettleOptions): Settled {
  const kept = keep(house, outcome, (attempt) => prepared.documents[attempt], options);
  const base = {
    visit: kept.visit,
    judgement: outcome.live,
    raised: [],
    verified: [],
    noticed: [],
    evidence: 0,
    characters: 0,
  };
  if (kept.repeated) return { ...base, repeated: true, first: false, edited: false };
  const noticed = noticesAfter(house, outcome, kept.visit);
  const settled: Settled = kept.used
    ? readAndPropose(house, outcome, prepared, kept, kept.used, noticed)
    : { ...base, repeated: false, first: false, edited: false, noticed };
  const shown = settled.raised.filter((each) => each.shown).length;
  countVisitResults(house.db, kept.visit, settled.evidence, shown);
  writeTimeline(house, outcome, settled);
  return settled;
}

function readAndPropose(
  house: House,
  outcome: VisitOutcome,
  prepared: Prepared,
  kept: Kept,
  used: UsedCapture,
  noticed: readonly Noticed[],
): Settled {
  const { source } = prepared;
  const key = readingKeyOf(source, used.textSha256);
  const reading = prepared.drafts
    ? storeReading(house, { source, capture: used.id, draft: used.draft, key, drafts: prepared.drafts })
    : readingIdOf(key);
  if (prepared.rebase) rebase(house, prepared.rebase, used.draft.retrievedAt);
  updateSourceState(house.db, source.id, { reading });
  const at = used.draft.archivedAt ?? used.draft.retrievedAt;
  const replaced = used.draft.judgement.reasons.some((reason) => reason.rule === 'replaced');
  const visited: VisitedText = {
    source: source.id,
    at,
    ...(used.document
      ? {
          document: used.document,
          redated: isRedated(kept.before?.good_facts, used.document),
        }
      : {}),
  };
  const last = sinceOf(house, kept, reading, replaced);
  const cells = cellsOf(source);
  const ground = groundOf(house, cells);
  const findings = compareAll(house, visited, cells, ground, last);
  const differences = findings.filter((each): each is CellDifference => each.kind === 'differs');
  const notice = replaced
    ? replacedNotice(house, outcome, {
        before: kept.before?.good_facts,
        document: used.document,
        differences,
      })
    : undefined;
  const raised = raiseAll(
    house,
    {
      source: source.id,
      at,
      replaced,
      shaken: used.document !== undefined && isShaken(kept.before?.good_facts, used.document),
      witnesses: prepared.witnesses.filter((each) => each.archivedAt > (kept.before?.last_ok_at ?? '')),
      ...(outcome.archiveSays && used.draft.via !== 'wayback' ? { archiveSays: outcome.archiveSays } : {}),
      visit: kept.visit,
      capture: used.id,
    },
    differences,
    findings.map((each) => each.cell).filter((cell) => ground.isWaiting(cell)),
  );
  const verified = verifyAll(house, findings, at);
  askForWitness(house, source, kept, raised);
  return {
    visit: kept.visit,
    repeated: false,
    capture: used.id,
    judgement: outcome.live,
    evidence: findReadingById(house.db, reading)?.evidence ?? 0,
    characters: used.document?.text.length ?? 0,
    raised,
    verified,
    first: kept.before?.first_ok_at === undefined,
    edited: kept.before?.good_facts !== undefined && kept.before.good_facts.textSha256 !== used.textSha256,
    noticed: notice ? [...noticed, notice.notice] : noticed,
    ...(notice ? { replaced: notice.dimensions } : {}),
  };
}

export function cellsOf(source: PlannedSource): CellRef[] {
  return source.audiences.flatMap(({ offering, dimensions }) =>
    dimensions.map((dimension) => ({
      offering: offering.id as OfferingId,
      dimension: dimension.key as DimensionKey,
    })),
  );
}

interface Since {
  /** The last good visit. */
  readonly since: Instant | undefined;
  readonly sameText: boolean;
  /** Cells of which the source says something else than at that visit; undefined where that is not known. */
  readonly touched: ReadonlySet<string> | undefined;
}

/** What was read of the source before and now, held against each other; another document is compared whole. */
function sinceOf(house: House, { before }: Kept, reading: string, replaced: boolean): Since {
  const since = before?.last_ok_at;
  if (replaced || before?.reading === undefined) return { since, sameText: false, touched: undefined };
  if (before.reading === reading) return { since, sameText: true, touched: new Set() };
  const touched = listCellsReadOtherwise(house.db, before.reading, reading);
  return { since, sameText: false, touched: touched && new Set(touched.map(refOf)) };
}

/** A cell of which the source says what it said stands as it stood, unless something waits for it. */
function compareAll(
  house: House,
  visited: VisitedText,
  cells: readonly CellRef[],
  ground: Ground,
  last: Since,
): CellFinding[] {
  return cells.flatMap((cell): CellFinding[] => {
    const touched = last.touched?.has(refOf(cell)) ?? true;
    if (!touched && !ground.isWaiting(cell)) {
      const marks = ground.marks(cell);
      const stood = stands(marks, visited.source, last);
      if (stood && (last.sameText || quotesApproved(ground, cell, visited.source)))
        return [{ kind: 'verified', cell }];
      if (last.sameText && marks?.basis !== 'imported') return [];
    }
    const finding = compareCell(house, visited, cell, ground);
    return [isLeftAsApproved(house, visited.source, finding) ? { kind: 'verified', cell } : finding];
  });
}

/**
 * What the last good visit did not see standing, because a person put its difference aside, does not stand now either.
 * An imported answer was never held against a source. One without a source rests on silence, which no visit of this
 * source dates: the same text is as silent as it was.
 */
function stands(marks: CellMarks | undefined, visited: SourceId, { since, sameText }: Since): boolean {
  if (!marks || marks.basis === 'imported') return false;
  if (marks.source === undefined && sameText) return true;
  if (marks.source !== undefined && marks.source !== visited) return false;
  return marks.verified_at >= (since ?? '');
}

/** An approved sentence may stand without being quoted any more: whether it still does, only the text can tell. */
function quotesApproved(ground: Ground, cell: CellRef, visited: SourceId): boolean {
  const approved = ground.approved(cell);
  if (!approved) return false;
  const read = new Set(
    ground
      .evidence(cell)
      .filter((each) => each.source === visited)
      .flatMap((each) => each.quotes.map((quote) => quote.exact)),
  );
  return baselineOf(approved).quotes.every((quote) => read.has(quote.exact));
}

/** Evidence went missing in a good capture: where this visit found no witness, the next one also asks the archive for something newer than the last good one. */
function askForWitness(house: House, source: PlannedSource, kept: Kept, raised: readonly Raised[]): void {
  const wanted = raised.filter((each) => each.wantsWitness);
  const last = kept.before?.last_ok_at;
  const witnessAfter = wanted.length > 0 && last ? last : null;
  if (witnessAfter !== (kept.before?.witness_after ?? null))
    updateSourceState(house.db, source.id, { witnessAfter });
  const again = wanted
    .map((each) => each.candidate.held_until)
    .filter((each) => each !== undefined)
    .toSorted()[0];
  if (again) lookAgainAt(house.db, source.id, again);
}
