// Runs of visits, newest first; one that is under way shows how far it is.
import type { RunRow } from '#db/runs.ts';
import { numberOf } from '../../house/runs.ts';
import { html, join, moment, nothing, type Html } from '../../html.ts';

export interface RunLine {
  readonly run: RunRow;
  /** Visits kept so far, for one that is under way. */
  readonly visits?: number;
}

export function runsPage(lines: readonly RunLine[]): Html {
  const running = lines.some(({ run }) => run.state === 'running');
  return html`<div id="live"${running ? html` data-running` : nothing}><header class="head"><h1>Runs</h1><p class="dim">${lines.length === 0 ? 'Each round of visits is a run.' : running ? 'A run is under way; this page follows it.' : 'Each round of visits is a run; the newest stands first.'}</p></header>
${lines.length === 0 ? html`<div class="empty"><h2>Nothing was visited yet</h2><p>Start a round with <code>npx assay crawl</code>, or let <code>npx assay up</code> visit what is due by itself.</p></div>` : table(lines)}</div>`;
}

function table(lines: readonly RunLine[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Runs"><table class="stacked"><thead><tr><th scope="col">Started</th><th scope="col">What</th><th scope="col">State</th><th scope="col" class="number">Visited</th><th scope="col" class="number">Good</th><th scope="col" class="number">Not good</th><th scope="col" class="number">Candidates</th><th scope="col" class="number">Held</th><th scope="col" class="number">Took</th></tr></thead><tbody>${join(lines.map(row))}</tbody></table></div>`;
}

function row({ run, visits }: RunLine): Html {
  const figure = (name: string): number | string => numberOf(run, name) ?? '–';
  const live = run.state === 'running';
  return html`<tr><th scope="row"><a href="/runs/${run.id}">${moment(run.started_at)}</a></th><td>${whichWords(run.kind)} <span class="dim">by ${run.by}</span></td><td>${runState(run)}</td>
<td data-label="Visited" class="number">${live ? progressText(visits ?? 0, numberOf(run, 'sources')) : figure('sources')}</td><td data-label="Good" class="number">${figure('ok')}</td><td data-label="Not good" class="number">${figure('notOk')}</td><td data-label="Candidates" class="number">${figure('candidates')}</td><td data-label="Held" class="number">${figure('held')}</td><td data-label="Took" class="number">${duration(numberOf(run, 'ms'))}</td></tr>`;
}

const states: Readonly<Record<RunRow['state'], string>> = {
  running: 'Running',
  done: 'All good',
  partial: 'Done, not all good',
  failed: 'Failed',
  stopped: 'Stopped',
};

export function runState({ state, summary }: RunRow): Html {
  const because = summary['because'];
  return html`<span class="run-state ${state}">${states[state]}</span>${typeof because === 'string' ? html` <span class="dim">${because}</span>` : nothing}`;
}

const kinds: Readonly<Record<string, string>> = {
  due: 'What was due',
  all: 'All sources',
  sources: 'Chosen sources',
  offering: 'One offering',
};

export function whichWords(kind: string): string {
  return kinds[kind] ?? kind;
}

export function progressText(done: number, of: number | undefined): string {
  return of === undefined ? String(done) : `${done} of ${of}`;
}

export function duration(ms: number | undefined): string {
  if (ms === undefined) return '–';
  if (ms < 1_000) return `${ms} ms`;
  const seconds = ms / 1_000;
  if (seconds < 90) return `${seconds.toFixed(1)} s`;
  return seconds < 5_400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`;
}
