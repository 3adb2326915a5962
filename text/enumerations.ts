// Paragraphs that count themselves ("(a) ...", "• ...") are a list, whatever the markup says.
import type { DraftBlock } from './blocks.ts';
import { leadInOf, nestedLeadIn } from './lead-in.ts';

const bullet = /^(?:[•▪◦‣·●○■□➢✓✔–—-])\s+(?=\S)/u;
const enumerator = /^(?:\((?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2})\)|(?:[a-z]|[ivx]{1,4})[.)])\s+(?=\S)/u;
const longestHeading = 60;

/** Gives such paragraphs their kind, and the sentence that introduces them. */
export function listEnumerations(blocks: readonly DraftBlock[]): DraftBlock[] {
  const listed: DraftBlock[] = [];
  let leadIn: string | undefined;
  let inList = false;
  for (const block of blocks) {
    if (block.furniture !== undefined) {
      listed.push(block);
      continue;
    }
    if (block.kind === 'paragraph' && isEnumerated(block.text)) {
      const item: DraftBlock = { ...block, kind: 'listItem', depth: block.depth ?? 1 };
      const before = listed.at(-1);
      if (!inList && before?.kind === 'paragraph') leadIn = leadInOf(before.text);
      else if (!inList && before?.kind === 'listItem') leadIn = nestedLeadIn(before.leadIn, before.text);
      if (leadIn !== undefined) item.leadIn = leadIn;
      listed.push(item);
      inList = true;
      continue;
    }
    listed.push(block);
    inList = false;
    leadIn = undefined;
  }
  return listed;
}

export function isEnumerated(text: string): boolean {
  if (bullet.test(text)) return true;
  return (
    enumerator.test(text) &&
    (text.length > longestHeading || text.startsWith('(') || /[;,.]$/.test(text) || /^[a-z]/.test(text))
  );
}
