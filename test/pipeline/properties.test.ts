// What holds for every history of captures, tried on histories that nobody wrote.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCell } from '#db/cells.ts';
import { listCandidateCells } from '#db/candidates.ts';
import { listTimeline } from '#db/timeline.ts';
import type { SourceId } from '#types/ids.ts';
import { answerKey } from '#pipeline/compare/canonical.ts';
import { sentenceForm } from '#pipeline/compare/sentence-form.ts';
import {
  acceptOpen,
  broken,
  candidates,
  houseOf,
  page,
  pictureOf,
  visitAt,
  type TestHouse,
} from './houses.ts';

const source = 'northwind/page' as SourceId;
const filler = [
  'Northwind builds language models and serves them through one programming interface.',
  'This page describes how we protect what you send to us and what we promise about it.',
  'Our security team reviews every change before it reaches production systems.',
];

/** What a page may say; any of it may come and go. */
const sayings = [
  'We do not use customer data submitted through the Northwind API to train our models.',
  'We may use customer data submitted through the Northwind API to train our models.',
  'Our SOC 2 Type II report is available to customers under NDA on request.',
  'Our SOC 2 Type II report can be downloaded by anyone from this page.',
  'We retain inputs and outputs for 30 days, after which they are deleted.',
  'We retain inputs and outputs for 60 days, after which they are deleted.',
  'We will sign a Business Associate Agreement with customers of the Northwind API on request.',
] as const;

const words = fc.constantFrom(
  'Careers',
  'Status',
  'Trust Center',
  'DPA',
  'Blog',
  'GPT',
  'Subprocessors',
  'Help (opens in a new window)',
  '…',
  'SOC 2',
);
const around = fc.record({
  menu: fc.array(words, { minLength: 1, maxLength: 6 }),
  footer: fc.constantFrom(
    '© 2026 Northwind',
    '© 2027 Northwind',
    'Updated 3 March 2026',
    'We use cookies. Accept all',
    'SOC 2 | ISO 27001 | HIPAA',
  ),
});
const body = fc.subarray([...sayings], { minLength: 1 });
type Step = {
  readonly body: readonly string[];
  readonly around: { readonly menu: string[]; readonly footer: string };
};
const step: fc.Arbitrary<Step> = fc.record({ body, around });
const history = fc.array(step, { minLength: 2, maxLength: 6 });

function at(n: number): string {
  return new Date(Date.parse('2026-03-01T08:00:00.000Z') + n * 12 * 3_600_000).toISOString();
}

function html({ body: said, around: other }: Step): string {
  return page([...filler, ...said], other);
}

async function replayed(steps: readonly Step[], accept = true): Promise<TestHouse> {
  const house = houseOf();
  for (const [n, each] of steps.entries()) {
    await visitAt(house, at(n), html(each));
    if (accept || n === 0) acceptOpen(house);
  }
  return house;
}

const runs = { numRuns: 25 };

describe('for every history', () => {
  test('no candidate without a difference in a cell', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const house = await replayed(steps, false);
        for (const candidate of candidates(house, 'held', 'open', 'withdrawn', 'overtaken'))
          for (const { before, after, difference } of listCandidateCells(house.db, candidate.n)) {
            if (!before) continue;
            expect(answerKey(before)).not.toBe(answerKey(after));
            const { grade, access, details, entries, sentence } = difference;
            const differs = grade ?? access ?? details ?? entries;
            expect(
              differs !== undefined ||
                sentenceForm(sentence?.from ?? '') !== sentenceForm(sentence?.to ?? ''),
            ).toBe(true);
          }
        house.close();
      }),
      runs,
    );
  });

  test('menus and footers never make one', async () => {
    await fc.assert(
      fc.asyncProperty(body, fc.array(around, { minLength: 2, maxLength: 5 }), async (said, frames) => {
        const house = houseOf();
        for (const [n, frame] of frames.entries()) {
          const settled = await visitAt(house, at(n), html({ body: said, around: frame }));
          const raised = n === 0 ? [] : settled.raised.filter((each) => hasBody(house, each.candidate.n));
          expect(raised).toEqual([]);
          acceptOpen(house);
        }
        house.close();
      }),
      runs,
    );
  });

  test('the same captures in the same order give the same candidates', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const [one, other] = [await replayed(steps), await replayed(steps)];
        expect(pictureOf(other)).toEqual(pictureOf(one));
        one.close();
        other.close();
      }),
      { numRuns: 15 },
    );
  });

  test('what is not the document, anywhere in it, changes nothing but its own count', async () => {
    const artifact = fc.constantFrom(
      'Something went wrong. Please try again later.',
      'Just a moment...',
      'Loading...',
    );
    await fc.assert(
      fc.asyncProperty(history, fc.nat(), artifact, async (steps, where, text) => {
        const place = 1 + (where % steps.length);
        const [plain, disturbed] = [await replayed(steps), houseOf()];
        for (const [n, each] of steps.entries()) {
          if (n === place) await visitAt(disturbed, at(n - 0.5), page([text]), { judgement: broken });
          await visitAt(disturbed, at(n), html(each));
          acceptOpen(disturbed);
        }
        if (place === steps.length)
          await visitAt(disturbed, at(steps.length - 0.5), page([text]), { judgement: broken });
        expect(pictureOf(disturbed)).toEqual(pictureOf(plain));
        expect(answersOf(disturbed)).toEqual(answersOf(plain));
        expect(listTimeline(disturbed.db, source, { kind: 'artifact' })).toHaveLength(1);
        plain.close();
        disturbed.close();
      }),
      { numRuns: 15 },
    );
  });

  test('a loss is never shown by one capture alone', async () => {
    await fc.assert(
      fc.asyncProperty(body, body, async (first, second) => {
        const house = houseOf();
        await visitAt(house, at(0), page([...filler, ...first]));
        acceptOpen(house);
        await visitAt(house, at(1), page([...filler, ...second]));
        for (const { change } of candidates(house, 'open'))
          expect(['weakened', 'absent', 'reworded']).not.toContain(change);
        house.close();
      }),
      runs,
    );
  });
});

/** A badge or named link in a menu may be evidence where the body has none. */
function hasBody(house: TestHouse, candidate: number): boolean {
  return listCandidateCells(house.db, candidate).some(
    ({ before, cell }) =>
      (before?.quotes.length ?? 0) > 0 &&
      before?.confidence !== 'low' &&
      findCell(house.db, cell) !== undefined,
  );
}

function answersOf(house: TestHouse): unknown {
  return house.plan.cells.map((cell) => findCell(house.db, cell)?.answer.value);
}
