import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { takeLease } from '#db/leases.ts';
import { addFailure, closeIncident, recover } from '#db/incidents.ts';
import { insertCorrection, setCorrectionState } from '#db/corrections.ts';
import { insertDecision } from '#db/decisions.ts';
import { closeNotice, openNotice, updateNotice } from '#db/notices.ts';
import { openDatabase, type Db } from '#db/open.ts';
import { transaction } from '#db/statements.ts';
import { whileUnchanged, type Part } from '#db/unchanged.ts';
import type { DimensionKey, Instant, OfferingId, SourceId } from '#types/ids.ts';

const at = '2026-03-09T08:00:00.000Z' as Instant;
const clock = { now: () => at };
const source = 'gale/trust' as SourceId;

let folder: string;
let ours: Db;
let theirs: Db;

/** Two connections to one file: another process is not more than that. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-unchanged-'));
  ours = openDatabase(join(folder, 'assay.sqlite'), { clock });
  theirs = openDatabase(join(folder, 'assay.sqlite'), { clock });
});
afterEach(() => {
  ours.close();
  theirs.close();
  rmSync(folder, { recursive: true, force: true });
});

/** How often the question had to be asked so far. */
function asker(part: Part) {
  let asked = 0;
  return () => whileUnchanged(ours, part, 'how often?', () => (asked += 1));
}

const writes: Readonly<Record<string, (db: Db) => void>> = {
  'a notice opens': (db) =>
    openNotice(db, { id: 'n1', source, kind: 'stale', at, message: 'not seen', facts: {} }),
  'a notice is brought up to date': (db) =>
    openNotice(db, { id: 'n1', source, kind: 'stale', at, message: 'still not seen', facts: {} }),
  'a notice is snoozed': (db) => updateNotice(db, 'n1', { snoozedUntil: at }),
  'a notice closes': (db) => closeNotice(db, source, 'stale', at, 'seen'),
  'a host fails': (db) =>
    addFailure(db, { id: 'i1', host: 'gale.test', source, verdict: 'unreachable', at, message: 'down' }),
  'a source of it recovers': (db) => recover(db, 'gale.test', source, at),
  'an incident is opened again': (db) => closeIncident(db, 'i1', null),
  'a correction comes': (db) =>
    insertCorrection(db, {
      id: 'c1',
      cell: { offering: 'gale-api' as OfferingId, dimension: 'soc2_type2' as DimensionKey },
      claim: 'It has one.',
      evidenceUrl: 'https://gale.test/',
      credit: '',
      receivedAt: at,
    }),
  'a correction is answered': (db) => setCorrectionState(db, 'c1', 'accepted'),
};

describe('what is known of a part', () => {
  test('is not asked again while nothing is written to it', () => {
    const ask = asker('notices');
    expect([ask(), ask()]).toEqual([1, 1]);
    takeLease(ours, 'candidate:k1', 'ada', at, at);
    takeLease(theirs, 'candidate:k2', 'ben', at, at);
    expect(ask()).toBe(1);
  });

  test.each(['us', 'another process'])('is asked again after each write to it by %s', (by) => {
    const ask = asker('notices');
    let before = ask();
    for (const [what, write] of Object.entries(writes)) {
      write(by === 'us' ? ours : theirs);
      const now = ask();
      expect([what, now > before]).toEqual([what, true]);
      before = now;
    }
  });

  test('is asked again after a decision', () => {
    const ask = asker('decisions');
    expect(ask()).toBe(1);
    insertDecision(theirs, {
      id: 'd1',
      at,
      by: 'ben',
      subjectKind: 'notice',
      subject: 'n1',
      kind: 'dismiss',
    });
    expect([ask(), ask()]).toEqual([2, 2]);
  });

  test('is not what a transaction saw and gave up', () => {
    const told = () => whileUnchanged(ours, 'notices', 'all', () => countedNotices(ours));
    expect(told()).toBe(0);
    expect(() =>
      transaction(ours, () => {
        writes['a notice opens']?.(ours);
        expect(told()).toBe(1);
        throw new Error('given up');
      }),
    ).toThrow('given up');
    expect(told()).toBe(0);
    writes['a host fails']?.(ours);
    expect(told()).toBe(0);
  });

  test('belongs to whoever keeps it', () => {
    const [one, other] = [{}, {}];
    const told = (keeper: object, answer: string) =>
      whileUnchanged(ours, 'candidates', 'who?', () => answer, keeper);
    expect([told(one, 'one'), told(other, 'other'), told(one, 'again')]).toEqual(['one', 'other', 'one']);
  });

  test('is bounded: the oldest answers make room', () => {
    let asked = 0;
    const ask = (n: number) => whileUnchanged(ours, 'candidates', `words ${n}`, () => (asked += 1));
    for (let n = 0; n < 1_000; n++) ask(n);
    expect(asked).toBe(1_000);
    ask(999);
    expect(asked).toBe(1_000);
    ask(0);
    expect(asked).toBe(1_001);
  });
});

/** A new table or a lost trigger would leave pages as they were. */
test('every table of a part counts all that can be written to it', () => {
  const parts: Readonly<Record<string, readonly string[]>> = {
    candidates: ['INSERT', 'UPDATE'],
    notices: ['INSERT', 'UPDATE', 'DELETE'],
    incidents: ['INSERT', 'UPDATE', 'DELETE'],
    incident_sources: ['INSERT', 'UPDATE', 'DELETE'],
    corrections: ['INSERT', 'UPDATE', 'DELETE'],
    samples: ['INSERT', 'UPDATE', 'DELETE'],
    decisions: ['INSERT'],
    captures: ['INSERT'],
    visits: ['INSERT', 'UPDATE'],
  };
  const triggers = ours
    .prepare("SELECT tbl_name AS name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all() as { name: string; sql: string }[];
  for (const [table, kinds] of Object.entries(parts))
    for (const kind of kinds) {
      const counted = triggers.some(
        ({ name, sql }) =>
          name === table && new RegExp(`AFTER ${kind} ON ${table}\\s`).test(sql) && sql.includes('revisions'),
      );
      expect([table, kind, counted]).toEqual([table, kind, true]);
    }
});

function countedNotices(db: Db): number {
  return Number(db.prepare('SELECT count(*) FROM notices').pluck().get());
}
