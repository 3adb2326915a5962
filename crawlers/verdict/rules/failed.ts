// An attempt that brought no whole answer.
import type { Verdict } from '#types/words.ts';
import { judged, type FailureKind, type Rule } from '../input.ts';

const verdicts: Readonly<Record<FailureKind, Verdict>> = {
  dns: 'unreachable',
  tls: 'unreachable',
  connection: 'unreachable',
  timeout: 'unreachable',
  redirect_loop: 'unreachable',
  robots_unavailable: 'unreachable',
  browser: 'unreachable',
  held: 'blocked',
  aborted: 'unreachable',
  robots_disallowed: 'refused',
  address_refused: 'refused',
  cut_off: 'incomplete',
  too_large: 'too_large',
  too_many_requests: 'too_large',
};

export const failed: Rule = ({ failure }) => {
  if (failure === undefined) return undefined;
  return judged(verdicts[failure.kind], failure.kind.replaceAll('_', '-'), failure.message);
};
