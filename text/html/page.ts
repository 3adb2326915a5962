// What the walk over a page gives: blocks, and the ranges of them that elements made.
import type { FurnitureKind } from '#types/text.ts';
import type { DraftBlock } from '../blocks.ts';

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
