// Subprocessors as cards: a name, then lines on what for, where and for which products, in whatever order.
import type { Block } from '#types/text.ts';
import type { Reading } from '../language/reading.ts';
import { reworded, type Statement } from '../language/statement.ts';
import { cardLines, type CardLine } from './card-lines.ts';
import { cleaned, isName, type Listed, type Subprocessor } from './entry.ts';
import type { Labelled } from './fields.ts';
import { isPlace } from './places.ts';

type Role = 'fields' | 'place' | 'scope' | 'address' | 'nothing' | 'plain' | 'prose';

const scopeLabel =
  /^(?:products?|services?|applies to|used (?:for|by|in)|scope|applicable (?:products?|services?)|available for)\s*:\s*/i;
const address = /^(?:https?:\/\/\S+|(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/\S*)?)$/i;
const nothing =
  /^(?:[•·|–—-]+|(?:for )?more (?:information|details)\b.*|learn more.*|see (?:the|their|its) (?:website|privacy)\b.*|opens in new tab|website|visit website|(?:dpa|privacy(?: policy)?|terms)(?: ?[/|&,] ?(?:dpa|privacy(?: policy)?|terms))*|view (?:details|more)|privacy policy.*|logo.*|show|results per page|\d+ ?[-–] ?\d+ of \d+ results?|\d+|subscribe(?: to updates)?|read more|details|ask a question|request access|filter(?: by)?|product|search.*|submit)$/i;

interface Card {
  readonly name: Block;
  readonly title: string;
  readonly from: number;
  to: number;
  purpose?: string;
  location?: string;
  /** Where the company sits: told in place of where it processes. */
  seat?: string;
  scope?: string;
  /** Something was told after a label, so that the card is one without a place too. */
  labelled?: boolean;
  /** Its facts stand below it in the list. */
  deeper?: boolean;
  /** Its lines speak of the name. */
  echoed?: boolean;
}

export function fromCards(reading: Reading, from: number, to: number): Listed[] {
  const cards: Card[] = [];
  let card: Card | undefined;
  for (const line of cardLines(reading.document.blocks, from, to)) {
    const { block, fields } = line;
    if (block.furniture) {
      if (block.furniture !== 'control') card = undefined;
      continue;
    }
    const role = fields.length > 0 ? 'fields' : roleOf(block);
    const own = fields.find(({ field, value }) => field === 'name' && value !== '');
    if (role === 'prose' && block.kind !== 'heading' && card?.name.kind === 'heading') {
      card.echoed ||= echoes(card, block);
    } else if (role === 'prose') card = undefined;
    else if (own) {
      card = cardOf(block, own.value, line.from);
      if (card) cards.push(card);
    } else if (role === 'plain' && opensCard(card, line)) {
      card = cardOf(block, block.text, line.from);
      if (card) cards.push(card);
    }
    if (!card || (card.from === line.from && own === undefined)) continue;
    card.echoed ||= echoes(card, block);
    if (role === 'nothing' || role === 'prose' || (role === 'plain' && isUnderName(card, line))) continue;
    if (role === 'fields') addFields(card, fields);
    else add(card, role, block.text);
    card.to = line.to;
    card.deeper ||= (block.depth ?? 0) > (card.name.depth ?? 0);
  }
  return chosen(cards).map((one) => listedOf(reading, one));
}

/** A plain line is a name where no card is open, the open one is whole, or the list shows that the next begins. */
function opensCard(card: Card | undefined, line: CardLine): boolean {
  const { block } = line;
  if (card === undefined || block.kind === 'heading') return true;
  // Right under a heading that is the name, a line before the first label is a link or a remark.
  if (line.opensCard) return card.name.kind !== 'heading' || card.to > card.from;
  if (card.name.kind === 'listItem' && block.kind === 'listItem')
    return (block.depth ?? 1) <= (card.name.depth ?? 1) && (card.deeper || isComplete(card));
  return isComplete(card);
}

