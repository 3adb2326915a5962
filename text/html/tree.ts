// HTML to a tree, bounded in depth and size.
import { TreeBuilder } from './build.ts';
import type { PageElement } from './node.ts';
import type { TableShape } from './table-shapes.ts';
import { LeapingTokenizer } from './tokenizer.ts';

export const longestHtml = 24_000_000;
const chunk = 1 << 20;

export interface Tree {
  readonly root: PageElement;
  readonly tables: ReadonlyMap<PageElement, TableShape>;
  /** The elements that can be pointed at. */
  readonly ids: ReadonlySet<string>;
  readonly hasMain: boolean;
  readonly truncated: boolean;
}

export function parseTree(html: string): Tree {
  const builder = new TreeBuilder(html);
  const tokenizer = new LeapingTokenizer({}, builder);
  const end = Math.min(html.length, longestHtml);
  for (let at = 0; at < end; at += chunk) tokenizer.write(html.slice(at, Math.min(at + chunk, end)));
  tokenizer.end();
  return {
    root: builder.root,
    tables: builder.tables.of,
    ids: builder.ids,
    hasMain: builder.hasMain,
    truncated: html.length > longestHtml,
  };
}
