// The tree of a page: elements, and the text in them. Lean on purpose: a page has thousands of both.

export type PageNode = PageElement | PageText | PageAside;

export class PageElement {
  readonly kind = 'element';
  previous: PageNode | undefined = undefined;
  next: PageNode | undefined = undefined;
  readonly children: PageNode[] = [];
  readonly name: string;
  readonly attribs: Attributes;
  /** Nothing above the outermost, which holds the page. */
  readonly parent: PageElement | undefined;

  constructor(name: string, attribs: Attributes, parent: PageElement | undefined) {
    this.name = name;
    this.attribs = attribs;
    this.parent = parent;
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

export type Attributes = Readonly<Record<string, string>>;

export function append(node: PageNode, parent: PageElement): void {
  const { children } = parent;
  const previous = children.at(-1);
  if (previous !== undefined) {
    previous.next = node;
    node.previous = previous;
  }
  children.push(node);
}
