// Failures of one host become one incident.
import { describe, expect, it } from 'vitest';
import { foldIncidents, type HostOutcome } from '#crawlers/incidents.ts';
import type { Instant, SourceId } from '#types/ids.ts';
import type { Verdict } from '#types/words.ts';

function seen(source: string, hour: number, verdict: Verdict, host = 'trust.northwind.test'): HostOutcome {
  return {
    source: `northwind/${source}` as SourceId,
    url: `https://${host}/${source}`,
    verdict,
    message: `said ${verdict}`,
    at: `2026-03-01T${String(hour).padStart(2, '0')}:00:00.000Z` as Instant,
  };
}

describe('incidents', () => {
  it('fold all failing sources of a host, since the first failure after each was good', () => {
    const outcomes = [
      seen('a', 1, 'ok'),
      seen('b', 1, 'blocked'),
      seen('a', 3, 'challenge'),
      seen('b', 4, 'challenge'),
      seen('c', 4, 'ok', 'www.tidewater.test'),
    ];
    expect(foldIncidents(outcomes)).toEqual([
      {
        host: 'trust.northwind.test',
        sources: ['northwind/a', 'northwind/b'],
        verdicts: ['challenge'],
        since: '2026-03-01T01:00:00.000Z',
        lastAt: '2026-03-01T04:00:00.000Z',
        failures: 3,
        message:
          'trust.northwind.test: 2 of 2 sources failed since 2026-03-01 01:00 (challenge); last: said challenge',
      },
    ]);
  });

  it('end when the host is good again', () => {
    expect(
      foldIncidents([
        seen('a', 1, 'unreachable'),
        seen('b', 1, 'unreachable'),
        seen('a', 2, 'ok'),
        seen('b', 2, 'ok'),
      ]),
    ).toEqual([]);
  });

  it('are none of a single page among good ones, nor of what is said of a page alone', () => {
    expect(foldIncidents([seen('a', 1, 'blocked'), seen('b', 1, 'ok'), seen('c', 1, 'ok')])).toEqual([]);
    expect(foldIncidents([seen('a', 1, 'missing'), seen('b', 1, 'moved')])).toEqual([]);
  });

  it('are the same whatever the order in which outcomes come', () => {
    const outcomes = [seen('a', 1, 'blocked'), seen('b', 2, 'blocked'), seen('a', 5, 'blocked')];
    expect(foldIncidents(outcomes.toReversed())).toEqual(foldIncidents(outcomes));
  });
});
