// What only the captures after it can tell: that a part of the document, or another page, stood in its place for a while.
import type { GoodFacts } from '#types/capture.ts';
import type { TextDocument } from '#types/text.ts';
import { holdsAll, isOther, lackOf } from './propose/seen-before.ts';

/** What stayed away for longer was taken away, and what came then was put back. */
const longestSpell = 7 * 24 * 60 * 60 * 1000;
/** Of so much less nobody has to have lost an answer: a page that lost a fifth and got it back was not whole. */
const muchLess = 0.8;
const remembered = 12;

export interface Spell<Capture> {
  readonly captures: readonly Capture[];
  readonly verdict: 'incomplete' | 'moved';
  readonly message: string;
}

export interface GoodCapture<Capture> {
  readonly capture: Capture;
  readonly document: TextDocument;
  readonly at: string;
  /** The good capture before it. */
  readonly before: GoodFacts;
  /** Doubtful captures of the same text, which this one made good. */
  readonly doubted: readonly Capture[];
  /** Another document, seen for the second time. */
  readonly replaces: boolean;
  /** An answer is held because its evidence is gone. */
  readonly loses: boolean;
}

interface OpenSpell<Capture> extends Spell<Capture> {
  /** What stood here before it. */
  readonly whole: GoodFacts;
  readonly since: number;
}

export class Hindsight<Capture> {
  readonly #seen: GoodFacts[] = [];
  #open: OpenSpell<Capture> | undefined;

  /** The spell that this capture ends, where the document of before it stands here again. */
  next(good: GoodCapture<Capture>): Spell<Capture> | undefined {
    const open = this.#open;
    if (open !== undefined && Date.parse(good.at) - open.since <= longestSpell) {
      if (holdsAll(open.whole, good.document)) {
        this.#open = undefined;
        return open;
      }
      if (open.verdict === 'moved' || lackOf(open.whole, good.document) !== undefined) {
        this.#open = { ...open, captures: [...open.captures, ...good.doubted, good.capture] };
        return undefined;
      }
    }
    this.#open = this.#beginning(good);
    this.#remember(good.before);
    return undefined;
  }

  #beginning({ before, document, ...good }: GoodCapture<Capture>): OpenSpell<Capture> | undefined {
    if (before.textSha256 === document.textSha256) return undefined;
    const other = good.replaces || isOther(before, document);
    const lack = other
      ? 'another page stood here'
      : lackOf(before, document, good.loses ? undefined : muchLess);
    if (lack === undefined) return undefined;
    // A text that stood here before comes and goes by turns: it is as whole as the other.
    if (this.#seen.some((each) => holdsAll(each, document))) return undefined;
    return {
      whole: before,
      since: Date.parse(good.at),
      captures: [...good.doubted, good.capture],
      verdict: other ? 'moved' : 'incomplete',
      message: `${lack}, and the document came back`,
    };
  }

  #remember(facts: GoodFacts): void {
    if (this.#seen.at(-1)?.textSha256 === facts.textSha256) return;
    this.#seen.push(facts);
    if (this.#seen.length > remembered) this.#seen.shift();
  }
}
