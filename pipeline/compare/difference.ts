// The typed difference between what is approved and what is weighed now; none where the answers say the same.
import type { Answer, Difference } from '#types/cell.ts';
import type { Instant } from '#types/ids.ts';
import { gradeRank, type Change } from '#types/words.ts';
import { canonicalAccess } from './canonical.ts';
import { differenceOfDetails, losesDetails, type DetailsDifference, type FieldChange } from './details.ts';
import { followsFromWords } from './soft.ts';
import { takesEffect } from './takes-effect.ts';

export interface Compared {
  readonly difference: Difference;
  /** True where something that was said is said no more or less well: it is held until it is seen again. */
  readonly loses: boolean;
}

export interface CompareContext {
  readonly now: Instant;
  /** The approved sentence that stands no more, and the one in its place. */
  readonly reworded?: { readonly from?: string; readonly to?: string };
  /** Evidence of the opposite that was not there when the answer was approved. */
  readonly contradicted?: string;
  /** What the vendor and its products are called: a list of its own names says nothing. */
  readonly names?: readonly string[];
}

export function compareAnswers(
  before: Answer | undefined,
  after: Answer,
  context: CompareContext,
): Compared | undefined {
  const access = before ? accessChanges(before, after) : [];
  const details = before
    ? differenceOfDetails(before.details, after.details, context.names)
    : { fields: [], entries: [] };
  const change = changeOf(before, after, access, details, context);
  if (!change) return undefined;
  const effect = takesEffect(after.effectiveFrom, context.now);
  const [from, to] = [before?.quotes[0]?.exact, after.quotes[0]?.exact];
  return {
    difference: {
      change,
      ...(before?.value === after.value
        ? {}
        : { grade: { ...(before ? { from: before.value } : {}), to: after.value } }),
      ...(access.length > 0 ? { access } : {}),
      ...(details.fields.length > 0 ? { details: details.fields } : {}),
      ...(details.entries.length > 0 ? { entries: details.entries } : {}),
      ...sentenceOf(change, from, to, context),
      ...(effect ? { takesEffect: effect } : {}),
    },
    loses: losesSomething(change, access, details),
  };
}

function sentenceOf(
  change: Change,
  from: string | undefined,
  to: string | undefined,
  context: CompareContext,
): Pick<Difference, 'sentence'> {
  if (change === 'contradiction')
    return { sentence: { ...(from ? { from } : {}), to: context.contradicted ?? to ?? '' } };
  const sentence = context.reworded ?? (from === to ? undefined : { from, to });
  if (!sentence) return {};
  return {
    sentence: {
      ...(sentence.from ? { from: sentence.from } : {}),
      ...(sentence.to ? { to: sentence.to } : {}),
    },
  };
}

function changeOf(
  before: Answer | undefined,
  after: Answer,
  access: readonly FieldChange[],
  details: DetailsDifference,
  context: CompareContext,
): Change | undefined {
  if (!before) return 'new';
  const rank = gradeRank[after.value] - gradeRank[before.value];
  if (before.quotes.length > 0 && after.quotes.length === 0 && after.value === 'no_public_evidence')
    return before.value === 'no_public_evidence' ? undefined : 'absent';
  if (rank < 0) return 'weakened';
  if (before.value === 'no_public_evidence' && after.value !== 'no_public_evidence') return 'new';
  if (rank > 0) return 'improved';
  if (before.value !== after.value) return 'changed';
  if (context.reworded && followsFromWords(context.reworded, access, details, before.details, after.details))
    return 'reworded';
  if (access.some((each) => each.key !== 'geography' && each.from !== undefined && each.to !== undefined))
    return 'changed';
  if (access.length > 0 || details.fields.length > 0 || details.entries.length > 0) return 'details';
  if (context.contradicted !== undefined) return 'contradiction';
  return context.reworded ? 'reworded' : undefined;
}

function losesSomething(change: Change, access: readonly FieldChange[], details: DetailsDifference): boolean {
  // A sentence that went is evidence that went, even where another says the same.
  if (change === 'weakened' || change === 'absent' || change === 'reworded') return true;
  if (change === 'new' || change === 'improved') return false;
  return losesDetails(details) || access.some((each) => each.to === undefined);
}

/** Unstated is no answer: it shows as nothing. */
function accessChanges(before: Answer, after: Answer): FieldChange[] {
  const [from, to] = [canonicalAccess(before.access), canonicalAccess(after.access)];
  const changes: FieldChange[] = [];
  for (const key of ['route', 'tier', 'default', 'geography']) {
    const [old, now] = [stated(from[key]), stated(to[key])];
    if (old === now) continue;
    changes.push({ key, ...(old ? { from: old } : {}), ...(now ? { to: now } : {}) });
  }
  return changes;
}

function stated(value: string | undefined): string | undefined {
  return value === 'unstated' || value === '' ? undefined : value;
}
