// One walk over the tree of a page: elements in, drafts of blocks out. It never recurses.
import { isTag, isText, type ChildNode, type Document, type Element, type ParentNode } from 'domhandler';
import type { FurnitureKind } from '#types/text.ts';
import type { DraftBlock } from '../blocks.ts';
import { leadInOf, nestedLeadIn } from '../lead-in.ts';
import { resolveHref } from './address.ts';
import { furnitureOf, isConsentAnswer, isNamedLikeMenu } from './furniture.ts';
import { Line, type ReadLine } from './line.ts';
import { pictureName } from './names.ts';
import { decodeEmail, emailOfHref } from './protected-email.ts';
import { TableReader } from './table.ts';
import { bold, headingLevel, inline, isBlockByStyle, isHidden, tagOf, unread } from './tags.ts';
import { isDataTable, type Tree } from './tree.ts';

/** Blocks [from, to) that came out of one element. */
export interface Range {
  readonly kind: 'list' | 'table' | 'hidden' | 'menu' | 'division' | 'landmark' | 'main' | 'consent';
  readonly from: number;
  readonly to: number;
  readonly inDocument: boolean;
  readonly furniture?: FurnitureKind;
}

export interface ReadPage {
  readonly blocks: DraftBlock[];
  readonly ranges: Range[];
  readonly truncated: boolean;
}

export interface ReadOptions {
  readonly base?: string;
  /** Read what is in noscript too, as hidden furniture: for pages that have nothing else. */
  readonly noscript?: boolean;
}

/** What an element hands down to what is in it. */
interface Context {
  kind: 'heading' | 'paragraph' | 'listItem';
  level: number;
  depth: number;
  leadIn: string | undefined;
  furniture: FurnitureKind | undefined;
  hidden: boolean;
  inDocument: boolean;
  bold: boolean;
  preformatted: boolean;
  table: TableReader | undefined;
  /** Inside a cell everything is one line. */
  inCell: boolean;
  inForm: boolean;
  accordion: boolean;
}

/** Of one shape always, and cheap: pages have tens of thousands of elements. */
function copyOf(context: Context): Context {
  return {
    kind: context.kind,
    level: context.level,
    depth: context.depth,
    leadIn: context.leadIn,
    furniture: context.furniture,
    hidden: context.hidden,
    inDocument: context.inDocument,
    bold: context.bold,
    preformatted: context.preformatted,
    table: context.table,
    inCell: context.inCell,
    inForm: context.inForm,
    accordion: context.accordion,
  };
}

interface Frame {
  readonly element: Element;
  readonly tag: string;
  readonly context: Context;
  from: number;
  readonly isBlock: boolean;
  consent: boolean;
}

const mostBlocks = 200_000;
const mostCharacters = 8_000_000;

export function readPage(tree: Tree, options: ReadOptions): ReadPage {
  const reader = new PageReader(tree, options);
  reader.walk(tree.root);
  return reader;
}

