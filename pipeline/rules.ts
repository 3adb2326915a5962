// Rules made from dismissals: tried on the kept history before they count; they lower, and never hide.
import { listCandidateCells, type CandidateRow } from '#db/candidates.ts';
import { listCandidates } from '#db/candidate-list.ts';
import { listCandidateEvents } from '#db/candidate-events.ts';
import { listOkCaptures } from '#db/captures.ts';
import { listActiveRules, type RuleRow, type RuleTrial } from '#db/rules.ts';
import type { Difference } from '#types/cell.ts';
import type { DimensionKey, Instant, SourceId } from '#types/ids.ts';
import type { Change } from '#types/words.ts';
import type { House } from './house.ts';

/** This source, this dimension, this kind of difference. */
export interface RulePattern {
  readonly source: SourceId;
  readonly dimension: DimensionKey;
  readonly change: Change;
  /** Only differences in nothing but these keys of details or access; empty for any. */
  readonly details: readonly string[];
}

interface Judged {
  readonly dimension: DimensionKey;
  readonly change: Change;
  readonly cells: readonly { readonly compared: { readonly difference: Difference } }[];
}

/** The rule that lowers this difference now. */
export function ruleFor(house: House, source: SourceId, group: Judged, at: Instant): RuleRow | undefined {
  const { dimension, change } = group;
  return listActiveRules(house.db, { source, dimension, change }, at).find((rule) =>
    group.cells.every((cell) => coversKeys(rule.details, cell.compared.difference)),
  );
}

/** The pattern that a dismissed candidate suggests. */
export function patternOf(house: House, candidate: CandidateRow): RulePattern {
  const keys = new Set(listCandidateCells(house.db, candidate.n).flatMap((cell) => keysOf(cell.difference)));
  return {
    source: candidate.source,
    dimension: candidate.dimension,
    change: candidate.change,
    details: [...keys].toSorted(),
  };
}

/** What the rule would have lowered since a moment, decided or not: a person looks before it counts. */
export function tryRule(house: House, pattern: RulePattern, since: Instant): RuleTrial {
  const candidates = listCandidates(
    house.db,
    {
      states: ['held', 'open', 'snoozed', 'second_review', 'accepted', 'dismissed', 'overtaken', 'withdrawn'],
      source: pattern.source,
      raisedSince: since,
    },
    { limit: 10_000 },
  );
  const hidden = candidates.filter((each) => matches(house, pattern, each));
  return {
    captures: listOkCaptures(house.db, since, pattern.source).length,
    candidates: candidates.length,
    hidden: hidden.map((each) => ({
      candidate: each.id,
      at: listCandidateEvents(house.db, each.n)[0]?.at ?? each.raised_at,
      title: each.title,
      decided: each.state,
    })),
  };
}

function matches(house: House, pattern: RulePattern, candidate: CandidateRow): boolean {
  if (candidate.dimension !== pattern.dimension || candidate.change !== pattern.change) return false;
  return listCandidateCells(house.db, candidate.n).every((cell) =>
    coversKeys(pattern.details, cell.difference),
  );
}

function keysOf(difference: Difference): string[] {
  return [...(difference.access ?? []), ...(difference.details ?? []), ...(difference.entries ?? [])].map(
    (each) => each.key,
  );
}

function coversKeys(covered: readonly string[], difference: Difference): boolean {
  return covered.length === 0 || keysOf(difference).every((key) => covered.includes(key));
}
