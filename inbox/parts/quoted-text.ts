// Blocks of a captured text with the quoted sentence highlighted.
import type { Block, BlockKind } from '#types/text.ts';
import type { ShownBlock, Span, TextPlace } from '../captures/place.ts';
import { html, join, nothing, type Html } from '../html.ts';

export function quotedText(place: TextPlace): Html {
  return html`<div class="excerpt">${place.headings.length > 0 ? html`<p class="headings">${join(place.headings.map((heading, at) => html`${at > 0 ? html` <span aria-hidden="true">›</span> ` : nothing}${heading}`))}</p>` : nothing}
${place.more.above ? html`<p class="more" aria-hidden="true">⋯</p>` : nothing}${join(place.blocks.map(shownBlock))}${place.more.below ? html`<p class="more" aria-hidden="true">⋯</p>` : nothing}</div>`;
}

export function shownBlock({ block, marks }: ShownBlock): Html {
  const content = marked(block, marks);
  const told = marks.length > 0 ? ' quoted' : '';
  return html`<p class="block ${classOf[block.kind]}${told}">${content}</p>`;
}

const classOf: Readonly<Record<BlockKind, string>> = {
  heading: 'is-heading',
  paragraph: 'is-paragraph',
  listItem: 'is-item',
  tableRow: 'is-row',
  badge: 'is-badge',
};

/** The block's text with its marked parts; offsets are of the document. */
export function marked(block: Pick<Block, 'text' | 'start'>, marks: readonly Span[]): Html {
  const parts: Html[] = [];
  let at = 0;
  for (const mark of marks) {
    const [start, end] = [Math.max(at, mark.start - block.start), mark.end - block.start];
    if (end <= start) continue;
    if (start > at) parts.push(html`${block.text.slice(at, start)}`);
    parts.push(html`<mark>${block.text.slice(start, end)}</mark>`);
    at = end;
  }
  if (at < block.text.length) parts.push(html`${block.text.slice(at)}`);
  return join(parts);
}
