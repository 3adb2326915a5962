// The frame of every published page: no script, one stylesheet, everything escaped by the template.
import { html as template, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { ReleaseData, ReleasedCell } from '../schema.ts';
import { gradeSchema } from '#types/words.ts';
import { gradeLabel, gradeSign } from '../words.ts';

export type Html = HtmlEscapedString;

/** Every value is escaped; ours are never promises, so that the result is text at once. */
export function html(strings: TemplateStringsArray, ...values: unknown[]): Html {
  return template(strings, ...values) as Html;
}

export interface Page {
  readonly path: string;
  readonly title: string;
  readonly body: Html;
  /** Paths of this page's feeds, without ending. */
  readonly feed?: string;
}

export interface Site {
  readonly data: ReleaseData;
  readonly url: string;
  readonly contact: string;
}

export function renderPage(site: Site, page: Page): string {
  const home = '../'.repeat(page.path.split('/').length - 1) || './';
  const feed = page.feed ?? 'feed';
  const rendered = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
        />
        <title>${page.title === site.data.name ? page.title : `${page.title} · ${site.data.name}`}</title>
        <link rel="stylesheet" href="${home}style.css" />
        <link rel="alternate" type="application/atom+xml" title="Changes" href="${home}${feed}.atom" />
        <link rel="alternate" type="application/feed+json" title="Changes" href="${home}${feed}.json" />
        <link rel="canonical" href="${site.url}${page.path.replace(/index\.html$/, '')}" />
      </head>
      <body>
        <header class="top">
          <a class="name" href="${home}">${site.data.name}</a>
          <nav aria-label="Site">
            <a href="${home}">Offerings</a> <a href="${home}changelog/">Changes</a>
            <a href="${home}data.json">Data</a> <a href="${home}cells.csv">CSV</a>
          </nav>
        </header>
        <main>
          <h1>${page.title}</h1>
          <p class="banner">
            Evidence verified as of <time datetime="${site.data.generated_at}">${site.data.generated}</time>.
            ${site.data.disclaimer}
          </p>
          ${page.body}
        </main>
        <footer>
          <p>
            ${site.data.license}. Found something wrong? Write to
            <a href="${site.contact}">${site.contact.replace(/^mailto:/, '')}</a> with the page and the
            sentence.
          </p>
        </footer>
      </body>
    </html> `;
  return rendered.toString();
}

export function badge(cell: ReleasedCell | undefined): Html {
  if (!cell) return html`<span class="grade pending">not yet answered</span>`;
  return html`<span class="grade ${cell.value}"
    ><span aria-hidden="true">${gradeSign[cell.value]}</span> ${gradeLabel[cell.value]}</span
  >`;
}

/** The answer as one sign, for tables and lists; its words are heard, and seen on hover. */
export function sign(cell: ReleasedCell | undefined, label?: string): Html {
  const words = cell ? gradeLabel[cell.value] : 'not yet answered';
  const told = label ? `${label}: ${words}` : words;
  return html`<span class="sign ${cell?.value ?? 'pending'}" title="${told}"
    ><span aria-hidden="true">${cell ? gradeSign[cell.value] : '…'}</span
    ><span class="unseen">${told}</span></span
  >`;
}

export const legend = html`<p class="legend">
  ${join(gradeSchema.options.map((grade) => html`<span class="grade ${grade}"><span class="sign ${grade}" aria-hidden="true">${gradeSign[grade]}</span> ${gradeLabel[grade]}</span> `))}
</p>`;

/** On a narrow screen each row becomes a block: cells that carry `data-head` bring their head along. */
export function table(heads: readonly string[], rows: readonly Html[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Table">
    <table class="stacks">
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

/** A note cut at a word, so that a row of a table stays a row. */
export function shortened(text: string, most = 180): string {
  if (text.length <= most) return text;
  return `${text.slice(0, text.lastIndexOf(' ', most))} …`;
}

export function join(parts: readonly Html[]): Html {
  return raw(parts.join(''));
}
