// One visit at a time to a registrable domain, with pauses.
import { describe, expect, it } from 'vitest';
import { openPace, registrableDomain } from '#crawlers/pace/pace.ts';
import { retryAfterMs } from '#crawlers/pace/retry-after.ts';

/** A clock that only sleeping moves. */
function still(random = 0) {
  let now = 0;
  const sleeps: number[] = [];
  const pace = openPace({
    now: () => now,
    sleep: async (milliseconds) => {
      sleeps.push(milliseconds);
      now += milliseconds;
    },
    random: () => random,
  });
  return { pace, sleeps, later: (milliseconds: number) => (now += milliseconds) };
}

describe('pace', () => {
  it('waits between visits to one registrable domain, its subdomains included', async () => {
    const { pace, sleeps, later } = still();
    await pace.visit('https://www.northwind.test/a', 5000, async () => later(200));
    await pace.visit('https://trust.northwind.test/b', 5000, async () => {});
    await pace.visit('https://www.tidewater.test/', 5000, async () => {});
    expect(sleeps).toEqual([5000]);
  });

  it('adds up to a quarter by chance', async () => {
    const { pace, sleeps } = still(1);
    await pace.visit('https://www.northwind.test/a', 4000, async () => {});
    await pace.visit('https://www.northwind.test/b', 4000, async () => {});
    expect(sleeps).toEqual([5000]);
  });

  it('never runs two visits to one domain at once, and goes on after one that failed', async () => {
    const pace = openPace();
    let running = 0;
    let most = 0;
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((done) => setTimeout(done, 5));
      running -= 1;
      throw new Error('no');
    };
    const all = ['a', 'b', 'c'].map((path) =>
      pace.visit(`https://${path}.northwind.test/`, 0, work).catch(() => 'failed'),
    );
    expect(await Promise.all(all)).toEqual(['failed', 'failed', 'failed']);
    expect(most).toBe(1);
  });

  it('keeps a Crawl-delay as the least pause', async () => {
    const { pace, sleeps } = still();
    pace.slowDown('https://www.northwind.test/', 10_000);
    await pace.visit('https://www.northwind.test/a', 1000, async () => {});
    await pace.visit('https://www.northwind.test/b', 1000, async () => {});
    expect(sleeps).toEqual([10_000]);
    expect(pace.between('https://docs.northwind.test/')).toBe(10_000);
  });

  it('knows how long a domain is held', () => {
    const { pace, later } = still();
    pace.hold('https://www.northwind.test/', 60_000);
    later(15_000);
    expect(pace.heldFor('https://api.northwind.test/')).toBe(45_000);
    expect(pace.heldFor('https://www.tidewater.test/')).toBe(0);
  });

  it('ends a wait that is given up', async () => {
    const pace = openPace();
    await pace.visit('https://www.northwind.test/', 0, async () => {});
    const stop = new AbortController();
    const waiting = pace.visit('https://www.northwind.test/', 60_000, async () => 'done', stop.signal);
    stop.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    expect(await pace.visit('https://www.northwind.test/', 0, async () => 'next')).toBe('next');
  });

  it.each([
    ['https://a.b.example.co.uk/', 'example.co.uk'],
    ['https://trust.northwind.test/', 'northwind.test'],
    ['http://127.0.0.1:8080/', '127.0.0.1'],
  ])('the domain of %s is %s', (url, domain) => {
    expect(registrableDomain(url)).toBe(domain);
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-03-01T08:00:00.000Z');
  it.each([
    ['120', 120_000],
    ['Sun, 01 Mar 2026 08:01:00 GMT', 60_000],
    ['Sun, 01 Mar 2026 07:00:00 GMT', 0],
    ['999999999', 24 * 3_600_000],
    ['soon', undefined],
    [undefined, undefined],
  ])('%s is %s ms', (value, expected) => {
    expect(retryAfterMs(value, now)).toBe(expected);
  });
});