class PageReader implements ReadPage {
  readonly blocks: DraftBlock[] = [];
  readonly ranges: Range[] = [];
  truncated = false;
  readonly #tree: Tree;
  readonly #options: ReadOptions;
  readonly #line = new Line();
  #frames: Frame[] = [];
  #context: Context = {
    kind: 'paragraph',
    level: 0,
    depth: 0,
    leadIn: undefined,
    furniture: undefined,
    hidden: false,
    inDocument: false,
    bold: false,
    preformatted: false,
    table: undefined,
    inCell: false,
    inForm: false,
    accordion: false,
  };
  #cellLines: ReadLine[] | undefined;
  #characters = 0;
  #headingLevel = 0;

  constructor(tree: Tree, options: ReadOptions) {
    this.#tree = tree;
    this.#options = options;
  }

  walk(root: Document): void {
    let node: ChildNode | null = root.firstChild;
    while (node !== null) {
      const child: ChildNode | null = this.#visit(node);
      if (child !== null) {
        node = child;
        continue;
      }
      while (node !== null && node.next === null) {
        const parent: Document | ParentNode | null = node.parent;
        if (parent === null || parent === root) {
          node = null;
          break;
        }
        this.#leave(parent as Element);
        node = parent as Element;
      }
      node = node === null ? null : node.next;
      if (this.blocks.length >= mostBlocks || this.#characters >= mostCharacters) {
        this.truncated = true;
        node = null;
      }
    }
    this.#flush();
  }

  /** The first child to go on with, or nothing. */
  #visit(node: ChildNode): ChildNode | null {
    if (isText(node)) {
      this.#line.append(node.data, this.#context.bold, this.#context.preformatted);
      return null;
    }
    if (!isTag(node) || !this.#enter(node)) return null;
    if (node.children.length > 0) return node.children[0]!;
    this.#leave(node);
    return null;
  }

  #enter(element: Element): boolean {
    const tag = tagOf(element);
    if (unread.has(element.name)) return this.#enterUnread(element, tag);
    switch (element.name) {
      case 'br':
        if (this.#context.inCell) this.#line.space();
        else this.#line.breakLine();
        return false;
      case 'wbr':
        return false;
      case 'hr':
        this.#boundary();
        return false;
      case 'img':
        this.#picture(element);
        return false;
      case 'svg':
        this.#picture(element);
        return false;
      case 'input':
        this.#input(element);
        return false;
    }
    if (tag === 'img-role') this.#picture(element);
    const email = element.attribs['data-cfemail'] ?? '';
    const address = email === '' ? undefined : decodeEmail(email);
    if (address !== undefined) {
      this.#line.append(address, this.#context.bold);
      return false;
    }
    this.#open(element, tag);
    return true;
  }

  #enterUnread(element: Element, tag: string): boolean {
    const isShadow =
      element.name === 'template' &&
      (element.attribs['shadowrootmode'] !== undefined || element.attribs['shadowroot'] !== undefined);
    const isFallback = element.name === 'noscript' && this.#options.noscript === true;
    // A head that was never closed holds the page.
    const isOpenHead = element.name === 'head' && element.children.some(holdsBody);
    if (!isShadow && !isFallback && !isOpenHead) return false;
    this.#open(element, tag);
    if (isFallback) this.#context = { ...this.#context, hidden: true, furniture: 'control' };
    return true;
  }

  #open(element: Element, tag: string): void {
    const outer = this.#context;
    const isInline = this.#isInline(element, tag);
    const frame: Frame = {
      element,
      tag,
      context: outer,
      isBlock: !isInline,
      from: 0,
      consent: false,
    };
    this.#frames.push(frame);
    if (isInline) {
      this.#openInline(element, tag, outer);
      return;
    }
    this.#boundary();
    frame.from = this.blocks.length;
    this.#context = this.#contextOf(element, tag, outer);
  }

  #openInline(element: Element, tag: string, outer: Context): void {
    this.#line.openInline();
    if (tag === 'a' || element.name === 'a') this.#openAnchor(element);
    const isBold =
      bold.has(tag) || (element.attribs['style'] !== undefined && boldStyle.test(element.attribs['style']));
    if (isBold && !outer.bold) {
      this.#context = copyOf(outer);
      this.#context.bold = true;
    }
    if (element.attribs['aria-hidden'] === 'true' || element.attribs['hidden'] !== undefined) {
      // Hidden words in the middle of a line stay with the line; a line of them alone is hidden.
      if (this.#line.isEmpty && !outer.hidden && isHidden(element))
        this.#context = { ...this.#context, hidden: true };
    }
  }

  #openAnchor(element: Element): void {
    const raw = element.attribs['href'];
    if (raw === undefined) return;
    const email = emailOfHref(raw);
    const href = email === undefined ? resolveHref(raw, this.#options.base) : `mailto:${email}`;
    if (href !== undefined) this.#line.openLink(href);
  }

  #isInline(element: Element, tag: string): boolean {
    if (isBlockByStyle(element)) return false;
    if (tag === 'button') return !this.#isStandingButton(element);
    if (inline.has(element.name)) {
      return tag === element.name || inline.has(tag) || tag === 'img-role';
    }
    if (!element.name.includes('-')) return false;
    // A custom element is a box when it holds boxes.
    for (const child of element.children) {
      const name = (child as Element).name;
      if (
        name !== undefined &&
        !inline.has(name) &&
        !unread.has(name) &&
        name !== 'br' &&
        name !== 'img' &&
        name !== 'svg'
      )
        return false;
    }
    return element.children.length > 0;
  }

  /** A button by itself is a control; one inside a sentence, a heading or a cell is part of it. */
  #isStandingButton(element: Element): boolean {
    if (this.#context.inCell || this.#context.kind === 'heading') return false;
    if (this.#line.isEmpty) return true;
    const parent = element.parent as Element | null;
    return parent?.name !== 'p' && parent?.name !== 'span';
  }

  #contextOf(element: Element, tag: string, outer: Context): Context {
    const inDocument = outer.inDocument || tag === 'main' || tag === 'article';
    const furniture = outer.furniture ?? furnitureOf(element, tag, outer.inDocument);
    const hidden =
      outer.hidden ||
      isHidden(element) ||
      (tag === 'dialog' && element.name === 'dialog' && element.attribs['open'] === undefined);
    const hasChanged =
      inDocument !== outer.inDocument || hidden !== outer.hidden || furniture !== outer.furniture;
    if (!hasChanged && !meaning.has(tag)) return outer;
    const own = copyOf(outer);
    own.inDocument = inDocument;
    own.hidden = hidden;
    own.furniture = furniture;
    if (isResetting(tag)) own.bold = false;
    if (!outer.inCell) this.#give(own, element, tag, outer);
    return own;
  }

  /** What the element's own meaning changes for what is in it. */
  #give(own: Context, element: Element, tag: string, outer: Context): void {
    const level = headingLevel(tag);
    if (level !== undefined) {
      own.kind = 'heading';
      own.level = level;
      own.bold = false;
      return;
    }
    switch (tag) {
      case 'ul':
      case 'ol':
      case 'menu':
        own.kind = 'paragraph';
        own.depth = outer.depth + 1;
        own.leadIn = this.#leadIn(element, outer);
        return;
      case 'li':
        own.kind = 'listItem';
        own.depth = Math.max(1, outer.depth);
        return;
      case 'dl':
        own.depth = outer.depth + 1;
        own.leadIn = undefined;
        return;
      case 'dt':
        own.kind = 'paragraph';
        return;
      case 'dd':
        own.kind = 'listItem';
        own.depth = Math.max(1, outer.depth);
        own.leadIn = this.#previousText();
        return;
      case 'summary':
        own.kind = 'heading';
        own.level = this.#levelBelow();
        return;
      case 'table':
        this.#openTable(own, element, outer);
        return;
      case 'thead':
        outer.table?.openHead();
        return;
      case 'tr':
        outer.table?.openRow();
        return;
      case 'td':
      case 'th':
        if (outer.table === undefined) return;
        this.#cellLines = [];
        own.inCell = true;
        return;
      case 'button':
        this.#openButton(own, element);
        return;
      case 'pre':
        own.preformatted = true;
        return;
      case 'form':
        own.inForm = true;
        return;
      case 'legend':
        if (outer.inForm) own.furniture ??= 'control';
    }
  }

  #openTable(own: Context, element: Element, outer: Context): void {
    const shape = this.#tree.tables.get(element);
    own.table = undefined;
    if (shape === undefined || !isDataTable(element, shape)) return;
    own.table = new TableReader(this.#leadIn(element, outer));
    own.leadIn = undefined;
  }

  #openButton(own: Context, element: Element): void {
    const { attribs } = element;
    const opens = attribs['aria-expanded'] !== undefined && this.#holdsAnswer(attribs);
    if (opens && own.furniture === undefined && labelLength(element) >= 8 && own.kind !== 'listItem') {
      own.kind = 'heading';
      own.level = this.#levelBelow();
      own.accordion = true;
    } else if (own.kind !== 'listItem') own.furniture ??= 'control';
  }

  /** What a button opens stands in the page already, unless it opens a menu that is not there yet. */
  #holdsAnswer(attribs: Readonly<Record<string, string>>): boolean {
    if (attribs['aria-haspopup'] !== undefined) return false;
    const target = attribs['aria-controls'];
    return target === undefined || this.#tree.ids.has(target);
  }

  #levelBelow(): number {
    return Math.min(6, this.#headingLevel + 1);
  }

  /** The sentence before this list that introduces it, or the item that it hangs under. */
  #leadIn(element: Element, outer: Context): string | undefined {
    const before = this.blocks.at(-1);
    if (before === undefined || before.furniture !== outer.furniture) return undefined;
    if (outer.kind === 'listItem' && before.kind === 'listItem' && holdsBefore(element)) {
      return nestedLeadIn(outer.leadIn, before.text);
    }
    if (before.kind === 'heading') return before.text.endsWith(':') ? before.text : undefined;
    if (before.kind === 'tableRow' || before.kind === 'badge' || before.kind === 'listItem') return undefined;
    return leadInOf(before.text);
  }

  #previousText(): string | undefined {
    const before = this.blocks.at(-1);
    if (before === undefined) return undefined;
    return before.kind === 'listItem' ? before.leadIn : before.text;
  }

  #leave(element: Element): void {
    const frame = this.#frames.pop();
    if (frame === undefined) return;
    if (!frame.isBlock) {
      if (element.name === 'a') this.#line.closeLink();
      this.#line.closeInline();
      this.#context = frame.context;
      if (frame.consent) this.#frames.at(-1)!.consent = true;
      return;
    }
    this.#boundary();
    this.#close(frame);
    this.#context = frame.context;
  }

  #close(frame: Frame): void {
    const { element, tag } = frame;
    const inner = this.#context;
    if (
      (tag === 'td' || tag === 'th') &&
      this.#cellLines !== undefined &&
      inner.table !== undefined &&
      !frame.context.inCell
    ) {
      inner.table.cell(this.#cellLines, tag === 'th', element.attribs);
      this.#cellLines = undefined;
      return;
    }
    if (inner.inCell) return;
    if (tag === 'tr' && inner.table !== undefined) {
      const row = inner.table.closeRow();
      if (row !== undefined) this.#push({ ...row, ...marks(inner) });
    } else if (tag === 'thead') inner.table?.closeHead();
    else if (tag === 'caption' && inner.table !== undefined) inner.table.leadIn ??= this.blocks.at(-1)?.text;
    this.#range(frame, inner);
  }

  #range(frame: Frame, inner: Context): void {
    const { from, element, tag } = frame;
    const to = this.blocks.length;
    const parent = this.#frames.at(-1);
    const isConsent =
      frame.consent || (tag === 'button' && to === from + 1 && isConsentAnswer(this.blocks[from]!.text));
    if (to === from) return;
    if (isConsent) {
      this.#addRange(frame, inner, 'consent');
      if (parent !== undefined && to - from < 60) parent.consent = true;
    }
    if (inner.hidden && !frame.context.hidden) this.#addRange(frame, inner, 'hidden');
    if (tag === 'main') this.#addRange(frame, inner, 'main');
    else if (inner.furniture !== undefined) {
      if (frame.context.furniture === undefined && tag !== 'button') this.#addRange(frame, inner, 'landmark');
    } else if (tag === 'ul' || tag === 'ol' || tag === 'menu') this.#addRange(frame, inner, 'list');
    else if (tag === 'table' && inner.table !== undefined) this.#addRange(frame, inner, 'table');
    else if (to - from >= 3 && isNamedLikeMenu(element)) this.#addRange(frame, inner, 'menu');
    else if (to - from >= 5 && !inner.inDocument) this.#addRange(frame, inner, 'division');
  }

  #addRange(frame: Frame, inner: Context, kind: Range['kind']): void {
    this.ranges.push({
      kind,
      from: frame.from,
      to: this.blocks.length,
      inDocument: frame.context.inDocument,
      furniture: inner.furniture,
    });
  }

  #picture(element: Element): void {
    const name = pictureName(element);
    if (name === undefined) return;
    const context = this.#context;
    if (context.inCell || context.kind === 'heading') {
      // A mark that is all a cell holds is the cell's word.
      const parent = element.parent as Element | null;
      if (this.#line.isEmpty && this.#cellLines?.length === 0 && parent !== null && !hasText(parent)) {
        this.#line.append(name, context.bold);
      }
      return;
    }
    if (!this.#line.isEmpty || this.blocks.at(-1)?.text === name) return;
    const anchor = anchorAround(element);
    const href = anchor === undefined ? undefined : resolveHref(anchor.attribs['href'], this.#options.base);
    this.#push({
      kind: 'badge',
      text: name,
      links: href === undefined ? [] : [{ label: name, href, start: 0, end: name.length }],
      ...marks(context),
    });
  }

  #input(element: Element): void {
    const { type, value } = element.attribs;
    if (type !== 'button' && type !== 'submit') return;
    if (value === undefined || this.#context.inCell) return;
    this.#boundary();
    const saved = this.#context;
    this.#context = { ...saved, kind: 'paragraph', furniture: saved.furniture ?? 'control' };
    this.#line.append(value, false);
    this.#flush();
    this.#context = saved;
  }

  #boundary(): void {
    if (!this.#context.inCell) {
      this.#flush();
      return;
    }
    this.#cellLines?.push(...this.#line.take());
  }

  #flush(): void {
    for (const line of this.#line.take()) this.#pushLine(line);
  }

  #pushLine(line: ReadLine): void {
    const context = this.#context;
    const { kind } = context;
    const block: DraftBlock = { kind, text: line.text, links: line.links };
    if (context.furniture !== undefined) block.furniture = context.furniture;
    if (context.hidden) block.hidden = true;
    if (kind === 'heading') block.level = context.level;
    else if (kind === 'listItem') {
      block.depth = context.depth;
      if (context.leadIn !== undefined) block.leadIn = context.leadIn;
    } else if (line.bold && isBoldHeading(line)) {
      block.kind = 'heading';
      block.level = this.#levelBelow();
    }
    if (kind === 'heading' && !context.accordion && context.furniture === undefined)
      this.#headingLevel = context.level;
    this.#push(block);
  }

  #push(block: DraftBlock): void {
    if (block.text === '') return;
    this.blocks.push(block);
    this.#characters += block.text.length;
  }
}

