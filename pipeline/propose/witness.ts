// A second witness: another source, or a newer memento, that says the same as the capture that lost evidence.
import type { Instant, SourceId } from '#types/ids.ts';
import type { TextDocument } from '#types/text.ts';
import { baselineOf, type CellDifference } from './compare-cell.ts';
import { stands } from '../compare/standing.ts';
import type { ReadDraft } from '../steps/read.ts';
import type { Group } from './group.ts';

/** A memento that came with the visit, read as the source itself is. */
export interface Witness {
  readonly archivedAt: Instant;
  readonly document: TextDocument;
  readonly drafts: readonly ReadDraft[];
}

export interface DoubtContext {
  readonly source: SourceId;
  readonly at: Instant;
  /** The visited text stands in place of another one at this address. */
  readonly replaced: boolean;
  /** Most of the sentences that stood there before are gone: what such a capture brings waits as what it loses. */
  readonly shaken?: boolean;
  readonly witnesses: readonly Witness[];
  /** What the archive answered, where it was asked for a witness. */
  readonly archiveSays?: string;
}

/** In words why an archive that was asked confirms nothing; empty where it was not asked. */
export function whyNoWitness({ witnesses, archiveSays }: DoubtContext): string {
  const [memento] = witnesses;
  if (memento) return `; the archived copy of ${memento.archivedAt.slice(0, 10)} does not say so`;
  return archiveSays === undefined ? '' : `; the archive was asked: ${archiveSays}`;
}

/** In words who confirms the whole group; undefined where nobody does. */
export function witnessFor(context: DoubtContext, group: Group): string | undefined {
  const memento = context.witnesses.find((witness) =>
    group.cells.every((cell) => mementoAgrees(witness, cell)),
  );
  if (memento) return `the archived copy of ${memento.archivedAt.slice(0, 10)} says the same`;
  const sources = group.cells.map((cell) => otherSource(context, cell));
  const [first] = sources;
  return first !== undefined && sources.every((each) => each !== undefined)
    ? `${first} says the same`
    : undefined;
}

function mementoAgrees(witness: Witness, cell: CellDifference): boolean {
  const { proposal, approved } = cell;
  const said = witness.drafts.find(
    (each) => each.offering === cell.cell.offering && each.draft.dimension === cell.cell.dimension,
  );
  if (proposal.answer.quotes.length > 0)
    return said?.draft.value === proposal.answer.value && !approvedStands(witness, cell);
  return said === undefined && approved !== undefined && !approvedStands(witness, cell);
}

function approvedStands(witness: Witness, { approved }: CellDifference): boolean {
  const quote = approved && baselineOf(approved).quotes[0];
  return quote !== undefined && stands(witness.document, quote);
}

/** Another source's own evidence of the same grade, which was not there when the answer was approved. */
function otherSource(
  context: DoubtContext,
  { approved, evidence, proposal }: CellDifference,
): string | undefined {
  if (!approved) return undefined;
  return evidence.find(
    (each) =>
      each.source !== context.source &&
      each.value === proposal.answer.value &&
      each.confidence !== 'low' &&
      !approved.evidence.includes(each.id) &&
      (each.archivedAt ?? each.retrievedAt) > approved.verified_at,
  )?.source;
}
