// Pieces of a document in the form in which rules look at words: most are what they are in lower case.
import { say } from './say.ts';

/** Rules never see more of one statement than this: a megabyte in one line stays cheap. */
const longest = 2000;
/** What rules see otherwise than as a lower-case letter. */
const uneven = /[^ -~]|'|cannot|\((?:open|external|new)| {2}/;

/** As say, quickly for a piece in which every letter stays one. */
export function sayPiece(text: string): string {
  if (text.length > longest) return say(text.slice(0, longest));
  const lower = text.toLowerCase();
  return isSaid(lower) ? lower : say(text);
}

function isSaid(lower: string): boolean {
  return !uneven.test(lower) && !lower.startsWith(' ') && !lower.endsWith(' ');
}

/** A text in lower case, of the same length: letters that would grow stay as they are. */
export function sameLengthLower(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (letter) =>
    letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter,
  ).join('');
}
