import { describe, expect, it } from 'vitest';
import { clocksFrom } from '#cli/clock.ts';

describe('ASSAY_NOW', () => {
  const noon = Date.parse('2026-07-05T12:00:00Z');

  it('absent or empty leaves the machine its clock', () => {
    for (const value of [undefined, '', '  ']) {
      let now = noon;
      const clocks = clocksFrom(value, () => now);
      now += 1000;
      expect(clocks.still.now()).toBe('2026-07-05T12:00:01.000Z');
      expect(clocks.from).toBeUndefined();
    }
  });

  it('as an instant stands still for commands that end, and goes on for those that stay up', () => {
    let now = noon;
    const { still, running } = clocksFrom('2026-08-01T08:00:00+02:00', () => now);
    now += 60_000;
    expect(still.now()).toBe('2026-08-01T06:00:00.000Z');
    expect(running.now()).toBe('2026-08-01T06:01:00.000Z');
  });

  it.each([
    ['+6h', '2026-07-05T18:00:00.000Z'],
    ['+2d', '2026-07-07T12:00:00.000Z'],
    ['-30m', '2026-07-05T11:30:00.000Z'],
    ['2026-08-01', '2026-08-01T00:00:00.000Z'],
    ['2026-08-01T08:00Z', '2026-08-01T08:00:00.000Z'],
  ])('%s is %s', (value, expected) => {
    expect(clocksFrom(value, () => noon).still.now()).toBe(expected);
  });

  it.each([
    'tomorrow',
    '6h',
    '+6',
    '+6y',
    '2026-08-01T08:00:00',
    '2026-13-01',
    '1767225600',
    '+99999999999d',
  ])('refuses %s', (value) => {
    expect(() => clocksFrom(value, () => noon)).toThrow(expect.objectContaining({ code: 'bad_assay_now' }));
  });
});
