// Every hit of a pattern: the ones that matchAll finds, however often one asks.
import { describe, expect, it } from 'vitest';
import { everyHit } from '#extractors/language/every-hit.ts';

function found(pattern: RegExp, words: string): (string | number)[][] {
  return everyHit(pattern, words).map((hit) => [hit.index, ...hit]);
}

describe('every hit of a pattern', () => {
  const words = 'not stored, never kept and not logged';

  it.each([/\b(not|never) (\w+)/g, /absent/g, /\d*/g])('%s: as matchAll has them', (pattern) => {
    const expected = [...words.matchAll(pattern)].map((hit) => [hit.index, ...hit]);
    expect(found(pattern, words)).toEqual(expected);
    expect(found(pattern, words)).toEqual(expected);
  });

  it('begins anew after a test that stopped in the middle', () => {
    const pattern = /\bnot\b/g;
    pattern.test(words);
    expect(found(pattern, words)).toHaveLength(2);
  });
});
