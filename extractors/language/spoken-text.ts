// A whole document in the form in which rules look at words: most pieces are cut from it in lower case as they stand.
import { say } from './say.ts';

/** Rules never see more of one statement than this: a megabyte in one line stays cheap. */
const longest = 2000;
/** What rules see otherwise than as a lower-case letter: the piece that holds it is folded by itself. */
const uneven = /[^ -~]|'|cannot|\((?:open|external|new)| {2}/g;

export class SpokenText {
  /** The text in lower case, of the same length; letters that would grow stay as they are. */
  readonly lower: string;
  readonly #uneven: readonly number[];

  constructor(text: string) {
    this.lower = sameLengthLower(text);
    const places: number[] = [];
    uneven.lastIndex = 0;
    while (uneven.test(this.lower)) places.push(uneven.lastIndex - 1);
    this.#uneven = places;
  }

  say(start: number, end: number, text: string): string {
    if (text.length > longest) return say(text.slice(0, longest));
    const isTrimmed = !text.startsWith(' ') && !text.endsWith(' ');
    // A copy, not a slice of the whole: patterns and scans run faster over it.
    return isTrimmed && this.#isEven(start, end) ? text.toLowerCase() : say(text);
  }

  /** A place stands for the last letter of what is uneven: what is cut before it holds none of it. */
  #isEven(start: number, end: number): boolean {
    const places = this.#uneven;
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (places[middle]! < start) low = middle + 1;
      else high = middle;
    }
    return low === places.length || places[low]! >= end;
  }
}

function sameLengthLower(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (letter) =>
    letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter,
  ).join('');
}
