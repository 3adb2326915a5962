// The order of evidence: a list of comparisons, each with its words; the first that tells two apart decides.
import { foldForMatch } from '#text/match.ts';
import type { Evidence } from '#types/evidence.ts';
import { compare } from './eligible.ts';
import { isArchived, isFurniture, seenAt, type WeighInput, type Witness } from './input.ts';
import { classOf, classRank, isPrimary } from './document-class.ts';

interface Criterion {
  readonly rule: string;
  /** Higher is better. */
  readonly score: (witness: Witness, input: WeighInput) => number | string;
  /** Why the better one is better, after "…: ". */
  readonly because: string;
}

/** Where "partial" is a restriction that was stated, and not merely less that was said. */
const restrictive: ReadonlySet<string> = new Set(['training_on_customer_data', 'gpai_cop']);

const criteria: readonly Criterion[] = [
  {
    rule: 'body_over_furniture',
    score: ({ evidence }) => (isFurniture(evidence) ? 0 : 1),
    because: 'it stands in the body of a document, the other only in a menu, a footer or a badge',
  },
  {
    rule: 'decided_over_unclear',
    score: ({ evidence }) => (isDecided(evidence) ? 1 : 0),
    because: 'it answers the question, the other only touches it',
  },
  {
    rule: 'sure_over_arguable',
    score: ({ evidence }) => (evidence.confidence === 'low' ? 0 : 1),
    because: 'its wording leaves less room for argument',
  },
  {
    rule: 'whole_over_part',
    score: ({ evidence }, { dimension }) =>
      evidence.value === 'partial' && !restrictive.has(dimension.key) ? 0 : 1,
    because: 'it answers the whole question, the other a part of it',
  },
  {
    rule: 'primary_over_secondary',
    score: (witness, { dimension }) => (isPrimary(witness, dimension) ? 1 : 0),
    because: 'it is the kind of document where this question is answered first',
  },
  {
    rule: 'specific_over_general',
    score: (witness, input) => (namesOffering(witness, input) ? 1 : 0),
    because: 'it names the offering',
  },
  {
    rule: 'contract_over_marketing',
    score: (witness) => classRank[classOf(witness)],
    because:
      'it binds more: a contract before a portal, a portal before documentation, documentation before a marketing page',
  },
  {
    rule: 'live_over_archived',
    score: ({ evidence }) => (isArchived(evidence) ? 0 : 1),
    because: 'it was seen live, the other in an archive',
  },
  { rule: 'newer_over_older', score: ({ evidence }) => seenAt(evidence), because: 'it was seen later' },
  {
    rule: 'higher_confidence',
    score: ({ evidence }) => ({ high: 2, medium: 1, low: 0 })[evidence.confidence],
    because: 'it was read with more confidence',
  },
];

export interface Verdict {
  readonly rule: string;
  readonly because: string;
}

/** Best first; the same set gives the same order, in whatever order it came. */
export function rank(witnesses: readonly Witness[], input: WeighInput): Witness[] {
  return witnesses.toSorted((a, b) => {
    for (const criterion of criteria) {
      const difference = compareScores(criterion.score(b, input), criterion.score(a, input));
      if (difference !== 0) return difference;
    }
    return compare(a.evidence.id, b.evidence.id);
  });
}

/** What puts the first before the second. */
export function whyBefore(better: Witness, other: Witness, input: WeighInput): Verdict {
  for (const { rule, score, because } of criteria) {
    if (compareScores(score(better, input), score(other, input)) > 0) return { rule, because };
  }
  return { rule: 'alike', because: 'nothing tells them apart, and one had to come first' };
}

export function isDecided({ value }: Evidence): boolean {
  return value !== 'unclear' && value !== 'no_public_evidence';
}

function namesOffering({ evidence }: Witness, { offering }: WeighInput): boolean {
  const names = [offering.name, ...offering.aliases].map((name) => foldForMatch(name));
  return evidence.quotes.some((quote) => {
    const folded = foldForMatch(quote.exact);
    return names.some((name) => name !== '' && folded.includes(name));
  });
}

function compareScores(a: number | string, b: number | string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
