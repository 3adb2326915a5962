// The literal words that a pattern cannot match without, read from its source.

/** Of each need one of its literals stands in every text that the pattern, or the alternative, matches. */
type Need = readonly string[];
type Alternative = readonly Need[];

const shortest = 3;
const mostLiterals = 40;

/** One of the alternatives of a pattern, by itself a pattern. */
export interface Way {
  readonly source: string;
  readonly needs: Alternative;
}

/** The needs of each alternative; undefined for a pattern of which nothing can be told. */
export function neededBy(pattern: RegExp): readonly Alternative[] | undefined {
  const needs = alternativesOf(pattern).map((way) => way.needs);
  return needs.some((each) => each.length === 0) ? undefined : needs;
}

/** The alternatives of a pattern; one without needs where they cannot be told apart. */
export function alternativesOf({ source, flags }: RegExp): readonly Way[] {
  if (/[iuv]/.test(flags)) return [{ source, needs: [] }];
  return new PatternReader(source).ways();
}

/** Groups whose numbers would change if the pattern were taken apart. */
export function hasGroups({ source }: RegExp): boolean {
  return /(?<!\\)(?:\\\\)*\((?!\?(?:[:=!]|<[=!]))/.test(source);
}

class PatternReader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  ways(): Way[] {
    const found: Way[] = [];
    for (;;) {
      const start = this.#at;
      const needs = this.#alternative();
      found.push({ source: this.#source.slice(start, this.#at), needs });
      if (this.#source[this.#at] !== '|') return found;
      this.#at += 1;
    }
  }

  #alternative(): Alternative {
    const needs: Need[] = [];
    let run = '';
    const endRun = (): void => {
      if (run.length >= shortest) needs.push([run]);
      run = '';
    };
    while (this.#at < this.#source.length) {
      const letter = this.#source[this.#at]!;
      if (letter === '|' || letter === ')') break;
      if (letter === '(') {
        const group = this.#group();
        const least = this.#least();
        if (group === 'aside') continue;
        endRun();
        if (least > 0) needs.push(...needsOfGroup(group));
        continue;
      }
      const literal = this.#atom();
      if (literal === '') continue;
      const quantified = this.#isQuantified();
      const least = this.#least();
      if (literal === undefined) endRun();
      else if (least === 0) endRun();
      else {
        run += literal;
        if (quantified) endRun();
      }
    }
    endRun();
    return needs;
  }

  /** The alternatives of a group; 'aside' for one that only looks around. */
  #group(): readonly Alternative[] | 'aside' {
    this.#at += 1;
    const kind = /^\?(?:[:=!]|<[=!]|<[^>]+>)/.exec(this.#source.slice(this.#at, this.#at + 40))?.[0] ?? '';
    this.#at += kind.length;
    const alternatives = this.ways().map((way) => way.needs);
    this.#at += 1;
    return /^\?<?[=!]$/.test(kind) ? 'aside' : alternatives;
  }

  /** One letter; '' for what has no width, undefined for what may be several letters. */
  #atom(): string | undefined {
    const letter = this.#source[this.#at]!;
    this.#at += 1;
    if (letter === '^' || letter === '$') return '';
    if (letter === '.') return undefined;
    if (letter === '[') {
      for (; this.#source[this.#at] !== ']'; this.#at += 1)
        if (this.#source[this.#at] === '\\') this.#at += 1;
      this.#at += 1;
      return undefined;
    }
    if (letter !== '\\') return letter;
    const escaped = this.#source[this.#at]!;
    this.#at += 1;
    if (escaped === 'b' || escaped === 'B') return '';
    if (!/[a-z0-9]/i.test(escaped)) return escaped;
    const length = escaped === 'u' ? 4 : escaped === 'x' ? 2 : 0;
    this.#at += length;
    return undefined;
  }

  #isQuantified(): boolean {
    return /^(?:[?*+]|\{\d)/.test(this.#source.slice(this.#at, this.#at + 2));
  }

  /** How often, at least, what was read has to stand; past the quantifier. */
  #least(): number {
    const quantifier = /^(?:([?*])|(\+)|\{(\d+)(?:,\d*)?\})\??/.exec(
      this.#source.slice(this.#at, this.#at + 12),
    );
    if (!quantifier) return 1;
    this.#at += quantifier[0].length;
    if (quantifier[1] !== undefined) return 0;
    return quantifier[2] !== undefined ? 1 : Number(quantifier[3]);
  }
}

/** One alternative brings all that it needs; of several, the best need of each together are one. */
function needsOfGroup(alternatives: readonly Alternative[]): readonly Need[] {
  const [only] = alternatives;
  if (only !== undefined && alternatives.length === 1) return only;
  const best = alternatives.map(bestOf);
  if (best.some((need) => need === undefined)) return [];
  const together = [...new Set(best.flatMap((need) => need ?? []))];
  return together.length > mostLiterals ? [] : [together];
}

function bestOf(needs: Alternative): Need | undefined {
  let best: Need | undefined;
  for (const need of needs) if (best === undefined || rarity(need) > rarity(best)) best = need;
  return best;
}

/** Words that stand in most sentences: to look for them tells nothing. */
const everywhere = new Set(
  'the on you for to in of your with us at we our are by and or is that may any can will be if this it as from an'.split(
    ' ',
  ),
);
const mostTelling = 3;

/** Of the needs of an alternative the few that tell most: each has to be met, so that any of them may be left out. */
export function telling(needs: Alternative): Alternative {
  if (needs.length < 2) return needs;
  const ranked = needs.toSorted((a, b) => rarity(b) - rarity(a));
  return ranked.filter((need, rank) => rank === 0 || (rank < mostTelling && rarity(need) > 0));
}

function rarity(need: Need): number {
  if (need.some((literal) => everywhere.has(literal.trim()))) return 0;
  return Math.min(...need.map((literal) => literal.length)) - need.length / 10;
}
