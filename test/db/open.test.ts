import { mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backupTo } from '#db/backup.ts';
import { DatabaseFull } from '#db/errors.ts';
import { databaseVersion, knownMigrations, migrate } from '#db/migrate.ts';
import { checkWhole, openDatabase } from '#db/open.ts';
import { durably } from '#db/statements.ts';
import { listSettings, putSetting } from '#db/settings.ts';
import type { Instant } from '#types/ids.ts';

const now = '2026-03-01T08:00:00.000Z' as Instant;
const clock = { now: () => now };
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-db-'));
  file = join(folder, 'assay.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'nothing was thrown';
}

describe('opening', () => {
  test('a new file gets every migration, WAL and foreign keys', () => {
    const db = openDatabase(file, { clock });
    expect(databaseVersion(db)).toBe(knownMigrations().at(-1)?.version);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(checkWhole(db)).toEqual([]);
    db.close();
  });

  test('every table is STRICT, but for the full-text ones', () => {
    const db = openDatabase(file, { clock });
    const loose = db
      .prepare(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .pluck()
      .all();
    expect(loose).toEqual([]);
    db.close();
  });

  test('a file that is no database is refused and left as it was', () => {
    writeFileSync(file, 'dear diary');
    expect(codeOf(() => openDatabase(file, { clock }))).toBe('database_not_one');
    expect(readFileSync(file, 'utf8')).toBe('dear diary');
  });

  test("another program's database is refused and left as it was", () => {
    const other = new Database(file);
    other.exec('CREATE TABLE diary (entry TEXT)');
    other.close();
    const before = readFileSync(file);
    expect(codeOf(() => openDatabase(file, { clock }))).toBe('database_foreign');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('a file that lost its end is called damaged', () => {
    openDatabase(file, { clock }).close();
    truncateSync(file, 8_192);
    expect(codeOf(() => openDatabase(file, { clock }))).toBe('database_corrupt');
  });

  test('a page of rubbish is called damaged when it is met', () => {
    openDatabase(file, { clock }).close();
    const bytes = readFileSync(file);
    bytes.fill(0xff, 0x1000, 0x8000);
    writeFileSync(file, bytes);
    expect(
      codeOf(() => {
        const db = openDatabase(file, { clock });
        try {
          for (const name of ['runs', 'visits', 'captures', 'settings', 'audit'])
            db.prepare(`SELECT count(*) FROM ${name}`).get();
          if (checkWhole(db).length > 0)
            throw Object.assign(new Error('damaged'), { code: 'database_corrupt' });
        } finally {
          db.close();
        }
      }),
    ).toMatch(/corrupt/i);
  });

  test('a folder in place of the file is a clear error', () => {
    expect(codeOf(() => openDatabase(folder, { clock }))).toMatch(/database_(not_one|unwritable)/);
  });
});

describe('migrating', () => {
  test('a newer version is refused and not changed', () => {
    openDatabase(file, { clock }).close();
    const newer = new Database(file);
    newer.pragma('user_version = 9999');
    newer.close();
    expect(codeOf(() => openDatabase(file, { clock }))).toBe('database_newer');
  });

  test('a copy is taken before a migration, and holds what was there', () => {
    const db = openDatabase(file, { clock });
    putSetting(db, { key: 'kept', value: 'yes', at: now, by: 'someone' });
    const next = (databaseVersion(db) || 0) + 1;
    migrate(db, clock, {
      migrations: [
        ...knownMigrations(),
        { version: next, name: 'more', sql: 'CREATE TABLE more (n INTEGER) STRICT' },
      ],
    });
    expect(databaseVersion(db)).toBe(next);
    const [copy] = readdirSync(join(folder, 'backups'));
    const old = new Database(join(folder, 'backups', copy ?? ''));
    expect(old.pragma('user_version', { simple: true })).toBe(next - 1);
    expect(old.prepare('SELECT value FROM settings').pluck().get()).toBe('yes');
    old.close();
    db.close();
  });

  test('a failing migration changes nothing', () => {
    const db = openDatabase(file, { clock });
    const version = databaseVersion(db);
    const broken = {
      version: version + 1,
      name: 'broken',
      sql: 'CREATE TABLE half (n INTEGER) STRICT; SELECT nonsense;',
    };
    expect(codeOf(() => migrate(db, clock, { migrations: [...knownMigrations(), broken] }))).toBe(
      'database_migration_failed',
    );
    expect(databaseVersion(db)).toBe(version);
    expect(db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").pluck().get()).toBe(0);
    db.close();
  });
});

describe('keeping', () => {
  test('a full disk is a clear error, and what was committed stays', () => {
    const db = openDatabase(file, { clock });
    durably(db, () => putSetting(db, { key: 'kept', value: 'yes', at: now, by: 'someone' }));
    db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true }))}`);
    expect(() => {
      for (let n = 0; n < 50; n++)
        putSetting(db, { key: `big${n}`, value: 'x'.repeat(100_000), at: now, by: 'someone' });
    }).toThrow(DatabaseFull);
    expect(listSettings(db).map((each) => each.key)).toContain('kept');
    db.close();
    const again = openDatabase(file, { clock });
    expect(listSettings(again).find((each) => each.key === 'kept')?.value).toBe('yes');
    again.close();
  });

  test('a decision inside another transaction is refused: it would not be on the disk', () => {
    const db = openDatabase(file, { clock });
    db.exec('BEGIN');
    expect(() => durably(db, () => 1)).toThrow(/own transaction/);
    db.exec('ROLLBACK');
    expect(db.pragma('synchronous', { simple: true })).toBe(1);
    db.close();
  });

  test('captures, evidence, decisions, histories and the audit cannot be changed or deleted', () => {
    const db = openDatabase(file, { clock });
    for (const table of [
      'captures',
      'capture_objects',
      'evidence',
      'cell_history',
      'decisions',
      'candidate_events',
      'audit',
    ]) {
      const triggers = db
        .prepare(
          "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ? AND sql LIKE '%RAISE%'",
        )
        .pluck()
        .all(table)
        .join('\n');
      expect(`${table}: ${triggers}`).toContain('BEFORE DELETE');
      expect(`${table}: ${triggers}`).toContain('BEFORE UPDATE');
    }
    db.prepare("INSERT INTO audit (at, who, action) VALUES ('2026', 'x', 'y')").run();
    expect(() => db.prepare("UPDATE audit SET who = 'z'").run()).toThrow(/append-only/);
    expect(() => db.prepare('DELETE FROM audit').run()).toThrow(/append-only/);
    db.close();
  });

  test('a backup is taken while the database is in use', async () => {
    const db = openDatabase(file, { clock });
    putSetting(db, { key: 'kept', value: String(1), at: now, by: 'someone' });
    await backupTo(db, join(folder, 'copy.sqlite'));
    const copy = openDatabase(join(folder, 'copy.sqlite'), { clock });
    expect(listSettings(copy).map((each) => each.key)).toEqual(['kept']);
    copy.close();
    db.close();
  });
});

test('a file left short by a checkpoint that was killed is made whole by its log', () => {
  const db = openDatabase(file, { clock });
  db.pragma('wal_checkpoint(TRUNCATE)');
  const small = readFileSync(file);
  for (let n = 0; n < 40; n++)
    putSetting(db, { key: `key${n}`, value: 'x'.repeat(4_000), at: now, by: 'someone' });
  const log = readFileSync(`${file}-wal`);
  db.pragma('wal_checkpoint(TRUNCATE)');
  const whole = readFileSync(file);
  db.close();
  // The first page went over, the pages behind it did not.
  writeFileSync(file, Buffer.concat([whole.subarray(0, 4_096), small.subarray(4_096)]));
  writeFileSync(`${file}-wal`, log);
  const again = openDatabase(file, { clock });
  expect(listSettings(again)).toHaveLength(40);
  expect(checkWhole(again)).toEqual([]);
  again.close();
});
