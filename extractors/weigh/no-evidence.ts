// What is proposed when every source was seen and none says anything.
import type { Proposal, WeighReason } from '#types/cell.ts';
import { draft } from './notes/draft.ts';
import type { WeighInput } from './input.ts';

export function noEvidence(input: WeighInput, setAside: readonly WeighReason[]): Proposal {
  const sources = input.sources.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const first = sources[0];
  const answer = {
    value: 'no_public_evidence',
    confidence: 'medium',
    access: { route: 'unstated', tier: 'unstated', default: 'unstated' },
    details: {},
    quotes: [],
    url: first?.url ?? '',
    ...(first ? { source: first.id } : {}),
  } as const;
  const looked = sources.map((source) => source.id).join(', ');
  return {
    cell: input.cell,
    answer: {
      ...answer,
      ...draft({
        answer,
        offering: input.offering,
        dimension: input.dimension,
        now: input.now,
        disputed: false,
      }),
    },
    evidence: [],
    contradicting: [],
    reasons: [
      {
        rule: 'no_evidence',
        message: looked
          ? `None of the sources that may speak says anything on it: ${looked}.`
          : 'No source may speak for this cell.',
        evidence: [],
      },
      ...setAside,
    ],
  };
}
