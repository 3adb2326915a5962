// The tokenizer of htmlparser2, made to leap: over text, values, scripts and styles it searches instead of stepping.
import { QuoteType, Tokenizer } from 'htmlparser2';

/** What of the tokenizer is not in its types. Offsets count from the first chunk; `offset` is where the buffer begins. */
interface Stepping {
  buffer: string;
  index: number;
  offset: number;
  sectionStart: number;
  readonly cbs: {
    onattribname(start: number, end: number): void;
    onattribdata(start: number, end: number): void;
    onattribend(quote: QuoteType, end: number): void;
  };
  stateText(unit: number): void;
  stateBeforeTagName(unit: number): void;
  stateInTagName(unit: number): void;
  stateInClosingTagName(unit: number): void;
  stateBeforeAttributeName(unit: number): void;
  stateInAttributeValueDoubleQuotes(unit: number): void;
  stateInAttributeValueSingleQuotes(unit: number): void;
  fastForwardTo(unit: number): boolean;
}

const SteppingTokenizer = Tokenizer as unknown as new (
  ...given: ConstructorParameters<typeof Tokenizer>
) => Stepping;

const ampersand = 0x26;
const lessThan = 0x3c;
const doubleQuote = 0x22;
const singleQuote = 0x27;
const equals = 0x3d;
const slash = 0x2f;
const greaterThan = 0x3e;
const blank = 0x20;

/** Elements whose text is not markup: the tokenizer steps into them letter by letter. The odd ones are its own likes of them. */
const special: ReadonlySet<string> = new Set('script style title textarea xmp tmp xitle xextarea'.split(' '));

/** `=`, `/`, `>` and white space. */
function endsName(unit: number): boolean {
  if (unit > greaterThan) return false;
  return (
    unit === equals ||
    unit === slash ||
    unit === greaterThan ||
    unit === blank ||
    unit === 0x0a ||
    unit === 0x09 ||
    unit === 0x0c ||
    unit === 0x0d
  );
}

function endsTagName(unit: number): boolean {
  return unit !== equals && endsName(unit);
}

function isPlain(unit: number, mayBeDigit: boolean): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (mayBeDigit && unit >= 0x30 && unit <= 0x39);
}

/** Quickly told of most: by the first letter and the length. */
function mayBeSpecial(first: number, length: number): boolean {
  return first >= 0x73 && length >= 3 && length !== 4 && length !== 7;
}

/** Where a letter stands next, remembered: asked again and again, a buffer is searched once. */
class Next {
  readonly #letter: string;
  #searched = '';
  #at = -1;

  constructor(letter: string) {
    this.#letter = letter;
  }

  /** The end of the buffer where it stands no more. */
  from(buffer: string, from: number): number {
    if (this.#at < from || this.#searched !== buffer) {
      const at = buffer.indexOf(this.#letter, from);
      this.#searched = buffer;
      this.#at = at < 0 ? buffer.length : at;
    }
    return this.#at;
  }
}

class Leaping extends SteppingTokenizer {
  readonly #ampersand = new Next('&');
  readonly #lessThan = new Next('<');
  readonly #doubleQuote = new Next('"');
  readonly #singleQuote = new Next("'");

  override stateText(unit: number): void {
    const at = unit === lessThan || unit === ampersand ? unit : this.#leapTo(this.#lessThan);
    if (at !== undefined) super.stateText(at);
  }

