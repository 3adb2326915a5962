// What can go wrong with the database, each with what to do about it.
import type { Problem } from '#types/problem.ts';

export abstract class DatabaseProblem extends Error implements Problem {
  abstract readonly code: string;
  readonly hint: string;
  readonly file: string;

  constructor(file: string, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.file = file;
    this.hint = hint;
  }
}

/** The file holds something else: nothing is written to it. */
export class NotADatabase extends DatabaseProblem {
  readonly code = 'database_not_one';
}

/** The file is a database of another program: nothing is written to it. */
export class ForeignDatabase extends DatabaseProblem {
  readonly code = 'database_foreign';
}

/** The file is ours and damaged: nothing is written to it. */
export class CorruptDatabase extends DatabaseProblem {
  readonly code = 'database_corrupt';
}

/** A newer program wrote it: this one would lose what it does not know. */
export class NewerDatabase extends DatabaseProblem {
  readonly code = 'database_newer';
}

/** A migration failed: it was rolled back whole, and the copy from before stands beside the file. */
export class MigrationFailed extends DatabaseProblem {
  readonly code = 'database_migration_failed';
}

/** The statement was rolled back; what was committed before stays. */
export class DatabaseFull extends DatabaseProblem {
  readonly code = 'database_disk_full';
}

/** Another process holds the write lock for longer than we wait. */
export class DatabaseBusy extends DatabaseProblem {
  readonly code = 'database_busy';
}

/** The file or its folder cannot be opened or written. */
export class DatabaseUnwritable extends DatabaseProblem {
  readonly code = 'database_unwritable';
}

/** A row does not hold what this version of the program writes. */
export class UnexpectedRow extends DatabaseProblem {
  readonly code = 'database_unexpected_row';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Turns what SQLite throws into an error that says what, where, why and what to do; others pass unchanged. */
export function explainSqlite(error: unknown, file: string): unknown {
  const code = codeOf(error);
  const cause = { cause: error };
  if (code === 'SQLITE_NOTADB')
    return new NotADatabase(
      file,
      `${file} is not a SQLite database`,
      'Give another --home, or move this file away; it was not changed.',
      cause,
    );
  if (code.startsWith('SQLITE_CORRUPT'))
    return new CorruptDatabase(
      file,
      `${file} is damaged: ${error instanceof Error ? error.message : code}`,
      'Keep the damaged file, and restore the latest copy from backups/ beside it.',
      cause,
    );
  if (code === 'SQLITE_FULL')
    return new DatabaseFull(
      file,
      `the disk is full: nothing more could be written to ${file}`,
      'Free some space and run the command again; what was kept before is still there.',
      cause,
    );
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new DatabaseBusy(
      file,
      `${file} is locked by another process`,
      'End the other run (assay up or serve), or wait until it is done.',
      cause,
    );
  if (
    code.startsWith('SQLITE_CANTOPEN') ||
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_IOERR') ||
    code === 'SQLITE_PERM'
  )
    return new DatabaseUnwritable(
      file,
      `${file} cannot be written: ${error instanceof Error ? error.message : code}`,
      'Check that the folder exists, that you may write there, and that the disk has space.',
      cause,
    );
  return error;
}
