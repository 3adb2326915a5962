// How two texts differ, block by block: what stayed is folded, what was reworded stands beside its old form. Pure.
import { diffArrays } from 'diff';

export type DiffPiece =
  | { readonly kind: 'same'; readonly text: string }
  /** Blocks that both texts hold, left out. */
  | { readonly kind: 'folded'; readonly blocks: number }
  | { readonly kind: 'removed'; readonly text: string }
  | { readonly kind: 'added'; readonly text: string }
  | { readonly kind: 'reworded'; readonly before: string; readonly after: string };

export interface TextDifference {
  readonly pieces: readonly DiffPiece[];
  readonly removed: number;
  readonly added: number;
  readonly reworded: number;
  /** The order was not looked at: the two have too little in common to be held against each other in time. */
  readonly unordered: boolean;
  /** Pieces that were left out at the end. */
  readonly left: number;
}

export interface DiffBounds {
  /** Blocks shown around each change. */
  readonly around?: number;
  readonly milliseconds?: number;
  readonly mostEdits?: number;
  readonly mostPieces?: number;
}

interface Run {
  readonly kind: 'same' | 'removed' | 'added';
  readonly blocks: readonly string[];
}

export function diffText(
  before: readonly string[],
  after: readonly string[],
  bounds: DiffBounds = {},
): TextDifference {
  const { around = 1, milliseconds = 400, mostEdits = 4_000, mostPieces = 600 } = bounds;
  const found = diffArrays([...before], [...after], { timeout: milliseconds, maxEditLength: mostEdits });
  const runs = found
    ? found.map((each): Run => ({
        kind: each.added ? 'added' : each.removed ? 'removed' : 'same',
        blocks: each.value,
      }))
    : withoutOrder(before, after);
  const pieces = piecesOf(runs, around);
  const count = (kind: DiffPiece['kind']): number => pieces.filter((piece) => piece.kind === kind).length;
  return {
    pieces: pieces.slice(0, mostPieces),
    removed: count('removed'),
    added: count('added'),
    reworded: count('reworded'),
    unordered: !found,
    left: Math.max(0, pieces.length - mostPieces),
  };
}

/** What only one of the two holds: always answered in time, whatever they are. */
function withoutOrder(before: readonly string[], after: readonly string[]): Run[] {
  const [then, now] = [new Set(before), new Set(after)];
  const runs: Run[] = [
    { kind: 'same', blocks: after.filter((text) => then.has(text)) },
    { kind: 'removed', blocks: before.filter((text) => !now.has(text)) },
    { kind: 'added', blocks: after.filter((text) => !then.has(text)) },
  ];
  return runs.filter((run) => run.blocks.length > 0);
}

function piecesOf(runs: readonly Run[], around: number): DiffPiece[] {
  const pieces: DiffPiece[] = [];
  for (let at = 0; at < runs.length; at++) {
    const run = runs[at];
    if (!run) continue;
    if (run.kind === 'same') {
      pieces.push(...folded(run.blocks, at === 0 ? 0 : around, at === runs.length - 1 ? 0 : around));
      continue;
    }
    const next = runs[at + 1];
    const other = next && next.kind !== 'same' && next.kind !== run.kind ? next : undefined;
    const blocksOf = (kind: Run['kind']): readonly string[] =>
      run.kind === kind ? run.blocks : (other?.blocks ?? []);
    pieces.push(...paired(blocksOf('removed'), blocksOf('added')));
    if (other) at++;
  }
  return pieces;
}

function folded(blocks: readonly string[], atStart: number, atEnd: number): DiffPiece[] {
  const same = (text: string): DiffPiece => ({ kind: 'same', text });
  const between = blocks.length - atStart - atEnd;
  // A fold of a single block would hide less than it says.
  if (between <= 1) return blocks.map(same);
  return [
    ...blocks.slice(0, atStart).map(same),
    { kind: 'folded', blocks: between },
    ...blocks.slice(blocks.length - atEnd).map(same),
  ];
}

/** How far ahead the new form of a block is looked for. */
const reach = 40;
const alike = 0.5;

function paired(removed: readonly string[], added: readonly string[]): DiffPiece[] {
  const pieces: DiffPiece[] = [];
  const words = added.map(wordsOf);
  let from = 0;
  for (const before of removed) {
    const mine = wordsOf(before);
    let best = -1;
    let score = alike;
    for (let at = from; at < Math.min(added.length, from + reach); at++) {
      const shared = likeness(mine, words[at] ?? new Set());
      if (shared > score) [best, score] = [at, shared];
    }
    if (best < 0) {
      pieces.push({ kind: 'removed', text: before });
      continue;
    }
    for (; from < best; from++) pieces.push({ kind: 'added', text: added[from] ?? '' });
    pieces.push({ kind: 'reworded', before, after: added[best] ?? '' });
    from = best + 1;
  }
  for (; from < added.length; from++) pieces.push({ kind: 'added', text: added[from] ?? '' });
  return pieces;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}

/** Twice the shared words over all words, from 0 to 1. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return (2 * shared) / (a.size + b.size);
}
