// A statement is what a quote can be: one sentence, list item or table row, with the words around it that bear on it.
import type { Block } from '#types/text.ts';
import { sentencesOf, type Sentence } from '#text/sentences.ts';

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
  readonly label?: string | undefined;
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

const endsSentence = /[.!?。！？]["'”’)\]»]*$/;
const firstItem = /[\s,;:]\((?:a|i|1)\)\s/;

/** How a document's words are seen by rules, each made once. */
export interface Speech {
  say(text: string): string;
  /** A piece of the document's text. */
  sayPiece(start: number, end: number, text: string): string;
  sayHeadings(headings: readonly string[]): readonly string[];
}

export function statementsOf(block: Block, blockIndex: number, speech: Speech): Statement[] {
  const listLeadIn = block.leadIn ? speech.say(block.leadIn) : '';
  const headings = speech.sayHeadings(block.headings);
  const furniture = block.furniture !== undefined;
  let carried = '';
  let label = '';
  const statements: Statement[] = [];
  for (const { start, end, text } of piecesOf(block)) {
    const said = speech.sayPiece(start, end, text);
    const leadIn = label === '' && carried === '' ? listLeadIn : joined(listLeadIn, label, carried);
    statements.push({
      start,
      end,
      text,
      said,
      leadIn,
      label: label === '' ? undefined : label,
      whole: leadIn !== '' && !said.startsWith(leadIn) ? `${leadIn} ${said}` : said,
      headings,
      block,
      blockIndex,
      kind: block.kind,
      furniture,
    });
    if (label === '') label = labelOf(said, block.kind);
    carried = endsPlainly(said) || endsSentence.test(said) ? '' : governing(carried, said);
  }
  return statements;
}

/** Quickly told of most. */
function endsPlainly(said: string): boolean {
  return said.endsWith('.');
}

function joined(...parts: readonly string[]): string {
  return parts.filter(Boolean).join(' ');
}

function piecesOf(block: Block): readonly Sentence[] {
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
