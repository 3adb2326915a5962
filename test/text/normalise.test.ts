import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '#text/normalise.ts';

describe('normalise', () => {
  it.each([
    ['  We\u00a0do \n\t not  train. ', 'We do not train.'],
    ['Trust Portal\u2060', 'Trust Portal'],
    ['com\u00adpli\u200bance', 'compliance'],
    ['\ufeffcafe\u0301', 'caf\u00e9'],
    ['\u2003\u2028', ''],
  ])('%j becomes %j', (raw, expected) => {
    expect(normalise(raw)).toBe(expected);
  });

  it('changes nothing the second time, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (raw) => {
        const once = normalise(raw);
        expect(normalise(once)).toBe(once);
        expect(once).toBe(once.normalize('NFC'));
        expect(once).not.toMatch(/\s\s|^\s|\s$|\u200b|\u2060|\u00ad/);
      }),
    );
  });

  it('leaves no half of a surrogate pair', () => {
    expect(normalise('a\ud800b')).toBe('a\ufffdb');
  });
});
