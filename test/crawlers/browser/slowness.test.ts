import { expect, test } from 'vitest';
import { slowness } from '#crawlers/browser/slowness.ts';

test.each([
  [0, 2, 1],
  [1.5, 2, 1],
  [6, 2, 3],
  [90, 2, 4],
  [5, 0, 4],
])('a load of %d on %d cores makes limits %d times as long', (load, cores, times) => {
  expect(slowness(load, cores)).toBe(times);
});
