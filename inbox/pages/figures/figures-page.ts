// How well the house works: precision, time to review, captures, false alarms and what may have been missed.
import type { PrecisionRow } from '#db/figures.ts';
import type { MissEstimate } from '#pipeline/samples.ts';
import { counted } from '#text/counted.ts';
import { decidedOf, ranges, type Figures } from '../../house/figures.ts';
import { html, join, nothing, type Html } from '../../html.ts';
import { barPlot, linePlot, shareBar } from '../../parts/plots.ts';

export interface FiguresScreen {
  readonly figures: Figures;
  /** The name that people read for a dimension or a change. */
  label(by: 'dimension' | 'change', key: string): string;
}

export function figuresPage(screen: FiguresScreen): Html {
  const { figures } = screen;
  return html`<header class="head"><h1>Figures</h1></header>
<nav class="ranges" aria-label="Span">${join(ranges.map((days) => html`<a class="button" href="/figures?days=${days}"${days === figures.days ? html` aria-current="page"` : nothing}>${days} days</a>`))}</nav>
${cards(figures)}
${figures.decided === 0 ? html`<div class="empty"><h2>No decisions yet</h2><p>Precision and the time to review come from what reviewers decide. Start in the <a href="/">queue</a>.</p></div>` : nothing}
<div class="plots">${decisionPlots(figures)}${visitPlots(figures)}${samplePlot(figures)}</div>
${precisionTable('By source', 'Source', figures.bySource, (key) => html`<a href="/sources/${key}">${key}</a>`)}
${precisionTable('By question', 'Question', figures.byDimension, (key) => html`${screen.label('dimension', key)}`)}
${precisionTable('By kind of change', 'Change', figures.byChange, (key) => html`${screen.label('change', key)}`)}
<p class="dim small explained">Precision is the share of decided candidates that were accepted; a baseline taken over in bulk does not count. A false alarm is one dismissed as a scrape artifact, as no material change, or for a wrong quote or grade. Missed is estimated from one in a hundred silent captures, drawn each week for a person to look at; few samples leave a wide span.</p>`;
}

function cards(figures: Figures): Html {
  const { decided, accepted, falseAlarms, median, p90, visits, misses } = figures;
  const ok = visits.reduce((sum, day) => sum + day.ok, 0);
  const all = visits.reduce((sum, day) => sum + day.ok + day.not_ok, 0);
  return html`<div class="figures">${join([
    card(
      decided === 0 ? '–' : percent(accepted, decided),
      'Precision',
      decided === 0 ? 'no decisions yet' : `${accepted} of ${decided} accepted`,
    ),
    card(
      decided === 0 ? '–' : String(falseAlarms),
      'False alarms',
      decided === 0 ? 'no decisions yet' : `${percent(falseAlarms, decided)} of what was decided`,
    ),
    card(
      hours(median),
      'Time to review, median',
      p90 === undefined ? 'no decisions yet' : `nine in ten within ${hours(p90)}`,
    ),
    card(
      all === 0 ? '–' : percent(ok, all),
      'Good captures',
      all === 0 ? 'no visits yet' : `${ok} of ${all} visits`,
    ),
    card(
      misses.estimated === undefined ? '–' : String(misses.estimated),
      'Missed, estimated',
      html`${samplesLine(misses)}${waitingLine(misses)}`,
    ),
  ])}</div>`;
}

function samplesLine({ judged, missed, between }: MissEstimate): string {
  if (!between) return 'no sample judged yet';
  const [least, most] = between;
  return `${missed} of ${counted(judged, 'judged sample')}; likely ${least === most ? least : `${least} to ${most}`}`;
}

function waitingLine({ waiting }: MissEstimate): Html {
  if (waiting === 0) return nothing;
  return html`, <a href="/?state=notices">${waiting} to judge</a>`;
}

function card(value: string, label: string, hint: Html | string): Html {
  return html`<div class="card figure"><span class="dim">${label}</span><strong>${value}</strong><span class="dim small">${hint}</span></div>`;
}

function decisionPlots({ decisions, decided }: Figures): Html {
  if (decided === 0) return nothing;
  return barPlot({
    title: 'Decided by day',
    labels: decisions.map((day) => day.day),
    series: [
      { name: 'accepted', tone: 'good', values: decisions.map((day) => day.accepted) },
      { name: 'dismissed', tone: 'rest', values: decisions.map((day) => day.dismissed) },
    ],
  });
}

function visitPlots({ visits }: Figures): Html {
  if (visits.length === 0)
    return html`<div class="plotted"><p><strong>No visits yet</strong></p><p class="dim">How many captures are good shows here after the first round.</p></div>`;
  const labels = visits.map((day) => day.day);
  return join([
    barPlot({
      title: 'Visits by day',
      labels,
      series: [
        { name: 'good', tone: 'plain', values: visits.map((day) => day.ok) },
        { name: 'not good', tone: 'bad', values: visits.map((day) => day.not_ok) },
      ],
    }),
    linePlot({
      title: 'Good captures, share by day',
      labels,
      values: visits.map((day) =>
        day.ok + day.not_ok === 0 ? undefined : (100 * day.ok) / (day.ok + day.not_ok),
      ),
      top: 100,
      unit: '%',
    }),
  ]);
}

function samplePlot({ samples }: Figures): Html {
  if (samples.length === 0) return nothing;
  return barPlot({
    title: 'Samples by week',
    per: 'week',
    labels: samples.map(({ week }) => week),
    series: [
      { name: 'nothing missed', tone: 'good', values: samples.map(({ judged, missed }) => judged - missed) },
      { name: 'something missed', tone: 'bad', values: samples.map(({ missed }) => missed) },
    ],
  });
}

const mostRows = 200;

function precisionTable(
  title: string,
  what: string,
  rows: readonly PrecisionRow[],
  name: (key: string) => Html,
): Html {
  if (rows.length === 0) return nothing;
  return html`<section><h2>${title}</h2><div class="scroll" tabindex="0" role="region" aria-label="Precision ${title.toLowerCase()}"><table><thead><tr><th scope="col">${what}</th><th scope="col" class="number">Decided</th><th scope="col" class="number">Accepted</th><th scope="col" class="number">False alarms</th><th scope="col" class="number">Precision</th><th scope="col"><span class="unseen">As a bar</span></th></tr></thead><tbody>${join(
    rows.slice(0, mostRows).map((row) => {
      const decided = decidedOf(row);
      return html`<tr><th scope="row">${name(row.key)}</th><td class="number">${decided}</td><td class="number">${row.accepted}</td><td class="number">${row.false_alarms}</td><td class="number">${percent(row.accepted, decided)}</td><td>${shareBar(
        [
          { tone: 'good', value: row.accepted },
          { tone: 'rest', value: row.dismissed - row.false_alarms },
          { tone: 'bad', value: row.false_alarms },
        ],
      )}</td></tr>`;
    }),
  )}</tbody></table></div>${rows.length > mostRows ? html`<p class="dim">and ${rows.length - mostRows} more</p>` : nothing}</section>`;
}

function percent(part: number, whole: number): string {
  return `${Math.round((1_000 * part) / whole) / 10}%`;
}

function hours(value: number | undefined): string {
  if (value === undefined) return '–';
  if (value < 1) return `${Math.round(value * 60)} min`;
  return value < 48 ? `${Math.round(value * 10) / 10} h` : `${Math.round(value / 2.4) / 10} days`;
}
