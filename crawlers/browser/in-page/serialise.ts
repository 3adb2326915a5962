// The page as HTML, as it stands now: shadow roots and same-origin frames in place, what is not shown marked as such.
import { childrenOf, frameBody, isElement } from './tree.ts';
import { inOrder, keptRowsOf, unfoldedBy } from './unfolded.ts';

const voidElements = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);
const rawText = new Set(['script', 'style', 'noscript', 'textarea', 'title', 'xmp', 'plaintext']);
const unseenByNature = new Set(
  'head title meta link base script style noscript source track area'.split(' '),
);
/** Longer inline code is a payload, not a page: it is dropped, its element kept. */
const longestInlineCode = 2_000;

export interface Serialised {
  readonly html: string;
  /** True when the bound cut it short. */
  readonly cut: boolean;
  /** Characters needed in all, at least. */
  readonly characters: number;
}

export function serialise(limit: number): Serialised {
  const writer = new Writer(limit);
  const type = document.doctype;
  if (type) writer.write(`<!DOCTYPE ${type.name}>\n`);
  if (document.documentElement) writeNode(document.documentElement, writer, false);
  return { html: writer.html(), cut: writer.full, characters: writer.length };
}

/** The HTML of one part, for what is put back where it was taken away again. */
export function serialisePart(root: Node, limit: number): string {
  const writer = new Writer(limit);
  for (const child of childrenOf(root)) writeNode(child, writer, true);
  return writer.html();
}

/** The HTML of one element, for a row that is recycled. */
export function serialiseElement(element: Element, limit: number): string {
  const writer = new Writer(limit);
  writeElement(element, writer, false);
  return writer.html();
}

class Writer {
  readonly limit: number;
  length = 0;
  inHead = false;
  private readonly parts: string[] = [];

  constructor(limit: number) {
    this.limit = limit;
  }

  get full(): boolean {
    return this.length > this.limit;
  }

  write(part: string): void {
    this.length += part.length;
    if (!this.full) this.parts.push(part);
  }

  html(): string {
    return this.parts.join('');
  }
}

/** inHidden: an ancestor is marked already. */
function writeNode(node: Node, writer: Writer, inHidden: boolean): void {
  if (writer.full) return;
  if (node.nodeType === Node.TEXT_NODE) writer.write(escapeText((node as Text).data));
  else if (isElement(node)) writeElement(node, writer, inHidden);
}

function writeElement(element: Element, writer: Writer, inHidden: boolean): void {
  const name = element.localName;
  if (name === 'template') return;
  if (name === 'head') writer.inHead = true;
  else if (name === 'body') writer.inHead = false;
  const why = inHidden || writer.inHead ? undefined : whyNotShown(element);
  writer.write(`<${name}${attributesOf(element)}${why ? ` data-assay-hidden="${why}"` : ''}>`);
  if (voidElements.has(name)) return;
  const hidden = inHidden || why !== undefined;
  const rows = keptRowsOf(element);
  if (rows !== undefined) for (const row of inOrder(rows)) writer.write(row.html);
  else if (rawText.has(name)) writer.write(rawContent(element));
  else for (const child of childrenOf(element)) writeNode(child, writer, hidden);
  writer.write(`</${name}>`);
  const body = frameBody(element);
  if (body) {
    writer.write(`<div data-assay-frame="${escapeAttribute(body.ownerDocument.URL)}">`);
    for (const child of body.childNodes) writeNode(child, writer, hidden);
    writer.write('</div>');
  }
  const unfolded = unfoldedBy(element);
  if (unfolded !== undefined) writer.write(`<div data-assay-unfolded="">${unfolded}</div>`);
}

function attributesOf(element: Element): string {
  let written = '';
  for (const { name, value } of element.attributes) {
    if (/^[^\s"'<>/=]+$/.test(name)) written += ` ${name}="${escapeAttribute(value)}"`;
  }
  return written;
}

function rawContent(element: Element): string {
  const text = element.textContent ?? '';
  if (element.localName === 'title' || element.localName === 'textarea') return escapeText(text);
  const isData = element.getAttribute('type') === 'application/ld+json';
  if (!isData && text.length > longestInlineCode) return '';
  return text.replace(/<\/(?=script|style|noscript|xmp|plaintext)/gi, '<\\/');
}

/** Why a visitor does not see this element although it is there; undefined when it may be seen. */
function whyNotShown(element: Element): string | undefined {
  if (!element.checkVisibility({ visibilityProperty: true })) {
    if (unseenByNature.has(element.localName)) return undefined;
    const { visibility } = getComputedStyle(element);
    return visibility === 'hidden' || visibility === 'collapse' ? 'visibility' : 'display';
  }
  return isClipped(element) ? 'clipped' : undefined;
}

/** The usual way to keep text for screen readers only: a box of one pixel that cuts off what it holds. */
function isClipped(element: Element): boolean {
  const { offsetWidth, offsetHeight } = element as HTMLElement;
  if (offsetWidth === undefined || offsetWidth > 1 || offsetHeight > 1) return false;
  const { position, overflow } = getComputedStyle(element);
  return (position === 'absolute' || position === 'fixed') && overflow !== 'visible';
}

function escapeText(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\u00a0/g, '&nbsp;');
}

function escapeAttribute(text: string): string {
  return escapeText(text).replace(/"/g, '&quot;');
}
