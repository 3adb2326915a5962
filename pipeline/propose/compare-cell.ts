// One cell after a visit: still standing, silent, or different, with the key of the difference.
import { cellVersion, type CellRow } from '#db/cells.ts';
import { findEvidence } from '#db/evidence.ts';
import type { Answer, CellRef, Proposal } from '#types/cell.ts';
import type { Evidence } from '#types/evidence.ts';
import type { Instant, SourceId } from '#types/ids.ts';
import type { TextDocument } from '#types/text.ts';
import { answerKey } from '../compare/canonical.ts';
import { compareAnswers, type Compared } from '../compare/difference.ts';
import { isFurniture } from '#extractors/weigh/input.ts';
import { isRequoted, rewordingOf, type Rewording } from '../compare/reworded.ts';
import { sentenceForm } from '../compare/sentence-form.ts';
import type { House } from '../house.ts';
import { hashOf } from '../ids.ts';
import { spanMs } from '../registry/cadence.ts';
import { unheardFor, weighEvidence } from '../steps/weigh.ts';
import type { Ground } from './ground.ts';

export interface CellDifference {
  readonly kind: 'differs';
  readonly cell: CellRef;
  readonly approved?: CellRow;
  readonly proposal: Proposal;
  readonly evidence: readonly Evidence[];
  readonly compared: Compared;
  readonly key: string;
  readonly version: number;
  readonly waitingFor: readonly SourceId[];
  /** Told only from then on, if it is still so. */
  readonly heldUntil?: Instant;
}

export type CellFinding =
  | CellDifference
  /** Nothing to say, and nothing seen standing either. */
  | { readonly kind: 'silent'; readonly cell: CellRef }
  | {
      readonly kind: 'verified';
      readonly cell: CellRef;
      /** Present where it was compared anew. */
      readonly approved?: CellRow;
      /** The same sentence in other typography, or under another date: quoted anew. */
      readonly requote?: Proposal;
      /** The document was dated anew, and the answer with it. */
      readonly redated?: true;
    };

export interface VisitedText {
  readonly source: SourceId;
  readonly at: Instant;
  /** Absent where the text is the one that was there before. */
  readonly document?: TextDocument;
  /** True where nothing but dates differs from the text before. */
  readonly redated?: boolean;
}

/** The answer that evidence is compared with: as weighed when a person approved, not as the person edited it. */
export function baselineOf(approved: CellRow): Answer {
  return approved.weighed ?? approved.answer;
}

export function cellKeyOf(
  cell: CellRef,
  before: Answer | undefined,
  after: Answer,
  contradicted = '',
): string {
  return hashOf(
    cell.offering,
    cell.dimension,
    before ? answerKey(before) : '',
    answerKey(after),
    contradicted && sentenceForm(contradicted),
  ).slice(0, 32);
}

interface Weighed {
  readonly proposal: Proposal;
  readonly evidence: readonly Evidence[];
}

export function compareCell(house: House, visited: VisitedText, cell: CellRef, ground: Ground): CellFinding {
  const evidence = ground.evidence(cell);
  const weighed = { proposal: weighEvidence(house, cell, evidence, visited.at), evidence };
  const approved = ground.approved(cell);
  if (!approved) return firstAnswer(house, visited, cell, weighed);
  const before = baselineOf(approved);
  const after = weighed.proposal.answer;
  const label = labelsOf(house, approved, before, weighed);
  if (label === 'only labels') return standing(visited, cell, approved, before, weighed, []);
  const names = ground.names(cell);
  const reworded = rewordingHere(visited, approved, before, weighed, names);
  const contradicted = newContradiction(house, approved, weighed);
  const compared = compareAnswers(before, after, {
    now: visited.at,
    ...(reworded ? { reworded } : {}),
    ...(contradicted ? { contradicted } : {}),
    names,
  });
  if (!compared) return standing(visited, cell, approved, before, weighed, names);
  if (onlyDates(compared)) {
    // A document that is dated no more promises what it promised.
    if (compared.difference.details?.every(({ to }) => to === undefined))
      return { kind: 'verified', cell, approved };
    if (visited.redated === true)
      return { kind: 'verified', cell, approved, requote: weighed.proposal, redated: true };
  }
  return {
    kind: 'differs',
    cell,
    approved,
    proposal: weighed.proposal,
    evidence: weighed.evidence,
    compared,
    key: cellKeyOf(cell, before, after, compared.difference.change === 'contradiction' ? contradicted : ''),
    version: cellVersion(house.db, cell),
    waitingFor: [],
    ...(label === 'label gone' ? { heldUntil: staleAt(house, approved) } : {}),
  };
}

