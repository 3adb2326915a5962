import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffText, type DiffPiece } from '#inbox/parts/diff-text.ts';
import { withinProcessorTime } from '../../processor-time.ts';

function blocks(count: number, name = 'Block'): string[] {
  return Array.from({ length: count }, (_, at) => `${name} ${at} says something of its own`);
}

describe('the difference of two texts', () => {
  test('what stayed is folded, with a block of it around each change', () => {
    const before = blocks(30);
    const after = before.with(15, 'A sentence that shares nothing at all');
    const { pieces, removed, added } = diffText(before, after);
    expect(pieces).toEqual([
      { kind: 'folded', blocks: 14 },
      { kind: 'same', text: before[14] },
      { kind: 'removed', text: before[15] },
      { kind: 'added', text: after[15] },
      { kind: 'same', text: before[16] },
      { kind: 'folded', blocks: 13 },
    ]);
    expect([removed, added]).toEqual([1, 1]);
  });

  test('a reworded block stands beside its old form', () => {
    const before = ['We keep inputs for thirty days.', 'Other'];
    const after = ['We keep inputs for sixty days.', 'Other'];
    expect(diffText(before, after).pieces[0]).toEqual({
      kind: 'reworded',
      before: before[0],
      after: after[0],
    });
  });

  test('the same text has no difference', () => {
    const { removed, added, reworded } = diffText(blocks(50), blocks(50));
    expect([removed, added, reworded]).toEqual([0, 0, 0]);
  });

  test('nothing that left or came is lost, in whatever order', () => {
    const texts = fc.array(fc.constantFrom('a b c', 'a b d', 'e f', 'g', 'h i j k', 'h i j l'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const { pieces } = diffText(before, after, { around: 99 });
        expect(sideOf(pieces, 'before')).toEqual(before);
        expect(sideOf(pieces, 'after')).toEqual(after);
      }),
    );
  });

  test('two texts with nothing in common are answered within bounds', () => {
    const found = withinProcessorTime(20_000, () =>
      diffText(blocks(20_000, 'Old'), blocks(20_000, 'New'), { mostEdits: 200 }),
    );
    expect(found.unordered).toBe(true);
    expect(found.pieces.length).toBeLessThanOrEqual(600);
    expect(found.left).toBeGreaterThan(0);
  });
});

function sideOf(pieces: readonly DiffPiece[], side: 'before' | 'after'): string[] {
  return pieces.flatMap((piece) => {
    if (piece.kind === 'reworded') return [piece[side]];
    if (piece.kind === 'same') return [piece.text];
    if (piece.kind === 'folded') throw new Error('nothing is folded with so much around');
    return piece.kind === (side === 'before' ? 'removed' : 'added') ? [piece.text] : [];
  });
}
