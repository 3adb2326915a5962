// Prepared statements, kept for each connection, and rows validated into types.
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { UnexpectedRow, explainSqlite } from './errors.ts';

export type Db = Database.Database;
type Value = string | number | bigint | null | Uint8Array;
export type Parameters = Readonly<Record<string, Value | undefined>>;

interface Prepared {
  readonly statement: Database.Statement;
  /** The parameters that the statement names. */
  readonly names: readonly string[];
}

const kept = new WeakMap<Db, Map<string, Prepared>>();

function prepared(db: Db, sql: string): Prepared {
  let statements = kept.get(db);
  if (!statements) {
    statements = new Map();
    kept.set(db, statements);
  }
  let known = statements.get(sql);
  if (!known) {
    const names = [...sql.matchAll(/(?<![\w:'])[:](\w+)/g)].map((match) => match[1] ?? '');
    known = { statement: db.prepare(sql), names: [...new Set(names)] };
    statements.set(sql, known);
  }
  return known;
}

/** SQLite knows null where our types leave a key out. */
function bound({ names }: Prepared, parameters: Parameters): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const name of names) values[name] = parameters[name] ?? null;
  return values;
}

function guarded<T>(db: Db, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw explainSqlite(error, db.name);
  }
}

function run(db: Db, sql: string, parameters: Parameters): Database.RunResult {
  const known = prepared(db, sql);
  return known.statement.run(bound(known, parameters));
}

/** Runs a statement that changes rows, and says how many it changed. */
export function change(db: Db, sql: string, parameters: Parameters = {}): number {
  return guarded(db, () => run(db, sql, parameters).changes);
}

/** Inserts a row and gives its row number. */
export function insert(db: Db, sql: string, parameters: Parameters): number {
  return guarded(db, () => Number(run(db, sql, parameters).lastInsertRowid));
}

export function first<T>(db: Db, row: z.ZodType<T>, sql: string, parameters: Parameters = {}): T | undefined {
  const found = guarded(db, () => {
    const known = prepared(db, sql);
    return known.statement.get(bound(known, parameters));
  });
  return found === undefined ? undefined : validated(db, row, found, sql);
}

export function all<T>(db: Db, row: z.ZodType<T>, sql: string, parameters: Parameters = {}): T[] {
  const found = guarded(db, () => {
    const known = prepared(db, sql);
    return known.statement.all(bound(known, parameters));
  });
  return found.map((each) => validated(db, row, each, sql));
}

/** One value of one row; the query must give a number. */
export function count(db: Db, sql: string, parameters: Parameters = {}): number {
  const found: unknown = guarded(db, () => {
    const known = prepared(db, sql);
    return known.statement.pluck().get(bound(known, parameters));
  });
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

/** Texts of a column that are known as values: enough for the cells that a visit comes back to. */
const mostKnown = 128;
const longestKnown = 20_000;

/** A column that holds JSON of this shape. Equal texts are one value, checked once: nobody may change it. */
export function json<T>(shape: z.ZodType<T>): z.ZodType<T, string> {
  const known = new Map<string, T>();
  return z.string().transform((text, context): T => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = shape.safeParse(parsed(text));
    if (!result.success) {
      context.addIssue({
        code: 'custom',
        message: result.error.issues[0]?.message ?? 'not the expected JSON',
      });
      return z.NEVER;
    }
    if (text.length > longestKnown) return result.data;
    const oldest = known.size < mostKnown ? undefined : known.keys().next().value;
    if (oldest !== undefined) known.delete(oldest);
    known.set(text, frozen(result.data));
    return result.data;
  });
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) frozen(part);
  return value;
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
  return shape.nullable().transform((value) => value ?? undefined);
}

/** Everything in `work` is written together or not at all. Inside another transaction it joins that one. */
export function transaction<T>(db: Db, work: () => T): T {
  if (db.inTransaction) return work();
  return guarded(db, () => inTransaction(db)(work) as T);
}

const transactions = new WeakMap<Db, (work: () => unknown) => unknown>();

function inTransaction(db: Db): (work: () => unknown) => unknown {
  const known = transactions.get(db);
  if (known) return known;
  const begin = db.transaction((work: () => unknown) => work()).immediate;
  transactions.set(db, begin);
  return begin;
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
