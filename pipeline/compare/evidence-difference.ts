// What differs between two readings of texts: for reports of rereading and backfilling, where no cell is asked.
import type { EvidenceDraft } from '#types/evidence.ts';
import type { Answer } from '#types/cell.ts';
import type { Instant } from '#types/ids.ts';
import { compareAnswers } from './difference.ts';

export interface ReadEvidence {
  readonly offering: string;
  readonly draft: EvidenceDraft;
}

export interface EvidenceDifference {
  readonly offering: string;
  readonly dimension: string;
  readonly change: string;
  readonly before?: string;
  readonly after?: string;
  readonly sentence?: string;
}

export function differencesOfReadings(
  before: readonly ReadEvidence[],
  after: readonly ReadEvidence[],
  now: Instant,
): EvidenceDifference[] {
  const keys = new Set([...before, ...after].map((each) => `${each.offering}/${each.draft.dimension}`));
  const find = (list: readonly ReadEvidence[], key: string): EvidenceDraft | undefined =>
    list.find((each) => `${each.offering}/${each.draft.dimension}` === key)?.draft;
  return [...keys].toSorted().flatMap((key) => {
    const [offering = '', dimension = ''] = key.split('/');
    const difference = differenceOf(find(before, key), find(after, key), now);
    return difference ? [{ offering, dimension, ...difference }] : [];
  });
}

function differenceOf(
  before: EvidenceDraft | undefined,
  after: EvidenceDraft | undefined,
  now: Instant,
): Omit<EvidenceDifference, 'offering' | 'dimension'> | undefined {
  if (!before && !after) return undefined;
  if (!before || !after)
    return {
      change: before ? 'absent' : 'new',
      ...(before ? { before: before.value } : {}),
      ...(after ? { after: after.value } : {}),
      sentence: (after ?? before)?.quotes[0]?.exact ?? '',
    };
  const compared = compareAnswers(answerOf(before), answerOf(after), { now });
  if (!compared) return undefined;
  return {
    change: compared.difference.change,
    before: before.value,
    after: after.value,
    sentence: after.quotes[0]?.exact ?? '',
  };
}

function answerOf(draft: EvidenceDraft): Answer {
  const { value, confidence, access, details, quotes } = draft;
  return { value, confidence, access, details, quotes, url: '', note: '', caveat: '' };
}
