// A pattern that is tried only on words that hold what it cannot do without: cheap, and almost always the end of it.
import { meets, metBy, needOf, type Met } from './needs.ts';
import { neededBy, telling } from './needed-by.ts';

export interface Guarded {
  test(words: string): boolean;
  exec(words: string): RegExpExecArray | null;
  /** Every hit; the pattern has to be global. */
  all(words: string): Iterable<RegExpExecArray>;
}

export function guarded(pattern: RegExp): Guarded {
  const ways = neededBy(pattern)?.map((needs) => telling(needs).map(needOf));
  let lastWords: string | undefined;
  let lastTest = false;
  const may = (words: string): boolean => ways === undefined || isAnyMet(ways, metBy(words));
  return {
    // One sentence is often tested twice in a row: for each act in it.
    test(words) {
      if (words !== lastWords) {
        lastTest = may(words) && pattern.test(words);
        lastWords = words;
      }
      return lastTest;
    },
    exec: (words) => (may(words) ? pattern.exec(words) : null),
    all: (words) => (may(words) ? words.matchAll(pattern) : []),
  };
}

function isAnyMet(ways: readonly (readonly number[])[], met: Met): boolean {
  for (const needs of ways) if (areMet(needs, met)) return true;
  return false;
}

function areMet(needs: readonly number[], met: Met): boolean {
  for (const need of needs) if (!meets(met, need)) return false;
  return true;
}
