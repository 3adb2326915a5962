// Subprocessors as cards: a name, then lines on what for, where and for which products, in whatever order.
import type { Block } from '#types/text.ts';
import type { Reading } from '../language/reading.ts';
import type { Statement } from '../language/statement.ts';
import { cleaned, isName, type Listed, type Subprocessor } from './entry.ts';
import { isPlace } from './places.ts';

type Role = 'place' | 'scope' | 'address' | 'nothing' | 'plain' | 'prose';

const scopeLabel =
  /^(?:products?|services?|applies to|used (?:for|by|in)|scope|applicable (?:products?|services?)|available for)\s*:\s*/i;
const purposeLabel = /^(?:purpose|function|service provided|description|category|use)\s*:\s*/i;
const address = /^(?:https?:\/\/\S+|(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/\S*)?)$/i;
const nothing =
  /^(?:[•·|–—-]+|more information.*|learn more.*|opens in new tab|website|visit website|view (?:details|more)|privacy policy.*|logo.*|show|results per page|\d+ ?[-–] ?\d+ of \d+ results?|\d+|subscribe(?: to updates)?|read more|details|ask a question|request access|filter(?: by)?|product|search.*|submit)$/i;

interface Card {
  readonly name: Block;
  readonly from: number;
  to: number;
  purpose?: string;
  location?: string;
  scope?: string;
}

export function fromCards(reading: Reading, from: number, to: number): Listed[] {
  const cards: Card[] = [];
  let card: Card | undefined;
  const { blocks } = reading.document;
  for (let index = from; index < to; index += 1) {
    const block = blocks[index];
    if (!block || block.kind === 'tableRow' || block.kind === 'badge') continue;
    if (block.furniture) {
      if (block.furniture !== 'control') card = undefined;
      continue;
    }
    const role = roleOf(block);
    if (role === 'prose') card = undefined;
    else if (role === 'plain' && (card === undefined || isComplete(card) || block.kind === 'heading')) {
      card = isName(block.text) ? { name: block, from: index, to: index } : undefined;
      if (card) cards.push(card);
    } else if (card && role !== 'nothing') {
      add(card, role, block.text);
      card.to = index;
    }
  }
  const found = cards.filter((one) => one.location !== undefined);
  return found.length >= 2 ? found.map((one) => listedOf(reading, one)) : [];
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

function add(card: Card, role: Role, text: string): void {
  const value = cleaned(
    text
      .replace(scopeLabel, '')
      .replace(purposeLabel, '')
      .replace(/^locations?\s*:\s*/i, ''),
  );
  if (value === undefined) return;
  if (role === 'place') card.location ??= value;
  else if (role === 'scope') card.scope ??= value;
  else if (role === 'plain') card.purpose = card.purpose === undefined ? value : `${card.purpose}; ${value}`;
}

function listedOf(reading: Reading, card: Card): Listed {
  const { purpose, location, scope } = card;
  const entry: Subprocessor = {
    name: cleaned(card.name.text) ?? card.name.text,
    ...(purpose ? { purpose } : {}),
    ...(location ? { location } : {}),
    ...(scope ? { scope } : {}),
  };
  const base = reading.at(card.from)[0] as Statement;
  const end = reading.document.blocks[card.to]?.end ?? card.name.end;
  return {
    entry,
    statement: {
      ...base,
      start: card.name.start,
      end,
      text: reading.document.text.slice(card.name.start, end),
    },
  };
}
