import { describe, expect, it } from 'vitest';
import { Hits } from '#extractors/language/hits.ts';
import { linesWith } from '#extractors/language/lines.ts';
import { MetTable, waysOf } from '#extractors/language/met-table.ts';
import { Needs } from '#extractors/language/needs.ts';
import { Vocabulary } from '#extractors/language/vocabulary.ts';

function found(stems: readonly string[], text: string): string[] {
  const vocabulary = new Vocabulary();
  const numbers = new Map(stems.map((stem) => [vocabulary.learn(stem), stem]));
  const hits = new Hits();
  vocabulary.scan(text, hits);
  return Array.from(
    { length: hits.count },
    (_, each) => `${hits.place(each)} ${numbers.get(hits.stem(each))}`,
  );
}

describe('a pass over a text', () => {
  it('finds stems that begin, end or hold one another', () => {
    expect(found(['data', 'data center', 'center', 'cent', 'ata'], 'a data center')).toEqual([
      '2 data',
      '2 data center',
      '3 ata',
      '7 cent',
      '7 center',
    ]);
  });

  it('finds a stem at the very beginning and at the very end, and none that is cut off', () => {
    expect(found(['log', 'logs'], 'log the log')).toEqual(['0 log', '8 log']);
    expect(found(['log'], 'lo')).toEqual([]);
  });

  it('takes letters beyond ASCII for themselves', () => {
    expect(found(['café terms', 'tel'], 'café terms of the hôtel, cafè terms')).toEqual([
      '0 café terms',
      '20 tel',
    ]);
  });

  it('learns no stem that it could not find', () => {
    const vocabulary = new Vocabulary(1);
    expect([vocabulary.learn('ai'), vocabulary.learn('n’t apply'), vocabulary.size]).toEqual([
      undefined,
      undefined,
      0,
    ]);
    expect([vocabulary.learn('train'), vocabulary.learn('train'), vocabulary.learn('model')]).toEqual([
      0,
      0,
      undefined,
    ]);
  });
});

describe('a table of what texts meet', () => {
  it('tells the texts in which all needs of one way are met', () => {
    const needs = new Needs();
    const ways = waysOf([[needs.of(['keep', 'retain']), needs.of(['log'])], [needs.of(['ai'])]]);
    const table = new MetTable(needs, ['we keep logs', 'we keep nothing', 'logs', 'ai', '']);
    expect([...((ways && table.meeting(ways)) ?? [])]).toEqual([1, 0, 0, 1, 0]);
    expect(ways && new MetTable(needs, ['we keep nothing']).meeting(ways)).toBeUndefined();
  });

  it('is out of date once there are more needs', () => {
    const needs = new Needs();
    needs.of(['keep']);
    const table = new MetTable(needs, ['we keep logs']);
    expect(table.isOf(needs)).toBe(true);
    needs.of(['logs']);
    expect(table.isOf(needs)).toBe(false);
  });

  it('cannot tell of a way without needs', () => {
    expect(waysOf([[0], []])).toBeUndefined();
  });
});

it('lines with a sign come once each, in order', () => {
  const text = 'one we\nwe and we\nnone\nlast we';
  expect([...linesWith(text, /\bwe\b/g)]).toEqual([
    { start: 0, text: 'one we' },
    { start: 7, text: 'we and we' },
    { start: 22, text: 'last we' },
  ]);
});
