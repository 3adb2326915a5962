// An effective date that lies ahead, said in days.
import type { Instant } from '#types/ids.ts';

const day = 86_400_000;

export function takesEffect(effectiveFrom: string | undefined, now: Instant): string | undefined {
  if (effectiveFrom === undefined) return undefined;
  const from = Date.parse(effectiveFrom.slice(0, 10));
  const today = Date.parse(now.slice(0, 10));
  if (Number.isNaN(from) || from <= today) return undefined;
  const days = Math.round((from - today) / day);
  return days === 1 ? 'takes effect tomorrow' : `takes effect in ${days} days`;
}
