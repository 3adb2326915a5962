// All documents against all questions, each sign a link to its place.
import { gradeSign } from '#snapshots/release/words.ts';
import type { ReadOne } from '#pipeline/read-manifest.ts';
import { standaloneDimensions } from '#pipeline/standalone.ts';
import { html, join, nothing, type Html } from '../html.ts';
import { gradeWords } from '../parts/words.ts';

export function matrix(all: readonly ReadOne[]): Html {
  const asked = standaloneDimensions.filter(({ key }) =>
    all.some(({ drafts }) => drafts.some(({ dimension }) => dimension === key)),
  );
  return html`<nav class="matrix" aria-label="Documents and questions" tabindex="0"><table>
<thead><tr><th scope="col">Document</th>${join(asked.map(({ label }) => html`<th scope="col">${label}</th>`))}</tr></thead>
<tbody>${join(all.map((one, at) => row(one, at, asked)))}</tbody></table></nav>`;
}

function row(one: ReadOne, at: number, asked: typeof standaloneDimensions): Html {
  const { listed, judgement, drafts } = one;
  const cells = asked.map(({ key, label }) => {
    const number = drafts.findIndex(({ dimension }) => dimension === key);
    const draft = drafts[number];
    if (!draft) return html`<td></td>`;
    const words = `${label}: ${gradeWords[draft.value]}, ${draft.confidence} confidence`;
    return html`<td><a class="sign ${draft.value} ${draft.confidence}" href="#d${at}e${number}" title="${words}" aria-label="${words}">${gradeSign[draft.value]}</a></td>`;
  });
  const verdict =
    judgement.verdict === 'ok' ? nothing : html` <span class="verdict">${judgement.verdict}</span>`;
  return html`<tr><th scope="row"><a href="#d${at}">${listed.id}</a>${verdict}</th>${join(cells)}</tr>`;
}
