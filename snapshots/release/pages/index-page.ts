// The front page: what the registry holds, what changed last, and every offering against every question.
import type { ReleaseChange } from '../input.ts';
import type { ReleaseData, ReleasedOffering } from '../schema.ts';
import { slugOf } from './addresses.ts';
import { changeList } from './changelog.ts';
import { html, join, legend, sign, type Html, type Page } from './frame.ts';

const latest = 5;

export function indexPage(data: ReleaseData, changes: readonly ReleaseChange[]): Page {
  const groups = [...new Set(data.dimension_details.map((each) => each.group))];
  const body = html`${facts(data, changes)} ${legend} ${join(groups.map((group) => matrix(data, group)))}
  ${
    changes.length > 0
      ? html`<section>
        <h2>Latest changes</h2>
        ${changeList(data, changes.slice(0, latest), '')}
        <p><a href="changelog/">All changes</a></p>
      </section>`
      : ''
  }`;
  return { path: 'index.html', title: data.name, body };
}

function facts(data: ReleaseData, changes: readonly ReleaseChange[]): Html {
  const answers = data.offerings.flatMap((offering) => Object.values(offering.dimensions));
  const quoted = answers.filter((cell) => cell.quotes.length > 0).length;
  const [last] = changes;
  const lines: readonly (readonly [string, string])[] = [
    [data.offerings.length.toLocaleString('en'), 'offerings'],
    [data.dimension_details.length.toLocaleString('en'), 'questions'],
    [answers.length.toLocaleString('en'), 'answers'],
    [quoted.toLocaleString('en'), 'with an exact quote'],
    [last ? last.at.slice(0, 10) : 'none yet', 'last change'],
  ];
  return html`<dl class="facts">
    ${join(lines.map(([count, what]) => html`<div><dt>${what}</dt><dd>${count}</dd></div>`))}
  </dl>`;
}

function matrix(data: ReleaseData, group: string): Html {
  const questions = data.dimension_details.filter((each) => each.group === group);
  return html`<section>
    <h2>${group}</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="${group}">
      <table class="matrix">
        <thead>
          <tr>
            <th scope="col">Offering</th>
            ${join(questions.map((each) => html`<th scope="col"><a href="questions/${slugOf(each.key)}/">${each.label}</a></th>`))}
          </tr>
        </thead>
        <tbody>
          ${join(data.offerings.map((offering) => row(offering, questions)))}
        </tbody>
      </table>
    </div>
  </section>`;
}

function row(offering: ReleasedOffering, questions: ReleaseData['dimension_details']): Html {
  return html`<tr>
    <th scope="row"><a href="offerings/${offering.id}/">${offering.name}</a></th>
    ${join(
      questions.map(
        (each) =>
          html`<td>
            <a href="offerings/${offering.id}/#${each.key}">${sign(offering.dimensions[each.key], each.label)}</a>
          </td>`,
      ),
    )}
  </tr>`;
}
