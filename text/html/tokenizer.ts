// The tokenizer of htmlparser2, made to leap: over text, values, scripts and styles it searches instead of stepping.
import { Tokenizer } from 'htmlparser2';

/** What of the tokenizer is not in its types. Offsets count from the first chunk; `offset` is where the buffer begins. */
interface Stepping {
  buffer: string;
  index: number;
  offset: number;
  stateText(unit: number): void;
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

class Leaping extends SteppingTokenizer {
  #searched = '';
  #nextAmpersand = -1;

  override stateText(unit: number): void {
    if (unit === lessThan || unit === ampersand) super.stateText(unit);
    else this.#leapTo('<');
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
