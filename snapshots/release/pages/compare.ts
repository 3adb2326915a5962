// Two offerings side by side; where they differ is marked.
import type { ReleaseData, ReleasedOffering } from '../schema.ts';
import { pairId, slugOf } from './addresses.ts';
import { badge, html, shortened, table, type Html, type Page } from './frame.ts';

export function comparePage(data: ReleaseData, left: ReleasedOffering, right: ReleasedOffering): Page {
  let different = 0;
  const rows = data.dimension_details.map((each) => {
    const [a, b] = [left.dimensions[each.key], right.dimensions[each.key]];
    // Nothing is known to differ while one side is not answered yet.
    const differs = a !== undefined && b !== undefined && a.value !== b.value;
    if (differs) different++;
    const side = (offering: ReleasedOffering): Html => {
      const cell = offering.dimensions[each.key];
      return html`<td data-head="${offering.name}">
        ${badge(cell)}
        <p>${shortened(cell?.notes ?? '')}</p>
      </td>`;
    };
    return html`<tr class="${differs ? 'differs' : ''}">
      <th scope="row"><a href="../../questions/${slugOf(each.key)}/">${each.label}</a></th>
      ${side(left)} ${side(right)}
    </tr>`;
  });
  const body = html`<p class="lead">
      The same question can have another answer depending on who serves the model. ${different} of
      ${rows.length} answers differ; their rows are marked.
    </p>
    ${table(['Question', left.name, right.name], rows)}`;
  return { path: `compare/${pairId(left, right)}/index.html`, title: `${left.name} vs ${right.name}`, body };
}

export function pairsOf(offerings: readonly ReleasedOffering[]): [ReleasedOffering, ReleasedOffering][] {
  return offerings.flatMap((left, index) =>
    offerings.slice(index + 1).map((right): [ReleasedOffering, ReleasedOffering] => [left, right]),
  );
}
