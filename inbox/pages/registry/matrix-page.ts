// The registry as a matrix: offerings down, questions across, each cell a grade that leads to its history.
import { counted } from '#text/counted.ts';
import { html, join, nothing, type Html } from '../../html.ts';
import { gradeWords } from '../../parts/words.ts';
import { isShown, type Matrix, type MatrixCell, type MatrixView } from '../../registry/matrix.ts';

export function matrixPage(matrix: Matrix, view: MatrixView): Html {
  return html`<header class="head"><h1>Registry</h1><p class="dim">${totalsLine(matrix, view)}</p></header>
${filters(matrix, view)}
${matrix.rows.length === 0 ? nothingFits(view) : table(matrix, view)}
${legend()}`;
}

function totalsLine({ totals }: Matrix, view: MatrixView): Html {
  const when = view.at ? html` on ${view.at}` : nothing;
  const pending =
    totals.pending > 0 ? html`, <a href="/registry?show=pending">${totals.pending} pending</a>` : nothing;
  const stale = totals.stale > 0 ? html`, <a href="/registry?show=stale">${totals.stale} stale</a>` : nothing;
  return html`${counted(totals.answered, 'cell')} answered${when}${pending}${stale}.`;
}

function filters(matrix: Matrix, view: MatrixView): Html {
  const option = (value: string, label: string, chosen: string | undefined) =>
    html`<option value="${value}"${value === (chosen ?? '') ? html` selected` : nothing}>${label}</option>`;
  return html`<form class="filters" method="get" action="/registry">
<label class="unseen" for="q">Offering</label><input id="q" name="q" type="search" placeholder="Offering or vendor" value="${view.words}" data-key="/" data-key-label="Search offerings">
<label class="unseen" for="group">Group</label><select id="group" name="group">${option('', 'Group: any', view.group)}${join(matrix.groups.map((group) => option(group, group, view.group)))}</select>
<label class="unseen" for="show">Show</label><select id="show" name="show">${option('all', 'All cells', view.show)}${option('watch', 'Watch-outs: not a plain yes', view.show)}${option('stale', 'Stale', view.show)}${option('pending', 'Pending', view.show)}</select>
<label class="unseen" for="at">As of</label><input id="at" name="at" type="date" value="${view.at ?? ''}" title="As of this day">
<button type="submit">Show</button></form>`;
}

function table(matrix: Matrix, view: MatrixView): Html {
  const spans = groupSpans(matrix);
  return html`<div class="scroll matrix" tabindex="0" role="region" aria-label="Registry"><table>
<thead><tr><td></td>${join(spans.map(({ group, span }) => html`<th scope="colgroup" colspan="${span}" class="group">${group}</th>`))}</tr>
<tr><th scope="col">Offering</th>${join(matrix.dimensions.map((each) => html`<th scope="col" title="${each.question}"><span>${each.label}</span></th>`))}</tr></thead>
<tbody>${join(
    matrix.rows.map(
      (row) =>
        html`<tr><th scope="row">${row.offering.name}<br><span class="dim small">${row.offering.id}</span></th>${join(
          row.cells.map((cell, index) => {
            const key = matrix.dimensions[index]?.key ?? '';
            return matrixCell(
              cell,
              `/registry/${row.offering.id}/${key}${view.at ? `?at=${view.at}` : ''}`,
              view,
            );
          }),
        )}</tr>`,
    ),
  )}</tbody></table></div>`;
}

function groupSpans(matrix: Matrix): { group: string; span: number }[] {
  const spans: { group: string; span: number }[] = [];
  for (const { group } of matrix.dimensions) {
    const last = spans.at(-1);
    if (last?.group === group) last.span += 1;
    else spans.push({ group, span: 1 });
  }
  return spans;
}

function matrixCell(cell: MatrixCell, href: string, view: MatrixView): Html {
  if (cell.kind === 'unasked')
    return html`<td><span class="dim" title="No source may speak for it">–</span></td>`;
  const words = cell.value ? gradeWords[cell.value] : 'Pending: not every source was read yet';
  const age = cell.stale ? ', stale' : '';
  const imported = cell.imported ? ', imported' : '';
  const classes = [
    'grade',
    cell.value ?? 'pending',
    cell.stale ? 'stale' : '',
    isShown(cell, view.show) ? '' : 'dimmed',
  ]
    .filter(Boolean)
    .join(' ');
  return html`<td><a href="${href}" class="${classes}" title="${words}${age}${imported}"><span class="unseen">${words}${age}${imported}</span></a></td>`;
}

function legend(): Html {
  return html`<p class="legend small">${join(
    (Object.keys(gradeWords) as (keyof typeof gradeWords)[]).map(
      (grade) => html`<span class="grade ${grade}">${gradeWords[grade]}</span> `,
    ),
  )}<span class="grade pending">Pending</span> <span class="grade yes_public stale">Stale: not verified in time</span></p>`;
}

function nothingFits(view: MatrixView): Html {
  const why =
    view.show === 'stale'
      ? 'No cell is stale: every answer was seen standing in time.'
      : view.show === 'pending'
        ? 'No cell is pending: every source that may speak was read.'
        : 'No offering has such a name.';
  return html`<div class="empty"><h2>${why}</h2><p><a href="/registry">Show all cells</a></p></div>`;
}
