// A document's text, block by block: quotes marked in place, each card beside its best quote, long silence folded.
import type { ReadOne } from '#pipeline/read-manifest.ts';
import { counted } from '#text/counted.ts';
import type { EvidenceDraft } from '#types/evidence.ts';
import type { Block, BlockKind, TextDocument } from '#types/text.ts';
import { html, join, nothing, type Html } from '../html.ts';
import { card, cardId } from './card.ts';

/** A quote in the text: of which piece of evidence, and which of its quotes. */
interface Mark {
  readonly start: number;
  readonly end: number;
  readonly evidence: number;
  readonly quote: number;
  readonly draft: EvidenceDraft;
}

/** More blocks than this without evidence are folded but for the nearest ones. */
const longSilence = 12;
const keptAround = 3;

export function sheet({ drafts, listed }: ReadOne, document: TextDocument, at: number): Html {
  const marks = drafts
    .flatMap((draft, evidence) =>
      draft.quotes.map(({ start, end }, quote) => ({ start, end, evidence, quote, draft })),
    )
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
  const inside = marksByBlock(document.blocks, marks);
  const drawn = document.blocks.map((block, index) => {
    const own = inside.get(index) ?? [];
    const cards = own
      .filter(({ quote, start }) => quote === 0 && start >= block.start)
      .map(({ draft, evidence }) => card(draft, evidence, { at, listed, document }));
    return html`${join(cards)}${line(block, own, document, at)}`;
  });
  return html`<article>${join(folded(document, drawn, inside))}</article>`;
}

function marksByBlock(blocks: readonly Block[], marks: readonly Mark[]): ReadonlyMap<number, Mark[]> {
  const found = new Map<number, Mark[]>();
  let next = 0;
  for (const mark of marks) {
    while (next < blocks.length && blocks[next]!.end <= mark.start) next++;
    for (let index = next; index < blocks.length && blocks[index]!.start < mark.end; index++)
      found.set(index, [...(found.get(index) ?? []), mark]);
  }
  return found;
}

/** Where quotes overlap, the earlier one is marked and the later one is numbered after it. */
function line(block: Block, marks: readonly Mark[], document: TextDocument, at: number): Html {
  const parts: Html[] = [];
  let to = block.start;
  for (const { start, end, draft, evidence, quote } of marks) {
    const [from, until] = [Math.max(start, to), Math.min(end, block.end)];
    if (from > to) parts.push(html`${document.text.slice(to, from)}`);
    if (until > from)
      parts.push(
        html`<mark class="${draft.value}" id="${cardId(at, evidence)}q${quote}">${document.text.slice(from, until)}</mark>`,
      );
    parts.push(html`<sup><a href="#${cardId(at, evidence)}">${evidence + 1}</a></sup>`);
    to = Math.max(to, until);
  }
  parts.push(html`${document.text.slice(to, block.end)}`);
  const page = block.page === undefined ? nothing : html` data-page="${block.page}"`;
  return html`<p class="${classes(block)}"${page}>${join(parts)}</p>`;
}

function classes(block: Block): string {
  const level = block.kind === 'heading' ? ` level${Math.min(4, block.level ?? 2)}` : '';
  const numbered = block.kind === 'listItem' && ownMarker.test(block.text) ? ' numbered' : '';
  return `${shape[block.kind]}${numbered}${level}${block.furniture ? ' furniture' : ''}`;
}

/** "1.2", "(a)", "iv.": an item that brings its own marker needs no other. */
const ownMarker = /^(?:\(?(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)[.)]|\d+(?:\.\d+)+)\s/i;

const shape: Readonly<Record<BlockKind, string>> = {
  heading: 'heading',
  paragraph: 'paragraph',
  listItem: 'item',
  tableRow: 'row',
  badge: 'badge',
};

function folded(
  document: TextDocument,
  drawn: readonly Html[],
  inside: ReadonlyMap<number, unknown>,
): Html[] {
  const parts: Html[] = [];
  let at = 0;
  while (at < drawn.length) {
    let end = at;
    while (end < drawn.length && !inside.has(end)) end++;
    const from = at === 0 ? 0 : at + keptAround;
    const until = end === drawn.length ? end : end - keptAround;
    if (until - from < longSilence) parts.push(...drawn.slice(at, end));
    else
      parts.push(
        ...drawn.slice(at, from),
        html`<details><summary>${counted(until - from, 'block')} without evidence${aboutOf(document.blocks.slice(from, until))}</summary>${join(drawn.slice(from, until))}</details>`,
        ...drawn.slice(until, end),
      );
    parts.push(...drawn.slice(end, end + 1));
    at = end + 1;
  }
  return parts;
}

/** The first headings of what is folded away: a reader sees what it is about. */
function aboutOf(blocks: readonly Block[]): string {
  const headings = blocks.filter(({ kind, furniture }) => kind === 'heading' && !furniture);
  if (headings.length === 0) return '';
  const named = headings.slice(0, 3).map(({ text }) => (text.length > 40 ? `${text.slice(0, 39)}…` : text));
  return `: ${named.join(' · ')}${headings.length > 3 ? ' …' : ''}`;
}
