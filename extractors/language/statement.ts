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
  /** The lead-in of its list or table and, in a piece of a long sentence, the words that govern it; empty without. */
  readonly leadIn: string;
  /** The bold words or the item's label that it stands under: "Data location." */
  readonly label?: string;
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

/** Rules never see more of one statement than this: a megabyte in one line stays cheap. */
const longest = 2000;
const endsSentence = /[.!?。！？]["'”’)\]»]*$/;
const firstItem = /[\s,;:]\((?:a|i|1)\)\s/;

export function statementsOf(block: Block, blockIndex: number, sayCached = say): Statement[] {
  const listLeadIn = block.leadIn ? sayCached(block.leadIn) : '';
  const headings = block.headings.map(sayCached);
  let carried = '';
  let label = '';
  return piecesOf(block).map((piece) => {
    const said = say(piece.text.slice(0, longest));
    const leadIn = [listLeadIn, label, carried].filter(Boolean).join(' ');
    const under = label;
    if (label === '') label = labelOf(said, block.kind);
    carried = endsSentence.test(said) ? '' : governing(carried, said);
    return {
      start: piece.start,
      end: piece.end,
      text: piece.text,
      said,
      leadIn,
      ...(under ? { label: under } : {}),
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
  if (block.kind === 'heading' || block.kind === 'badge') {
    return [{ start: block.start, end: block.end, text: block.text }];
  }
  return sentencesOf(block);
}

/** What of a sentence so far governs its next piece: the head of its enumeration, else the last words. */
function governing(carried: string, said: string): string {
  const whole = carried ? `${carried} ${said}` : said;
  const item = firstItem.exec(` ${whole}`);
  if (item) return whole.slice(0, Math.max(0, item.index)).slice(-400);
  if (carried.endsWith(':')) return carried;
  return whole.slice(-400);
}

/** "Team and Enterprise: never. ..." speaks of Team and Enterprise to the end of the item. */
function labelOf(said: string, kind: Block['kind']): string {
  if (kind === 'listItem') {
    const label = /^[^:.;?]{2,60}:(?=\s)/.exec(said)?.[0];
    if (label) return label;
  }
  if (said.length > 60) return '';
  return said.split(' ').length <= 5 && /^[^.:!?]+[.:?]$/.test(said) && !verb.test(said) ? said : '';
}

const verb = /\b(?:is|are|was|were|be|do|does|did|has|have|will|can|may|must|we|you|no|yes|not|never)\b/;
