// One run: how far it is, what did not go well by host, and every visit with its verdict and time.
import type { VisitRow } from '#db/visits.ts';
import { counted } from '#text/counted.ts';
import { numberOf, type HostFailures, type RunScreen } from '../../house/runs.ts';
import { html, join, moment, nothing, type Html } from '../../html.ts';
import { verdictBadge } from '../../parts/badges.ts';
import { viaWords } from '../../parts/words.ts';
import { duration, progressText, runState, whichWords } from './runs-page.ts';

export function runPage(screen: RunScreen): Html {
  const { run, visits } = screen;
  const live = run.state === 'running';
  return html`<div id="live"${live ? html` data-running` : nothing}><p class="small"><a href="/runs">Runs</a></p>
<header class="head"><h1>Run of ${moment(run.started_at)}</h1><p class="dim">${whichWords(run.kind)}, by ${run.by}</p></header>
<p>${runState(run)}${live ? progress(screen) : nothing}</p>
${live ? nothing : totals(screen)}
${failures(screen)}
<section><h2>Visits <span class="dim">${visits.length}</span></h2>${visits.length === 0 ? html`<p class="dim">${live ? 'The first visit is under way.' : 'No visit was kept.'}</p>` : visitTable(visits)}</section></div>`;
}

function progress({ visits, of }: RunScreen): Html {
  if (of === undefined || of === 0) return html` <span class="dim">${visits.length} visited</span>`;
  return html` <span class="dim">${progressText(visits.length, of)} visited</span><br><progress max="${of}" value="${Math.min(visits.length, of)}" aria-label="Visited so far">${progressText(visits.length, of)}</progress>`;
}

function totals({ run, visits }: RunScreen): Html {
  const good = visits.filter((visit) => visit.verdict === 'ok').length;
  const sum = (of: (visit: VisitRow) => number): number => visits.reduce((all, visit) => all + of(visit), 0);
  const facts: [string, string | number][] = [
    ['Good', good],
    ['Not good', visits.length - good],
    ['Evidence', sum((visit) => visit.evidence)],
    ['Candidates', sum((visit) => visit.candidates)],
    ['Took', duration(numberOf(run, 'ms'))],
  ];
  return html`<div class="figures">${join(facts.map(([label, value]) => html`<div class="card figure"><strong>${value}</strong><span class="dim">${label}</span></div>`))}</div>`;
}

function failures({ failures: hosts, broken }: RunScreen): Html {
  if (hosts.length === 0 && broken === 0) return nothing;
  return html`<section><h2>Not good, by host</h2>${join(hosts.map(hostFold))}${broken > 0 ? html`<p class="caveat">${counted(broken, 'visit')} broke for a reason of our own or never began: nothing was concluded, and ${broken === 1 ? 'it stays' : 'they stay'} due. <code>npx assay doctor</code> says what is missing here.</p>` : nothing}</section>`;
}

function hostFold({ host, visits }: HostFailures): Html {
  return html`<details class="card host-failures"><summary>${host} <span class="dim">${counted(visits.length, 'source')}</span></summary><ul class="plainlist small">${join(visits.map((visit) => html`<li><a href="/sources/${visit.source}">${visit.source}</a> ${verdictBadge(visit.verdict)} ${visit.reasons[0]?.message ?? ''}</li>`))}</ul></details>`;
}

function visitTable(visits: readonly VisitRow[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Visits"><table class="stacked"><thead><tr><th scope="col">Source</th><th scope="col">Verdict</th><th scope="col">By</th><th scope="col" class="number">Evidence</th><th scope="col" class="number">Candidates</th><th scope="col" class="number">Milliseconds</th></tr></thead><tbody>${join(
    visits.map(
      (visit) =>
        html`<tr><th scope="row"><a href="/sources/${visit.source}">${visit.source}</a></th><td>${visit.used_capture ? html`<a href="/captures/${visit.used_capture}">${verdictBadge(visit.verdict)}</a>` : verdictBadge(visit.verdict)}</td><td data-label="By">${visit.via ? viaWords[visit.via] : '–'}</td><td data-label="Evidence" class="number">${visit.evidence}</td><td data-label="Candidates" class="number">${visit.candidates}</td><td data-label="Milliseconds" class="number">${visit.milliseconds.toLocaleString('en')}</td></tr>`,
    ),
  )}</tbody></table></div>`;
}
