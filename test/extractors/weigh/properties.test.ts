import fc from 'fast-check';
import { expect, it } from 'vitest';
import { weigh } from '#extractors/weigh/weigh.ts';
import { gradeRank } from '#types/words.ts';
import { anyEvidence, evidence, input } from './evidence.ts';

const many = fc.uniqueArray(anyEvidence, { maxLength: 7, selector: ({ id }) => id });

it('the order in which evidence comes never changes the proposal', () => {
  fc.assert(
    fc.property(many, fc.infiniteStream(fc.nat()), (pieces, numbers) => {
      const shuffled = pieces
        .map((piece) => ({ piece, at: numbers.next().value as number }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ piece }) => piece);
      expect(weigh(input(shuffled))).toEqual(weigh(input(pieces)));
      expect(weigh(input(pieces.toReversed()))).toEqual(weigh(input(pieces)));
    }),
    { numRuns: 400 },
  );
});

it('what only touches the question never changes an answer', () => {
  fc.assert(
    fc.property(many, (mixed) => {
      const pieces = mixed.filter(({ rule }) => !/furniture|badge/.test(rule));
      const before = weigh(input(pieces)).answer.value;
      fc.pre(before !== 'no_public_evidence' && before !== 'unclear');
      const touching = evidence({
        id: 'zz',
        source: 'brightwell/another',
        value: 'unclear',
        confidence: 'high',
      });
      expect(weigh(input([...pieces, touching])).answer.value).toBe(before);
    }),
    { numRuns: 300 },
  );
});

it('furniture never changes what the body of a document says', () => {
  fc.assert(
    fc.property(many, anyEvidence, (pieces, extra) => {
      const body = pieces.filter(({ rule }) => !/furniture|badge/.test(rule));
      const before = weigh(input(body));
      fc.pre(before.answer.value !== 'no_public_evidence');
      const furniture = {
        ...extra,
        id: 'zz' as typeof extra.id,
        source: 'brightwell/another' as typeof extra.source,
        rule: 'soc2_type2/furniture',
      };
      const after = weigh(input([...body, furniture]));
      expect(after.answer).toEqual({ ...before.answer, details: after.answer.details });
      expect(after.contradicting).toEqual(before.contradicting);
    }),
    { numRuns: 300 },
  );
});

it('one more "no" never makes an answer better', () => {
  fc.assert(
    fc.property(many, (pieces) => {
      const before = weigh(input(pieces)).answer.value;
      fc.pre(before !== 'no_public_evidence');
      const no = evidence({ id: 'zz', source: 'brightwell/another', value: 'no', confidence: 'high' });
      expect(gradeRank[weigh(input([...pieces, no])).answer.value]).toBeLessThanOrEqual(gradeRank[before]);
    }),
    { numRuns: 300 },
  );
});

it('every answer that is not plainly yes has a caveat, and no note shows a program’s notation', () => {
  fc.assert(
    fc.property(many, (pieces) => {
      const { answer } = weigh(input(pieces));
      expect(answer.value === 'yes_public' || answer.caveat !== '').toBe(true);
      expect(`${answer.note} ${answer.caveat}`).not.toMatch(
        /[[\]{}]|undefined|True|False|None|yes_|_type|unstated/,
      );
      expect(answer.note.trim()).toBe(answer.note);
      expect(answer.caveat.split(/(?<=[.!?])\s+(?=[A-Z])/).length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 300 },
  );
});

it('every piece of evidence is in the reasons: decided, compared or set aside', () => {
  fc.assert(
    fc.property(many, (pieces) => {
      const { reasons } = weigh(input(pieces));
      const told = new Set(reasons.flatMap((reason) => reason.evidence));
      expect(pieces.map(({ id }) => id).filter((id) => !told.has(id))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
