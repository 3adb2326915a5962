// Corrections from readers: what they claim, with their evidence, and the way to hand one in.
import type { CorrectionRow } from '#db/corrections.ts';
import type { Correction } from '#types/cell.ts';
import type { Dimension, Offering } from '#types/registry.ts';
import { html, join, moment, nothing, type Html } from '../../html.ts';
import { newKey } from '../../people/secrets.ts';
import { outsideLink } from '../../parts/web-address.ts';

export type CorrectionState = Correction['state'];

export interface CorrectionsScreen {
  readonly corrections: readonly CorrectionRow[];
  readonly state: CorrectionState;
  readonly counts: Readonly<Record<CorrectionState, number>>;
  readonly offerings: readonly Offering[];
  readonly dimensions: readonly Dimension[];
  readonly csrf: string;
  readonly mayDecide: boolean;
  /** What was typed, where it was refused or came along with the address. */
  readonly typed: Readonly<Record<string, string>>;
  readonly faults: Readonly<Record<string, string>>;
}

const labels: Readonly<Record<CorrectionState, string>> = {
  open: 'Open',
  accepted: 'Accepted',
  dismissed: 'Dismissed',
};

export function correctionsPage(screen: CorrectionsScreen): Html {
  return html`<h1>Corrections</h1>
<nav class="tabs" aria-label="Corrections by state"><ul>${join((Object.keys(labels) as CorrectionState[]).map((state) => html`<li><a href="/corrections?state=${state}"${state === screen.state ? html` aria-current="page"` : nothing}>${labels[state]} <span class="tab-count">${screen.counts[state]}</span></a></li>`))}</ul></nav>
${screen.corrections.length === 0 ? empty(screen.state) : join(screen.corrections.map((each) => card(each, screen)))}
${handInForm(screen)}`;
}

function empty(state: CorrectionState): Html {
  return state === 'open'
    ? html`<div class="empty"><h2>No correction waits</h2><p>When a reader says that a cell is wrong, hand it in below with the page that shows it.</p></div>`
    : html`<div class="empty"><h2>None was ${labels[state].toLowerCase()}</h2><p>What is decided about the open ones is listed here.</p></div>`;
}

function card(correction: CorrectionRow, screen: CorrectionsScreen): Html {
  const { offering, dimension } = correction.cell;
  const name = screen.offerings.find((each) => each.id === offering)?.name ?? offering;
  const label = screen.dimensions.find((each) => each.key === dimension)?.label ?? dimension;
  return html`<article class="card" id="${correction.id}"><p><a href="/registry/${offering}/${dimension}"><strong>${name}</strong>, ${label}</a></p>
<p class="claim">${correction.claim}</p>
<p class="small dim">Evidence: ${outsideLink(correction.evidenceUrl, correction.evidenceUrl)}</p>
<p class="small dim">${correction.credit ? html`Credit: ${correction.credit} · ` : nothing}${moment(correction.receivedAt)}</p>
${correction.state === 'open' && screen.mayDecide ? choices(correction, screen.csrf) : nothing}</article>`;
}

function choices({ id, version }: CorrectionRow, csrf: string): Html {
  return html`<form method="post" action="/corrections/${id}/decisions" class="inline"><input type="hidden" name="csrf" value="${csrf}"><input type="hidden" name="key" value="${newKey()}"><input type="hidden" name="version" value="${version}"><input type="hidden" name="back" value="corrections"><input type="hidden" name="reason" value="other"><label class="unseen" for="remark-${id}">Remark</label><input class="remark" id="remark-${id}" name="remark" maxlength="2000" placeholder="Remark"><button class="primary" name="decision" value="accept">Accept</button><button name="decision" value="dismiss">Dismiss</button></form>`;
}

function handInForm(screen: CorrectionsScreen): Html {
  const { typed, faults } = screen;
  const open = Object.keys(faults).length + Object.keys(typed).length > 0;
  const value = (name: string): string => typed[name] ?? '';
  const option = (key: string, label: string, chosen: string) =>
    html`<option value="${key}"${key === chosen ? html` selected` : nothing}>${label}</option>`;
  const fault = (name: string): Html =>
    faults[name] ? html`<p class="fault" id="fault-${name}" role="alert">${faults[name]}</p>` : nothing;
  const said = (name: string): Html =>
    faults[name] ? html` aria-invalid="true" aria-describedby="fault-${name}"` : nothing;
  return html`<section><details class="card"${open ? html` open` : nothing}><summary>Hand in a correction</summary>
<form class="handin submits" method="post" action="/corrections"><input type="hidden" name="csrf" value="${screen.csrf}">
<label for="offering">Offering</label><select id="offering" name="offering" required${said('offering')}>${option('', 'Choose', value('offering'))}${join(screen.offerings.map((each) => option(each.id, each.name, value('offering'))))}</select>${fault('offering')}
<label for="dimension">Question</label><select id="dimension" name="dimension" required${said('dimension')}>${option('', 'Choose', value('dimension'))}${join(screen.dimensions.map((each) => option(each.key, each.label, value('dimension'))))}</select>${fault('dimension')}
<label for="claim">What is wrong, and what is right</label><textarea id="claim" name="claim" required minlength="10" maxlength="4000"${said('claim')}>${value('claim')}</textarea>${fault('claim')}
<label for="evidence">Evidence <span class="hint">the page that shows it</span></label><input id="evidence" name="evidenceUrl" type="url" required maxlength="2000" placeholder="https://" value="${value('evidenceUrl')}"${said('evidenceUrl')}>${fault('evidenceUrl')}
<label for="credit">Name to credit <span class="hint">empty for none</span></label><input id="credit" name="credit" maxlength="200" value="${value('credit')}" autocomplete="off"${said('credit')}>${fault('credit')}
<p><button class="primary" type="submit">Hand it in</button></p></form></details></section>`;
}
