// What the phrases of all dimensions need, looked for in a sentence in one pass: most phrases need not be tried at all.
import type { Statement } from '../language/statement.ts';
import { Vocabulary } from '../language/stem-index.ts';

/** By need: 1 where one of its stems stands in the text. */
export type Present = Uint8Array;

const numbers = new Map<string, number>();
const needsOfStem = new Map<string, number[]>();
const vocabulary = new Vocabulary(Infinity);
/** Stems too short for the pass. */
const short: string[] = [];
const known = new WeakMap<Statement, Present>();

/** The number of a need: one of these stems has to stand. */
export function needOf(stems: readonly string[]): number {
  const key = stems.join('|');
  const number = numbers.get(key);
  if (number !== undefined) return number;
  const next = numbers.size;
  numbers.set(key, next);
  for (const stem of stems) {
    const needs = needsOfStem.get(stem);
    if (needs) needs.push(next);
    else needsOfStem.set(stem, [next]);
    if (!needs && !vocabulary.learn(stem)) short.push(stem);
  }
  return next;
}

/** The needs that the words of a statement meet. */
export function presentIn(statement: Statement, words: string): Present {
  let present = known.get(statement);
  if (present === undefined || present.length < numbers.size) known.set(statement, (present = meet(words)));
  return present;
}

function meet(words: string): Present {
  const present = new Uint8Array(numbers.size);
  const met = (stem: string): void => {
    for (const need of needsOfStem.get(stem) ?? []) present[need] = 1;
  };
  vocabulary.scan(words, met);
  for (const stem of short) if (words.includes(stem)) met(stem);
  return present;
}