/** "Retention: 30 days", below the name in a list: a label that we do not know. */
function isUnderName({ name }: Card, { block }: CardLine): boolean {
  return (
    name.kind === 'listItem' &&
    block.kind === 'listItem' &&
    (block.depth ?? 1) > (name.depth ?? 1) &&
    /^[^:]{2,40}: /.test(block.text)
  );
}

function cardOf(name: Block, text: string, index: number): Card | undefined {
  const title = (cleaned(text) ?? '').replace(/^\d{1,2}[.)]\s+/, '');
  return isName(title) ? { name, title, from: index, to: index } : undefined;
}

/** Cards with a place, or told by labels; where there are none, a run of names as headings over lines about them. */
function chosen(cards: readonly Card[]): readonly Card[] {
  const told = cards.filter(
    (one) => one.location !== undefined || (one.labelled && one.purpose !== undefined),
  );
  if (told.length >= 2) return told;
  const level = cards.find(({ name }) => name.kind === 'heading')?.name.level;
  const run = cards.filter(({ name }) => name.kind === 'heading' && name.level === level);
  const echoed = run.filter((one) => one.echoed);
  return run.length >= 3 && echoed.length * 3 >= run.length * 2 ? echoed : [];
}

/** "Cloudflare" over "For the practices of Cloudflare see ...". */
function echoes({ title }: Card, { text, links }: Block): boolean {
  const word = /^[\p{L}\p{N}]{3,}/u.exec(title)?.[0]?.toLowerCase();
  if (word === undefined) return false;
  return text.toLowerCase().includes(word) || links.some(({ href }) => href.toLowerCase().includes(word));
}

/** A place has been told: the next plain line is the next name. */
function isComplete(card: Card): boolean {
  return card.location !== undefined;
}

function roleOf(block: Block): Role {
  const text = cleaned(block.text) ?? '';
  if (text === '' || nothing.test(text)) return 'nothing';
  if (scopeLabel.test(text)) return text.length > 400 ? 'prose' : 'scope';
  if (text.length > 160) return 'prose';
  if (address.test(text)) return 'address';
  if (isPlace(text)) return 'place';
  return 'plain';
}

function addFields(card: Card, fields: readonly Labelled[]): void {
  for (const { field, value } of fields) {
    const text = cleaned(value);
    if (text === undefined) continue;
    if (field === 'location') card.location ??= text;
    else if (field === 'seat') card.seat ??= text;
    else if (field === 'scope') card.scope ??= text;
    else if (field === 'purpose') {
      card.labelled = true;
      card.purpose = card.purpose === undefined ? text : `${card.purpose}; ${text}`;
    }
  }
}

function add(card: Card, role: Role, text: string): void {
  const value = cleaned(text.replace(scopeLabel, ''));
  if (value === undefined) return;
  if (role === 'place') card.location ??= value;
  else if (role === 'scope') card.scope ??= value;
  else if (role === 'plain') card.purpose = card.purpose === undefined ? value : `${card.purpose}; ${value}`;
}

function listedOf(reading: Reading, card: Card): Listed {
  const bracketed = /^([^()]{2,60}?)\s*\(((?:limited|only|for|used)\b[^()]{3,90})\)$/i.exec(card.title);
  const scope = card.scope ?? bracketed?.[2];
  const { purpose } = card;
  const location = card.location ?? card.seat;
  const entry: Subprocessor = {
    name: bracketed?.[1] ?? card.title,
    ...(purpose ? { purpose } : {}),
    ...(location ? { location } : {}),
    ...(scope ? { scope } : {}),
  };
  const base = reading.at(card.from)[0] as Statement;
  const end = reading.document.blocks[card.to]?.end ?? card.name.end;
  return {
    entry,
    statement: reworded(base, {
      start: card.name.start,
      end,
      text: reading.document.text.slice(card.name.start, end),
    }),
  };
}
