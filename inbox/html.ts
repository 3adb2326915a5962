// Templates: every value is escaped, and the result is text at once.
import { html as template, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Html = HtmlEscapedString;

export function html(strings: TemplateStringsArray, ...values: unknown[]): Html {
  return template(strings, ...values) as Html;
}

export function join(parts: readonly Html[]): Html {
  return raw(parts.join(''));
}

export const nothing: Html = raw('');

export { raw };

/** A moment, shown in the reader's zone by the page's script, exact in UTC on hover and without scripts. */
export function moment(instant: string | undefined): Html {
  if (!instant) return html`<span class="dim">never</span>`;
  const exact = `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
  return html`<time datetime="${instant}" title="${exact}">${exact}</time>`;
}

/** A sentence of the pipeline; the instants in it are shown as moments. */
export function momentsIn(text: string): Html {
  return join(
    text
      .split(/(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)/)
      .map((part, at) => (at % 2 === 1 ? moment(part) : html`${part}`)),
  );
}
