// Markdown as a document of blocks: to HTML, and from there by the same way as a page.
import { Marked } from 'marked';
import type { TextDocument } from '#types/text.ts';
import { parseHtml } from './html.ts';
import { prepareMarkdown } from './markdown/prepare.ts';

const longestMarkdown = 8_000_000;
const marked = new Marked({ gfm: true, async: false });

export function parseMarkdown(source: string, options: { url?: string } = {}): TextDocument {
  const prepared = prepareMarkdown(source.slice(0, longestMarkdown));
  const html = htmlOf(prepared.body);
  const document = parseHtml(html, options);
  const title = prepared.title ?? document.title;
  return {
    ...document,
    media: 'markdown',
    ...(title === undefined ? {} : { title }),
    language: {
      ...document.language,
      ...(prepared.language === undefined ? {} : { declared: prepared.language }),
    },
    ...(source.length > longestMarkdown ? { truncated: true } : {}),
  };
}

/** The parser recurses: a document nested deeper than the stack is read as the plain text that it is. */
function htmlOf(body: string): string {
  try {
    return marked.parse(body, { async: false });
  } catch {
    return `<pre>${body.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`;
  }
}
