// Forward migrations, one transaction each; a copy of the file is taken before the first of them.
import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clock } from '#types/clock.ts';
import { copyBeforeMigration } from './backup.ts';
import { explainSqlite, MigrationFailed, NewerDatabase } from './errors.ts';
import type { Db } from './statements.ts';

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

const folder = join(dirname(fileURLToPath(import.meta.url)), 'migrations');

/** In order; the file's leading number is its version. */
export function knownMigrations(from: string = folder): Migration[] {
  return readdirSync(from)
    .filter((file) => /^\d{4}-[a-z0-9-]+\.sql$/.test(file))
    .sort()
    .map((file) => ({
      version: Number(file.slice(0, 4)),
      name: basename(file, '.sql').slice(5),
      sql: readFileSync(join(from, file), 'utf8'),
    }));
}

export function databaseVersion(db: Db): number {
  return Number(db.pragma('user_version', { simple: true }));
}

export interface MigrateOptions {
  readonly readonly?: boolean;
  readonly migrations?: readonly Migration[];
}

export function migrate(db: Db, clock: Clock, options: MigrateOptions = {}): void {
  const migrations = options.migrations ?? knownMigrations();
  const newest = migrations.at(-1)?.version ?? 0;
  const version = databaseVersion(db);
  if (version > newest)
    throw new NewerDatabase(
      db.name,
      `${db.name} has version ${version}, and this program knows versions up to ${newest}`,
      'Use the program that wrote it, or a newer one; the file was not changed.',
    );
  const missing = migrations.filter((each) => each.version > version);
  if (missing.length === 0) return;
  if (options.readonly)
    throw new MigrationFailed(
      db.name,
      `${db.name} has version ${version} and needs version ${newest}, but was opened for reading only`,
      'Open it once for writing: any command that is not read-only does.',
    );
  const copy = version > 0 ? copyBeforeMigration(db, version, clock) : undefined;
  for (const migration of missing) apply(db, migration, clock, copy);
}

function apply(db: Db, migration: Migration, clock: Clock, copy: string | undefined): void {
  try {
    db.transaction(() => {
      // Another process may have been faster: the lock is ours only now.
      if (databaseVersion(db) >= migration.version) return;
      db.exec(
        'CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT',
      );
      db.exec(migration.sql);
      db.prepare('INSERT INTO schema_version VALUES (?, ?, ?)').run(
        migration.version,
        migration.name,
        clock.now(),
      );
      db.pragma(`user_version = ${migration.version}`);
    }).immediate();
  } catch (error) {
    const told = explainSqlite(error, db.name);
    if (told !== error) throw told;
    throw new MigrationFailed(
      db.name,
      `migration ${migration.version} (${migration.name}) of ${db.name} failed and was rolled back: ${error instanceof Error ? error.message : String(error)}`,
      copy ? `The database is as it was; a copy from before is ${copy}.` : 'The database is as it was.',
      { cause: error },
    );
  }
}
