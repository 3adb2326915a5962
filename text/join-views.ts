// Several views of one capture (tabs, pages of a list) as one document: what repeats across views stands once.
import type { Block, TextDocument } from '#types/text.ts';
import { documentOf, type DraftBlock } from './blocks.ts';
import { foldForMatch } from './match.ts';

export interface ViewText {
  readonly label: string;
  readonly document: TextDocument;
}

export function joinViews(views: readonly ViewText[]): TextDocument {
  const [first] = views;
  if (first === undefined) throw new RangeError('joinViews needs at least one view');
  if (views.length === 1) return first.document;
  const drafts: DraftBlock[] = [];
  /** How often each line stands in the views so far: a view adds only what it has beyond that. */
  const known = new Map<string, number>();
  for (const [index, view] of views.entries()) {
    const own = new Map<string, number>();
    for (const block of view.document.blocks) {
      const key = keyOf(block);
      const count = (own.get(key) ?? 0) + 1;
      own.set(key, count);
      if (count <= (known.get(key) ?? 0)) continue;
      drafts.push(draftOf(block, index));
    }
    for (const [key, count] of own) known.set(key, Math.max(count, known.get(key) ?? 0));
  }
  const { document } = first;
  return documentOf(drafts, {
    media: document.media,
    title: document.title,
    canonical: document.canonical,
    declared: document.language.declared,
    pages: document.pages,
    truncated: views.some((view) => view.document.truncated === true),
  });
}

function keyOf(block: Block): string {
  const text = foldForMatch(block.text).replace(/[^\p{L}\p{N}]+/gu, '');
  // The same words under another heading are another statement.
  return `${text}\n${block.kind === 'heading' ? '' : (block.headings.at(-1) ?? '')}`;
}

function draftOf(block: Block, view: number): DraftBlock {
  const { start, end: _end, headings: _headings, ...rest } = block;
  const back = <Part extends { start: number; end: number }>(part: Part): Part => ({
    ...part,
    start: part.start - start,
    end: part.end - start,
  });
  return {
    ...rest,
    view,
    links: block.links.map(back),
    cells: block.cells?.map(back),
    rectangles: block.rectangles?.map((line) => ({
      ...line,
      start: (line.start ?? block.start) - start,
      end: (line.end ?? block.end) - start,
    })),
  };
}
