// An evidence sentence that really changed in its words, while grade, access and details stayed.
import type { Answer } from '#types/cell.ts';
import type { TextDocument } from '#types/text.ts';
import { sentenceForm } from './sentence-form.ts';
import { likeness, stands } from './standing.ts';

export interface Rewording {
  readonly from: string;
  readonly to?: string;
}

/** How alike a sentence must be to count as the same one in other words. */
const alike = 0.5;

/**
 * None while the approved sentences stand, wherever other ones are quoted now. A supporting sentence that went
 * counts only where another stands in its place: the deciding one is the evidence.
 */
export function rewordingOf(
  before: Answer,
  after: Answer,
  document: TextDocument,
  furniture: boolean,
): Rewording | undefined {
  const fresh = after.quotes.filter((quote) => !has(before, quote.exact));
  for (const [place, quote] of before.quotes.entries()) {
    if (has(after, quote.exact) || stands(document, quote, furniture)) continue;
    const best = closest(
      quote.exact,
      fresh.map((each) => each.exact),
    );
    if (best && best.likeness >= alike) return { from: quote.exact, to: best.sentence };
    if (place === 0) return { from: quote.exact, ...(after.quotes[0] ? { to: after.quotes[0].exact } : {}) };
  }
  return undefined;
}

function has(answer: Answer, sentence: string): boolean {
  const form = sentenceForm(sentence);
  return answer.quotes.some((quote) => sentenceForm(quote.exact) === form);
}

function closest(
  sentence: string,
  others: readonly string[],
): { sentence: string; likeness: number } | undefined {
  return others
    .map((other) => ({ sentence: other, likeness: likeness(sentence, other) }))
    .toSorted((a, b) => b.likeness - a.likeness)[0];
}
