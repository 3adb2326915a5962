import { describe, expect, it } from 'vitest';
import { printResults } from '../../bench/print.ts';
import { defineSection, figuresOf, quantile, runSection } from '../../bench/frame.ts';

/** A clock that only moves when a way says so. */
function work() {
  let now = 0;
  const order: string[] = [];
  const way = (name: string, ms: number) => ({
    prepare: () => name,
    run: (prepared: string) => {
      order.push(prepared);
      now += ms;
    },
    dispose: (prepared: string) => void order.push(`end ${prepared}`),
  });
  return { order, way, clock: () => now };
}

describe('a section', () => {
  it('runs both ways by turns and compares the medians for one unit', async () => {
    const { order, way, clock } = work();
    const section = defineSection({
      name: 'parse',
      unit: 'page',
      bar: { atLeast: 2, because: 'a test' },
      subject: way('ours', 10),
      baseline: way('theirs', 30),
      rounds: 4,
      units: 2,
    });
    const result = await runSection(section, clock);
    expect(result).toMatchObject({ ratio: 3, pass: true, subject: { median: 5, rounds: 4 } });
    expect(result.baseline?.median).toBe(15);
    expect(order.slice(-10)).toEqual([
      'ours',
      'theirs',
      'theirs',
      'ours',
      'ours',
      'theirs',
      'theirs',
      'ours',
      'end ours',
      'end theirs',
    ]);
  });

  it('misses its bar when it is slower, and the table says so', async () => {
    const { way, clock } = work();
    const bar = { atLeast: 1, because: 'a test' };
    const section = defineSection({
      name: 'slow',
      unit: 'page',
      bar,
      subject: way('ours', 20),
      baseline: way('theirs', 10),
    });
    const result = await runSection(section, clock);
    expect(result).toMatchObject({ ratio: 0.5, pass: false });
    expect(printResults([result])).toContain('FAIL  slow');
  });

  it('holds the slow end of the times that its runs return, where people would wait', async () => {
    const way = (times: readonly number[]) => ({
      prepare: () => times,
      run: (each: readonly number[]) => each,
    });
    const section = defineSection({
      name: 'slow end',
      unit: 'page',
      bar: { atLeast: 1 / 2, because: 'a test' },
      measure: 'ms',
      held: 'p95',
      // The same median; one in ten is four times as slow.
      subject: way([10, 10, 10, 10, 10, 10, 10, 10, 10, 40]),
      baseline: way([10, 10, 10, 10, 10, 10, 10, 10, 10, 10]),
      rounds: 10,
    });
    const result = await runSection(section);
    expect(result).toMatchObject({ ratio: 1 / 4, pass: false, subject: { median: 10, p95: 40, rounds: 10 } });
    expect(printResults([result])).toMatch(/FAIL .*ours p95 40 ms, median 10 ms/);
  });

  it('has no bar without a baseline', () => {
    const { way } = work();
    const bar = { atLeast: 1, because: 'a test' };
    expect(() => defineSection({ name: 'alone', unit: 'page', bar, subject: way('ours', 1) })).toThrow(
      /alone/,
    );
  });

  it('is disposed of when a run fails', async () => {
    const { order, way } = work();
    const failing = { ...way('ours', 1), run: () => Promise.reject(new Error('no')) };
    await expect(runSection(defineSection({ name: 'bad', unit: 'x', subject: failing }))).rejects.toThrow(
      'no',
    );
    expect(order).toEqual(['end ours']);
  });
});

describe('figures', () => {
  it('are a median and the range of nine in ten', () => {
    const hundred = Array.from({ length: 101 }, (_, at) => at);
    expect(figuresOf(hundred.map((each) => [each]))).toEqual({ median: 50, p5: 5, p95: 95, rounds: 101 });
    expect(quantile([1, 2], 0.5)).toBe(1.5);
  });
});
