// Everything to show about one sentence of one capture: its text, its picture, its facts and its links.
import type { CaptureRow } from '#db/captures.ts';
import type { House } from '#pipeline/house.ts';
import { fragmentLink, isUnique } from '#text/fragment.ts';
import type { LayoutBox, StoredObject } from '#types/capture.ts';
import type { Answer } from '#types/cell.ts';
import type { Quote, TextDocument } from '#types/text.ts';
import { archivedCopyOf, type ArchivedCopy } from './archive-copy.ts';
import { objectOf, type Archived, type KeptCapture } from './kept.ts';
import { findQuote } from '#text/quotes.ts';
import { boxesOf, spanOf, textPlace, type Span, type TextPlace } from './place.ts';

export interface PicturePlace {
  readonly kind: 'picture';
  readonly view: number;
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly LayoutBox[];
  readonly span: Span;
}
export interface PdfPlace {
  readonly kind: 'pdf';
  readonly page: number;
  readonly pages: number;
  readonly span: Span;
}

export interface EvidencePlace {
  readonly capture: CaptureRow;
  readonly objects: readonly StoredObject[];
  readonly source: string;
  readonly quotes: readonly Quote[];
  /** False where the archive no longer holds the text, or the words stand nowhere in it. */
  readonly stands: boolean;
  readonly text?: TextPlace;
  readonly picture?: PicturePlace | PdfPlace;
  /** The live page, opened at the sentence. */
  readonly liveUrl: string;
  readonly archivedCopy: ArchivedCopy;
}

/** With words, the place is where they stand: the entry of a list, when no sentence was quoted for it. */
export async function evidencePlace(
  house: House,
  archived: Archived,
  answer: Pick<Answer, 'capture' | 'quotes' | 'source'>,
  words: readonly string[] = [],
): Promise<EvidencePlace | undefined> {
  const kept = answer.capture && (await archived.capture(answer.capture));
  if (!kept) return undefined;
  const { row, objects, document } = kept;
  const spans = document ? [...wordSpans(document, words), ...spansOf(document, answer.quotes)] : [];
  const text = document && textPlace(document, spans);
  const picture = text && document && spans[0] && (await picturePlace(archived, kept, text, spans[0]));
  return {
    capture: row,
    objects,
    source: answer.source ?? row.source,
    quotes: answer.quotes,
    stands: spans.length > 0,
    ...(text ? { text } : {}),
    ...(picture ? { picture } : {}),
    liveUrl: liveUrlOf(row, document, answer.quotes[0]),
    archivedCopy: archivedCopyOf(house, row),
  };
}

function wordSpans(document: TextDocument, words: readonly string[]): Span[] {
  return words.flatMap((each) => (each.trim() === '' ? [] : (findQuote(document, { exact: each }) ?? [])));
}

export function spansOf(document: TextDocument, quotes: readonly Quote[]): Span[] {
  return quotes.flatMap((quote) => spanOf(document, quote) ?? []);
}

export async function picturePlace(
  archived: Archived,
  { objects, document }: KeptCapture,
  text: TextPlace,
  span: Span,
): Promise<PicturePlace | PdfPlace | undefined> {
  if (!document) return undefined;
  if (document.media === 'pdf' && text.page !== undefined)
    return { kind: 'pdf', page: text.page, pages: document.pages ?? text.page, span };
  if (!objectOf(objects, 'picture', text.view)) return undefined;
  const layout = await archived.layout(objects, text.view);
  if (!layout) return undefined;
  const { width, height } = layout;
  return {
    kind: 'picture',
    view: text.view,
    width,
    height,
    boxes: boxesOf(layout.boxes, document, span, height),
    span,
  };
}

/** Of a memento the page that it is a copy of: the copy has its own link. */
function liveUrlOf(
  capture: CaptureRow,
  document: TextDocument | undefined,
  quote: Quote | undefined,
): string {
  const url = capture.via === 'wayback' ? capture.requested_url : capture.final_url;
  if (!document || !quote) return url;
  return fragmentLink(url, quote, document.media, { unique: isUnique(document.text, quote.exact) });
}
