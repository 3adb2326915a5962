// How sure the cell may be: as sure as its best evidence, surer when another source agrees, less when one disagrees.
import type { Confidence } from '#types/words.ts';
import type { Witness } from './input.ts';

const steps: readonly Confidence[] = ['low', 'medium', 'high'];

export interface WeighedConfidence {
  readonly confidence: Confidence;
  readonly because?: string;
}

export function weighConfidence(
  best: Witness,
  agreeing: readonly Witness[],
  contradicting: readonly Witness[],
): WeighedConfidence {
  const own = steps.indexOf(best.evidence.confidence);
  if (contradicting.length > 0) {
    const lowered = steps[Math.max(0, Math.min(own, 2) - 1)] ?? 'low';
    return { confidence: lowered, because: 'another source says otherwise' };
  }
  const second = agreeing.some(
    ({ evidence }) => evidence.source !== best.evidence.source && evidence.confidence !== 'low',
  );
  if (second && own < 2) {
    return { confidence: steps[own + 1] ?? 'high', because: 'a second source says the same' };
  }
  return { confidence: best.evidence.confidence };
}
