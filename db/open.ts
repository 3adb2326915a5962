// Opens the database: ours, of a version that we know, migrated forward, and safe against being killed.
import { existsSync, mkdirSync, openSync, readSync, closeSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Clock } from '#types/clock.ts';
import {
  CorruptDatabase,
  DatabaseUnwritable,
  ForeignDatabase,
  NotADatabase,
  explainSqlite,
} from './errors.ts';
import { migrate } from './migrate.ts';
import type { Db } from './statements.ts';

export type { Db } from './statements.ts';

/** "ASAY" in the file's header: tells our databases from those of other programs. */
const applicationId = 0x41534159;
const heading = 'SQLite format 3\0';

export interface OpenOptions {
  readonly clock: Clock;
  readonly readonly?: boolean;
  /** Milliseconds to wait for another process's write lock. */
  readonly patience?: number;
}

/** The database of this file, created where there is none. ":memory:" makes one that lives as long as the process. */
export function openDatabase(file: string, options: OpenOptions): Db {
  const inMemory = file === ':memory:';
  if (!inMemory) checkHeading(file);
  let db: Db | undefined;
  try {
    if (!inMemory && !options.readonly) makeFolder(dirname(file));
    db = new Database(file, { readonly: options.readonly ?? false, timeout: options.patience ?? 5_000 });
    checkOwner(db);
    configure(db, options.readonly ?? false);
    migrate(db, options.clock, { readonly: options.readonly ?? false });
    return db;
  } catch (error) {
    db?.close();
    throw explainSqlite(error, file);
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const why = whyNoFolder[(error as NodeJS.ErrnoException).code ?? ''];
    if (why === undefined) throw error;
    throw new DatabaseUnwritable(
      folder,
      `the data folder ${folder} cannot be made: ${why}`,
      'Choose a folder that you may write to, with --home or ASSAY_HOME.',
      { cause: error },
    );
  }
}

/** ENOENT is what Node says of a read-only file system, where it makes several folders at once. */
const whyNoFolder: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
  ENOENT: 'the file system is read-only, or not there',
  EEXIST: 'a file stands in its place',
  ENOTDIR: 'a file stands in its way',
};

/** SQLite would take an empty or short file for a new database: a file with other content must stay as it is. */
function checkHeading(file: string): void {
  if (!existsSync(file)) return;
  let start: Buffer;
  try {
    start = firstBytes(file, 100);
  } catch (error) {
    throw new NotADatabase(
      file,
      `${file} cannot be read as a database: ${error instanceof Error ? error.message : 'unknown reason'}`,
      'Give another --home, or make the file readable; it was not changed.',
      { cause: error },
    );
  }
  if (start.length === 0) return;
  if (start.toString('latin1', 0, heading.length) === heading) return checkLength(file, start);
  throw new NotADatabase(
    file,
    `${file} is not a SQLite database: it starts with ${JSON.stringify(start.toString('latin1', 0, heading.length))}`,
    'Give another --home, or move this file away; it was not changed.',
  );
}

/** A file that lost its end opens, and fails only when the lost page is wanted: say it before anything is written. */
function checkLength(file: string, header: Buffer): void {
  if (header.length < 100) throw damaged(file, 'its header is cut short');
  const said = header.readUInt16BE(16);
  const pages = header.readUInt32BE(28);
  const size = statSync(file).size;
  const pageSize = said === 1 ? 65_536 : said;
  if (size < pages * pageSize && !hasLog(file))
    throw damaged(file, `it should hold ${pages * pageSize} bytes and holds ${size}`);
}

/** A process killed while it moved the log into the file leaves a short file; the log beside it makes it whole. */
function hasLog(file: string): boolean {
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false });
  return log !== undefined && log.size > 0;
}

function damaged(file: string, how: string): CorruptDatabase {
  return new CorruptDatabase(
    file,
    `${file} is damaged: ${how}`,
    'Keep the damaged file, and restore the latest copy from backups/ beside it.',
  );
}

function firstBytes(file: string, length: number): Buffer {
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(length);
    return buffer.subarray(0, readSync(handle, buffer, 0, length, 0));
  } finally {
    closeSync(handle);
  }
}

function checkOwner(db: Db): void {
  const id = Number(db.pragma('application_id', { simple: true }));
  if (id === applicationId) return;
  const tables = Number(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
  if (id !== 0 || tables > 0)
    throw new ForeignDatabase(
      db.name,
      `${db.name} is a SQLite database of another program`,
      'Give another --home; the file was not changed.',
    );
  if (!db.readonly) db.pragma(`application_id = ${applicationId}`);
}

/** The whole check, for `assay doctor` and `assay archive check`: reads every page. */
export function checkWhole(db: Db): string[] {
  const found = db.pragma('integrity_check(20)') as { integrity_check: string }[];
  return found.map((each) => each.integrity_check).filter((each) => each !== 'ok');
}

function configure(db: Db, readonly: boolean): void {
  if (!readonly) db.pragma('journal_mode = WAL');
  db.pragma('foreign_keys = ON');
  // Survives a killed process; `durably` raises it to FULL, which survives a lost current too.
  db.pragma('synchronous = NORMAL');
  db.pragma('temp_store = MEMORY');
  db.pragma('cache_size = -65536');
  // All of it, up to what SQLite allows: only what is looked at takes memory.
  db.pragma('mmap_size = 2147418112');
}
