// A pattern that is tried only on words that hold what it cannot do without: cheap, and almost always the end of it.
import { neededBy, telling } from './needed-by.ts';
import { Needs, type Met } from './needs.ts';

export interface Guarded {
  test(words: string): boolean;
  exec(words: string): RegExpExecArray | null;
  /** Every hit; the pattern has to be global. */
  all(words: string): Iterable<RegExpExecArray>;
}

export function guarded(pattern: RegExp): Guarded {
  return new Guard(pattern);
}

const needs = new Needs();

class Guard implements Guarded {
  readonly #pattern: RegExp;
  /** Of each way to match what it needs; undefined where that is not told. */
  readonly #ways: readonly (readonly number[])[] | undefined;
  #lastWords: string | undefined;
  #lastTest = false;

  constructor(pattern: RegExp) {
    this.#pattern = pattern;
    this.#ways = neededBy(pattern)?.map((way) => telling(way).map((need) => needs.of(need)));
  }

  /** One sentence is often tested twice in a row: for each act in it. */
  test(words: string): boolean {
    if (words !== this.#lastWords) {
      this.#lastTest = this.#may(words) && this.#pattern.test(words);
      this.#lastWords = words;
    }
    return this.#lastTest;
  }

  exec(words: string): RegExpExecArray | null {
    return this.#may(words) ? this.#pattern.exec(words) : null;
  }

  all(words: string): Iterable<RegExpExecArray> {
    return this.#may(words) ? words.matchAll(this.#pattern) : [];
  }

  #may(words: string): boolean {
    return this.#ways === undefined || isAnyMet(this.#ways, needs.metBy(words));
  }
}

function isAnyMet(ways: readonly (readonly number[])[], met: Met): boolean {
  for (const way of ways) if (areMet(way, met)) return true;
  return false;
}

function areMet(way: readonly number[], met: Met): boolean {
  for (const need of way) if (!needs.meets(met, need)) return false;
  return true;
}
