// Approved changes as people read them, newest first. Wrong and past values stay visible, with a date.
import type { ReleaseChange } from '../input.ts';
import type { ReleaseData } from '../schema.ts';
import { changeLines } from '../change-lines.ts';
import { changeLabel, gradeLabel } from '../words.ts';
import { html, join, type Html, type Page } from './frame.ts';

export function changelogPage(data: ReleaseData, changes: readonly ReleaseChange[]): Page {
  const body =
    changes.length > 0 ? changeList(data, changes, '../') : html`<p>No change has been approved yet.</p>`;
  return { path: 'changelog/index.html', title: 'Changes', body };
}

/** `home` leads from the page to the root of the release. */
export function changeList(data: ReleaseData, changes: readonly ReleaseChange[], home: string): Html {
  const names = new Map(data.offerings.map((each) => [each.id, each.name]));
  const labels = new Map(data.dimension_details.map((each) => [each.key, each.label]));
  const items = changes.map(
    (change) =>
      html`<li>
        <p>
          <time datetime="${change.at}">${change.at.slice(0, 10)}</time>
          <strong class="change ${change.change}">${changeLabel[change.change]}</strong>
          <a href="${home}offerings/${change.offering}/#${change.dimension}"
            >${names.get(change.offering) ?? change.offering},
            ${labels.get(change.dimension) ?? change.dimension}</a
          >
        </p>
        <p>${change.from && change.from !== change.to ? html`<s>${gradeLabel[change.from]}</s> → ` : ''}${gradeLabel[change.to]}</p>
        ${lines(changeLines(change))}
        ${sentences(change)}
      </li>`,
  );
  return html`<ol class="changes">
    ${join(items)}
  </ol>`;
}

function lines(all: readonly string[]): Html {
  if (all.length === 0) return html``;
  return html`<ul class="what">
    ${join(all.map((line) => html`<li>${line}</li>`))}
  </ul>`;
}

function sentences({ before, after }: ReleaseChange): Html {
  if (before === after) return html``;
  return html`${before ? html`<blockquote><del>${before}</del></blockquote>` : ''}${after ? html`<blockquote><ins>${after}</ins></blockquote>` : ''}`;
}
