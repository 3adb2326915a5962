// What can be done about a candidate, one key each: plain forms, that fold open where they need an answer.
import type { CandidateScreen, CellView } from '../../candidate/load.ts';
import { isWaiting } from '../../candidate/load.ts';
import { html, join, moment, nothing, raw, settled, type Html } from '../../html.ts';
import { newKey } from '../../people/secrets.ts';
import type { Person } from '../../people/who.ts';
import { reasonWords } from '../../parts/words.ts';
import type { DismissalReason } from '#types/words.ts';
import { editFields } from './edit-form.ts';

export interface BarContext {
  readonly person: Person;
  /** The view that the candidate was opened out of, as the address has it. */
  readonly query: string;
  readonly next?: string;
}

export function actionBar(screen: CandidateScreen, bar: BarContext): Html {
  if (!isWaiting(screen.row)) return nothing;
  const open = screen.cells.filter((cell) => cell.state === 'open');
  const form = (content: Html, attributes = 'class="inline-form"'): Html =>
    decideForm(screen, bar, content, attributes);
  return html`<div class="actions" role="group" aria-label="Decide">
${form(html`<button class="primary" name="decision" value="accept" data-key="a" data-key-label="Accept">Accept <kbd>a</kbd></button>`)}
${panel('e', screen.draft ? html`Edit<span class="dot" title="Your draft"></span><span class="unseen">, your draft</span>` : 'Edit', 'Accept with edits', form(editPanel(screen, open), `class="wide-form" data-draft="/candidates/${screen.row.id}/draft"`))}
${open.length > 1 ? panel('s', 'Split', 'Decide some of the cells', form(splitFields(open))) : nothing}
${panel('d', 'Dismiss', 'Dismiss with a reason', form(html`${reasons()}${remark()}<p><button class="danger" name="decision" value="dismiss">Dismiss</button></p>`))}
<a class="button" href="/candidates/${screen.row.id}/rule${bar.query}" data-key="r" data-key-label="Dismiss and make a rule">Rule… <kbd>r</kbd></a>
${panel('z', 'Snooze', 'Snooze until a day', html`${form(spans)}${form(snoozeDay())}`)}
${panel('2', html`Second<span class="long"> opinion</span>`, 'Flag for a second reviewer', form(html`${remark('What should the second reviewer look at?')}<p><button name="decision" value="flag">Ask for a second reviewer</button></p>`))}
${flagAtOnce(form)}
<form method="post" action="/candidates/${screen.row.id}/fresh"><input type="hidden" name="csrf" value="${bar.person.csrf}"><input type="hidden" name="view" value="${bar.query}"><button data-key="f" data-key-label="Ask for a fresh capture now">Fresh<span class="long"> capture</span> <kbd>f</kbd></button></form>
</div>`;
}

function editPanel({ row, draft }: CandidateScreen, open: readonly CellView[]): Html {
  const draftAt = `/candidates/${row.id}/draft`;
  const known = draft
    ? html`<p class="hint draft-line">Your draft of ${moment(draft.at)}.${draft.version === row.version ? nothing : html` The candidate changed since: look at each field again.`}</p>`
    : nothing;
  return html`${known}${editFields(open, draft)}${remark(undefined, draft?.fields['remark']?.[0])}
<p class="inline"><button class="primary" name="decision" value="accept">Accept with these edits</button><button class="quiet" formaction="${draftAt}" formnovalidate>Keep as a draft</button>${draft ? html`<button class="quiet" name="discard" value="1" formaction="${draftAt}" formnovalidate>Begin anew</button>` : nothing}<span class="dim small" data-draft-told role="status"></span></p>`;
}

function flagAtOnce(form: (content: Html) => Html): Html {
  return form(
    html`<button hidden name="decision" value="flag" data-key="!" data-key-label="Flag for a second reviewer at once">Flag at once</button>`,
  );
}

function decideForm(screen: CandidateScreen, bar: BarContext, content: Html, attributes: string): Html {
  const { row } = screen;
  return html`<form method="post" action="/candidates/${row.id}/decisions" data-decide ${raw(attributes)}>
<input type="hidden" name="csrf" value="${bar.person.csrf}"><input type="hidden" name="key" value="${newKey()}"><input type="hidden" name="version" value="${row.version}"><input type="hidden" name="view" value="${bar.query}">${bar.next ? html`<input type="hidden" name="next" value="${bar.next}">` : nothing}${content}</form>`;
}

/** A button that folds open what it asks; without scripts too. */
function panel(key: string, label: string | Html, title: string, content: Html): Html {
  return html`<details class="panel" name="panel"><summary class="button" data-key="${key}" data-key-label="${title}">${label} <kbd>${key}</kbd></summary><div class="panel-body"><h2>${title}</h2>${content}</div></details>`;
}

function remark(label = 'Remark', written = ''): Html {
  return html`<label>${label} <span class="hint">for colleagues, never published</span><textarea name="remark" rows="2">${written}</textarea></label>`;
}

/** The same on every page. */
const allReasons = settled(drawnReasons());
const spans = settled(snoozeSpans());

export function reasons(): Html {
  return allReasons;
}

function drawnReasons(): Html {
  const all = Object.entries(reasonWords) as [DismissalReason, string][];
  return html`<fieldset class="reasons"><legend class="unseen">Reason</legend>${join(
    all.map(
      ([reason, words], at) =>
        html`<label class="check"><input type="radio" name="reason" value="${reason}" required data-key="${at + 1}"> <kbd>${at + 1}</kbd> ${words}</label>`,
    ),
  )}</fieldset>`;
}

function splitFields(cells: readonly CellView[]): Html {
  return html`<input type="hidden" name="split" value="1"><p class="hint">The cells that you leave out stay open.</p>
<fieldset><legend class="unseen">Cells</legend>${join(cells.map((cell) => html`<label class="check"><input type="checkbox" name="cell" value="${cell.cell.offering}/${cell.cell.dimension}"> ${cell.offeringName}</label>`))}</fieldset>
<label>If dismissed, because<select name="reason">${join(Object.entries(reasonWords).map(([reason, words]) => html`<option value="${reason}">${words}</option>`))}</select></label>
${remark()}
<p class="inline"><button class="primary" name="decision" value="accept">Accept these</button><button class="danger" name="decision" value="dismiss">Dismiss these</button></p>`;
}

function snoozeSpans(): Html {
  const choices = [
    ['0.125', 'Three hours'],
    ['1', 'A day'],
    ['7', 'A week'],
    ['30', 'A month'],
  ] as const;
  return html`<input type="hidden" name="decision" value="snooze"><p class="inline">${join(choices.map(([days, label], at) => html`<button name="days" value="${days}" data-key="${at + 1}">${label} <kbd>${at + 1}</kbd></button>`))}</p>`;
}

function snoozeDay(): Html {
  return html`<input type="hidden" name="decision" value="snooze"><p class="inline until"><label for="until">or until</label><input id="until" type="date" name="until" required><button>Snooze</button></p>`;
}
