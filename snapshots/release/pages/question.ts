// One question, answered by every offering.
import type { ReleaseData } from '../schema.ts';
import { slugOf } from './addresses.ts';
import { badge, html, shortened, table, type Page } from './frame.ts';

export function questionPage(data: ReleaseData, key: string): Page {
  const label = data.dimension_details.find((each) => each.key === key)?.label ?? key;
  const rows = data.offerings.map((offering) => {
    const cell = offering.dimensions[key];
    return html`<tr>
      <th scope="row"><a href="../../offerings/${offering.id}/#${key}">${offering.name}</a></th>
      <td data-head="Answer">${badge(cell)}</td>
      <td data-head="Note">${shortened(cell?.notes ?? '')}</td>
    </tr>`;
  });
  const body = html`<p class="lead">${data.dimensions[key] ?? ''}</p>
    ${table(['Offering', 'Answer', 'Note'], rows)}`;
  const path = `questions/${slugOf(key)}`;
  return { path: `${path}/index.html`, title: label, body, feed: `${path}/feed` };
}
