// Builds the tree of a page out of the parts of its markup, as they are found.
import { readAttributes } from './attributes.ts';
import { KnownNames } from './known-names.ts';
import { closedBy, foreign, holdsNothing, home } from './nesting.ts';
import { append, PageAside, PageElement, PageText } from './node.ts';
import { TableShapes } from './table-shapes.ts';
import { tagOf } from './tags.ts';

/** Browsers flatten what is nested deeper than 512; so do we, a little later. */
export const deepest = 800;

const elements = new KnownNames(
  [
    'div span a p li ul ol h1 h2 h3 h4 h5 h6 br strong em b i u s sup sub small svg path g img section article',
    'main header footer nav aside table thead tbody tfoot tr td th caption colgroup col button form input label',
    'select option textarea fieldset legend details summary dialog dl dt dd pre code blockquote figure figcaption',
    'picture source video audio iframe script style noscript template link meta title head body html hr wbr font',
    'center abbr cite mark time address use rect circle line polygon polyline defs clippath lineargradient stop',
  ].join(' '),
);

/** What the tokenizer tells, with offsets into the whole page. */
export class TreeBuilder {
  readonly root = new PageElement('', {}, undefined);
  readonly tables = new TableShapes();
  readonly ids = new Set<string>();
  hasMain = false;
  readonly #html: string;
  /** The innermost open element. */
  #parent = this.root;
  #depth = 0;
  /** Of foreign markup and the elements in it that are at home again, whether it is foreign, outermost first. */
  #isForeign = [false];
  /** The text that goes on, if nothing stood between. */
  #text: PageText | undefined;
  #name = '';
  #attribs: Record<string, string> = {};
  #attribute: string | undefined;
  #value = '';

  constructor(html: string) {
    this.#html = html;
  }

  ontext(start: number, end: number): void {
    this.#addText(this.#html.slice(start, end));
  }

  ontextentity(codePoint: number): void {
    this.#addText(String.fromCodePoint(codePoint));
  }

  onopentagname(start: number, end: number): void {
    this.#begin(this.#nameAt(start, end));
  }

  onattribname(start: number, end: number): void {
    this.#attribute = readAttributes.find(this.#html, start, end);
  }

  onattribdata(start: number, end: number): void {
    if (this.#attribute !== undefined) this.#value += this.#html.slice(start, end);
  }

  onattribentity(codePoint: number): void {
    if (this.#attribute !== undefined) this.#value += String.fromCodePoint(codePoint);
  }

  /** Of several attributes of one name the first counts. */
  onattribend(): void {
    if (this.#attribute === undefined) return;
    this.#attribs[this.#attribute] ??= this.#value;
    this.#value = '';
  }

  onopentagend(): void {
    this.#open(this.#name, this.#attribs);
  }

  onselfclosingtag(): void {
    const closesItself = this.#isForeign.at(-1) === true;
    this.#open(this.#name, this.#attribs);
    if (closesItself && this.#parent.name === this.#name) this.#close();
  }

  onclosetag(start: number, end: number): void {
    const name = this.#nameAt(start, end);
    if (foreign.has(name) || home.has(name)) this.#isForeign.pop();
    if (holdsNothing.has(name)) {
      // A closing tag of a line break is one.
      if (name === 'br') this.#open(name, {});
      return;
    }
    if (this.#isOpen(name)) {
      while (this.#parent.name !== name) this.#close();
      this.#close();
    } else if (name === 'p') {
      // One of a paragraph that was not opened is an empty paragraph.
      this.#begin(name);
      this.#open(name, this.#attribs);
      if (this.#parent.name === name) this.#close();
    }
  }

  oncomment(): void {
    this.#addAside();
  }

  oncdata(): void {
    this.#addAside();
  }

  ondeclaration(): void {
    this.#addAside();
  }

  onprocessinginstruction(): void {
    this.#addAside();
  }

  onend(): void {
    this.#text = undefined;
  }

  #nameAt(start: number, end: number): string {
    return elements.find(this.#html, start, end) ?? this.#html.slice(start, end).toLowerCase();
  }

  #begin(name: string): void {
    this.#name = name;
    this.#attribs = {};
    const closes = closedBy.get(name);
    if (closes !== undefined) while (closes.has(this.#parent.name)) this.#close();
    if (foreign.has(name)) this.#isForeign.push(true);
    else if (home.has(name)) this.#isForeign.push(false);
  }

  #open(name: string, attribs: Record<string, string>): void {
    const isEmpty = holdsNothing.has(name);
    if (!isEmpty && this.#depth >= deepest) {
      // Leave the element out and keep its text: its closing tag then closes nothing of ours.
      if (this.#isForeign.length > deepest) this.#isForeign.pop();
      return;
    }
    this.#add(new PageElement(name, attribs, this.#parent), isEmpty);
  }

  #add(element: PageElement, isEmpty: boolean): void {
    append(element, this.#parent);
    this.#text = undefined;
    const { id, role } = element.attribs;
    if (id !== undefined) this.ids.add(id);
    const tag = role === undefined ? element.name : tagOf(element);
    if (tag === 'main') this.hasMain = true;
    this.tables.opened(element, tag);
    if (isEmpty) {
      this.tables.closed(element);
      return;
    }
    this.#parent = element;
    this.#depth++;
  }

  #close(): void {
    this.#text = undefined;
    this.tables.closed(this.#parent);
    this.#parent = this.#parent.parent!;
    this.#depth--;
  }

  #isOpen(name: string): boolean {
    for (let open = this.#parent; open !== this.root; open = open.parent!)
      if (open.name === name) return true;
    return false;
  }

  #addText(data: string): void {
    if (this.#text !== undefined) {
      this.#text.data += data;
      return;
    }
    this.#text = new PageText(data, this.#parent);
    append(this.#text, this.#parent);
  }

  #addAside(): void {
    append(new PageAside(this.#parent), this.#parent);
    this.#text = undefined;
  }
}