  override stateBeforeTagName(unit: number): void {
    if (!(unit === slash ? this.#takeClosingTag() : this.#takeTagName())) super.stateBeforeTagName(unit);
  }

  override stateBeforeAttributeName(unit: number): void {
    if (unit !== blank && (endsName(unit) || !this.#takeAttribute())) {
      super.stateBeforeAttributeName(unit);
      return;
    }
    // The other attributes and the end of the tag, as long as they are of the usual kind.
    for (let next = this.#unitAfter(); ; next = this.#unitAfter()) {
      if (next !== blank && endsName(next)) break;
      this.index += 1;
      if (next === blank || this.#takeAttribute()) continue;
      super.stateBeforeAttributeName(next);
      return;
    }
    if (this.#unitAfter() !== greaterThan) return;
    this.index += 1;
    super.stateBeforeAttributeName(greaterThan);
  }

  override stateInAttributeValueDoubleQuotes(unit: number): void {
    const at = unit === doubleQuote || unit === ampersand ? unit : this.#leapTo(this.#doubleQuote);
    if (at !== undefined) super.stateInAttributeValueDoubleQuotes(at);
  }

  override stateInAttributeValueSingleQuotes(unit: number): void {
    const at = unit === singleQuote || unit === ampersand ? unit : this.#leapTo(this.#singleQuote);
    if (at !== undefined) super.stateInAttributeValueSingleQuotes(at);
  }

  override fastForwardTo(unit: number): boolean {
    const at = this.buffer.indexOf(String.fromCharCode(unit), this.index + 1 - this.offset);
    this.index = (at < 0 ? this.buffer.length - 1 : at) + this.offset;
    return at >= 0;
  }

  /** A whole `</name>` of small letters; false for any other. */
  #takeClosingTag(): boolean {
    const from = this.index + 1 - this.offset;
    const end = this.#endOfName(from);
    if (end === from || this.buffer.charCodeAt(end) !== greaterThan) return false;
    this.sectionStart = from + this.offset;
    this.index = end + this.offset;
    super.stateInClosingTagName(greaterThan);
    return true;
  }

  /** The name of a tag and what ends it; false where more than a plain name begins. */
  #takeTagName(): boolean {
    const { buffer } = this;
    const from = this.index - this.offset;
    const end = this.#endOfName(from);
    if (end === from || end === buffer.length || !endsTagName(buffer.charCodeAt(end))) return false;
    if (mayBeSpecial(buffer.charCodeAt(from), end - from) && special.has(buffer.slice(from, end)))
      return false;
    this.sectionStart = from + this.offset;
    this.index = end + this.offset;
    super.stateInTagName(buffer.charCodeAt(end));
    return true;
  }

  /** Where the small letters end, and the digits after the first of them. */
  #endOfName(from: number): number {
    const { buffer } = this;
    let at = from;
    while (at < buffer.length && isPlain(buffer.charCodeAt(at), at > from)) at += 1;
    return at;
  }

  /** A whole `name="value"` without an entity at once, as almost all are; false for any other, which is stepped through. */
  #takeAttribute(): boolean {
    const { buffer, offset } = this;
    const from = this.index - offset;
    let name = from + 1;
    while (name < buffer.length && !endsName(buffer.charCodeAt(name))) name += 1;
    if (buffer.charCodeAt(name) !== equals || buffer.charCodeAt(name + 1) !== doubleQuote) return false;
    const value = name + 2;
    const end = this.#doubleQuote.from(buffer, value);
    if (end === buffer.length || this.#ampersand.from(buffer, from) < end) return false;
    this.cbs.onattribname(from + offset, name + offset);
    this.cbs.onattribdata(value + offset, end + offset);
    this.sectionStart = -1;
    this.cbs.onattribend(QuoteType.Double, end + 1 + offset);
    this.index = end + offset;
    return true;
  }

  /** To the end of this text or an entity in it, and which of them it is; nothing where the buffer ends first. */
  #leapTo(end: Next): number | undefined {
    const { buffer } = this;
    const from = this.index - this.offset;
    const stop = Math.min(end.from(buffer, from), this.#ampersand.from(buffer, from));
    this.index = stop + this.offset;
    if (stop < buffer.length) return buffer.charCodeAt(stop);
    this.index -= 1;
    return undefined;
  }

  /** What follows; `/`, with which nothing is taken at once, where the buffer ends. */
  #unitAfter(): number {
    const at = this.index + 1 - this.offset;
    return at < this.buffer.length ? this.buffer.charCodeAt(at) : slash;
  }
}

export const LeapingTokenizer = Leaping as unknown as typeof Tokenizer;
