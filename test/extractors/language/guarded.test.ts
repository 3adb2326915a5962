import { describe, expect, test } from 'vitest';
import { guarded } from '#extractors/language/guarded.ts';
import { neededBy } from '#extractors/language/needed-by.ts';

describe('what a pattern cannot match without', () => {
  test.each([
    [/\bstores?\b/, [[['store']]]],
    [/\b(?:keep|retain)s? no logs?\b/, [[['keep', 'retain'], [' no log']]]],
    [/\bsub-?processors?\b/, [[['sub'], ['processor']]]],
    [/\bretain\b|\bdelete[sd]?\b/, [[['retain']], [['delete']]]],
    [/(?<!not )\btrain(?:s|ed|ing)?\b(?! (?:data|sets))/, [[['train']]]],
    [/\bopt(?:ed|ing)?[- ]?out\b/, [[['opt'], ['out']]]],
    [/\bkept (?:for )?\d{1,3} days?\b/, [[['kept '], [' day']]]],
    [/\b(?:re-?){2}read\b/, [[['read']]]],
  ])('%s', (pattern, needs) => {
    expect(neededBy(pattern)).toEqual(needs);
  });

  test.each([/;|\bbut\b/, /\w+/, /[a-z]{3,}/, /(?:keep)?/, /keep/i, /\p{L}keep/u])(
    'of %s nothing can be told',
    (pattern) => {
      expect(neededBy(pattern)).toBeUndefined();
    },
  );
});

test('a guarded pattern finds what the pattern finds', () => {
  const pattern = /\b(?:keep|retain)s?\b[^.;]{0,40}\b(?:logs?|prompts?)\b/g;
  const guard = guarded(pattern);
  for (const words of ['we keep your prompts', 'we retain no logs and keep prompts', 'we keep nothing', '']) {
    expect([...guard.all(words)].map((hit) => hit[0])).toEqual(words.match(pattern) ?? []);
  }
});

test.each([
  /\bkeeps? logs\b|\blogs (?:are|is) kept\b|\bprompts\b/,
  /\bprompts? (?:of|by) you\b|\byou\b|\bprompts?\b/,
  /\blog|\b(keep|kept)\b|you/,
])('of the alternatives of %s the first hit counts', (pattern) => {
  const guard = guarded(pattern);
  for (const words of [
    'prompts of you, and logs are kept',
    'you keep logs of prompts',
    'logs are kept; prompts are not',
    'nothing is held',
  ]) {
    expect(guard.exec(words)?.slice()).toEqual(pattern.exec(words)?.slice());
    expect(guard.exec(words)?.index).toBe(pattern.exec(words)?.index);
    expect(guard.test(words)).toBe(pattern.test(words));
  }
});
