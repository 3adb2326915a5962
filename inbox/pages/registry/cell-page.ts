// One cell: what it says, why, what its sources say, and every answer it ever had.
import type { CellHistoryRow } from '#db/cells.ts';
import { fragmentLink } from '#text/fragment.ts';
import type { Explained, ExplainedSource } from '#pipeline/explain.ts';
import { counted } from '#text/counted.ts';
import type { Answer } from '#types/cell.ts';
import type { DetailValue, Evidence } from '#types/evidence.ts';
import { html, join, moment, nothing, type Html } from '../../html.ts';
import { gradeBadge, verdictBadge } from '../../parts/badges.ts';
import { markedDifference } from '../../parts/marked.ts';
import { outsideLink } from '../../parts/web-address.ts';
import { inWords, said, stateWords, titled } from '../../parts/words.ts';

const basisWords = {
  captured: 'on a capture',
  imported: 'taken over from another registry',
  person: 'on a person’s word',
} as const;

export interface CellScreen {
  readonly explained: Explained;
  /** The answer in force on the chosen day. */
  readonly asOf?: { readonly day: string; readonly row?: CellHistoryRow };
}

export function cellPage({ explained, asOf }: CellScreen): Html {
  const { offering, dimension, cell } = explained;
  return html`<p class="small"><a href="/registry">Registry</a></p>
<header class="head"><h1>${dimension.label} <span class="dim">${offering.name}</span></h1><p class="dim">${dimension.question}</p></header>
<form class="filters" method="get" action="/registry/${cell.offering}/${cell.dimension}"><label class="unseen" for="at">As of</label><input id="at" name="at" type="date" value="${asOf?.day ?? ''}"><button type="submit">Show as of this day</button>${asOf ? html` <a class="button" href="/registry/${cell.offering}/${cell.dimension}">Today</a>` : nothing} <a class="button" href="/corrections?offering=${cell.offering}&dimension=${cell.dimension}">Hand in a correction</a></form>
<div class="columns"><div>
${asOf ? pastAnswer(asOf) : presentAnswer(explained)}
${weighing(explained)}
${waiting(explained)}
</div><div>
<section><h2>What its sources say</h2>${join(explained.sources.map((source) => sourceCard(source)))}${explained.sources.length === 0 ? html`<p class="dim">No source may speak for this cell. Declare one in the registry.</p>` : nothing}</section>
</div></div>
${history(explained.history)}`;
}

function presentAnswer({ approved, waitingFor, cell }: Explained): Html {
  if (!approved)
    return html`<section class="card"><h2>No answer yet</h2><p>${
      waitingFor.length > 0
        ? html`It waits for a good capture of ${join(waitingFor.map((each) => html`<a href="/sources/${each}">${each}</a> `))}.`
        : html`Every source was read; its first answer waits in the <a href="/?offering=${cell.offering}&dimension=${cell.dimension}">queue</a>.`
    }</p></section>`;
  return html`<section class="card"><p class="said">${gradeBadge(approved.answer.value)} <span class="dim small">${approved.answer.confidence} confidence</span></p>
${answerBody(approved.answer)}
<p class="dim small">Approved ${moment(approved.approved_at)} by ${approved.approved_by}, ${basisWords[approved.basis]}; last seen standing ${moment(approved.verified_at)}.</p></section>`;
}

function pastAnswer({ day, row }: NonNullable<CellScreen['asOf']>): Html {
  if (!row?.answer) return html`<section class="card"><h2>On ${day} it had no answer</h2></section>`;
  return html`<section class="card"><p class="dim small">On ${day} it said, since ${moment(row.at)}:</p><p class="said">${gradeBadge(row.answer.value)}</p>${answerBody(row.answer)}</section>`;
}

