// One candidate in the queue: what changed, for whom, which words, where, and for how long it waits.
import type { QueueRow } from '#db/queue.ts';
import type { House } from '#pipeline/house.ts';
import type { Difference } from '#types/cell.ts';
import { html, join, moment, nothing, settled, type Html } from '../../html.ts';
import { changeBadge, gradeChange } from '../../parts/badges.ts';
import { markedInShort } from '../../parts/marked.ts';
import { offeringNames } from '../../parts/offering-names.ts';
import { said, titled } from '../../parts/words.ts';

/** A row with a gap for who looks at it now: all else is the same until the candidate changes. */
export interface RowMarkup {
  readonly id: string;
  readonly start: Html;
  readonly end: Html;
}

export interface RowContext {
  readonly house: House;
  /** What follows a candidate's address, so that next and previous stay within the view. */
  readonly query: string;
  readonly plain: boolean;
}

export function queueRow(row: QueueRow, { house, query, plain }: RowContext): RowMarkup {
  const [first] = row.cells;
  const dimension = house.plan.dimension(row.dimension)?.label ?? said(row.dimension);
  return {
    id: row.id,
    start: html`<li class="row" data-row="${row.id}">
${changeBadge(row.change)}
<a class="row-link" href="/candidates/${row.id}${query}"><span class="row-for">${offeringNames(row.cells, house)}</span> <span class="row-dimension">${dimension}</span></a>
${first ? differenceOf(first.difference) : nothing}
<span class="row-source">${plain ? row.source : nothing}`,
    end: html`</span>
<span class="row-age">${aside(row)}</span>
</li>`,
  };
}

const drawn = new WeakMap<Difference, Html>();

/** A difference never changes; the queue is drawn again after each decision. */
function differenceOf(difference: Difference): Html {
  const known = drawn.get(difference);
  if (known) return known;
  const fresh = settled(html`<span class="row-what">${whatChanged(difference)}</span>
<span class="row-words">${words(difference)}</span>`);
  drawn.set(difference, fresh);
  return fresh;
}

export function lookerMark(who: string | undefined): Html {
  return who ? html` <span class="looker">${who} is looking</span>` : nothing;
}

export function whatChanged(difference: Difference): Html {
  const { grade, access, details, entries, takesEffect } = difference;
  const parts: Html[] = [];
  if (grade) parts.push(gradeChange(grade.from, grade.to));
  const fields = [...(access ?? []), ...(details ?? [])];
  if (!grade && fields[0])
    parts.push(
      html`<span class="field-change">${titled(fields[0].key)}: ${said(fields[0].from ?? 'unstated')} → ${said(fields[0].to ?? 'unstated')}</span>`,
    );
  if (entries?.length) parts.push(html`<span class="entries">${entriesInShort(entries)}</span>`);
  if (takesEffect) parts.push(html`<span class="takes-effect">${takesEffect}</span>`);
  return join(parts.map((part, at) => (at === 0 ? part : html` ${part}`)));
}

function entriesInShort(entries: NonNullable<Difference['entries']>): string {
  const signs = { removed: '−', added: '+', rescoped: '~' } as const;
  const shown = entries.slice(0, 2).map((entry) => `${signs[entry.kind]} ${entry.entry}`);
  return shown.join(', ') + (entries.length > 2 ? ` and ${entries.length - 2} more` : '');
}

function words(difference: Difference): Html {
  const { sentence } = difference;
  if (!sentence) return nothing;
  return markedInShort(sentence.from, sentence.to);
}

function aside(row: QueueRow): Html {
  if (row.state === 'snoozed') return html`until ${moment(row.snoozed_until)}`;
  if (row.state === 'held' && row.held_until) return html`looked at again ${moment(row.held_until)}`;
  return moment(row.raised_at);
}
