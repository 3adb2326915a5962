// The stems that one pass over a text looks for, however many they are: a tree of letters, entered by the first three.
import { grown, type Hits } from './hits.ts';

const shortest = 3;
/** Stems of defined terms come from documents: a page must not make us learn without end. */
const mostStems = 2000;
/** A stem can be entered by three letters that seven bits tell apart. */
const entered = /^[ -~]{3}/;
const none = -1;
const nodeSize = 4;
const stemOf = 1;
const beside = 2;
const below = 3;
const places = 1 << 15;
/** Three letters of seven bits each: with every letter the oldest falls out. */
const threeLetters = (1 << 21) - 1;

/** It learns the stems that it is asked for: results never depend on it, speed does. */
export class Vocabulary {
  readonly #stems: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #most: number;
  /** By three letters the first of the nodes that stand there: almost all places of a text fall through at once. */
  readonly #roots = new Int32Array(places).fill(none);
  /** Of each node, side by side: its letter (of a root its three letters), its stem, the next node beside it and the first below. */
  #nodes = new Int32Array(1024);
  #end = 0;

  constructor(most: number = mostStems) {
    this.#most = most;
  }

  /** How many stems there are now: a pass knows exactly those with a lower number. */
  get size(): number {
    return this.#stems.length;
  }

  numberOf(stem: string): number | undefined {
    return this.#numbers.get(stem);
  }

  /** The number of a stem; undefined for one that the pass cannot find. */
  learn(stem: string): number | undefined {
    const known = this.#numbers.get(stem);
    if (known !== undefined) return known;
    if (!entered.test(stem) || this.#stems.length >= this.#most) return undefined;
    const number = this.#stems.length;
    this.#numbers.set(stem, number);
    this.#stems.push(stem);
    let node = this.#rootOf(stem);
    for (let at = shortest; at < stem.length; at += 1) node = this.#childOf(node, stem.charCodeAt(at));
    this.#nodes[node + stemOf] = number;
    return number;
  }

  #rootOf(stem: string): number {
    let three = 0;
    for (let at = 0; at < shortest; at += 1) three = withNext(three, stem.charCodeAt(at));
    const place = placeOf(three);
    const first = this.#roots[place]!;
    const known = this.#find(first, three);
    return known === none ? (this.#roots[place] = this.#add(three, first)) : known;
  }

  #childOf(node: number, letter: number): number {
    const first = this.#nodes[node + below]!;
    const known = this.#find(first, letter);
    if (known !== none) return known;
    const made = this.#add(letter, first);
    this.#nodes[node + below] = made;
    return made;
  }

  #find(first: number, letter: number): number {
    const nodes = this.#nodes;
    let node = first;
    while (node !== none && nodes[node] !== letter) node = nodes[node + beside]!;
    return node;
  }

  #add(letter: number, next: number): number {
    const node = this.#end;
    if (node === this.#nodes.length) this.#nodes = grown(this.#nodes);
    this.#nodes.set([letter, none, next, none], node);
    this.#end += nodeSize;
    return node;
  }

  /** Tells every stem at every place of a text that is in lower case already, from left to right. */
  scan(text: string, hits: Hits): void {
    const roots = this.#roots;
    let three = withNext(withNext(0, text.charCodeAt(0)), text.charCodeAt(1));
    for (let next = shortest; next <= text.length; next += 1) {
      three = withNext(three, text.charCodeAt(next - 1));
      const first = roots[placeOf(three)]!;
      if (first !== none) this.#descend(this.#find(first, three), text, next, hits);
    }
  }

  /** Down the tree along the letters from `next` on. */
  #descend(root: number, text: string, next: number, hits: Hits): void {
    const nodes = this.#nodes;
    let node = root;
    for (let at = next; node !== none; at += 1) {
      const stem = nodes[node + stemOf]!;
      if (stem !== none) hits.add(stem, next - shortest);
      const first = nodes[node + below]!;
      if (first === none || at >= text.length) return;
      node = this.#find(first, text.charCodeAt(at));
    }
  }
}

function withNext(three: number, letter: number): number {
  return ((three << 7) | (letter < 128 ? letter : 0)) & threeLetters;
}

function placeOf(three: number): number {
  return (three ^ (three >> 6)) & (places - 1);
}
