// An evidence sentence that really changed in its words, while grade, access and details stayed.
import type { Answer } from '#types/cell.ts';
import type { TextDocument } from '#types/text.ts';
import { lenientForm } from './lenient.ts';
import { likeness, stands } from './standing.ts';

export interface Rewording {
  readonly from: string;
  readonly to?: string;
}

/** How alike a sentence must be to count as the same one in other words. */
const alike = 0.5;

export interface RewordingContext {
  readonly document: TextDocument;
  /** True where the evidence was a menu's or footer's own. */
  readonly furniture: boolean;
  /** What the vendor and its products are called. */
  readonly names: readonly string[];
}

/**
 * None while the approved sentences stand, wherever other ones are quoted now. A supporting sentence that went
 * counts only where another stands in its place: the deciding one is the evidence.
 */
export function rewordingOf(before: Answer, after: Answer, context: RewordingContext): Rewording | undefined {
  if (quotesAll(before, after)) return undefined;
  const { document, furniture, names } = context;
  const fresh = after.quotes.filter((quote) => !has(before, quote.exact, names));
  for (const [place, quote] of before.quotes.entries()) {
    if (has(after, quote.exact, names) || stands(document, quote, furniture)) continue;
    const best = closest(
      quote.exact,
      fresh.map((each) => each.exact),
    );
    if (best && best.likeness >= alike) return { from: quote.exact, to: best.sentence };
    if (place === 0) return { from: quote.exact, ...(after.quotes[0] ? { to: after.quotes[0].exact } : {}) };
  }
  return undefined;
}

/** True where every sentence of the one is quoted in the other, in other typography or under another name. */
export function isRequoted(before: Answer, after: Answer, names: readonly string[]): boolean {
  if (quotesAll(before, after)) return false;
  return before.quotes.every((quote) => has(after, quote.exact, names));
}

/** Most visits: the very same sentences. */
function quotesAll(before: Answer, after: Answer): boolean {
  return before.quotes.every((quote) => after.quotes.some((each) => each.exact === quote.exact));
}

function has(answer: Answer, sentence: string, names: readonly string[]): boolean {
  const form = lenientForm(sentence, names);
  return answer.quotes.some((quote) => lenientForm(quote.exact, names) === form);
}

function closest(
  sentence: string,
  others: readonly string[],
): { sentence: string; likeness: number } | undefined {
  return others
    .map((other) => ({ sentence: other, likeness: likeness(sentence, other) }))
    .toSorted((a, b) => b.likeness - a.likeness)[0];
}
