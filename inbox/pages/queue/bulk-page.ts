// Many at once: first the count and the list, then one decision for those that are ticked, then what came of it.
import type { QueueCount, QueueRow } from '#db/queue.ts';
import type { BulkResult } from '#pipeline/decide/bulk.ts';
import type { House } from '#pipeline/house.ts';
import { counted } from '#text/counted.ts';
import { html, join, nothing, type Html } from '../../html.ts';
import { changeBadge } from '../../parts/badges.ts';
import { offeringNames } from '../../parts/offering-names.ts';
import { reasonWords, said, stateWords } from '../../parts/words.ts';
import { newKey } from '../../people/secrets.ts';
import { ages, queueLink, stateOf, viewQuery, type QueueView } from '../../queue/view.ts';
import { whatChanged } from './row.ts';

export interface BulkPageParts {
  readonly house: House;
  readonly view: QueueView;
  readonly rows: readonly QueueRow[];
  readonly count: QueueCount;
  readonly csrf: string;
}

export function bulkPage({ house, view, rows, count, csrf }: BulkPageParts): Html {
  const after = counted(count.count - rows.length, 'more comes', 'more come');
  const left = count.more ? `more than ${after}` : after;
  return html`<nav class="top-line" aria-label="Back"><a href="${queueLink(view)}" data-key="q" data-key-label="Back to the queue">Queue <kbd>q</kbd></a></nav>
<h1>Decide ${rows.length} at once</h1>
<p>${filterWords(house, view)}. Nothing is written until you confirm.${rows.length < count.count ? html` The first ${rows.length} are listed; ${left} after.` : nothing}</p>
<form method="post" action="/bulk" id="bulk"><input type="hidden" name="csrf" value="${csrf}"><input type="hidden" name="key" value="${newKey()}"><input type="hidden" name="view" value="${viewQuery(view)}">
<section class="card bulk-choice"><fieldset class="inline"><legend class="unseen">Decision</legend>
<label class="check"><input type="radio" name="decision" value="accept" required data-key="a" data-key-label="Accept them"> Accept <kbd>a</kbd></label>
<label class="check"><input type="radio" name="decision" value="dismiss" data-key="d" data-key-label="Dismiss them"> Dismiss <kbd>d</kbd></label>
<label class="check"><input type="radio" name="decision" value="snooze" data-key="z" data-key-label="Snooze them"> Snooze a week <kbd>z</kbd></label></fieldset>
<label>If dismissed, because<select name="reason">${join(Object.entries(reasonWords).map(([reason, words]) => html`<option value="${reason}"${reason === 'no_material_change' ? html` selected` : nothing}>${words}</option>`))}</select></label>
<label>Remark <span class="hint">for colleagues, never published</span><textarea name="remark" rows="2"></textarea></label>
<p><button class="primary">Confirm for those ticked</button></p></section>
<ol class="rows bulk-rows">${join(rows.map((row) => bulkRow(house, row)))}</ol></form>`;
}

function bulkRow(house: House, row: QueueRow): Html {
  const [first] = row.cells;
  const label = house.plan.dimension(row.dimension)?.label ?? said(row.dimension);
  return html`<li><label class="check"><input type="checkbox" name="candidate" value="${row.id}.${row.version}" checked> <span>${changeBadge(row.change)} <strong>${offeringNames(row.cells, house)}</strong> <span class="dim">${label}</span> ${first ? whatChanged(first.difference) : nothing}</span></label> <a class="small" href="/candidates/${row.id}">Look</a></li>`;
}

function filterWords(house: House, view: QueueView): string {
  const parts = [
    view.change && `change ${view.change}`,
    view.offering && `offering ${house.plan.offering(view.offering as never)?.name ?? view.offering}`,
    view.dimension && `dimension ${house.plan.dimension(view.dimension as never)?.label ?? view.dimension}`,
    view.source && `source ${view.source}`,
    view.age && `raised ${ages[view.age]}`,
    view.words && `the words “${view.words}”`,
  ].filter(Boolean);
  const what = `Candidates that are ${stateWords[stateOf(view)].toLowerCase()}`;
  return parts.length === 0 ? what : `${what}, with ${parts.join(', ')}`;
}

export interface BulkDoneParts {
  readonly view: QueueView;
  readonly decided: number;
  readonly refused: BulkResult['refused'];
  readonly changed: readonly string[];
  readonly csrf: string;
}

export function bulkDonePage({ view, decided, refused: problems, changed, csrf }: BulkDoneParts): Html {
  const refused = [
    ...problems.map(({ candidate, problem }) => ({ candidate, message: problem.message })),
    ...changed.map((candidate) => ({ candidate, message: 'it changed after you saw the list' })),
  ];
  return html`<h1>${decided} decided</h1>
${decided > 0 ? html`<form method="post" action="/undo" class="inline"><input type="hidden" name="csrf" value="${csrf}"><button data-key="u" data-key-label="Undo all of it">Undo all ${decided} <kbd>u</kbd></button></form>` : nothing}
${refused.length > 0 ? html`<section class="card"><h2>${counted(refused.length, 'left as it is', 'left as they are')}</h2><ul class="plain-list">${join(refused.map(({ candidate, message }) => html`<li><a href="/candidates/${candidate}">${candidate.slice(0, 10)}</a> ${message}</li>`))}</ul></section>` : nothing}
<p><a class="button" href="${queueLink(view)}" data-key="q" data-key-label="Back to the queue">Back to the queue <kbd>q</kbd></a></p>`;
}
