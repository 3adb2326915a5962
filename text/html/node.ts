// The tree of a page: elements, and the text in them. Lean on purpose: a page has thousands of both.
import type { ElementType } from './element-types.ts';

export type PageNode = PageElement | PageText | PageAside;

export class PageElement {
  readonly kind = 'element';
  previous: PageNode | undefined = undefined;
  next: PageNode | undefined = undefined;
  first: PageNode | undefined = undefined;
  last: PageNode | undefined = undefined;
  readonly type: ElementType;
  /** Nothing above the outermost, which holds the page. */
  readonly parent: PageElement | undefined;
  /** Each name before its value. */
  readonly #attributes: readonly string[];

  constructor(type: ElementType, attributes: readonly string[], parent: PageElement | undefined) {
    this.type = type;
    this.#attributes = attributes;
    this.parent = parent;
  }

  get name(): string {
    return this.type.name;
  }

  attribute(name: string): string | undefined {
    const attributes = this.#attributes;
    for (let at = 0; at < attributes.length; at += 2) if (attributes[at] === name) return attributes[at + 1];
    return undefined;
  }

  append(node: PageNode): void {
    if (this.last === undefined) this.first = node;
    else this.last.next = node;
    node.previous = this.last;
    this.last = node;
  }

  children(most = Infinity): PageNode[] {
    const nodes: PageNode[] = [];
    for (let node = this.first; node !== undefined && nodes.length < most; node = node.next) nodes.push(node);
    return nodes;
  }
}

export class PageText {
  readonly kind = 'text';
  previous: PageNode | undefined = undefined;
  next: PageNode | undefined = undefined;
  readonly parent: PageElement;
  data: string;

  constructor(data: string, parent: PageElement) {
    this.data = data;
    this.parent = parent;
  }
}

/** A comment or declaration: nothing to read, but it parts the texts around it. */
export class PageAside {
  readonly kind = 'aside';
  previous: PageNode | undefined = undefined;
  next: PageNode | undefined = undefined;
  readonly parent: PageElement;

  constructor(parent: PageElement) {
    this.parent = parent;
  }
}
