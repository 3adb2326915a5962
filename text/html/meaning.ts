// What an element's own meaning changes for what is in it: headings, lists, tables, buttons.
import type { DraftBlock } from '../blocks.ts';
import type { Context } from './context.ts';
import { leadInBefore, termBefore } from './lists.ts';
import type { PageElement } from './node.ts';
import { labelLength } from './nodes.ts';
import { isDataTable } from './table-shapes.ts';
import { TableReader } from './table.ts';
import { headingLevel } from './tags.ts';
import type { Tree } from './tree.ts';

/** Where in the page the element stands. */
export interface Around {
  readonly before: DraftBlock | undefined;
  readonly tree: Tree;
  /** The level of a heading below the last real one. */
  readonly levelBelow: number;
}

/** What the element's own meaning changes for what is in it. */
export function giveMeaning(
  own: Context,
  element: PageElement,
  tag: string,
  outer: Context,
  around: Around,
): void {
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
      own.leadIn = leadInBefore(around.before, element, outer);
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
      own.leadIn = termBefore(around.before);
      return;
    case 'summary':
      own.kind = 'heading';
      own.level = around.levelBelow;
      return;
    case 'table':
      openTable(own, element, outer, around);
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
      own.inCell = true;
      return;
    case 'button':
      openButton(own, element, around);
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

function openTable(own: Context, element: PageElement, outer: Context, around: Around): void {
  const shape = around.tree.tables.get(element);
  own.table = undefined;
  if (shape === undefined || !isDataTable(element, shape)) return;
  own.table = new TableReader(leadInBefore(around.before, element, outer));
  own.leadIn = undefined;
}

function openButton(own: Context, element: PageElement, around: Around): void {
  const opens = element.attribute('aria-expanded') !== undefined && holdsAnswer(element, around.tree);
  if (opens && own.furniture === undefined && labelLength(element) >= 8 && own.kind !== 'listItem') {
    own.kind = 'heading';
    own.level = around.levelBelow;
    own.accordion = true;
  } else if (own.kind !== 'listItem') own.furniture ??= 'control';
}

/** What a button opens stands in the page already, unless it opens a menu that is not there yet. */
function holdsAnswer(element: PageElement, tree: Tree): boolean {
  if (element.attribute('aria-haspopup') !== undefined) return false;
  const target = element.attribute('aria-controls');
  return target === undefined || tree.ids.has(target);
}
