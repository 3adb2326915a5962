// Where each block of text stands on the page, in CSS pixels from its top left corner.
import type { LayoutBox } from '#types/capture.ts';
import { childrenOf, frameBody, isElement, oneLine, textOf } from './tree.ts';

const mostBoxes = 20_000;
const unread = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'OPTION']);

export function measureLayout(): LayoutBox[] {
  const boxes: LayoutBox[] = [];
  measure(document.body, boxes, { x: window.scrollX, y: window.scrollY });
  return boxes;
}

interface Offset {
  readonly x: number;
  readonly y: number;
}

/** A box for each run of text that belongs to one block: the paragraph, the item, the cell, and the row as a whole. */
function measure(block: Element, boxes: LayoutBox[], offset: Offset): void {
  let run: Node[] = [];
  const endRun = (): void => {
    if (run.length > 0) addRun(run, boxes, offset);
    run = [];
  };
  for (const child of childrenOf(block)) {
    if (boxes.length >= mostBoxes) return;
    if (child.nodeType === Node.TEXT_NODE) run.push(child);
    else if (isElement(child) && !unread.has(child.nodeName)) {
      if (isInline(child)) {
        run.push(child);
        continue;
      }
      endRun();
      if (child.localName === 'tr') addRow(child, boxes, offset);
      const body = frameBody(child);
      if (body) measureFrame(child, body, boxes, offset);
      measure(child, boxes, offset);
    }
  }
  endRun();
}

function measureFrame(frame: Element, body: HTMLElement, boxes: LayoutBox[], offset: Offset): void {
  const { left, top } = frame.getBoundingClientRect();
  const view = body.ownerDocument.defaultView;
  measure(body, boxes, {
    x: offset.x + left + (view?.scrollX ?? 0),
    y: offset.y + top + (view?.scrollY ?? 0),
  });
}

function isInline(element: Element): boolean {
  const { display } = getComputedStyle(element);
  if (display === 'contents' || element.localName === 'br') return display !== 'contents';
  if (!display.startsWith('inline')) return false;
  // A link around headings and paragraphs is inline by its style and a block by what it holds.
  return !element.querySelector('p,h1,h2,h3,h4,h5,h6,li,div,table,section');
}

function addRun(run: readonly Node[], boxes: LayoutBox[], offset: Offset): void {
  const text = oneLine(
    run.map((node) => (isElement(node) ? textInLine(node) : (node as Text).data)).join(''),
  );
  if (text === '') return;
  const first = run[0] as Node;
  const last = run[run.length - 1] as Node;
  const range = (first.ownerDocument as Document).createRange();
  try {
    range.setStartBefore(first);
    range.setEndAfter(last);
  } catch {
    return;
  }
  add(text, range.getBoundingClientRect(), boxes, offset);
}

/** As innerText has it within a line: without the spaces that textOf puts between nodes. */
function textInLine(element: Element): string {
  return element.localName === 'br' ? ' ' : (element.textContent ?? '');
}

function addRow(row: Element, boxes: LayoutBox[], offset: Offset): void {
  const cells = [...row.children].map((cell) => textOf(cell)).filter((text) => text !== '');
  if (cells.length > 1) add(cells.join(' | '), row.getBoundingClientRect(), boxes, offset);
}

function add(text: string, box: DOMRect, boxes: LayoutBox[], offset: Offset): void {
  if (box.width < 1 || box.height < 1) return;
  boxes.push({ text, x: box.left + offset.x, y: box.top + offset.y, width: box.width, height: box.height });
}
