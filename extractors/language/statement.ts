// A statement is what a quote can be: one sentence, list item or table row, with the words around it that bear on it.
import type { Block } from '#types/text.ts';
import { sentencesOf } from '#text/sentences.ts';
import { say } from './say.ts';

export interface Statement {
  /** Place in the document's text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The words as rules see them. */
  readonly said: string;
  /** The lead-in of its list or table, as rules see it; empty without one. */
  readonly leadIn: string;
  /** Lead-in and words in one: "we will not: sell your data". */
  readonly whole: string;
  /** Headings above, outermost first, as rules see them. */
  readonly headings: readonly string[];
  readonly block: Block;
  readonly blockIndex: number;
  readonly kind: Block['kind'];
  /** Menus, footers, dialogs: weak evidence at best. */
  readonly furniture: boolean;
}

export function statementsOf(block: Block, blockIndex: number, sayCached = say): Statement[] {
  const leadIn = block.leadIn ? sayCached(block.leadIn) : '';
  const headings = block.headings.map(sayCached);
  return piecesOf(block).map((piece) => {
    const said = say(piece.text);
    return {
      ...piece,
      said,
      leadIn,
      whole: leadIn && !said.startsWith(leadIn) ? `${leadIn} ${said}` : said,
      headings,
      block,
      blockIndex,
      kind: block.kind,
      furniture: block.furniture !== undefined,
    };
  });
}

function piecesOf(block: Block): readonly { start: number; end: number; text: string }[] {
  if (block.kind === 'paragraph' || block.kind === 'listItem') return sentencesOf(block);
  return [{ start: block.start, end: block.end, text: block.text }];
}
