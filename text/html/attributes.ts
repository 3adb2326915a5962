// The attributes that reading a page looks at. The others, which are most, are never put into the tree.
import { Parser } from 'htmlparser2';

const read: ReadonlySet<string> = new Set(
  [
    'alt class colspan content data-cfemail data-state hidden href http-equiv id lang open property rel role',
    'rowspan shadowroot shadowrootmode style title type value xml:lang aria-controls aria-expanded aria-haspopup',
    'aria-hidden aria-label aria-level aria-modal',
  ].flatMap((names) => names.split(' ')),
);

/** What of the parser is not in its types. */
interface Attributes {
  attribname: string;
  attribvalue: string;
  endIndex: number;
  onattribname(start: number, end: number): void;
  onattribdata(start: number, end: number): void;
  onattribentity(codePoint: number): void;
  onattribend(quote: number, end: number): void;
}

const FullParser = Parser as unknown as new (...given: ConstructorParameters<typeof Parser>) => Attributes;

class Attentive extends FullParser {
  #isRead = true;

  override onattribname(start: number, end: number): void {
    super.onattribname(start, end);
    this.#isRead = read.has(this.attribname);
  }

  override onattribdata(start: number, end: number): void {
    if (this.#isRead) super.onattribdata(start, end);
  }

  override onattribentity(codePoint: number): void {
    if (this.#isRead) super.onattribentity(codePoint);
  }

  override onattribend(quote: number, end: number): void {
    if (this.#isRead) super.onattribend(quote, end);
    else this.endIndex = end;
  }
}

export const AttentiveParser = Attentive as unknown as typeof Parser;
