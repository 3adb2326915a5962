// Small plots as SVG, with their numbers as a table for everyone who does not see them. Pure.
import { counted } from '#text/counted.ts';
import { html, join, nothing, type Html } from '../html.ts';

/** Colour and meaning of a part: told by the key too. */
export type Tone = 'good' | 'bad' | 'plain' | 'rest';

export interface BarSeries {
  readonly name: string;
  readonly tone: Tone;
  readonly values: readonly number[];
}

export interface BarPlot {
  readonly title: string;
  readonly labels: readonly string[];
  /** What each label is; a day where absent. */
  readonly per?: 'day' | 'week';
  /** Stacked, the first at the bottom. */
  readonly series: readonly BarSeries[];
}

export interface LinePlot {
  readonly title: string;
  readonly labels: readonly string[];
  /** Undefined where nothing was measured: the line has a gap. */
  readonly values: readonly (number | undefined)[];
  /** The top of the axis; the largest value where absent. */
  readonly top?: number;
  readonly unit?: string;
}

const [width, height] = [480, 180];
const inner = { left: 50, right: 474, top: 10, bottom: 152 };

export function barPlot(plot: BarPlot): Html {
  const sums = plot.labels.map((_, at) => plot.series.reduce((sum, each) => sum + (each.values[at] ?? 0), 0));
  const top = niceTop(Math.max(0, ...sums));
  const step = (inner.right - inner.left) / Math.max(1, plot.labels.length);
  const bar = Math.max(1, Math.min(28, step * 0.72));
  const bars = plot.labels.map((label, at) => {
    let y = inner.bottom;
    const parts = plot.series.map((series) => {
      const value = series.values[at] ?? 0;
      const tall = ((inner.bottom - inner.top) * value) / top;
      y -= tall;
      return value > 0
        ? html`<rect class="${series.tone}" x="${round(inner.left + step * at + (step - bar) / 2)}" y="${round(y)}" width="${round(bar)}" height="${round(tall)}"><title>${label}: ${value} ${series.name}</title></rect>`
        : nothing;
    });
    return join(parts);
  });
  const per = plot.per ?? 'day';
  const summary = plot.series
    .map((series) => `${series.values.reduce((sum, value) => sum + value, 0)} ${series.name}`)
    .join(', ');
  return figure(
    plot.title,
    html`${keyOf(plot.series)}${drawing(`${plot.title}: ${summary} in ${counted(plot.labels.length, per)}`, html`${axes(top, '')}${join(bars)}${labelsBelow(plot.labels)}`)}`,
    tableOf(
      [per === 'day' ? 'Day' : 'Week', ...plot.series.map((series) => series.name)],
      plot.labels.map((label, at) => [label, ...plot.series.map((series) => String(series.values[at] ?? 0))]),
    ),
  );
}

export function linePlot(plot: LinePlot): Html {
  const known = plot.values.filter((value) => value !== undefined);
  const top = plot.top ?? niceTop(Math.max(0, ...known));
  const unit = plot.unit ?? '';
  const step = (inner.right - inner.left) / Math.max(1, plot.labels.length);
  const points = plot.values.map((value, at) =>
    value === undefined
      ? undefined
      : {
          x: round(inner.left + step * (at + 0.5)),
          y: round(inner.bottom - ((inner.bottom - inner.top) * Math.min(value, top)) / top),
          said: `${plot.labels[at] ?? ''}: ${round(value)}${unit}`,
        },
  );
  const shown = points.filter((point) => point !== undefined);
  const last = known.at(-1);
  return figure(
    plot.title,
    drawing(
      `${plot.title}: ${last === undefined ? 'nothing measured' : `from ${round(known[0] ?? 0)}${unit} to ${round(last)}${unit}`}`,
      html`${axes(top, unit)}<path class="line" d="${pathOf(points)}"/>${join(shown.map((point) => html`<circle class="dot" cx="${point.x}" cy="${point.y}" r="2.5"><title>${point.said}</title></circle>`))}${labelsBelow(plot.labels)}`,
    ),
    tableOf(
      ['Day', plot.title],
      plot.labels.map((label, at) => {
        const value = plot.values[at];
        return [label, value === undefined ? 'not measured' : `${round(value)}${unit}`];
      }),
    ),
  );
}

