// A pattern that is tried only on words that hold what it cannot do without: cheap, and almost always the end of it.
import { hasGroups, telling, alternativesOf, type Way } from './needed-by.ts';
import { Needs } from './needs.ts';

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
  readonly #ways: readonly OpenWay[];
  /** Taken apart only where that changes nothing: hits of a global pattern follow one another, groups are numbered through. */
  readonly #isApart: boolean;
  #lastWords: string | undefined;
  #lastTest = false;

  constructor(pattern: RegExp) {
    const ways = alternativesOf(pattern);
    // Several that need nothing are always tried: together they are tried faster.
    const isTold = ways.filter((way) => way.needs.length === 0).length < 2;
    this.#pattern = pattern;
    this.#ways = isTold ? ways.map((way) => new OpenWay(way, pattern.flags)) : [];
    this.#isApart = isTold && !pattern.global && !hasGroups(pattern);
  }

  /** One sentence is often tested twice in a row: for each act in it. */
  test(words: string): boolean {
    if (words !== this.#lastWords) {
      this.#lastTest = this.#isApart ? this.#matches(words) : this.#may(words) && this.#pattern.test(words);
      this.#lastWords = words;
    }
    return this.#lastTest;
  }

  exec(words: string): RegExpExecArray | null {
    if (this.#isApart) return this.#firstHit(words);
    return this.#may(words) ? this.#pattern.exec(words) : null;
  }

  all(words: string): Iterable<RegExpExecArray> {
    return this.#may(words) ? words.matchAll(this.#pattern) : [];
  }

  #may(words: string): boolean {
    if (this.#ways.length === 0) return true;
    for (const way of this.#ways) if (way.isOpenTo(words)) return true;
    return false;
  }

  #matches(words: string): boolean {
    for (const way of this.#ways) if (way.isOpenTo(words) && way.pattern.test(words)) return true;
    return false;
  }

  /** Of two at one place that of the earlier alternative. */
  #firstHit(words: string): RegExpExecArray | null {
    let first: RegExpExecArray | null = null;
    for (const way of this.#ways) {
      const hit = way.isOpenTo(words) ? way.pattern.exec(words) : null;
      if (hit && (first === null || hit.index < first.index)) first = hit;
    }
    return first;
  }
}

/** An alternative by itself: compiled when a text has what it needs, which for most never happens. */
class OpenWay {
  readonly #needs: readonly number[];
  readonly #source: string;
  readonly #flags: string;
  #pattern: RegExp | undefined;

  constructor(way: Way, flags: string) {
    this.#needs = telling(way.needs).map((need) => needs.of(need));
    this.#source = way.source;
    this.#flags = flags;
  }

  isOpenTo(words: string): boolean {
    if (this.#needs.length === 0) return true;
    const met = needs.metBy(words);
    for (const need of this.#needs) if (!needs.meets(met, need)) return false;
    return true;
  }

  get pattern(): RegExp {
    return (this.#pattern ??= new RegExp(this.#source, this.#flags));
  }
}