/** The elements that mean something to what is in them; all others are boxes. */
const meaning = new Set(
  'h1 h2 h3 h4 h5 h6 ul ol menu li dl dt dd summary table thead tr td th button pre form legend'.split(' '),
);
const boldStyle = /font-weight\s*:\s*(?:bold|[6-9]00)/i;

function marks(context: Context): { furniture?: FurnitureKind; hidden?: boolean } {
  return {
    ...(context.furniture === undefined ? {} : { furniture: context.furniture }),
    ...(context.hidden ? { hidden: true } : {}),
  };
}

function isResetting(tag: string): boolean {
  return tag === 'table' || tag === 'td' || tag === 'ul' || tag === 'ol';
}

const headingEnd = /[.;,!]["'”’)]*$|[。；]$/u;

/** A line set wholly in bold heads what follows, as long as it is not a sentence. */
function isBoldHeading(line: ReadLine): boolean {
  return (
    line.text.length <= 120 &&
    line.links.length === 0 &&
    /\p{L}/u.test(line.text) &&
    !headingEnd.test(line.text)
  );
}

function holdsBody(node: ChildNode): boolean {
  const { name } = node as Element;
  return name === 'body' || name === 'div' || name === 'main' || name === 'p';
}

function holdsBefore(element: Element): boolean {
  for (let node = element.prev; node !== null; node = node.prev) {
    if (isText(node) ? node.data.trim() !== '' : isTag(node)) return true;
  }
  return false;
}

function hasText(element: Element): boolean {
  return element.children.some((child) => isText(child) && child.data.trim() !== '');
}

function anchorAround(element: Element): Element | undefined {
  let parent = element.parent as Element | null;
  for (let levels = 0; parent !== null && levels < 4; levels++) {
    if (parent.name === 'a') return parent;
    parent = parent.parent as Element | null;
  }
  return undefined;
}

/** How much text an element holds, counted up to a bound. */
function labelLength(element: Element): number {
  let length = 0;
  const waiting: ChildNode[] = [...element.children];
  for (let visited = 0; waiting.length > 0 && visited < 50; visited++) {
    const node = waiting.pop()!;
    if (isText(node)) length += node.data.trim().length;
    else if (isTag(node)) waiting.push(...node.children.slice(0, 20));
  }
  return length;
}
