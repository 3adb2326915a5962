// Prepared statements, kept for each connection, and rows validated into types.
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { UnexpectedRow, explainSqlite } from './errors.ts';

export type Db = Database.Database;
type Value = string | number | bigint | null | Uint8Array;
export type Parameters = Readonly<Record<string, Value | undefined>>;

const kept = new WeakMap<Db, Map<string, Database.Statement>>();

function prepared(db: Db, sql: string): Database.Statement {
  let statements = kept.get(db);
  if (!statements) {
    statements = new Map();
    kept.set(db, statements);
  }
  let statement = statements.get(sql);
  if (!statement) {
    statement = db.prepare(sql);
    statements.set(sql, statement);
  }
  return statement;
}

/** SQLite knows null where our types leave a key out. */
function bindable(parameters: Parameters): Record<string, Value> {
  const bound: Record<string, Value> = {};
  for (const [key, value] of Object.entries(parameters)) bound[key] = value ?? null;
  return bound;
}

function guarded<T>(db: Db, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw explainSqlite(error, db.name);
  }
}

/** Runs a statement that changes rows, and says how many it changed. */
export function change(db: Db, sql: string, parameters: Parameters = {}): number {
  return guarded(db, () => prepared(db, sql).run(bindable(parameters)).changes);
}

/** Inserts a row and gives its row number. */
export function insert(db: Db, sql: string, parameters: Parameters): number {
  return guarded(db, () => Number(prepared(db, sql).run(bindable(parameters)).lastInsertRowid));
}

export function first<T>(db: Db, row: z.ZodType<T>, sql: string, parameters: Parameters = {}): T | undefined {
  const found = guarded(db, () => prepared(db, sql).get(bindable(parameters)));
  return found === undefined ? undefined : validated(db, row, found, sql);
}

export function all<T>(db: Db, row: z.ZodType<T>, sql: string, parameters: Parameters = {}): T[] {
  const found = guarded(db, () => prepared(db, sql).all(bindable(parameters)));
  return found.map((each) => validated(db, row, each, sql));
}

/** One value of one row; the query must give a number. */
export function count(db: Db, sql: string, parameters: Parameters = {}): number {
  const found: unknown = guarded(db, () => prepared(db, sql).pluck().get(bindable(parameters)));
  return typeof found === 'number' ? found : 0;
}

function validated<T>(db: Db, row: z.ZodType<T>, found: unknown, sql: string): T {
  const result = row.safeParse(found);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const where = issue?.path.join('.') ?? '';
  throw new UnexpectedRow(
    db.name,
    `a row of ${db.name} does not hold what was expected at "${where}": ${issue?.message ?? 'unknown'} (${sql.trim().slice(0, 80)})`,
    'If another program wrote to this database, restore the latest copy from backups/; else report it as a bug.',
  );
}

/** A column that holds JSON of this shape. */
export function json<T>(shape: z.ZodType<T>): z.ZodType<T, string> {
  return z.string().transform((value, context): T => {
    const result = shape.safeParse(parsed(value));
    if (result.success) return result.data;
    context.addIssue({ code: 'custom', message: result.error.issues[0]?.message ?? 'not the expected JSON' });
    return z.NEVER;
  });
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** A column that may be null becomes a key that may be left out. */
export function maybe<T, I>(shape: z.ZodType<T, I>): z.ZodType<T | undefined, I | null> {
  return z.union([z.null().transform(() => undefined), shape]);
}

/** Everything in `work` is written together or not at all. Inside another transaction it joins that one. */
export function transaction<T>(db: Db, work: () => T): T {
  if (db.inTransaction) return work();
  return guarded(db, () => db.transaction(work).immediate());
}

/** As transaction, and on the disk before it returns: for what a person decided. */
export function durably<T>(db: Db, work: () => T): T {
  if (db.inTransaction)
    throw new Error('a decision must be its own transaction, or it is not on the disk when it returns');
  db.pragma('synchronous = FULL');
  try {
    return transaction(db, work);
  } finally {
    db.pragma('synchronous = NORMAL');
  }
}
