// One offering: all answers at a glance, then each with its evidence.
import type { ReleaseChange } from '../input.ts';
import type { ReleaseData, ReleasedOffering } from '../schema.ts';
import { pairId } from './addresses.ts';
import { cellArticle } from './cell.ts';
import { changeList } from './changelog.ts';
import { html, join, sign, type Html, type Page } from './frame.ts';

const latest = 5;

export function offeringPage(
  data: ReleaseData,
  offering: ReleasedOffering,
  changes: readonly ReleaseChange[],
): Page {
  const own = changes.filter((change) => change.offering === offering.id).slice(0, latest);
  const body = html`<p class="lead">${offering.summary}</p>
    <p class="meta">
      ${offering.model_family} by ${offering.developer}, served by ${offering.platform}.
    </p>
    <div class="beside">
      ${contents(data, offering)}
      <div>
        ${join(data.dimension_details.map((each) => cellArticle(each.key, each.label, data.dimensions[each.key] ?? '', offering.dimensions[each.key])))}
        ${
          own.length > 0
            ? html`<section>
              <h2>Latest changes</h2>
              ${changeList(data, own, '../../')}
            </section>`
            : ''
        }
        ${others(data, offering)}
      </div>
    </div>`;
  const path = `offerings/${offering.id}`;
  return { path: `${path}/index.html`, title: offering.name, body, feed: `${path}/feed` };
}

function contents(data: ReleaseData, offering: ReleasedOffering): Html {
  const groups = [...new Set(data.dimension_details.map((each) => each.group))];
  return html`<nav class="contents" aria-label="Answers">
    ${join(
      groups.map(
        (group) =>
          html`<h2>${group}</h2>
            <ul>
              ${join(
                data.dimension_details
                  .filter((each) => each.group === group)
                  .map(
                    (each) =>
                      html`<li><a href="#${each.key}">${sign(offering.dimensions[each.key])} ${each.label}</a></li>`,
                  ),
              )}
            </ul>`,
      ),
    )}
  </nav>`;
}

function others(data: ReleaseData, offering: ReleasedOffering): Html {
  const all = data.offerings.filter((other) => other.id !== offering.id);
  if (all.length === 0) return html``;
  return html`<section>
    <h2>Compare with</h2>
    <ul class="links">
      ${join(
        all.map(
          (other) => html`<li><a href="../../compare/${pairId(offering, other)}/">${other.name}</a></li>`,
        ),
      )}
    </ul>
  </section>`;
}
