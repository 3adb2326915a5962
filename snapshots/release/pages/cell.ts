// One cell as readers see it: grade, note, caveat, the exact sentence, where it stands and when it was seen.
import type { DetailValue } from '#types/evidence.ts';
import type { ReleasedCell } from '../schema.ts';
import { badge, html, join, type Html } from './frame.ts';

export function cellArticle(
  key: string,
  label: string,
  question: string,
  cell: ReleasedCell | undefined,
): Html {
  return html`<article id="${key}">
    <h2>${label}</h2>
    <p class="question">${question}</p>
    <p>
      ${badge(cell)}${cell ? html` <span class="meta">confidence ${cell.confidence}, checked <time datetime="${cell.verified}">${cell.verified}</time>, good until ${cell.expires}</span>` : ''}
    </p>
    ${cell ? cellBody(cell) : html`<p>Not every source that may speak has been read yet.</p>`}
  </article> `;
}

function cellBody(cell: ReleasedCell): Html {
  return html`${cell.notes ? html`<p>${cell.notes}</p>` : ''}
    ${cell.caveat ? html`<p class="caveat"><strong>Watch out:</strong> ${cell.caveat}</p>` : ''}
    ${join(cell.quotes.map((quote) => html`<blockquote cite="${cell.source}">${quote.exact}</blockquote>`))}
    ${detailList(cell)}
    <p class="meta">${sourceLine(cell)}</p>`;
}

function sourceLine(cell: ReleasedCell): Html {
  const archive = cell.archived
    ? html`<a
        href="${cell.archived}"
        data-originalurl="${cell.source}"
        data-versionurl="${cell.archived}"
        data-versiondate="${cell.capture?.memento ?? cell.verified}"
        >archived copy</a
      >`
    : html`no public archived
      copy${cell.capture?.no_archive_because ? ` (${cell.capture.no_archive_because.replaceAll('_', ' ')})` : ''}`;
  const hash = cell.capture
    ? html`, text <code title="SHA-256 of the captured text">${cell.capture.text_sha256.slice(0, 12)}</code>`
    : '';
  const source = /^https?:/.test(cell.source)
    ? html`<a href="${cell.source}" rel="nofollow">${cell.source}</a>`
    : html`${cell.source || 'no single source'}`;
  return html`Source: ${source}, ${archive}${hash}`;
}

function detailList(cell: ReleasedCell): Html {
  const access = Object.entries(cell.access).filter(([, value]) => value && value !== 'unstated');
  const rows = [...access, ...Object.entries(cell.details)];
  if (rows.length === 0) return html``;
  return html`<dl>
    ${join(
      rows.map(
        ([key, value]) =>
          html`<dt>${key.replaceAll('_', ' ')}</dt>
            <dd>${detailText(value)}</dd>`,
      ),
    )}
  </dl>`;
}

function detailText(value: DetailValue): Html {
  if (typeof value === 'boolean') return html`${value ? 'yes' : 'no'}`;
  if (typeof value === 'string' || typeof value === 'number') return html`${value}`;
  const lines = value.map((each) =>
    typeof each === 'string' ? each : Object.values(each).filter(Boolean).join(', '),
  );
  if (lines.length < 2) return html`${lines.join('')}`;
  return html`<ul>
    ${join(lines.map((line) => html`<li>${line}</li>`))}
  </ul>`;
}
