import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldForMatch, matchForm } from '#text/match.ts';
import { normalise } from '#text/normalise.ts';

const pieces = fc.constantFrom(
  'a',
  'B',
  ' ',
  'ﬁ',
  'ß',
  '“',
  '’',
  '—',
  '‑',
  'é',
  'e\u0301',
  '😀',
  'Ⅷ',
  '…',
  '\u00a0',
  '한',
  'ς',
  'İ',
  '½',
  '\n',
);
const texts = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''));

describe('matchForm', () => {
  it('folds quotes, dashes, case and compatibility characters', () => {
    expect(foldForMatch('“Customer’s” Data — the ﬁnal ½')).toBe('"customer\'s" data - the final 1⁄2');
    expect(foldForMatch('STRASSE')).toBe(foldForMatch('Straße'));
  });

  it('gives the same words as foldForMatch', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(matchForm(text).match).toBe(foldForMatch(text));
      }),
    );
  });

  it('maps every offset to a character of the text and back', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const form = matchForm(text);
        for (let at = 0; at < form.match.length; at++) {
          const start = form.toText(at);
          const end = form.toTextEnd(at + 1);
          expect(start).toBeLessThan(end);
          expect(foldForMatch(text.slice(start, end))).toContain(form.match[at]);
          expect(form.fromText(start)).toBeLessThanOrEqual(at);
        }
        expect(form.toText(form.match.length)).toBe(text.length);
      }),
    );
  });

  it('finds a part of a normal text again by its folded words', () => {
    fc.assert(
      fc.property(texts, texts, texts, (before, part, after) => {
        const text = normalise(`${before}x${part}y${after}`);
        const wanted = `x${normalise(part)}y`;
        fc.pre(text.includes(wanted));
        const form = matchForm(text);
        const at = form.fromText(text.indexOf(wanted));
        expect(form.match.slice(at)).toContain('x');
      }),
    );
  });
});
