import { expect, test } from 'vitest';
import { counted } from '#text/counted.ts';

test.each([
  [0, '0 answers'],
  [1, '1 answer'],
  [2, '2 answers'],
  [12_345, '12,345 answers'],
])('%i is told as people say it', (count, told) => {
  expect(counted(count, 'answer')).toBe(told);
});

test('a word with a plural of its own, and a verb that goes along', () => {
  expect([1, 3].map((count) => counted(count, 'entry was', 'entries were'))).toEqual([
    '1 entry was',
    '3 entries were',
  ]);
});
