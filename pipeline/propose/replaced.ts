// Another document at the same address, seen twice: one notice with all that it touches, instead of an alarm for each.
import { closeNotice } from '#db/notices.ts';
import { share, shinglesOf } from '#crawlers/verdict/similarity.ts';
import type { GoodFacts, VisitOutcome } from '#types/capture.ts';
import type { DimensionKey } from '#types/ids.ts';
import type { TextDocument } from '#types/text.ts';
import type { House } from '../house.ts';
import type { CellDifference } from './compare-cell.ts';
import { raiseNotice, type Noticed } from './notices.ts';

export interface Replacement {
  /** What the document before it was known by. */
  readonly before: GoodFacts | undefined;
  readonly document: TextDocument | undefined;
  readonly differences: readonly CellDifference[];
}

export function replacedNotice(
  house: House,
  outcome: VisitOutcome,
  replacement: Replacement,
): { readonly notice: Noticed; readonly dimensions: readonly DimensionKey[] } {
  const { differences, before } = replacement;
  const dimensions = [...new Set(differences.map((each) => each.cell.dimension))].toSorted();
  const { source, finishedAt: at } = outcome;
  const names = namesOf(replacement);
  const left = leftOf(replacement);
  const message = `another document stands at this address: "${names.after}" in place of "${names.before}", ${left} of whose sentences are left; ${touched(differences.length)}`;
  closeNotice(house.db, source, 'moved', at, 'another document was accepted at this address');
  raiseNotice(house, {
    source,
    kind: 'moved',
    message,
    at,
    facts: {
      replaced: 'yes',
      before: names.before,
      after: names.after,
      left,
      ...(before?.replacedBy ? { first_seen: before.replacedBy.since ?? before.replacedBy.at } : {}),
      answers: String(differences.length),
      dimensions: dimensions.join(', '),
      cells: differences.map((each) => `${each.cell.offering}/${each.cell.dimension}`).join(', '),
      ...(outcome.movedTo ? { to: outcome.movedTo.url, because: outcome.movedTo.because } : {}),
    },
  });
  return { notice: { source, kind: 'moved', message }, dimensions };
}

/** By their titles, or by their headings where all pages of a site have one title. */
function namesOf({ before, document }: Replacement): { readonly before: string; readonly after: string } {
  const heading = document?.blocks.find((block) => block.kind === 'heading' && block.level === 1)?.text;
  const titles = { before: before?.title, after: document?.title };
  const headings = { before: before?.heading, after: heading };
  const chosen = titles.before === titles.after && headings.before !== headings.after ? headings : titles;
  return {
    before: chosen.before ?? before?.heading ?? before?.finalUrl ?? 'the document before',
    after: chosen.after ?? heading ?? 'a document without a title',
  };
}

function leftOf({ before, document }: Replacement): string {
  const kept = before && document ? share(before.shingles, shinglesOf(document).sample) : 0;
  return `${Math.round(kept * 100)} %`;
}

function touched(answers: number): string {
  if (answers === 0) return 'no answer changes with it';
  return answers === 1
    ? 'one answer changes with it and waits behind this notice'
    : `${answers} answers change with it and wait behind this notice`;
}
