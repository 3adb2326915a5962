// Where a moved document seems to stand now: by redirect, or by the only place that a stub names.
import type { Judgement, VisitOutcome } from '#types/capture.ts';
import type { VisitJob } from '#types/job.ts';
import { sameAddress } from '../verdict/identity.ts';
import type { Attempt } from './attempt.ts';

export function whereItIs(
  { declared }: VisitJob,
  attempts: readonly Attempt[],
  live: Judgement,
): VisitOutcome['movedTo'] {
  const elsewhere = (url: string): boolean => URL.canParse(url) && !sameAddress(declared.url, url);
  if (live.verdict !== 'moved' && !live.reasons.some(({ rule }) => rule === 'other-address'))
    return undefined;
  for (const { draft, page } of attempts.toReversed()) {
    if (draft.redirects.length > 0 && elsewhere(draft.finalUrl))
      return { url: draft.finalUrl, because: 'the address redirects there' };
    const target = page?.sendsTo;
    if (target !== undefined && URL.canParse(target, draft.finalUrl)) {
      const url = new URL(target, draft.finalUrl).href;
      if (elsewhere(url)) return { url, because: 'the page sends its visitors there' };
    }
    const rule = live.reasons[0]?.rule;
    const named = new Set(
      (draft.document?.blocks ?? [])
        .filter((block) => block.furniture === undefined)
        .flatMap((block) => block.links.map(({ href }) => href))
        .filter(elsewhere),
    );
    const [only] = named;
    if (rule === 'moved-stub' && named.size === 1 && only !== undefined)
      return { url: only, because: 'the page says that it moved, and names this address' };
  }
  return undefined;
}