/** The day that a document gives itself. */
const datesOfDocument: ReadonlySet<string> = new Set(['effective_date', 'date']);

function onlyDates({ difference: { change, access, entries, details } }: Compared): boolean {
  return (
    change === 'details' &&
    access === undefined &&
    entries === undefined &&
    (details ?? []).every(({ key }) => datesOfDocument.has(key))
  );
}

/**
 * A link in a menu or footer is weak evidence for a first answer, and no more: one that comes, goes or is named
 * otherwise is no change of what the vendor promises.
 */
function labelsOf(
  house: House,
  approved: CellRow,
  before: Answer,
  { proposal, evidence }: Weighed,
): 'only labels' | 'label gone' | undefined {
  const deciding = evidence.find((each) => each.id === proposal.evidence[0]);
  if (deciding && !isFurniture(deciding)) return undefined;
  const approvedBy =
    approved.evidence[0] === undefined ? undefined : findEvidence(house.db, approved.evidence[0]);
  const wasLabel = approvedBy !== undefined && isFurniture(approvedBy);
  if (deciding) return wasLabel || before.quotes.length === 0 ? 'only labels' : undefined;
  return wasLabel ? 'label gone' : undefined;
}

/** A label that went is told when the cell has not been seen standing for as long as it may. */
function staleAt(house: House, approved: CellRow): Instant {
  const allowed = spanMs(house.plan.dimension(approved.dimension)?.stale_after ?? '30d') ?? 0;
  return new Date(Date.parse(approved.verified_at) + allowed).toISOString() as Instant;
}

function firstAnswer(house: House, visited: VisitedText, cell: CellRef, weighed: Weighed): CellFinding {
  const after = weighed.proposal.answer;
  const waitingFor = unheardFor(house, cell);
  // That nobody says anything is known only when everybody was heard.
  if (after.quotes.length === 0 && waitingFor.length > 0) return { kind: 'silent', cell };
  const compared = compareAnswers(undefined, after, { now: visited.at });
  if (!compared) return { kind: 'silent', cell };
  return {
    kind: 'differs',
    cell,
    proposal: weighed.proposal,
    evidence: weighed.evidence,
    compared,
    key: cellKeyOf(cell, undefined, after),
    version: cellVersion(house.db, cell),
    waitingFor,
  };
}

/** Only the page that holds the approved sentence can show that it was reworded. */
function rewordingHere(
  visited: VisitedText,
  approved: CellRow,
  before: Answer,
  { proposal, evidence }: Weighed,
  names: readonly string[],
): Rewording | undefined {
  if (!visited.document || before.source !== visited.source || before.quotes.length === 0) return undefined;
  const furniture = evidence.some((each) => approved.evidence.includes(each.id) && isFurniture(each));
  const own =
    proposal.answer.source === visited.source ? proposal.answer : ownAnswer(proposal, evidence, visited);
  return rewordingOf(before, own, {
    document: visited.document,
    furniture: furniture || before.confidence === 'low',
    names,
  });
}

/** Another source decides now: what this source itself says is still what stands in place of its old sentence. */
function ownAnswer(proposal: Proposal, evidence: readonly Evidence[], visited: VisitedText): Answer {
  const own = evidence.find((each) => each.source === visited.source);
  return { ...proposal.answer, quotes: own?.quotes ?? [] };
}

/** A sentence of evidence for the opposite that was not there when a person approved. */
function newContradiction(
  house: House,
  approved: CellRow,
  { proposal, evidence }: Weighed,
): string | undefined {
  if (proposal.contradicting.length === 0) return undefined;
  const known = new Set(
    approved.evidence.flatMap((id) => {
      const each = findEvidence(house.db, id);
      return each ? [contentOf(each)] : [];
    }),
  );
  const fresh = evidence.find(
    (each) => proposal.contradicting.includes(each.id) && !known.has(contentOf(each)),
  );
  return fresh?.quotes[0]?.exact;
}

function contentOf(evidence: Evidence): string {
  return [
    evidence.source,
    evidence.value,
    ...evidence.quotes.slice(0, 1).map((quote) => sentenceForm(quote.exact)),
  ].join('|');
}

function standing(
  visited: VisitedText,
  cell: CellRef,
  approved: CellRow,
  before: Answer,
  { proposal }: Weighed,
  names: readonly string[],
): CellFinding {
  const ours = before.source === visited.source || before.source === undefined;
  if (!ours) return { kind: 'silent', cell };
  return {
    kind: 'verified',
    cell,
    approved,
    ...(isRequoted(before, proposal.answer, names) ? { requote: proposal } : {}),
  };
}
