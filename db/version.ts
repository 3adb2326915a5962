// Which SQLite this is.
import type { Db } from './statements.ts';

export function sqliteVersion(db: Db): string {
  return String(db.prepare('SELECT sqlite_version()').pluck().get());
}
