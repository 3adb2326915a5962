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

/** `=`, `/`, `>` and white space. */
function endsName(unit: number): boolean {
  return (
    unit === equals ||
    unit === 0x2f ||
    unit === 0x3e ||
    unit === 0x20 ||
    unit === 0x0a ||
    unit === 0x09 ||
    unit === 0x0c ||
    unit === 0x0d
  );
}

class Leaping extends SteppingTokenizer {
  #searched = '';
  #nextAmpersand = -1;

  override stateText(unit: number): void {
    if (unit === lessThan || unit === ampersand) super.stateText(unit);
    else this.#leapTo('<');
  }

  override stateBeforeAttributeName(unit: number): void {
    if (endsName(unit) || !this.#takeAttribute()) super.stateBeforeAttributeName(unit);
  }

  override stateInAttributeValueDoubleQuotes(unit: number): void {
    if (unit === doubleQuote || unit === ampersand) super.stateInAttributeValueDoubleQuotes(unit);
    else this.#leapTo('"');
  }

  override stateInAttributeValueSingleQuotes(unit: number): void {
    if (unit === singleQuote || unit === ampersand) super.stateInAttributeValueSingleQuotes(unit);
    else this.#leapTo("'");
  }

  override fastForwardTo(unit: number): boolean {
    const at = this.buffer.indexOf(String.fromCharCode(unit), this.index + 1 - this.offset);
    this.index = (at < 0 ? this.buffer.length - 1 : at) + this.offset;
    return at >= 0;
  }

  /** A whole `name="value"` without an entity at once, as almost all are; false for any other, which is stepped through. */
  #takeAttribute(): boolean {
    const { buffer, offset } = this;
    const from = this.index - offset;
    let name = from + 1;
    while (name < buffer.length && !endsName(buffer.charCodeAt(name))) name += 1;
    if (buffer.charCodeAt(name) !== equals || buffer.charCodeAt(name + 1) !== doubleQuote) return false;
    const value = name + 2;
    const end = buffer.indexOf('"', value);
    if (end < 0 || this.#ampersandFrom(from) < end) return false;
    this.cbs.onattribname(from + offset, name + offset);
    this.cbs.onattribdata(value + offset, end + offset);
    this.sectionStart = -1;
    this.cbs.onattribend(QuoteType.Double, end + 1 + offset);
    this.index = end + offset;
    return true;
  }

  /** To the letter before the end of this text, or before an entity in it: the loop takes the last step itself. */
  #leapTo(end: string): void {
    const { buffer } = this;
    const from = this.index - this.offset;
    const at = buffer.indexOf(end, from);
    const stop = Math.min(at < 0 ? buffer.length : at, this.#ampersandFrom(from));
    this.index = stop - 1 + this.offset;
  }

  #ampersandFrom(from: number): number {
    if (this.#searched !== this.buffer || this.#nextAmpersand < from) {
      const at = this.buffer.indexOf('&', from);
      this.#searched = this.buffer;
      this.#nextAmpersand = at < 0 ? this.buffer.length : at;
    }
    return this.#nextAmpersand;
  }
}

export const LeapingTokenizer = Leaping as unknown as typeof Tokenizer;
