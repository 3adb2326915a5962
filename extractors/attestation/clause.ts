// The clause in which something is said: "certified to A and working toward B" is two.
import { everyHit } from '../language/every-hit.ts';

const boundary =
  /[;]|,? \b(?:but|while|whereas|although|though|however)\b|,? \band (?=(?:is|are|am|we|our|it|they|has|have|had|will|currently|now|plans?|expects?|working|pursuing|intends?|aims?|in the process|preparing|undergoing|seeking|not|also (?:is|are|has|have|working)|do|does)\b)|, (?=(?:we|our|it|which|with|currently|working|pursuing)\b)/g;

export interface Clause {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function clauseAround(said: string, index: number): Clause {
  let start = 0;
  let end = said.length;
  for (const hit of everyHit(boundary, said)) {
    const after = hit.index + hit[0].length;
    if (after <= index) start = after;
    else if (hit.index > index) {
      end = hit.index;
      break;
    }
  }
  return { start, end, text: said.slice(start, end) };
}
