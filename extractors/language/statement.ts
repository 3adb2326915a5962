// A statement is what a quote can be: one sentence, list item or table row, with the words around it that bear on it.
import type { Block } from '#types/text.ts';
import type { Layout } from './layout.ts';
import { sayPiece } from './spoken-text.ts';

/** A class for the type's sake: a copy by spread would lose the words, and does not pass for one. */
export abstract class Statement {
  /** Place in the document's text. */
  abstract readonly start: number;
  abstract readonly end: number;
  abstract get text(): string;
  /** The words as rules see them. */
  abstract get said(): string;
  /** The lead-in of its list or table and, in a piece of a long sentence, the words that govern it; empty without. */
  abstract get leadIn(): string;
  /** The bold words or the item's label that it stands under: "Data location." */
  abstract readonly label: string | undefined;
  /** Lead-in and words in one: "we will not: sell your data". */
  abstract get whole(): string;
  /** Headings above, outermost first, as rules see them. */
  abstract get headings(): readonly string[];
  abstract readonly block: Block;
  abstract readonly blockIndex: number;
  abstract readonly kind: Block['kind'];
  /** Menus, footers, dialogs: weak evidence at best. */
  abstract readonly furniture: boolean;
}

/** The same statement with other words, or wider. */
export function reworded(
  statement: Statement,
  changes: Partial<Pick<Statement, 'start' | 'end' | 'text' | 'said' | 'leadIn' | 'label' | 'whole'>>,
): Statement {
  return {
    start: statement.start,
    end: statement.end,
    text: statement.text,
    said: statement.said,
    leadIn: statement.leadIn,
    label: statement.label,
    whole: statement.whole,
    headings: statement.headings,
    block: statement.block,
    blockIndex: statement.blockIndex,
    kind: statement.kind,
    furniture: statement.furniture,
    ...changes,
  };
}

/** How a document's words are seen by rules, each made once. */
export interface Speech {
  say(text: string): string;
  sayHeadings(headings: readonly string[]): readonly string[];
}

/** Its words are made when a rule first looks at them: of most statements none does. */
class Piece extends Statement {
  readonly start: number;
  readonly end: number;
  readonly label: string | undefined;
  readonly block: Block;
  readonly blockIndex: number;
  readonly kind: Block['kind'];
  readonly furniture: boolean;
  readonly #speech: Speech;
  /** What of the sentence it is a piece of governs it. */
  readonly #carried: string;
  #text: string | undefined;
  #said: string | undefined;
  #leadIn: string | undefined;
  #whole: string | undefined;
  #headings: readonly string[] | undefined;

  constructor(
    speech: Speech,
    block: Block,
    blockIndex: number,
    start: number,
    end: number,
    label: string,
    carried: string,
  ) {
    super();
    this.start = start;
    this.end = end;
    this.label = label === '' ? undefined : label;
    this.block = block;
    this.blockIndex = blockIndex;
    this.kind = block.kind;
    this.furniture = block.furniture !== undefined;
    this.#speech = speech;
    this.#carried = carried;
  }

  get text(): string {
    return (this.#text ??= this.block.text.slice(this.start - this.block.start, this.end - this.block.start));
  }

  get said(): string {
    return (this.#said ??= sayPiece(this.text));
  }

  get leadIn(): string {
    return (this.#leadIn ??= joined(this.#listLeadIn(), this.label ?? '', this.#carried));
  }

  get whole(): string {
    return (this.#whole ??= this.#withLeadIn());
  }

  get headings(): readonly string[] {
    return (this.#headings ??= this.#speech.sayHeadings(this.block.headings));
  }

  #listLeadIn(): string {
    return this.block.leadIn ? this.#speech.say(this.block.leadIn) : '';
  }

  #withLeadIn(): string {
    const { leadIn, said } = this;
    return leadIn !== '' && !said.startsWith(leadIn) ? `${leadIn} ${said}` : said;
  }
}

/** The statements of a block, laid out before. */
export function statementsOf(block: Block, blockIndex: number, layout: Layout, speech: Speech): Statement[] {
  let carried = '';
  let label = '';
  const statements: Statement[] = [];
  const last = layout.firstOf(blockIndex + 1) - 1;
  for (let each = layout.firstOf(blockIndex); each <= last; each += 1) {
    const [start, end] = [layout.startOf(each), layout.endOf(each)];
    const statement = new Piece(speech, block, blockIndex, start, end, label, carried);
    statements.push(statement);
    // The last one bears on none.
    if (each === last) break;
    if (label === '') label = labelOf(statement);
    carried = governs(statement) ? governing(carried, statement.said) : '';
  }
  return statements;
}

const endsSentence = /[.!?。！？]["'”’)\]»]*$/;
const firstItem = /[\s,;:]\((?:a|i|1)\)\s/;

/** Quickly told of most: what ends a sentence as written does so for rules too. */
function governs(statement: Statement): boolean {
  const { text } = statement;
  return !text.endsWith('.') && !endsSentence.test(text) && !endsSentence.test(statement.said);
}

function joined(...parts: readonly string[]): string {
  return parts.filter(Boolean).join(' ');
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
function labelOf(statement: Statement): string {
  if (tooLong.test(statement.text)) return '';
  const { kind, said } = statement;
  if (kind === 'listItem') {
    const label = /^[^:.;?]{2,60}:(?=\s)/.exec(said)?.[0];
    if (label) return label;
  }
  if (said.length > longestLabel) return '';
  return said.split(' ').length <= 5 && /^[^.:!?]+[.:?]$/.test(said) && !verb.test(said) ? said : '';
}

const longestLabel = 60;
/** Quickly told of most: more letters without a colon than a label has, none of which rules would leave out. */
const tooLong = /^(?:[!-'*-9;-~]| (?! )){63}/;
const verb = /\b(?:is|are|was|were|be|do|does|did|has|have|will|can|may|must|we|you|no|yes|not|never)\b/;
