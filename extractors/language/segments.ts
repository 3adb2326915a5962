// The halves of a contrast: "the free tier is trained on, while the API is not".
import { everyHit } from './every-hit.ts';
const contrast =
  /;|,? \b(?:while|whereas|but|however|although|though|unlike|in contrast|on the other hand)\b,?/g;

/** The half in which `at` stands; the whole sentence where it has one half only. */
export function segmentAt(said: string, at: number): string {
  let start = 0;
  for (const hit of everyHit(contrast, said)) {
    if (hit.index >= at) return said.slice(start, hit.index).trim();
    start = hit.index + hit[0].length;
  }
  return said.slice(start).trim();
}
