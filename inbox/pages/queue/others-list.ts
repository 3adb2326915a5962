// Incidents, notices, corrections and samples as rows: what happened, since when, and what can be done.
import type { House } from '#pipeline/house.ts';
import type { NoticeRow } from '#db/notices.ts';
import { counted } from '#text/counted.ts';
import { verdictSchema } from '#types/words.ts';
import { html, join, moment, nothing, type Html } from '../../html.ts';
import { newKey } from '../../people/secrets.ts';
import { offeringNames } from '../../parts/offering-names.ts';
import { outsideLink } from '../../parts/web-address.ts';
import { said, titled, verdictWords } from '../../parts/words.ts';
import type { Others } from '../../queue/others.ts';

export interface OthersContext {
  readonly house: House;
  readonly csrf: string;
  readonly mayDecide: boolean;
}

const kindWords = { moved: 'Moved', stale: 'Stale', failing: 'Failing' } as const;

export function othersList(others: Others, context: OthersContext): Html {
  return html`<ol class="rows others">${join([
    ...others.incidents.map(
      ({ incident, notices }) => html`<li class="row other"><span class="change weakened">Incident</span>
<div><strong>${incident.host}</strong> ${incident.message}<p class="dim small">${counted(incident.failures, 'failure')} of ${counted(incident.sources.length, 'source')} since ${moment(incident.openedAt)}, last ${moment(incident.lastAt)}</p>
${notices.length > 0 ? html`<ul class="folded">${join(notices.map((notice) => html`<li>${noticeText(notice)}</li>`))}</ul>` : nothing}</div>
${choices('incidents', incident, [['dismiss', 'Close']], context)}</li>`,
    ),
    ...others.notices.map((notice) => noticeRow(notice, context)),
    ...others.corrections.map(
      (correction) => html`<li class="row other"><span class="change new">Correction</span>
<div><strong>${offeringNames([correction.cell], context.house)}</strong> <span class="dim">${context.house.plan.dimension(correction.cell.dimension)?.label ?? titled(correction.cell.dimension)}</span><br>${correction.claim}<p class="dim small">${correction.credit ? html`from ${correction.credit}, ` : nothing}${moment(correction.receivedAt)} · ${outsideLink(correction.evidenceUrl, 'Evidence')} · <a href="/registry/${correction.cell.offering}/${correction.cell.dimension}">What the cell says</a></p></div>
${choices(
  'corrections',
  correction,
  [
    ['accept', 'Accept'],
    ['dismiss', 'Dismiss'],
  ],
  context,
)}</li>`,
    ),
    ...others.samples.map(
      (sample) => html`<li class="row other"><span class="change">Sample</span>
<div><strong>${sample.source}</strong> was visited and nothing was raised. Did we miss something?<p class="dim small">drawn ${moment(sample.drawn_at)} · <a href="/captures/${sample.capture}">Look at the capture</a> · <a href="/sources/${sample.source}">Compare with earlier ones</a></p></div>
${choices(
  'samples',
  sample,
  [
    ['accept', 'Nothing was missed'],
    ['dismiss', 'Something was missed'],
  ],
  context,
)}</li>`,
    ),
  ])}</ol>${snoozed(others)}`;
}

function noticeRow(notice: NoticeRow, context: OthersContext): Html {
  const replaced = notice.facts['replaced'] === 'yes';
  const verbs: [string, string][] = replaced
    ? [
        ['accept', 'It is the document now'],
        ['dismiss', 'It is the wrong page'],
      ]
    : [['dismiss', 'Close']];
  return html`<li class="row other"><span class="change details">${kindWords[notice.kind]}</span><div>${noticeText(notice)}</div>
${choices('notices', notice, verbs, context, true)}</li>`;
}

function noticeText(notice: NoticeRow): Html {
  return html`<a href="/sources/${notice.source}"><strong>${notice.source}</strong></a> ${notice.message}<p class="dim small">since ${moment(notice.openedAt)}${join(
    Object.entries(notice.facts)
      .filter(([key]) => !inTheMessage.has(key))
      .map(([key, value]) => html` · ${said(key)}: ${factOf(key, value)}`),
  )}</p>`;
}

/** Facts of a replaced document that the message tells in a sentence. */
const inTheMessage: ReadonlySet<string> = new Set(['replaced', 'before', 'after', 'left', 'answers']);

function factOf(key: string, value: string): Html | string {
  if (/^https?:/.test(value)) return outsideLink(value, value);
  const verdict = verdictSchema.safeParse(value);
  return key === 'verdict' && verdict.success ? verdictWords[verdict.data] : value;
}

function choices(
  kind: string,
  subject: { readonly id: string; readonly version: number },
  verbs: readonly (readonly [string, string])[],
  { csrf, mayDecide }: OthersContext,
  snooze = false,
): Html {
  if (!mayDecide) return nothing;
  return html`<form method="post" action="/${kind}/${subject.id}/decisions" class="inline"><input type="hidden" name="csrf" value="${csrf}"><input type="hidden" name="key" value="${newKey()}"><input type="hidden" name="version" value="${subject.version}"><input type="hidden" name="reason" value="other">${join(verbs.map(([verb, label]) => html`<button name="decision" value="${verb}">${label}</button>`))}${snooze ? html`<button name="decision" value="snooze">Snooze a week</button>` : nothing}</form>`;
}

function snoozed({ snoozed: notices }: Others): Html {
  if (notices.length === 0) return nothing;
  return html`<details class="before"><summary>${notices.length} snoozed</summary><ul>${join(notices.map((notice) => html`<li>${noticeText(notice)}<p class="dim small">until ${moment(notice.snoozedUntil)}</p></li>`))}</ul></details>`;
}
