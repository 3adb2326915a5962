// All evidence for a cell, from several sources, into one proposal with its reasons. Pure, and blind to the order it is given.
import type { Answer, Proposal, WeighReason } from '#types/cell.ts';
import type { Details } from '#types/evidence.ts';
import type { Access, Grade } from '#types/words.ts';
import { weighConfidence } from './confidence.ts';
import { contradicts } from './contradictions.ts';
import { eligible, type Eligible } from './eligible.ts';
import { isFurniture, sourceName, type WeighInput, type Witness } from './input.ts';
import { mergeDetails } from './merge-details.ts';
import { noEvidence } from './no-evidence.ts';
import { draft } from './notes/draft.ts';
import { completesParts } from './parts.ts';
import { isPlatformOnly } from './platform-only.ts';
import { rank, whyBefore } from './rank.ts';

export type { WeighInput, WeighSource } from './input.ts';

export function weigh(input: WeighInput): Proposal {
  const allowed = eligible(input);
  const { deciding, yielding } = withoutYieldingToGate(allowed.witnesses);
  const ranked = rank(deciding, input);
  const best = ranked[0];
  if (!best) return noEvidence(input, allowed.reasons);
  const others = [...ranked.slice(1), ...rank(yielding, input)];
  return propose(input, allowed, best, others);
}

function propose(input: WeighInput, allowed: Eligible, best: Witness, others: readonly Witness[]): Proposal {
  const contradicting = others.filter((other) => contradicts(best, other));
  const supporting = others.filter(
    (other) => !contradicting.includes(other) && !isWeakFurniture(best, other),
  );
  const merged = mergeDetails([best, ...supporting]);
  const graded = gradeOf(input, allowed, best, others, merged.details);
  const agreeing = supporting.filter(({ evidence }) => evidence.value === best.evidence.value);
  const sure = weighConfidence(best, agreeing, contradicting);
  const access = completeAccess(best, agreeing);
  const answer: Omit<Answer, 'note' | 'caveat'> = {
    value: graded.value,
    confidence: sure.confidence,
    access,
    details: merged.details,
    quotes: best.evidence.quotes,
    ...(best.evidence.effectiveFrom === undefined ? {} : { effectiveFrom: best.evidence.effectiveFrom }),
    url: best.evidence.url,
    source: best.evidence.source,
    capture: best.evidence.capture,
    ...(best.evidence.archivedAt === undefined ? {} : { archivedAt: best.evidence.archivedAt }),
  };
  return {
    cell: input.cell,
    answer: {
      ...answer,
      ...draft({
        answer,
        offering: input.offering,
        dimension: input.dimension,
        now: input.now,
        disputed: contradicting.length > 0,
      }),
    },
    evidence: [best, ...others].map(({ evidence }) => evidence.id),
    contradicting: contradicting.map(({ evidence }) => evidence.id),
    reasons: [
      decides(best),
      ...graded.reasons,
      ...others.map((other) => comparison(best, other, contradicting.includes(other), input)),
      ...merged.reasons,
      ...confidenceReason(best, sure),
      ...takesEffect(best, input),
      ...allowed.reasons,
    ],
  };
}

/** A yes that rests on silence about access loses to any gate that was seen in the body of a document. */
function withoutYieldingToGate(witnesses: readonly Witness[]): {
  deciding: readonly Witness[];
  yielding: readonly Witness[];
} {
  const gateSeen = witnesses.some(
    ({ evidence }) => evidence.value === 'yes_sales_gated' && !isFurniture(evidence),
  );
  if (!gateSeen) return { deciding: witnesses, yielding: [] };
  return {
    deciding: witnesses.filter((witness) => !isYesBySilence(witness)),
    yielding: witnesses.filter((witness) => isYesBySilence(witness)),
  };
}

function isYesBySilence({ evidence }: Witness): boolean {
  return evidence.value === 'yes_public' && evidence.access.route === 'unstated';
}

function isWeakFurniture(best: Witness, other: Witness): boolean {
  return isFurniture(other.evidence) && !isFurniture(best.evidence);
}

function gradeOf(
  input: WeighInput,
  allowed: Eligible,
  best: Witness,
  others: readonly Witness[],
  details: Details,
): { value: Grade; reasons: readonly WeighReason[] } {
  const ids = [best, ...others].map(({ evidence }) => evidence.id).toSorted();
  const parts = completesParts(input.dimension.key, best, others, details);
  const value = parts ? 'yes_public' : best.evidence.value;
  const reasons: WeighReason[] = parts ? [{ rule: 'parts_complete', message: parts, evidence: ids }] : [];
  const platformOnly = isPlatformOnly(input, value, others, allowed.developerSays);
  if (!platformOnly) return { value, reasons };
  return {
    value: 'yes_platform_only',
    reasons: [
      ...reasons,
      { rule: 'platform_only', message: platformOnly.message, evidence: platformOnly.evidence },
    ],
  };
}

/** What the best evidence leaves unsaid about access, other evidence of the same grade may say. */
function completeAccess(best: Witness, agreeing: readonly Witness[]): Access {
  const access = { ...best.evidence.access };
  for (const { evidence } of agreeing) {
    if (access.route === 'unstated') access.route = evidence.access.route;
    if (access.tier === 'unstated') access.tier = evidence.access.tier;
    if (access.default === 'unstated') access.default = evidence.access.default;
    access.geography ??= evidence.access.geography;
  }
  if (access.geography === undefined) delete access.geography;
  return access;
}

function decides(best: Witness): WeighReason {
  const { evidence } = best;
  return {
    rule: 'decides',
    message: `${sourceName(best)} decides: ${evidence.value} by the rule ${evidence.rule}, confidence ${evidence.confidence}.`,
    evidence: [evidence.id],
  };
}

function comparison(best: Witness, other: Witness, contradicting: boolean, input: WeighInput): WeighReason {
  const evidence = [best.evidence.id, other.evidence.id].toSorted();
  const says = `${sourceName(other)} says ${other.evidence.value}`;
  const yields = isYesBySilence(other) && best.evidence.value === 'yes_sales_gated';
  if (yields) {
    return {
      rule: 'gate_seen',
      message: `${says}, but only because it is silent about access; ${sourceName(best)} shows the gate.`,
      evidence,
    };
  }
  if (other.evidence.value === best.evidence.value) {
    return { rule: 'agrees', message: `${sourceName(other)} says the same.`, evidence };
  }
  const why = whyBefore(best, other, input);
  if (contradicting) {
    return {
      rule: 'contradiction',
      message: `${says}, which contradicts ${sourceName(best)}. ${sourceName(best)} comes first: ${why.because}.`,
      evidence,
    };
  }
  return { rule: why.rule, message: `${says}; ${sourceName(best)} comes first: ${why.because}.`, evidence };
}

function confidenceReason(best: Witness, sure: ReturnType<typeof weighConfidence>): WeighReason[] {
  if (!sure.because || sure.confidence === best.evidence.confidence) return [];
  return [
    {
      rule: 'confidence',
      message: `Confidence ${sure.confidence}, where the evidence alone gave ${best.evidence.confidence}: ${sure.because}.`,
      evidence: [best.evidence.id],
    },
  ];
}

function takesEffect({ evidence }: Witness, { now }: WeighInput): WeighReason[] {
  const { effectiveFrom } = evidence;
  if (effectiveFrom === undefined || effectiveFrom <= now.slice(0, 10)) return [];
  return [
    {
      rule: 'takes_effect',
      message: `The document takes effect on ${effectiveFrom}, which is still to come.`,
      evidence: [evidence.id],
    },
  ];
}
