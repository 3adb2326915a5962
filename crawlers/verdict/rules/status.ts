// What the status line says by itself. A challenge is looked for first: it hides behind 403, 429 and 503.
import type { Verdict } from '#types/words.ts';
import { judged, type Rule } from '../input.ts';

const verdicts: Readonly<Record<number, Verdict>> = {
  401: 'login',
  407: 'login',
  403: 'blocked',
  429: 'blocked',
  451: 'blocked',
  404: 'missing',
  410: 'missing',
};

export const statusSaysNo: Rule = ({ response }) => {
  const status = response?.status;
  if (status === undefined || (status >= 200 && status < 300) || status === 304) return undefined;
  return judged(verdictOf(status), 'status', `the server answered with status ${status}${meaning(status)}`);
};

function verdictOf(status: number): Verdict {
  const known = verdicts[status];
  if (known !== undefined) return known;
  if (status >= 500) return 'unreachable';
  if (status >= 300 && status < 400) return 'moved';
  // 400, 405, 406, 418 ...: the server refuses this visitor's way of asking.
  return status >= 400 ? 'blocked' : 'unreachable';
}

function meaning(status: number): string {
  const words: Readonly<Record<number, string>> = {
    401: ' (sign-in required)',
    403: ' (forbidden)',
    404: ' (not found)',
    410: ' (gone)',
    429: ' (too many requests)',
    451: ' (unavailable for legal reasons)',
    500: ' (server error)',
    502: ' (bad gateway)',
    503: ' (unavailable)',
    504: ' (gateway time-out)',
  };
  return words[status] ?? '';
}
