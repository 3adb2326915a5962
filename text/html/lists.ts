// What introduces a list in a page: the sentence before it, the item it hangs under, or the term of a definition.
import type { DraftBlock } from '../blocks.ts';
import { leadInOf, nestedLeadIn } from '../lead-in.ts';
import type { Context } from './context.ts';
import type { PageElement } from './node.ts';
import { holdsBefore } from './nodes.ts';

/** The sentence before this list that introduces it, or the item that it hangs under. */
export function leadInBefore(
  before: DraftBlock | undefined,
  element: PageElement,
  outer: Context,
): string | undefined {
  if (before === undefined || before.furniture !== outer.furniture) return undefined;
  if (outer.kind === 'listItem' && before.kind === 'listItem' && holdsBefore(element)) {
    return nestedLeadIn(outer.leadIn, before.text);
  }
  if (before.kind === 'heading') return before.text.endsWith(':') ? before.text : undefined;
  return before.kind === 'paragraph' ? leadInOf(before.text) : undefined;
}

export function termBefore(before: DraftBlock | undefined): string | undefined {
  return before?.kind === 'listItem' ? before.leadIn : before?.text;
}
