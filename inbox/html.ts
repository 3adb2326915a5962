// Templates: every value is escaped, and the result is text at once.

/** Text that may stand in a page as it is. Made here alone: by a template, out of nothing but escaped values. */
export class Html {
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** What a template takes: text is escaped, markup stands as it is, what is missing is left out. */
type Shown = string | number | boolean | Html | null | undefined | readonly Shown[];

export function html(strings: TemplateStringsArray, ...values: readonly Shown[]): Html {
  let text = strings[0] ?? '';
  for (let at = 0; at < values.length; at++) text += written(values[at]) + (strings[at + 1] ?? '');
  return new Html(text);
}

function written(value: Shown): string {
  if (typeof value === 'string') return escaped(value);
  if (value instanceof Html) return value.toString();
  if (typeof value === 'number') return String(value);
  if (value === undefined || value === null || typeof value === 'boolean') return '';
  return value.map(written).join('');
}

const special = /[&<>"']/;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  if (!special.test(text)) return text;
  return text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '');
}

/** Text that is markup already: our own, never what a page or a person wrote. */
export function raw(markup: string): Html {
  return new Html(markup);
}

export function join(parts: readonly Html[]): Html {
  let text = '';
  for (const part of parts) text += part.toString();
  return new Html(text);
}

/** In one piece: text that is kept to be shown again is not put together again each time. */
export function settled(markup: Html): Html {
  const text = markup.toString();
  // Looking at a character makes V8 copy the parts of a joined text into one.
  text.charCodeAt(0);
  return new Html(text);
}

export const nothing: Html = new Html('');

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
