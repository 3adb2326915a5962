// All pages of a release: index, offerings, questions, comparisons, changelog.
import type { ReleaseChange } from '../input.ts';
import type { ReleaseData, ReleasedOffering } from '../schema.ts';
import { changeLabel, gradeLabel } from '../words.ts';
import { cellArticle } from './cell.ts';
import { badge, html, join, shortened, type Html, type Page } from './frame.ts';

export function pagesOf(data: ReleaseData, changes: readonly ReleaseChange[]): Page[] {
  return [
    indexPage(data),
    changelogPage(data, changes),
    ...data.offerings.map((offering) => offeringPage(data, offering)),
    ...data.dimension_details.map((dimension) => questionPage(data, dimension.key)),
    ...pairs(data.offerings).map(([left, right]) => comparePage(data, left, right)),
  ];
}

/** `soc2_type2` as an address: soc2-type2. */
export function slugOf(key: string): string {
  return key.replaceAll('_', '-');
}

function indexPage(data: ReleaseData): Page {
  const groups = [...new Set(data.dimension_details.map((each) => each.group))];
  const tables = groups.map((group) => {
    const keys = data.dimension_details.filter((each) => each.group === group);
    return html`<section>
      <h2>${group}</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="${group}">
        <table>
          <thead>
            <tr>
              <th scope="col">Offering</th>
              ${join(keys.map((each) => html`<th scope="col"><a href="questions/${slugOf(each.key)}/">${each.label}</a></th>`))}
            </tr>
          </thead>
          <tbody>
            ${join(
              data.offerings.map(
                (offering) =>
                  html`<tr>
                    <th scope="row"><a href="offerings/${offering.id}/">${offering.name}</a></th>
                    ${join(
                      keys.map(
                        (each) =>
                          html`<td>
                            <a href="offerings/${offering.id}/#${each.key}"
                              >${badge(offering.dimensions[each.key])}</a
                            >
                          </td>`,
                      ),
                    )}
                  </tr>`,
              ),
            )}
          </tbody>
        </table>
      </div>
    </section>`;
  });
  return { path: 'index.html', title: 'Offerings', body: join(tables) };
}

function offeringPage(data: ReleaseData, offering: ReleasedOffering): Page {
  const others = data.offerings.filter((other) => other.id !== offering.id);
  const body = html`<p>${offering.summary}</p>
    <p class="meta">${offering.model_family} by ${offering.developer}, served by ${offering.platform}.</p>
    ${join(data.dimension_details.map((each) => cellArticle(each.key, each.label, data.dimensions[each.key] ?? '', offering.dimensions[each.key])))}
    <section>
      <h2>Compare with</h2>
      <ul>
        ${join(
          others.map(
            (other) => html`<li><a href="../../compare/${pairId(offering, other)}/">${other.name}</a></li>`,
          ),
        )}
      </ul>
    </section>`;
  const path = `offerings/${offering.id}`;
  return { path: `${path}/index.html`, title: offering.name, body, feed: `${path}/feed` };
}

function questionPage(data: ReleaseData, key: string): Page {
  const label = data.dimension_details.find((each) => each.key === key)?.label ?? key;
  const rows = data.offerings.map((offering) => {
    const cell = offering.dimensions[key];
    return html`<tr>
      <th scope="row"><a href="../../offerings/${offering.id}/#${key}">${offering.name}</a></th>
      <td>${badge(cell)}</td>
      <td>${shortened(cell?.notes ?? '')}</td>
    </tr>`;
  });
  const body = html`<p class="question">${data.dimensions[key] ?? ''}</p>
    ${table(['Offering', 'Answer', 'Note'], rows)}`;
  const path = `questions/${slugOf(key)}`;
  return { path: `${path}/index.html`, title: label, body, feed: `${path}/feed` };
}

function comparePage(data: ReleaseData, left: ReleasedOffering, right: ReleasedOffering): Page {
  const rows = data.dimension_details.map((each) => {
    const [a, b] = [left.dimensions[each.key], right.dimensions[each.key]];
    const differs = a?.value === b?.value ? '' : 'differs';
    return html`<tr class="${differs}">
      <th scope="row"><a href="../../questions/${slugOf(each.key)}/">${each.label}</a></th>
      <td>${badge(a)}<br />${shortened(a?.notes ?? '')}</td>
      <td>${badge(b)}<br />${shortened(b?.notes ?? '')}</td>
    </tr>`;
  });
  const body = html`<p>The same question can have another answer depending on who serves the model.</p>
    ${table(['Question', left.name, right.name], rows)}`;
  return { path: `compare/${pairId(left, right)}/index.html`, title: `${left.name} vs ${right.name}`, body };
}

function changelogPage(data: ReleaseData, changes: readonly ReleaseChange[]): Page {
  const names = new Map(data.offerings.map((each) => [each.id, each.name]));
  const labels = new Map(data.dimension_details.map((each) => [each.key, each.label]));
  const items = changes.map(
    (change) =>
      html`<li>
        <time datetime="${change.at}">${change.at.slice(0, 10)}</time>
        <strong>${changeLabel[change.change]}</strong>
        <a href="../offerings/${change.offering}/#${change.dimension}"
          >${names.get(change.offering) ?? change.offering},
          ${labels.get(change.dimension) ?? change.dimension}</a
        >
        ${change.from ? html`<s>${gradeLabel[change.from]}</s> → ` : ''}${gradeLabel[change.to]}${sentences(change)}
      </li>`,
  );
  const body =
    items.length > 0
      ? html`<ol class="changes">
          ${join(items)}
        </ol>`
      : html`<p>No change has been approved yet.</p>`;
  return { path: 'changelog/index.html', title: 'Changes', body };
}

/** Wrong and past values stay visible, with a date. */
function sentences(change: ReleaseChange): Html {
  return html`${change.before && change.before !== change.after ? html`<blockquote><del>${change.before}</del></blockquote>` : ''}${change.after ? html`<blockquote><ins>${change.after}</ins></blockquote>` : ''}`;
}

function table(heads: readonly string[], rows: readonly Html[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Table">
    <table>
      <thead>
        <tr>
          ${join(heads.map((head) => html`<th scope="col">${head}</th>`))}
        </tr>
      </thead>
      <tbody>
        ${join(rows)}
      </tbody>
    </table>
  </div>`;
}

function pairs(offerings: readonly ReleasedOffering[]): [ReleasedOffering, ReleasedOffering][] {
  return offerings.flatMap((left, index) =>
    offerings.slice(index + 1).map((right): [ReleasedOffering, ReleasedOffering] => [left, right]),
  );
}

/** One address a pair, whichever page links to it: in the order of the registry. */
function pairId(a: ReleasedOffering, b: ReleasedOffering): string {
  const first = a.sort_order - b.sort_order || (a.id < b.id ? -1 : 1);
  return first < 0 ? `${a.id}-vs-${b.id}` : `${b.id}-vs-${a.id}`;
}
