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
  return quote.exact.split('\n').every((line) => {
    const form = sentenceForm(line);
    const isLabel = form.split(' ').length <= wordsOfLabel;
    return form === '' || forms[furniture || isLabel ? 'whole' : 'body'].includes(` ${form} `);
  });
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
