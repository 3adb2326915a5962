// Builds the tree of a page out of the parts of its markup, as they are found.
import { readAttributes } from './attributes.ts';
import { elementType, typeAt, type ElementType } from './element-types.ts';
import { PageAside, PageElement, PageText } from './node.ts';
import { TableShapes } from './table-shapes.ts';
import { tagOf } from './tags.ts';

/** Browsers flatten what is nested deeper than 512; so do we, a little later. */
export const deepest = 800;

const noAttributes: readonly string[] = [];
const page = elementType('');
const paragraph = elementType('p');
const lineBreak = elementType('br');

/** What the tokenizer tells, with offsets into the whole page. */
export class TreeBuilder {
  readonly root = new PageElement(page, noAttributes, undefined);
  readonly tables = new TableShapes();
  readonly ids = new Set<string>();
  hasMain = false;
  readonly #html: string;
  /** The innermost open element. */
  #parent = this.root;
  /** The names of the open elements, outermost first. */
  readonly #names: string[] = [];
  /** Of foreign markup and the elements in it that are at home again, whether it is foreign, outermost first. */
  #isForeign = [false];
  /** The text that goes on, if nothing stood between. */
  #text: PageText | undefined;
  #type = page;
  /** Each name before its value; made when there is one. */
  #attributes: string[] | undefined;
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
    this.#begin(typeAt(this.#html, start, end));
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
    if (this.#attributes === undefined) this.#attributes = [this.#attribute, this.#value];
    else if (!this.#isKnown(this.#attribute)) this.#attributes.push(this.#attribute, this.#value);
    this.#value = '';
  }

  onopentagend(): void {
    this.#open();
  }

  onselfclosingtag(): void {
    const closesItself = this.#isForeign.at(-1) === true;
    this.#open();
    if (closesItself && this.#parent.name === this.#type.name) this.#close();
  }

  onclosetag(start: number, end: number): void {
    const { name, inside, isEmpty } = typeAt(this.#html, start, end);
    if (inside !== undefined) this.#isForeign.pop();
    if (isEmpty) {
      // A closing tag of a line break is one.
      if (name === 'br') this.#openImplied(lineBreak);
    } else if (this.#parent.name === name || this.#names.includes(name)) {
      while (this.#parent.name !== name) this.#close();
      this.#close();
    } else if (name === 'p') {
      // One of a paragraph that was not opened is an empty paragraph.
      this.#openImplied(paragraph);
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

  #isKnown(attribute: string): boolean {
    const known = this.#attributes!;
    for (let at = 0; at < known.length; at += 2) if (known[at] === attribute) return true;
    return false;
  }

  #openImplied(type: ElementType): void {
    this.#begin(type);
    this.#open();
  }

  #begin(type: ElementType): void {
    const { closes, inside } = type;
    this.#type = type;
    this.#attributes = undefined;
    if (closes !== undefined) while (closes.has(this.#parent.name)) this.#close();
    if (inside !== undefined) this.#isForeign.push(inside === 'foreign');
  }

  #open(): void {
    const type = this.#type;
    if (!type.isEmpty && this.#names.length >= deepest) {
      // Leave the element out and keep its text: its closing tag closes nothing, or an outer one of its name.
      if (this.#isForeign.length > deepest) this.#isForeign.pop();
      return;
    }
    const element = new PageElement(type, this.#attributes ?? noAttributes, this.#parent);
    this.#parent.append(element);
    this.#text = undefined;
    this.#note(element);
    if (type.isEmpty) {
      this.tables.closed(element);
      return;
    }
    this.#parent = element;
    this.#names.push(type.name);
  }

  #note(element: PageElement): void {
    const tag = this.#attributes === undefined ? element.name : tagOf(element);
    const id = this.#attributes === undefined ? undefined : element.attribute('id');
    if (id !== undefined) this.ids.add(id);
    if (tag === 'main') this.hasMain = true;
    this.tables.opened(element, tag);
  }

  #close(): void {
    this.#text = undefined;
    this.tables.closed(this.#parent);
    this.#parent = this.#parent.parent!;
    this.#names.pop();
  }

  #addText(data: string): void {
    if (this.#text !== undefined) {
      this.#text.data += data;
      return;
    }
    this.#text = new PageText(data, this.#parent);
    this.#parent.append(this.#text);
  }

  #addAside(): void {
    this.#parent.append(new PageAside(this.#parent));
    this.#text = undefined;
  }
}
