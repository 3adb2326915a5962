// True through the platform's own commitments only: it promises, and the developer of the model it serves does not.
import type { EvidenceId } from '#types/ids.ts';
import type { Grade } from '#types/words.ts';
import { gradeRank } from '#types/words.ts';
import type { WeighInput, Witness } from './input.ts';

export interface PlatformOnly {
  readonly message: string;
  readonly evidence: readonly EvidenceId[];
}

export function isPlatformOnly(
  { offering, dimension }: WeighInput,
  value: Grade,
  others: readonly Witness[],
  developerSays: readonly Witness[],
): PlatformOnly | undefined {
  if (dimension.level !== 'platform' || gradeRank[value] < 3) return undefined;
  const { platform, developer } = offering;
  if (!platform || !developer || platform.id === developer.id) return undefined;
  const against = [
    ...developerSays.filter(({ evidence }) => evidence.value === 'no' && evidence.confidence !== 'low'),
    ...others.filter(({ evidence }) => evidence.rule.endsWith('/third_party')),
  ];
  if (against.length === 0) return undefined;
  return {
    message: `It holds by what ${platform.name} commits to; ${developer.name} does not commit to the same.`,
    evidence: against.map(({ evidence }) => evidence.id).toSorted(),
  };
}
