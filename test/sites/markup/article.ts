// An ordinary page of a vendor: a title, the sections that matter, and filler around them.
import { escapeHtml } from './brand.ts';
import { frame, type FrameOptions } from './frame.ts';
import { filler } from './prose.ts';

export interface ArticleSection {
  readonly heading: string;
  /** HTML-safe is not assumed: plain sentences. */
  readonly text?: readonly string[];
  readonly list?: readonly string[];
  readonly table?: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };
  /** Ready markup, after text. */
  readonly html?: string;
}

export interface ArticleOptions extends Omit<FrameOptions, 'main'> {
  readonly lead?: string;
  readonly sections: readonly ArticleSection[];
  /** Sections of filler before and after. */
  readonly around?: number;
  readonly updated?: string;
}

export function article(options: ArticleOptions): string {
  return frame({ ...options, main: articleBody(options) });
}

export function articleBody(options: ArticleOptions): string {
  const { brand, title, lead, sections, around = 4, updated } = options;
  const before = around > 2 ? filler(brand, `${title}/before`, 1) : '';
  const after = filler(brand, `${title}/after`, Math.max(0, around - 1));
  return `<div class="hero py-12"><p class="eyebrow text-xs font-semibold uppercase text-faint">${escapeHtml(brand.products[0] ?? brand.name)}</p><h1>${escapeHtml(title)}</h1>${lead ? `<p class="lead">${escapeHtml(lead)}</p>` : ''}${updated ? `<p class="text-sm text-faint"><time>Last updated ${escapeHtml(updated)}</time></p>` : ''}</div>
${before}${sections.map(sectionOf).join('\n')}${after}`;
}

function sectionOf({ heading, text = [], list, table, html = '' }: ArticleSection): string {
  const id = heading.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const parts = [
    `<h2 id="${id}" class="heading-md">${escapeHtml(heading)}</h2>`,
    ...text.map((sentence) => `<p class="body-lg text-pretty mt-4">${escapeHtml(sentence)}</p>`),
    list
      ? `<ul class="list-disc">${list.map((item) => `<li><span>${escapeHtml(item)}</span></li>`).join('')}</ul>`
      : '',
    table ? tableOf(table) : '',
    html,
  ];
  return `<section class="py-8" aria-labelledby="${id}">${parts.join('')}</section>`;
}

export function tableOf({ columns, rows }: NonNullable<ArticleSection['table']>): string {
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('');
  const body = rows
    .map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`)
    .join('');
  return `<div class="table-wrap overflow-x-auto"><table class="w-full"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}