function answerBody(answer: Answer): Html {
  const facts: [string, unknown][] = [
    ...Object.entries(answer.access).filter(([, value]) => value && value !== 'unstated'),
    ...Object.entries(answer.details),
    ...(answer.effectiveFrom ? [['takes_effect', answer.effectiveFrom] as [string, unknown]] : []),
  ];
  return html`${answer.note ? html`<p>${answer.note}</p>` : nothing}
${answer.caveat ? html`<p class="caveat">${answer.caveat}</p>` : nothing}
${join(answer.quotes.map((quote) => html`<blockquote>${quote.exact}</blockquote>`))}
${facts.length > 0 ? html`<dl class="facts small">${join(facts.map(([key, value]) => html`<dt>${titled(key)}</dt><dd>${factText(value as DetailValue)}</dd>`))}</dl>` : nothing}
${answer.url ? html`<p class="small">Source: ${outsideLink(answer.quotes[0] ? fragmentLink(answer.url, answer.quotes[0], answer.quotes[0].page ? 'pdf' : 'html') : answer.url, answer.url)}${answer.capture ? html` · <a href="/captures/${answer.capture}">capture</a>` : nothing}</p>` : nothing}`;
}

function factText(value: DetailValue): string {
  if (typeof value !== 'object') return said(String(value));
  return value
    .map((each) => (typeof each === 'string' ? each : Object.values(each).filter(Boolean).join(', ')))
    .join('; ');
}

function weighing({ proposal }: Explained): Html {
  if (!proposal) return nothing;
  return html`<section><h2>Why it reads so</h2><p class="small dim">What weighing makes of all evidence now: ${gradeBadge(proposal.answer.value)}</p><ol class="reasons">${join(proposal.reasons.map((reason) => html`<li>${inWords(reason.message)}</li>`))}</ol></section>`;
}

function waiting({ candidates }: Explained): Html {
  const shown = candidates.slice(0, 20);
  if (shown.length === 0) return nothing;
  return html`<section><h2>Its candidates</h2><ul class="plainlist">${join(
    shown.map(
      (each) =>
        html`<li>${moment(each.raised_at)} <a href="/candidates/${each.id}">${inWords(each.title)}</a> <span class="dim">${stateWords[each.state]}</span></li>`,
    ),
  )}</ul></section>`;
}

function sourceCard({ source, url, state, evidence }: ExplainedSource): Html {
  return html`<article class="card small"><p><a href="/sources/${source}"><strong>${source}</strong></a> <span class="dim">${outsideLink(url, url)}</span></p>
<p class="dim">${state?.last_verdict ? html`${verdictBadge(state.last_verdict)}, visited ${moment(state.last_visit_at)}, last good ${moment(state.last_ok_at)}` : html`Never visited.`}</p>
${evidence.length === 0 ? html`<p class="dim">It says nothing on this question.</p>` : join(evidence.map((each) => evidenceOf(each)))}</article>`;
}

function evidenceOf(evidence: Evidence): Html {
  const quote = evidence.quotes[0];
  return html`<div class="said">${gradeBadge(evidence.value)} <span class="dim">${evidence.confidence} confidence, <code>${evidence.rule}</code></span></div>
${quote ? html`<blockquote>${quote.exact}</blockquote>` : nothing}
${evidence.findings.length > 0 ? html`<details><summary>${counted(evidence.findings.length, 'finding')}</summary><ul>${join(evidence.findings.slice(0, 30).map((each) => html`<li>${each.effect}: ${each.message}</li>`))}</ul></details>` : nothing}`;
}

function history(rows: readonly CellHistoryRow[]): Html {
  if (rows.length === 0) return nothing;
  return html`<section><h2>Every answer it had</h2><ol class="history">${join(
    rows.map((row, index) => {
      const before = rows[index + 1]?.answer;
      const changed = row.answer && before && row.answer.quotes[0]?.exact !== before.quotes[0]?.exact;
      return html`<li><p>${moment(row.at)} ${row.answer ? gradeBadge(row.answer.value) : html`<span class="dim">no answer</span>`} <span class="dim">by ${row.by}: ${inWords(row.because)}</span></p>${changed ? html`<blockquote>${markedDifference(before.quotes[0]?.exact, row.answer?.quotes[0]?.exact)}</blockquote>` : nothing}</li>`;
    }),
  )}</ol></section>`;
}
