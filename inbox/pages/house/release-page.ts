// The next release as a difference to the last: what readers will see change when it is published.
import type { ReleaseRow } from '#db/releases.ts';
import { counted } from '#text/counted.ts';
import { html, join, moment, nothing, type Html } from '../../html.ts';
import { gradeBadge, gradeChange } from '../../parts/badges.ts';
import { markedInShort } from '../../parts/marked.ts';
import type { ChangedPart } from '../../registry/changed-parts.ts';
import type { CellChange, ReleaseDifference } from '../../registry/release-difference.ts';

export interface ReleaseScreen {
  readonly difference: ReleaseDifference;
  readonly releases: readonly ReleaseRow[];
}

export function releasePage({ difference, releases }: ReleaseScreen): Html {
  const last = releases[0];
  return html`<header class="head"><h1>Next release</h1><p class="dim">${last ? html`Held against the release of ${moment(last.made_at)} by ${last.by}: ` : html`Nothing was released yet: everything is new. `}${countsLine(difference)}</p></header>
<p class="small">A maintainer publishes with <code>npx assay export --out DIR</code>; <code>npx assay verify DIR</code> proves it.</p>
${changeList('Changed for readers', difference.changed)}
${addedList('New answers', difference.added)}
${removedList('No longer published', difference.removed)}
${difference.verified > 0 ? html`<p class="dim">${counted(difference.verified, 'cell says', 'cells say')} the same with a newer date of verification.</p>` : nothing}
${isEmpty(difference) ? html`<div class="empty"><h2>Readers would see nothing new</h2><p>Approve a candidate in the <a href="/">queue</a>, and it shows here before it is published.</p></div>` : nothing}
${releaseList(releases)}`;
}

function isEmpty({ changed, added, removed }: ReleaseDifference): boolean {
  return changed.length + added.length + removed.length === 0;
}

function countsLine({ changed, added, removed, unchanged }: ReleaseDifference): string {
  return `${changed.length} changed, ${added.length} new, ${removed.length} no longer published, ${unchanged} unchanged.`;
}

function changeList(title: string, changes: readonly CellChange[]): Html {
  return section(
    title,
    changes,
    (change) =>
      html`${cellLink(change)} ${change.to !== undefined && change.from !== change.to ? gradeChange(change.from, change.to) : gradeBadge(change.to)}
<dl class="facts small">${join(change.parts.map((part) => html`<dt>${part.label}</dt><dd>${partText(part)}</dd>`))}</dl>`,
  );
}

function partText({ before, after }: ChangedPart): Html {
  const gone = after === '' ? html` <span class="dim">(no longer said)</span>` : nothing;
  return html`${markedInShort(before, after)}${gone}`;
}

function removedList(title: string, changes: readonly CellChange[]): Html {
  return section(
    title,
    changes,
    (change) =>
      html`${cellLink(change)} ${gradeBadge(change.from)} <span class="dim small">${change.asked ? 'its approval was taken back' : 'it left the registry'}</span>`,
  );
}

function addedList(title: string, changes: readonly CellChange[]): Html {
  return section(title, changes, (change) => html`${cellLink(change)} ${gradeBadge(change.to)}`);
}

const mostShown = 300;

function section(title: string, changes: readonly CellChange[], line: (change: CellChange) => Html): Html {
  if (changes.length === 0) return nothing;
  const more = changes.length - mostShown;
  return html`<section><h2>${title} <span class="dim">${changes.length}</span></h2><ul class="changes-list">${join(changes.slice(0, mostShown).map((change) => html`<li>${line(change)}</li>`))}</ul>${more > 0 ? html`<p class="dim">and ${more} more</p>` : nothing}</section>`;
}

function cellLink({ offering, dimension, label, asked }: CellChange): Html {
  return asked
    ? html`<a href="/registry/${offering}/${dimension}">${label}</a>`
    : html`<strong>${label}</strong>`;
}

function releaseList(releases: readonly ReleaseRow[]): Html {
  if (releases.length === 0) return nothing;
  return html`<section><h2>Releases</h2><div class="scroll" tabindex="0" role="region" aria-label="Releases"><table><thead><tr><th scope="col">When</th><th scope="col">Digest</th><th scope="col" class="number">Cells</th><th scope="col">By</th></tr></thead><tbody>${join(
    releases.map(
      (release) =>
        html`<tr><td>${moment(release.made_at)}</td><td><code>${release.digest.slice(0, 19)}</code></td><td class="number">${release.cells}</td><td>${release.by}</td></tr>`,
    ),
  )}</tbody></table></div></section>`;
}
