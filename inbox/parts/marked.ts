// Words that left and came, drawn: as del and ins, so that they are told apart without colour too.
import { html, join, type Html } from '../html.ts';
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
      if (kind === 'same') return html`${text}`;
      // Spaces at the edges stay outside: a struck-out space says nothing.
      const [, head = '', words = '', tail = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
      if (words === '') return html`${text}`;
      return kind === 'removed'
        ? html`${head}<del>${words}</del>${tail}`
        : html`${head}<ins>${words}</ins>${tail}`;
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
