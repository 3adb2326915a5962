// One walk over the tree of a page: elements in, drafts of blocks out. It never recurses.
import type { DraftBlock } from '../blocks.ts';
import { Addresses } from './address.ts';
import { furnitureOf, isConsentAnswer } from './furniture.ts';
import { Line, type ReadLine } from './line.ts';
import { pictureName, wordsOfSign } from './names.ts';
import { decodeEmail, emailOfHref } from './protected-email.ts';
import { copyOf, marks, outermost, type Context } from './context.ts';
import {
  anchorAround,
  boldStyle,
  hasText,
  labelLength,
  holdsBody,
  isBoldHeading,
  isInlineElement,
  isResetting,
  meaning,
} from './nodes.ts';
import { giveMeaning } from './meaning.ts';
import type { PageElement, PageNode } from './node.ts';
import { kindsOf } from './ranges.ts';
import type { Range, ReadOptions, ReadPage } from './page.ts';
import { bold, isHidden, tagOf } from './tags.ts';
import type { Tree } from './tree.ts';

interface Frame {
  readonly element: PageElement;
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
  readonly #addresses: Addresses;
  readonly #line = new Line();
  #frames: Frame[] = [];
  #context: Context = outermost;
  #cellLines: ReadLine[] | undefined;
  #characters = 0;
  #headingLevel = 0;

  constructor(tree: Tree, options: ReadOptions) {
    this.#tree = tree;
    this.#options = options;
    this.#addresses = new Addresses(options.base);
  }

  walk(root: PageElement): void {
    let node = root.first;
    while (node !== undefined) {
      const child = this.#visit(node);
      if (child !== undefined) {
        node = child;
        continue;
      }
      while (node.next === undefined && node.parent !== undefined && node.parent !== root) {
        node = node.parent;
        this.#leave(node);
      }
      node = node.next;
      if (this.blocks.length >= mostBlocks || this.#characters >= mostCharacters) {
        this.truncated = true;
        node = undefined;
      }
    }
    this.#flush();
  }

  /** The first child to go on with, or nothing. */
  #visit(node: PageNode): PageNode | undefined {
    if (node.kind === 'text') {
      this.#line.append(node.data, this.#context.bold, this.#context.preformatted);
      return undefined;
    }
    if (node.kind !== 'element' || !this.#enter(node)) return undefined;
    if (node.first !== undefined) return node.first;
    this.#leave(node);
    return undefined;
  }

