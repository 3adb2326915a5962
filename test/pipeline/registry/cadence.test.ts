import { describe, expect, it } from 'vitest';
import { nextDue, parseCadence, parseQuietHours } from '#pipeline/registry/cadence.ts';

describe('the next due moment', () => {
  const friday = Date.parse('2026-07-03T12:00:00Z');

  it('is a span after the last for every', () => {
    const cadence = parseCadence({ every: '12h' });
    expect('wrong' in cadence ? undefined : new Date(nextDue(cadence, friday)).toISOString()).toBe(
      '2026-07-04T00:00:00.000Z',
    );
  });

  it('follows cron in its own time zone, across the week-end', () => {
    const cadence = parseCadence({ cron: '0 6 * * 1-5 Europe/Brussels' });
    expect('wrong' in cadence ? undefined : new Date(nextDue(cadence, friday)).toISOString()).toBe(
      '2026-07-06T04:00:00.000Z',
    );
  });

  it('is a day after the last when nothing is declared', () => {
    expect(parseCadence({})).toEqual({ kind: 'every', ms: 86_400_000 });
  });

  it.each([
    [{ every: '0h' }, /above zero/],
    [{ every: '1h', cron: '0 6 * * *' }, /both/],
    [{ cron: '0 25 * * *' }, /"0 25 \* \* \*" is not a cron line: 25 is outside of 0-23/],
    [{ cron: 'a b c d e' }, /a is no number and no name of a day or month/],
    [{ cron: '0 6 * *' }, /4 fields/],
    [{ cron: '61 6 * * *' }, /not a cron line/],
  ])('refuses %j', (declared, why) => {
    const cadence = parseCadence(declared);
    expect('wrong' in cadence ? cadence.wrong : '').toMatch(why);
  });
});

describe('quiet hours', () => {
  it('may cross midnight', () => {
    expect(parseQuietHours('22:00-06:30 Europe/Brussels')).toEqual({
      from: 1320,
      until: 390,
      zone: 'Europe/Brussels',
    });
  });

  it.each(['22-06', '25:00-06:00', '10:00-10:00', '22:00-06:00 Mars/Olympus'])('refuses %s', (text) => {
    expect(parseQuietHours(text)).toHaveProperty('wrong');
  });
});
