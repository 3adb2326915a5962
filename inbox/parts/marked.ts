// Words that left and came, drawn: as del and ins, so that they are told apart without colour too.
import { html, join, nothing, type Html } from '../html.ts';
import { condensed, diffWords, type WordPart } from './diff-words.ts';

export function markedDifference(before: string | undefined, after: string | undefined): Html {
  return drawn(diffWords(before ?? '', after ?? ''));
}

/** One line: the changed words with a little around them. */
export function markedInShort(before: string | undefined, after: string | undefined): Html {
  return drawn(condensed(diffWords(before ?? '', after ?? '')));
}

function drawn(parts: readonly WordPart[]): Html {
  return join(
    parts.map(({ kind, text }) => {
      if (kind === 'removed') return html`<del>${text}</del>`;
      if (kind === 'added') return html`<ins>${text}</ins>`;
      return html`${text}`;
    }),
  );
}

/** The sentence as it stood, with what left marked; and as it stands, with what came marked. */
export function markedSides(before: string, after: string): { readonly before: Html; readonly after: Html } {
  const parts = diffWords(before, after);
  return {
    before: drawn(parts.filter((part) => part.kind !== 'added')),
    after: drawn(parts.filter((part) => part.kind !== 'removed')),
  };
}

export function optional(shown: boolean, part: () => Html): Html {
  return shown ? part() : nothing;
}
