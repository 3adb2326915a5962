import { describe, expect, it } from 'vitest';
import { gateIn, keptGate } from '#extractors/language/access.ts';
import { optInWords, optOutWords } from '#extractors/language/conditions.ts';
import { dateIn, startOf } from '#extractors/language/dates.ts';
import { durationsIn } from '#extractors/language/durations.ts';
import { denied, itemAround } from '#extractors/language/negation.ts';
import { placesIn } from '#extractors/language/places.ts';
import { say } from '#extractors/language/say.ts';
import { segmentAt } from '#extractors/language/segments.ts';
import { Layout } from '#extractors/language/layout.ts';
import { StemIndex } from '#extractors/language/stem-index.ts';
import { Vocabulary } from '#extractors/language/vocabulary.ts';
import { read } from '#extractors/read.ts';
import { parseMarkdown } from '#text/markdown.ts';
import { withinProcessorTime } from '../../processor-time.ts';

describe('negation', () => {
  const deniedAt = (sentence: string, word: string): boolean => {
    const said = say(sentence);
    return denied(said, said.indexOf(word), word.length);
  };

  it.each([
    ['We do not train on your data.', 'train', true],
    ["We won't ever train on it.", 'train', true],
    ['No customer content is used to train models.', 'train', true],
    ['We do not sell data, but we train on it.', 'train', false],
    ['We not only store but train on it.', 'train', false],
    ['Training on your files is disabled.', 'training', true],
    ['We will train no later than May.', 'train', false],
    ['We cannot do so without training on it.', 'training', false],
    ['The vendor shall not: (a) sell data; (b) train models on it.', 'train', true],
  ])('"%s": %s is denied: %s', (sentence, word, expected) => {
    expect(deniedAt(sentence, word)).toBe(expected);
  });

  it('keeps an exception in its own enumerated item', () => {
    const said = 'you will not send: (i) names, except as needed; (ii) card numbers; or (iii) keys';
    const item = itemAround(said, said.indexOf('card'));
    expect(item).toContain('you will not send');
    expect(item).toContain('card numbers');
    expect(item).not.toContain('except');
  });
});

describe('conditions', () => {
  it.each(['unless you opt in', 'only with your permission', 'if the customer explicitly agrees'])(
    '%s is an opt-in',
    (words) => {
      expect(optInWords(words)).toBeDefined();
    },
  );

  it.each(['unless you opt out', 'you can turn this off in settings', 'you may object to this use'])(
    '%s is an opt-out',
    (words) => {
      expect(optOutWords(words)).toBeDefined();
      expect(optInWords(words)).toBeUndefined();
    },
  );
});

describe('contrast', () => {
  it('gives each half to its own claim', () => {
    const said = 'the free tier is trained on, while the api is not';
    expect(segmentAt(said, said.indexOf('free'))).toBe('the free tier is trained on');
    expect(segmentAt(said, said.indexOf('api'))).toBe('the api is not');
  });
});

describe('durations', () => {
  it.each([
    ['thirty (30) days', 30],
    ['kept for two weeks', 14],
    ['after 24 hours', 1],
    ['within an hour', 0],
    ['a 90-day window', 90],
    ['six months', 180],
  ])('%s', (words, days) => {
    expect(durationsIn(words)[0]?.days).toBe(days);
  });

  it('takes "twice a day" for no span', () => {
    expect(durationsIn('twice a day')).toEqual([]);
  });
});

describe('dates', () => {
  it.each([
    ['effective january 1, 2026', '2026-01-01'],
    ['in force from 3 march 2026', '2026-03-03'],
    ['2026-05-12', '2026-05-12'],
    ['stand: 31.12.2025', '2025-12-31'],
    ['updated 23/04/2026', '2026-04-23'],
  ])('%s', (words, iso) => {
    expect(dateIn(words)).toBe(iso);
  });

  it('leaves an ambiguous date and an impossible one alone', () => {
    expect(dateIn('04/05/2026')).toBeUndefined();
    expect(dateIn('february 31, 2026')).toBeUndefined();
  });
});

describe('a beginning', () => {
  it.each([
    ['starting on 21 december 2026, we will use inputs to train', '2026-12-21'],
    ['as of march 1, 2023, data are not used', '2023-03-01'],
    ['from 2026-07-01 chats are kept for 30 days', '2026-07-01'],
  ])('%s', (words, iso) => {
    expect(startOf(words)).toBe(iso);
  });

  it('is not any date in a sentence', () => {
    expect(startOf('our policy of may 2, 2026 says so')).toBeUndefined();
  });
});

describe('places', () => {
  it('knows spellings, cities and cloud regions', () => {
    expect(placesIn('in Frankfurt, the U.S. and eu-west-1')).toEqual(['Germany', 'US', 'EU']);
  });

  it('does not take the pronoun for a country', () => {
    expect(placesIn('contact us')).toEqual([]);
  });
});

describe('gates', () => {
  it('tells a kept gate from a waived one', () => {
    expect(keptGate('subject to prior approval')).toBe(true);
    expect(keptGate('in the dashboard, without talking to sales')).toBe(false);
    expect(gateIn('available under nda')?.access.route).toBe('trust_center_nda');
  });
});

describe('stems', () => {
  it('are found in the same statements whether known before or asked for later', () => {
    const { text, blocks } = parseMarkdown('# Logs\n\nWe retain logs. Retention of logs ends. We log it.');
    const known = new Vocabulary();
    known.learn('retain');
    known.learn('log');
    const layout = new Layout(blocks);
    const index = new StemIndex(text.toLowerCase(), known, layout);
    const later = new StemIndex(text.toLowerCase(), new Vocabulary(), layout);
    expect(index.holdersOf('log')).toEqual([0, 1, 2, 3]);
    expect(later.holdersOf('log')).toEqual([0, 1, 2, 3]);
    expect(index.holdersOf('retain')).toEqual([1]);
    expect(index.has('purge')).toBe(false);
    expect(later.has('purge')).toBe(false);
  });
});

describe('a hostile line', () => {
  it('of a third of a megabyte without a full stop is read within a bound', () => {
    const line = 'We may retain customer data in any region you choose and train models on it unless '.repeat(
      4000,
    );
    const drafts = withinProcessorTime(30_000, () =>
      read({
        document: parseMarkdown(line),
        url: 'https://www.quillstack.test/',
        retrievedAt: '2026-09-01T08:00:00.000Z',
        offering: { name: 'Quillstack API', aliases: [] },
        dimensions: [
          { key: 'data_residency' },
          { key: 'retention_zdr' },
          { key: 'training_on_customer_data' },
        ],
      }),
    );
    expect(drafts.length).toBeGreaterThan(0);
  });
});