/** Parts of a whole in one line of a table; the numbers stand beside it. */
export function shareBar(parts: readonly { readonly tone: Tone; readonly value: number }[]): Html {
  const sum = parts.reduce((all, part) => all + part.value, 0);
  if (sum === 0) return nothing;
  let x = 0;
  return html`<svg class="plot share" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${join(
    parts.map(({ tone, value }) => {
      const wide = (100 * value) / sum;
      const rect = html`<rect class="${tone}" x="${round(x)}" y="0" width="${round(wide)}" height="10"/>`;
      x += wide;
      return rect;
    }),
  )}</svg>`;
}

function figure(title: string, drawn: Html, table: Html): Html {
  return html`<figure class="plotted"><figcaption>${title}</figcaption>${drawn}<details><summary>As a table</summary>${table}</details></figure>`;
}

function drawing(said: string, content: Html): Html {
  return html`<svg class="plot" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${said}">${content}</svg>`;
}

function axes(top: number, unit: string): Html {
  return join(
    [0, 0.5, 1].map((share) => {
      const y = round(inner.bottom - (inner.bottom - inner.top) * share);
      return html`<line class="${share === 0 ? 'axis' : 'grid'}" x1="${inner.left}" x2="${inner.right}" y1="${y}" y2="${y}"/><text x="${inner.left - 5}" y="${y + 4}" text-anchor="end">${round(top * share)}${unit}</text>`;
    }),
  );
}

/** The first, the last, and one between: more would run into each other. */
function labelsBelow(labels: readonly string[]): Html {
  const step = (inner.right - inner.left) / Math.max(1, labels.length);
  const middle = Math.floor((labels.length - 1) / 2);
  const chosen = [...new Set(labels.length > 6 ? [0, middle, labels.length - 1] : [0, labels.length - 1])];
  return join(
    chosen
      .filter((at) => labels[at] !== undefined)
      .map((at) => {
        const anchor =
          chosen.length > 1 && at === 0
            ? 'start'
            : chosen.length > 1 && at === labels.length - 1
              ? 'end'
              : 'middle';
        const x =
          anchor === 'start' ? inner.left : anchor === 'end' ? inner.right : inner.left + step * (at + 0.5);
        return html`<text x="${round(x)}" y="${inner.bottom + 18}" text-anchor="${anchor}">${labels[at]}</text>`;
      }),
  );
}

function keyOf(series: readonly BarSeries[]): Html {
  if (series.length < 2) return nothing;
  return html`<p>${join(series.map(({ name, tone }) => html`<span class="key"><svg class="plot" viewBox="0 0 10 10" aria-hidden="true"><rect class="${tone}" width="10" height="10"/></svg>${name}</span>`))}</p>`;
}

function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${heads.join(', ')}"><table><thead><tr>${join(heads.map((head, at) => html`<th scope="col"${at > 0 ? html` class="number"` : nothing}>${head}</th>`))}</tr></thead><tbody>${join(rows.map((row) => html`<tr>${join(row.map((value, at) => (at === 0 ? html`<th scope="row">${value}</th>` : html`<td class="number">${value}</td>`)))}</tr>`))}</tbody></table></div>`;
}

function pathOf(points: readonly ({ readonly x: number; readonly y: number } | undefined)[]): string {
  let path = '';
  let pen = 'M';
  for (const point of points) {
    if (point) path += `${pen}${point.x} ${point.y}`;
    pen = point ? 'L' : 'M';
  }
  return path;
}

/** A round number at or above the largest value, so that half of it is round too. */
function niceTop(most: number): number {
  if (most <= 2) return 2;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 4, 6, 10].find((each) => each * power >= most) ?? 10) * power;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
