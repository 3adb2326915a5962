// A pattern that is tried only on words that hold what it cannot do without: cheap, and almost always the end of it.
import { meets, metBy, needOf } from './needs.ts';
import { neededBy } from './needed-by.ts';

export interface Guarded {
  test(words: string): boolean;
  exec(words: string): RegExpExecArray | null;
  /** Every hit; the pattern has to be global. */
  all(words: string): Iterable<RegExpExecArray>;
}

export function guarded(pattern: RegExp): Guarded {
  const ways = neededBy(pattern)?.map((needs) => needs.map(needOf));
  const may = (words: string): boolean => {
    if (ways === undefined) return true;
    const met = metBy(words);
    return ways.some((needs) => needs.every((need) => meets(met, need)));
  };
  return {
    test: (words) => may(words) && pattern.test(words),
    exec: (words) => (may(words) ? pattern.exec(words) : null),
    all: (words) => (may(words) ? words.matchAll(pattern) : []),
  };
}
