// What a change did beside its grade and its sentence, a line each, for pages and feeds.
import type { ReleaseChange } from './input.ts';
import { said } from './words.ts';

export function changeLines({ difference, effectiveFrom }: ReleaseChange): readonly string[] {
  const entries = (difference?.entries ?? []).map(
    ({ kind, entry, before, after }) =>
      `${kind}: ${entry}${kind === 'rescoped' && before && after ? `: ${before}, now ${after}` : ''}`,
  );
  const listed = new Set((difference?.entries ?? []).map(({ key }) => key));
  const facts = [...(difference?.access ?? []), ...(difference?.details ?? [])]
    .filter(({ key }) => !listed.has(key))
    .map(({ key, from, to }) => `${said(key)}: ${moved(from, to)}`);
  return [...facts, ...entries, ...(effectiveFrom ? [`takes effect on ${effectiveFrom}`] : [])];
}

function moved(from: string | undefined, to: string | undefined): string {
  if (from === undefined) return said(to ?? '');
  if (to === undefined) return `${said(from)}, now not stated`;
  return `${said(from)}, now ${said(to)}`;
}
