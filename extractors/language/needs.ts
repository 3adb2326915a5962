// What patterns need to match, looked for in a sentence in one pass: most patterns need not be tried at all.
import { Vocabulary } from './stem-index.ts';

/** The needs that a text meets, a bit each. */
export type Met = Uint32Array;

const numbers = new Map<string, number>();
const needsOf = new Map<string, number[]>();
const vocabulary = new Vocabulary(Infinity);
/** Stems too short for the pass. */
const short: string[] = [];
const mostKept = 4000;
let known = new Map<string, Met>();
let lastWords = '';
let lastMet: Met | undefined;

/** The number of a need: one of these stems has to stand. */
export function needOf(stems: readonly string[]): number {
  const key = stems.join('|');
  const number = numbers.get(key);
  if (number !== undefined) return number;
  const next = numbers.size;
  numbers.set(key, next);
  known = new Map();
  lastMet = undefined;
  for (const stem of stems) {
    const needs = needsOf.get(stem);
    if (needs) needs.push(next);
    else needsOf.set(stem, [next]);
    if (!needs && !vocabulary.learn(stem)) short.push(stem);
  }
  return next;
}

/** The needs that these words meet. The same sentence is asked for by every reader. */
export function metBy(words: string): Met {
  if (lastMet !== undefined && words === lastWords) return lastMet;
  let met = known.get(words);
  if (met === undefined) {
    met = meet(words);
    if (known.size >= mostKept) known = new Map();
    known.set(words, met);
  }
  lastWords = words;
  lastMet = met;
  return met;
}

export function meets(met: Met, need: number): boolean {
  return (met[need >> 5]! & (1 << (need & 31))) !== 0;
}

function meet(words: string): Met {
  const met = new Uint32Array((numbers.size >> 5) + 1);
  const note = (stem: string): void => {
    for (const need of needsOf.get(stem)!) met[need >> 5]! |= 1 << (need & 31);
  };
  vocabulary.scan(words, note);
  for (const stem of short) if (words.includes(stem)) note(stem);
  return met;
}
