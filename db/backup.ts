// Copies of the database, taken while it is in use.
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Clock } from '#types/clock.ts';
import { explainSqlite } from './errors.ts';
import type { Db } from './statements.ts';

function stamp(clock: Clock): string {
  return clock.now().replaceAll(/[-:.]/g, '').slice(0, 15);
}

/** One consistent copy beside the file, named for the version it holds. Written whole, then renamed. */
export function copyBeforeMigration(db: Db, version: number, clock: Clock): string | undefined {
  if (db.memory) return undefined;
  const folder = join(dirname(db.name), 'backups');
  mkdirSync(folder, { recursive: true });
  const target = join(folder, `${basename(db.name, '.sqlite')}-v${version}-${stamp(clock)}.sqlite`);
  const partial = `${target}.partial`;
  rmSync(partial, { force: true });
  db.prepare('VACUUM INTO ?').run(partial);
  settleFile(partial, target);
  return target;
}

/** SQLite's online backup: other processes read and write meanwhile, and the copy is of one moment. */
export async function backupTo(
  db: Db,
  target: string,
  progress?: (done: number, total: number) => void,
): Promise<void> {
  mkdirSync(dirname(target), { recursive: true });
  const partial = `${target}.partial`;
  rmSync(partial, { force: true });
  try {
    await db.backup(partial, {
      progress({ totalPages, remainingPages }) {
        progress?.(totalPages - remainingPages, totalPages);
        return 1_000;
      },
    });
  } catch (error) {
    rmSync(partial, { force: true });
    throw explainSqlite(error, target);
  }
  settleFile(partial, target);
}

/** A copy that a power cut could leave half written is no copy. */
function settleFile(partial: string, target: string): void {
  const handle = openSync(partial, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(partial, target);
}
