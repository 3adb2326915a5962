// Does an approved sentence still stand in the document's own words?
import type { Quote, TextDocument } from '#types/text.ts';
import { sentenceForm } from './sentence-form.ts';

interface Forms {
  readonly body: string;
  readonly whole: string;
}

const kept = new WeakMap<TextDocument, Forms>();

function formsOf(document: TextDocument): Forms {
  const known = kept.get(document);
  if (known) return known;
  const line = (block: { text: string }): string => ` ${sentenceForm(block.text)} `;
  const forms = {
    body: document.blocks
      .filter((block) => block.furniture === undefined)
      .map(line)
      .join('\n'),
    whole: document.blocks.map(line).join('\n'),
  };
  kept.set(document, forms);
  return forms;
}

/** A label of so few words may stand in a heading or a bar as well as in a sentence. */
const wordsOfLabel = 7;

/** Menus and footers confirm no sentence, unless the evidence was one of theirs. */
export function stands(document: TextDocument, quote: Pick<Quote, 'exact'>, furniture = false): boolean {
  const forms = formsOf(document);
  const holds = (part: string): boolean => {
    const form = sentenceForm(part);
    const isLabel = form.split(' ').length <= wordsOfLabel;
    return form === '' || forms[furniture || isLabel ? 'whole' : 'body'].includes(` ${form} `);
  };
  if (quote.exact.split('\n').every(holds)) return true;
  const cells = cellsOf(quote.exact);
  return cells.length > 1 && cells.every((cell) => holds(cell) || holds(cell.replace(label, '')));
}

/** "Purpose: hosting": as a column of a table it has its name in the header. */
const label = /^[^:]{2,30}:\s/;

/** The parts of a row, a card or an entry of a list, which may come in another shape tomorrow. */
function cellsOf(quote: string): string[] {
  const parts = quote.split(/\n| \| |\s•\s/).filter((part) => sentenceForm(part) !== '');
  return parts.every((part) => sentenceForm(part).split(' ').length <= wordsOfLabel * 2) ? parts : [];
}

/** Share of the words of both that both have: 1 for the same words. */
export function likeness(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.size === 0 || b.size === 0) return 0;
  let common = 0;
  for (const word of a) if (b.has(word)) common++;
  return (2 * common) / (a.size + b.size);
}

function wordsOf(sentence: string): Set<string> {
  return new Set(sentenceForm(sentence).split(' '));
}
