// What rendering adds to the text that plain HTTP brought, in words; undefined where it adds nothing.
import { counted } from '#text/counted.ts';
import type { TextDocument } from '#types/text.ts';
import { bodyOf } from '../verdict/body.ts';
import { shinglesOf } from '../verdict/similarity.ts';

export function addsToText(
  plain: TextDocument | undefined,
  rendered: TextDocument | undefined,
): string | undefined {
  if (rendered === undefined) return undefined;
  if (plain === undefined) return 'the text came from rendering alone';
  const before = shinglesOf(plain).all;
  const added = [...shinglesOf(rendered).all].filter((each) => !before.has(each)).length;
  if (added > 0) return `rendering adds ${counted(added, 'sentence')} to what plain HTTP brought`;
  // Short lines (names in a list) are no sentences, and count all the same.
  const known = new Set(bodyOf(plain).map(({ folded }) => folded));
  const lines = bodyOf(rendered).filter(
    ({ folded, block }) => folded.length >= 3 && block.kind !== 'paragraph' && !known.has(folded),
  ).length;
  return lines > 0 ? `rendering adds ${counted(lines, 'line')} to what plain HTTP brought` : undefined;
}
