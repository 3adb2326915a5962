// Things in the order of their weight.
import { expect, it } from 'vitest';
import { byWeight } from '#extractors/by-weight.ts';

it('puts the heaviest first, leaves equal ones in their order, and weighs each once', () => {
  const weighed: string[] = [];
  const ordered = byWeight(['aa', 'b', 'cc', 'ddd', 'e'], (word) => {
    weighed.push(word);
    return word.length;
  });
  expect(ordered).toEqual(['ddd', 'aa', 'cc', 'b', 'e']);
  expect(weighed).toEqual(['aa', 'b', 'cc', 'ddd', 'e']);
});
