// The words of a PDF, to tell a hyphen of the line's end from a hyphen of the word.
import type { Segment } from './lines.ts';

const wordPattern = /\p{L}+(?:-\p{L}+)*/gu;
const cutWord = /(\p{L}+(?:-\p{L}+)*)[-‐]$/u;
const firstWord = /^\p{Ll}+(?:-\p{L}+)*/u;
const addressStart = /(?:https?:\/\/|www\.)\S*[/\-_.=&?%#]$/u;

export class Vocabulary {
  readonly #words = new Set<string>();

  constructor(segments: readonly Segment[]) {
    for (const { text } of segments) {
      for (const [word] of text.toLowerCase().matchAll(wordPattern)) this.#words.add(word);
    }
  }

  /** Two lines of one paragraph in one string. */
  join(before: string, after: string): string {
    if (addressStart.test(before) && /^\S*[/.\-_=&%#\w]/.test(after)) return before + after;
    const first = cutWord.exec(before)?.[1];
    if (first === undefined) return `${before} ${after}`;
    const second = firstWord.exec(after)?.[0];
    if (second === undefined) return before + (/^[\p{Lu}\p{N}]/u.test(after) ? after : ` ${after}`);
    const whole = first.toLowerCase() + second;
    const hyphened = `${first.toLowerCase()}-${second}`;
    if (this.#words.has(hyphened)) return before + after;
    if (this.#words.has(whole)) return before.slice(0, -1) + after;
    // Two words that stand alone elsewhere are a compound; pieces of one do not.
    const isCompound = this.#words.has(second) && first.length > 3 && this.#words.has(first.toLowerCase());
    return isCompound ? before + after : before.slice(0, -1) + after;
  }
}
