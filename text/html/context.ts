// What an element hands down to what is in it.
import type { FurnitureKind } from '#types/text.ts';
import type { TableReader } from './table.ts';

export interface Context {
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
export function copyOf(context: Context): Context {
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

export function marks(context: Context): { furniture?: FurnitureKind; hidden?: boolean } {
  return {
    ...(context.furniture === undefined ? {} : { furniture: context.furniture }),
    ...(context.hidden ? { hidden: true } : {}),
  };
}

export const outermost: Context = {
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
