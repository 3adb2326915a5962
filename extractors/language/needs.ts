// What patterns need to match, looked for in a sentence in one pass: most patterns need not be tried at all.
import { Hits } from './hits.ts';
import { Vocabulary } from './vocabulary.ts';

/** The needs that a text meets: where its bits stand, one for each need. */
export type Met = number;

const numbers = new Map<string, number>();
/** Of each stem of the vocabulary the needs that it meets: pairs of a place in the bits and the bits there. */
const needsOf: number[][] = [];
/** Of each stem the last text that it was met in: a word met twice tells nothing new. */
let lastIn = new Int32Array(1024);
let texts = 0;
const vocabulary = new Vocabulary(Infinity);
const hits = new Hits();
/** Stems too short for the pass. */
const short = new Map<string, number[]>();
const mostKept = 4000;
/** The bits of all texts that are remembered, side by side. */
let bits = new Int32Array(0);
let width = 0;
let known = new Map<string, Met>();
let lastWords: string | undefined;
let lastMet: Met = 0;

/** The number of a need: one of these stems has to stand. */
export function needOf(stems: readonly string[]): number {
  const key = stems.join('|');
  const number = numbers.get(key);
  if (number !== undefined) return number;
  const next = numbers.size;
  numbers.set(key, next);
  forget();
  for (const stem of stems) {
    const place = vocabulary.learn(stem);
    if (place !== undefined) addTo((needsOf[place] ??= []), next);
    else addTo(shortOf(stem), next);
  }
  return next;
}

/** The needs that these words meet. The same sentence is asked for by every reader. */
export function metBy(words: string): Met {
  if (words === lastWords) return lastMet;
  let met = known.get(words);
  if (met === undefined) {
    if (known.size >= mostKept) forget();
    met = known.size * width;
    meet(words, met);
    known.set(words, met);
  }
  lastWords = words;
  lastMet = met;
  return met;
}

export function meets(met: Met, need: number): boolean {
  return (bits[met + (need >> 5)]! & (1 << (need & 31))) !== 0;
}

function forget(): void {
  known = new Map();
  lastWords = undefined;
  bits = new Int32Array(0);
}

function meet(words: string, met: Met): void {
  if (bits.length === 0) {
    width = (numbers.size >> 5) + 1;
    bits = new Int32Array(width * mostKept);
  }
  const text = (texts += 1);
  if (lastIn.length < vocabulary.size) lastIn = new Int32Array(vocabulary.size * 2);
  const last = lastIn;
  hits.count = 0;
  vocabulary.scan(words, hits);
  for (let each = 0; each < hits.count; each += 1) {
    const stem = hits.stem(each);
    if (last[stem] === text) continue;
    last[stem] = text;
    note(met, needsOf[stem]!);
  }
  for (const [stem, needs] of short) if (words.includes(stem)) note(met, needs);
}

function note(met: Met, needs: readonly number[]): void {
  for (let each = 0; each < needs.length; each += 2) bits[met + needs[each]!]! |= needs[each + 1]!;
}

function shortOf(stem: string): number[] {
  let needs = short.get(stem);
  if (needs === undefined) short.set(stem, (needs = []));
  return needs;
}

function addTo(needs: number[], need: number): void {
  const bit = 1 << (need & 31);
  for (let each = 0; each < needs.length; each += 2) {
    if (needs[each] !== need >> 5) continue;
    needs[each + 1]! |= bit;
    return;
  }
  needs.push(need >> 5, bit);
}
