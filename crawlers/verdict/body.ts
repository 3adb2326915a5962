// The body of a document in match form: folded once, though several rules and the profile ask for it.
import { foldForMatch } from '#text/match.ts';
import type { Block, TextDocument } from '#types/text.ts';

export interface BodyBlock {
  readonly block: Block;
  readonly folded: string;
}

const folded = new WeakMap<TextDocument, readonly BodyBlock[]>();

/** Blocks that are not furniture, in order. */
export function bodyOf(document: TextDocument): readonly BodyBlock[] {
  const known = folded.get(document);
  if (known !== undefined) return known;
  const body = document.blocks
    .filter((block) => block.furniture === undefined)
    .map((block) => ({ block, folded: foldForMatch(block.text) }));
  folded.set(document, body);
  return body;
}
