// Which words differ between two sentences. Pure: the pages draw it.
import { diffWordsWithSpace } from 'diff';

export interface WordPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Beyond these two texts have nothing in common that is worth showing: old and new stand whole. */
const patience = 50;
const mostEdits = 2_000;

/** The queue shows the same sentences to everybody, again and again. */
const found = new Map<string, readonly WordPart[]>();
const mostFound = 2_000;
const longestFound = 4_000;

export function diffWords(before: string, after: string): readonly WordPart[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const key = JSON.stringify([before, after]);
  const known = found.get(key);
  if (known) return known;
  const parts = compared(before, after);
  if (key.length > longestFound) return parts;
  if (found.size >= mostFound) found.delete(found.keys().next().value ?? '');
  found.set(key, parts);
  return parts;
}

function compared(before: string, after: string): WordPart[] {
  const edits = diffWordsWithSpace(before, after, { timeout: patience, maxEditLength: mostEdits });
  if (!edits) return whole(before, after);
  const parts = edits.map((each): WordPart => ({
    kind: each.added ? 'added' : each.removed ? 'removed' : 'same',
    text: each.value,
  }));
  return sharesLittle(parts) ? whole(before, after) : joined(parts);
}

function whole(before: string, after: string): WordPart[] {
  const parts: WordPart[] = [];
  if (before !== '') parts.push({ kind: 'removed', text: before });
  if (before !== '' && after !== '') parts.push({ kind: 'same', text: ' ' });
  if (after !== '') parts.push({ kind: 'added', text: after });
  return parts;
}

/** Two sentences that share a "the" and a comma read worse mixed than one after the other. */
function sharesLittle(parts: readonly WordPart[]): boolean {
  const letters = (kind: WordPart['kind']): number =>
    parts.filter((part) => part.kind === kind).reduce((sum, part) => sum + part.text.trim().length, 0);
  const [same, removed, added] = [letters('same'), letters('removed'), letters('added')];
  return removed > 0 && added > 0 && same < 0.25 * (same + Math.min(removed, added));
}

/** Changed words with nothing but a space between them are one change: all that left, then all that came. */
function joined(parts: readonly WordPart[]): WordPart[] {
  const out: WordPart[] = [];
  let removed = '';
  let added = '';
  const flush = (): void => {
    if (removed !== '') out.push({ kind: 'removed', text: removed });
    if (added !== '') out.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  parts.forEach((part, at) => {
    if (part.kind === 'removed') removed += part.text;
    else if (part.kind === 'added') added += part.text;
    else if (part.text.trim() === '' && (removed !== '' || added !== '') && at < parts.length - 1) {
      removed += part.text;
      added += part.text;
    } else {
      flush();
      out.push(part);
    }
  });
  flush();
  return out;
}

/** Only the changes, each with a few words around it: for a line in a list. */
export function condensed(parts: readonly WordPart[], words = 4, longest = 220): WordPart[] {
  const out: WordPart[] = [];
  let length = 0;
  for (const [at, part] of parts.entries()) {
    if (length >= longest) break;
    const text =
      part.kind === 'same'
        ? around(part.text, at > 0 ? words : 0, at < parts.length - 1 ? words : 0)
        : cut(part.text, longest - length);
    if (text === '') continue;
    out.push({ kind: part.kind, text });
    length += text.length;
  }
  return out;
}

function around(text: string, atStart: number, atEnd: number): string {
  const tokens = text.split(/(?<=\s)(?=\S)/);
  if (tokens.length <= atStart + atEnd) return text;
  const [head, tail] = [tokens.slice(0, atStart).join(''), atEnd > 0 ? tokens.slice(-atEnd).join('') : ''];
  return `${head.trimEnd()}${head === '' ? '' : ' '}… ${tail}`;
}

function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const short = text.slice(0, longest).replace(/\s+\S*$/, '');
  return `${short} …`;
}