  #enter(element: PageElement): boolean {
    const tag = tagOf(element);
    if (element.type.isUnread) return this.#enterUnread(element, tag);
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
    const email = element.attribute('data-cfemail') ?? '';
    const address = email === '' ? undefined : decodeEmail(email);
    if (address !== undefined) {
      this.#line.append(address, this.#context.bold);
      return false;
    }
    this.#open(element, tag);
    return true;
  }

  #enterUnread(element: PageElement, tag: string): boolean {
    const isShadow =
      element.name === 'template' &&
      (element.attribute('shadowrootmode') !== undefined || element.attribute('shadowroot') !== undefined);
    const isFallback = element.name === 'noscript' && this.#options.noscript === true;
    // A head that was never closed holds the page.
    const isOpenHead = element.name === 'head' && element.children().some(holdsBody);
    if (!isShadow && !isFallback && !isOpenHead) return false;
    this.#open(element, tag);
    if (isFallback) this.#context = { ...this.#context, hidden: true, furniture: 'control' };
    return true;
  }

  #open(element: PageElement, tag: string): void {
    const outer = this.#context;
    const isInline = tag === 'button' ? !this.#isStandingButton(element) : isInlineElement(element, tag);
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

  #openInline(element: PageElement, tag: string, outer: Context): void {
    this.#line.openInline();
    if (tag === 'a' || element.name === 'a') this.#openAnchor(element);
    const style = element.attribute('style');
    const isBold = bold.has(tag) || (style !== undefined && boldStyle.test(style));
    if (isBold && !outer.bold) {
      this.#context = copyOf(outer);
      this.#context.bold = true;
    }
    if (element.attribute('aria-hidden') === 'true' || element.attribute('hidden') !== undefined) {
      // Hidden words in the middle of a line stay with the line; a line of them alone is hidden.
      if (this.#line.isEmpty && !outer.hidden && isHidden(element))
        this.#context = { ...this.#context, hidden: true };
    }
  }

  #openAnchor(element: PageElement): void {
    const raw = element.attribute('href');
    if (raw === undefined) return;
    const email = emailOfHref(raw);
    const href = email === undefined ? this.#addresses.resolve(raw) : `mailto:${email}`;
    if (href !== undefined) this.#line.openLink(href);
  }

  /** A button by itself is a control; one inside a sentence, a heading or a cell is part of it. */
  #isStandingButton(element: PageElement): boolean {
    if (this.#context.inCell || this.#context.kind === 'heading') return false;
    if (this.#line.isEmpty) return true;
    const { parent } = element;
    return parent?.name !== 'p' && parent?.name !== 'span';
  }

  #contextOf(element: PageElement, tag: string, outer: Context): Context {
    const inDocument = outer.inDocument || tag === 'main' || tag === 'article';
    const furniture = outer.furniture ?? furnitureOf(element, tag, outer.inDocument);
    const hidden =
      outer.hidden ||
      isHidden(element) ||
      (tag === 'dialog' && element.name === 'dialog' && element.attribute('open') === undefined);
    const hasChanged =
      inDocument !== outer.inDocument || hidden !== outer.hidden || furniture !== outer.furniture;
    if (!hasChanged && !meaning.has(tag)) return outer;
    const own = copyOf(outer);
    own.inDocument = inDocument;
    own.hidden = hidden;
    own.furniture = furniture;
    if (isResetting(tag)) own.bold = false;
    if (outer.inCell) return own;
    if (outer.table !== undefined && (tag === 'td' || tag === 'th')) this.#cellLines = [];
    giveMeaning(own, element, tag, outer, {
      before: this.blocks.at(-1),
      tree: this.#tree,
      levelBelow: this.#levelBelow(),
    });
    return own;
  }

  #levelBelow(): number {
    return Math.min(6, this.#headingLevel + 1);
  }

  #leave(element: PageElement): void {
    const frame = this.#frames.pop();
    if (frame === undefined) return;
    if (element.attribute('aria-label') !== undefined) this.#sign(frame);
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

  /** A control without text says its label. */
  #sign({ element, tag }: Frame): void {
    if ((tag !== 'button' && element.name !== 'a') || labelLength(element) > 0) return;
    const words = wordsOfSign(element);
    if (words === undefined || this.blocks.at(-1)?.text === words) return;
    this.#line.space();
    this.#line.append(words, this.#context.bold);
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
      inner.table.cell(this.#cellLines, tag === 'th', element);
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
    const { from, tag } = frame;
    const to = this.blocks.length;
    const parent = this.#frames.at(-1);
    const isConsent =
      frame.consent || (tag === 'button' && to === from + 1 && isConsentAnswer(this.blocks[from]!.text));
    if (to === from) return;
    if (isConsent) {
      this.#addRange(frame, inner, 'consent');
      if (parent !== undefined && to - from < 60) parent.consent = true;
    }
    for (const kind of kindsOf(frame, inner, to - from)) this.#addRange(frame, inner, kind);
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

  #picture(element: PageElement): void {
    const name = pictureName(element);
    if (name === undefined) return;
    const context = this.#context;
    if (context.inCell || context.kind === 'heading') {
      // A mark that is all a cell holds is the cell's word.
      const { parent } = element;
      if (this.#line.isEmpty && this.#cellLines?.length === 0 && parent !== undefined && !hasText(parent)) {
        this.#line.append(name, context.bold);
      }
      return;
    }
    if (!this.#line.isEmpty || this.blocks.at(-1)?.text === name) return;
    const anchor = anchorAround(element);
    const href = anchor === undefined ? undefined : this.#addresses.resolve(anchor.attribute('href'));
    this.#push({
      kind: 'badge',
      text: name,
      links: href === undefined ? [] : [{ label: name, href, start: 0, end: name.length }],
      ...marks(context),
    });
  }

  #input(element: PageElement): void {
    const type = element.attribute('type');
    const value = element.attribute('value');
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
