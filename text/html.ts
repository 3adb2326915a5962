// A web page as a document of blocks.
import type { TextDocument } from '#types/text.ts';
import { documentOf } from './blocks.ts';
import { listEnumerations } from './enumerations.ts';
import { dropCopies } from './html/copies.ts';
import { pageFacts } from './html/facts.ts';
import { readPage } from './html/reader.ts';
import { setAside } from './html/set-aside.ts';
import { parseTree } from './html/tree.ts';

/** Visible text shorter than this is a shell: then what a page shows without scripts is read, and marked. */
const shellLength = 200;

export function parseHtml(html: string, options: { url?: string } = {}): TextDocument {
  const tree = parseTree(html);
  const facts = pageFacts(tree.root, options.url);
  let page = readPage(tree, facts);
  if (lengthOf(page.blocks) < shellLength) page = readPage(tree, { ...facts, noscript: true });
  setAside(page, tree.hasMain, options.url ?? facts.base);
  return documentOf(listEnumerations(dropCopies(page)), {
    media: 'html',
    title: facts.title,
    canonical: facts.canonical,
    declared: facts.declared,
    truncated: tree.truncated || page.truncated,
  });
}

function lengthOf(blocks: readonly { text: string }[]): number {
  return blocks.reduce((length, block) => length + block.text.length, 0);
}
