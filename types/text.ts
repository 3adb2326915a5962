// A document as text: one shape of blocks for HTML, Markdown and PDF.
import type { Sha256 } from './ids.ts';
import type { MediaKind } from './words.ts';

export type NormaliserVersion = 'text/1';

export type BlockKind = 'heading' | 'paragraph' | 'listItem' | 'tableRow' | 'badge';

/** Where on a page of the document, in CSS pixels or PDF points from the top left. */
export interface Rectangle {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** In a block: which part of `text` this line of it holds. Absent in quotes. */
  readonly start?: number;
  readonly end?: number;
}

/** A link inside a block; start and end are offsets of its label in `text`. */
export interface Link {
  readonly label: string;
  readonly href: string;
  readonly start: number;
  readonly end: number;
}

/** Why a block is not the document's own words. */
export type FurnitureKind =
  | 'navigation'
  | 'header'
  | 'footer'
  | 'aside'
  | 'dialog'
  | 'cookie'
  | 'control'
  | 'running';

export interface TableCell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The column's header, if the table has one. */
  readonly header?: string;
}

/** One line of `text`: text.slice(start, end), without a line break inside. */
export interface Block {
  readonly kind: BlockKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** 1 to 6 for headings. */
  readonly level?: number;
  /** The headings above this block, outermost first; the document's title is not among them. */
  readonly headings: readonly string[];
  /** For a list item or row: the sentence that introduces the list ("Customer data:", "We will not:"). */
  readonly leadIn?: string;
  /** Depth of nesting of a list item, from 1. */
  readonly depth?: number;
  readonly cells?: readonly TableCell[];
  readonly links: readonly Link[];
  readonly furniture?: FurnitureKind;
  /** Not shown without an action of the visitor (a closed accordion, a visually hidden copy). */
  readonly hidden?: boolean;
  /** Which view of a capture showed it; 0 is the first. */
  readonly view?: number;
  /** From 1; PDF only. */
  readonly page?: number;
  readonly rectangles?: readonly Rectangle[];
}

export interface TextDocument {
  readonly normaliser: NormaliserVersion;
  readonly media: MediaKind;
  readonly text: string;
  readonly textSha256: Sha256;
  readonly blocks: readonly Block[];
  readonly title?: string;
  /** The address that the document says is its own (link rel=canonical). */
  readonly canonical?: string;
  readonly language: {
    /** As declared by the document, lower case, primary subtag only. */
    readonly declared?: string;
    /** As its words show; absent when there are too few of them. */
    readonly detected?: string;
  };
  readonly pages?: number;
  /** True when a bound of text/ cut the document short. */
  readonly truncated?: boolean;
}

/** W3C TextQuoteSelector and TextPositionSelector on `text` in one. */
export interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  readonly end: number;
  readonly page?: number;
  readonly rectangles?: readonly Rectangle[];
}

/** Why bytes did not become a document. */
export type UnreadableKind = 'encrypted' | 'scanned' | 'truncated' | 'broken' | 'not_a_pdf' | 'unknown_type';

export type Parsed =
  | { readonly kind: 'document'; readonly document: TextDocument }
  | { readonly kind: 'unreadable'; readonly why: UnreadableKind; readonly message: string };
