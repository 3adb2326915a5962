// The words that left and came between two captures of a source.
import type { CaptureRow } from '#db/captures.ts';
import { counted } from '#text/counted.ts';
import { html, join, moment, nothing, type Html } from '../../html.ts';
import { verdictBadge } from '../../parts/badges.ts';
import type { DiffPiece, TextDifference } from '../../parts/diff-text.ts';
import { markedDifference } from '../../parts/marked.ts';
import { viaWords } from '../../parts/words.ts';

export interface DifferenceScreen {
  readonly source: string;
  readonly from: CaptureRow;
  readonly to: CaptureRow;
  readonly difference: TextDifference;
}

export function differencePage({ source, from, to, difference }: DifferenceScreen): Html {
  return html`<p class="small"><a href="/sources">Sources</a> · <a href="/sources/${source}">${source}</a></p>
<header class="head"><h1>What changed</h1><p class="dim">${countsLine(difference)}</p></header>
<dl class="facts small"><dt>From</dt><dd>${captureLine(from)}</dd><dt>To</dt><dd>${captureLine(to)}</dd></dl>
<p class="small"><a href="/sources/${source}?from=${to.id}&to=${from.id}">The other way round</a></p>
${difference.unordered ? html`<p class="caveat">The two have little in common: what only one of them holds is listed without its place.</p>` : nothing}
${isSame(difference) ? html`<div class="empty"><h2>The same words</h2><p>Menus, headers and footers are not compared: they never raise a change.</p></div>` : html`<div class="difference">${join(difference.pieces.map((piece) => drawn(piece)))}</div>`}
${difference.left > 0 ? html`<p class="dim">and ${counted(difference.left, 'more piece')}; open the captures to see the rest.</p>` : nothing}`;
}

function isSame({ removed, added, reworded }: TextDifference): boolean {
  return removed + added + reworded === 0;
}

function countsLine({ removed, added, reworded }: TextDifference): string {
  return `${reworded} reworded, ${added} added, ${removed} removed.`;
}

function captureLine(capture: CaptureRow): Html {
  return html`<a href="/captures/${capture.id}">${moment(capture.retrieved_at)}</a> ${verdictBadge(capture.verdict)} <span class="dim">by ${viaWords[capture.via]}, ${counted(capture.characters, 'character')}</span>`;
}

/** Longer blocks stand whole beside each other: their words are not worth the wait. */
const longestMarked = 6_000;

function drawn(piece: DiffPiece): Html {
  switch (piece.kind) {
    case 'folded':
      return html`<p class="folded-blocks dim small">${counted(piece.blocks, 'block')} the same</p>`;
    case 'same':
      return html`<p class="diff-same">${piece.text}</p>`;
    case 'removed':
      return html`<p class="diff-removed"><del>${piece.text}</del></p>`;
    case 'added':
      return html`<p class="diff-added"><ins>${piece.text}</ins></p>`;
    default:
      return piece.before.length + piece.after.length > longestMarked
        ? html`<p class="diff-removed"><del>${piece.before}</del></p><p class="diff-added"><ins>${piece.after}</ins></p>`
        : html`<p class="diff-reworded">${markedDifference(piece.before, piece.after)}</p>`;
  }
}
