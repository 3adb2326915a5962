// One cell as readers see it: grade, note, caveat, the exact sentence, where it stands and when it was seen.
import { fragmentLink } from '#text/fragment.ts';
import type { DetailValue } from '#types/evidence.ts';
import { noArchiveSchema } from '#types/words.ts';
import type { ReleasedCell } from '../schema.ts';
import { noArchiveWords, said } from '../words.ts';
import { badge, html, join, type Html } from './frame.ts';

/** Lists of more lines than this are folded after the first. */
const shownLines = 6;

export function cellArticle(
  key: string,
  label: string,
  question: string,
  cell: ReleasedCell | undefined,
): Html {
  return html`<article id="${key}">
    <h2>${label} <a class="anchor" href="#${key}" aria-label="Link to ${label}">#</a></h2>
    <p class="meta">${question}</p>
    <p class="answer">
      ${badge(cell)}${cell ? html` <span class="meta">${cell.confidence} confidence, checked <time datetime="${cell.verified}">${cell.verified}</time>, good until <time datetime="${cell.expires}">${cell.expires}</time></span>` : ''}
    </p>
    ${cell ? cellBody(cell) : html`<p class="meta">Not every source that may speak has been read yet.</p>`}
  </article> `;
}

function cellBody(cell: ReleasedCell): Html {
  return html`${cell.notes ? html`<p>${cell.notes}</p>` : ''}
    ${cell.caveat ? html`<p class="caveat"><strong>Watch out:</strong> ${cell.caveat}</p>` : ''}
    ${join(cell.quotes.map((quote) => quoted(cell, quote)))} ${detailList(cell)}
    <p class="meta">${sourceLine(cell)}</p>`;
}

function quoted(cell: ReleasedCell, quote: ReleasedCell['quotes'][number]): Html {
  const place = { exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix };
  const target = isWebAddress(cell.source)
    ? fragmentLink(
        cell.source,
        quote.page === undefined ? place : { ...place, page: quote.page },
        quote.page === undefined ? 'html' : 'pdf',
        { unique: false },
      )
    : undefined;
  const where = quote.page === undefined ? 'in the page' : `on page ${quote.page}`;
  return html`<blockquote cite="${cell.source}">
    ${quote.exact}${target ? html` <a class="place" href="${target}" rel="nofollow">${where}</a>` : ''}
  </blockquote>`;
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
    : html`no public archived copy${because(cell.capture?.no_archive_because)}`;
  const hash = cell.capture
    ? html`, text <code title="SHA-256 of the captured text">${cell.capture.text_sha256.slice(0, 12)}</code>`
    : '';
  const source = isWebAddress(cell.source)
    ? html`<a href="${cell.source}" rel="nofollow">${cell.source}</a>`
    : html`${cell.source || 'no single source'}`;
  return html`Source: ${source}, ${archive}${hash}`;
}

function because(reason: string | undefined): string {
  const known = noArchiveSchema.safeParse(reason);
  return known.success ? ` (${noArchiveWords[known.data]})` : '';
}

function isWebAddress(address: string): boolean {
  return /^https?:/.test(address);
}

function detailList(cell: ReleasedCell): Html {
  const access = Object.entries(cell.access)
    .filter(([, value]) => value && value !== 'unstated')
    .map(([key, value]): [string, DetailValue] => [key, key === 'geography' ? value : said(value)]);
  const effective: [string, DetailValue][] = cell.effective_from
    ? [['takes effect', cell.effective_from]]
    : [];
  const rows = [...effective, ...access, ...Object.entries(cell.details)];
  if (rows.length === 0) return html``;
  return html`<dl class="facts-of">
    ${join(
      rows.map(
        ([key, value]) =>
          html`<dt>${said(key)}</dt>
            <dd>${detailText(value)}</dd>`,
      ),
    )}
  </dl>`;
}

function detailText(value: DetailValue): Html {
  if (typeof value === 'boolean') return html`${value ? 'yes' : 'no'}`;
  if (typeof value === 'string' || typeof value === 'number') return html`${value}`;
  const entries: readonly (string | Readonly<Record<string, string>>)[] = value;
  const lines = entries.map((each) =>
    typeof each === 'string' ? each : Object.values(each).filter(Boolean).join(', '),
  );
  if (lines.every((line) => line.length < 30) && lines.length <= shownLines) return html`${lines.join(', ')}`;
  if (lines.length <= shownLines + 1) return list(lines);
  return html`${list(lines.slice(0, shownLines))}
    <details>
      <summary>${lines.length - shownLines} more</summary>
      ${list(lines.slice(shownLines))}
    </details>`;
}

function list(lines: readonly string[]): Html {
  return html`<ul>
    ${join(lines.map((line) => html`<li>${line}</li>`))}
  </ul>`;
}
