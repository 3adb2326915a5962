// The sentence that introduces a list.
import { longestQuote, splitSentences } from './sentences.ts';

const openEnd = /[:,;–—-]$/u;
const closedEnd = /[.!?…]["'”’)\]]*$/u;
const points =
  /\b(?:following|below|as follows|these (?:are|include)|folgende[nrs]?|suivant(?:e?s)?|siguientes?|seguent[ei]|seguintes?|volgende)\b/iu;

/** The last sentence of the text before a list, when it introduces the list. */
export function leadInOf(text: string): string | undefined {
  const sentences = splitSentences(text);
  const last = sentences.at(-1);
  if (last === undefined) return undefined;
  const sentence = text.slice(last[0], last[1]);
  if (openEnd.test(sentence) || !closedEnd.test(sentence) || points.test(sentence)) return sentence;
  return undefined;
}

/** The lead-in of a nested list: what introduces its parent, and the parent. */
export function nestedLeadIn(outer: string | undefined, parent: string): string {
  const sentence = splitSentences(parent).at(-1);
  const own = sentence === undefined ? parent : parent.slice(sentence[0], sentence[1]);
  if (outer === undefined || outer.length + own.length >= longestQuote) return own;
  return `${outer} ${own}`;
}
