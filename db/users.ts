// Local users of the inbox.
import { z } from 'zod';
import type { Instant } from '#types/ids.ts';
import { instantSchema } from '#types/schemas.ts';
import { type Db, all, change, count, first, maybe } from './statements.ts';

export const roleSchema = z.enum(['reader', 'reviewer', 'maintainer']);
export type Role = z.infer<typeof roleSchema>;

const userRow = z.object({
  id: z.string(),
  name: z.string(),
  role: roleSchema,
  /** As inbox/people/passwords.ts writes it; never leaves the server. */
  password: z.string(),
  created_at: instantSchema,
  disabled_at: maybe(instantSchema),
});
export type UserRow = z.infer<typeof userRow>;

export interface NewUser {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
  readonly createdAt: Instant;
}

/** False where the name is taken, in whatever case. */
export function insertUser(db: Db, user: NewUser): boolean {
  const sql = `INSERT INTO users (id, name, role, password, created_at)
    VALUES (:id, :name, :role, :password, :createdAt) ON CONFLICT DO NOTHING`;
  return change(db, sql, { ...user }) === 1;
}

export function findUser(db: Db, id: string): UserRow | undefined {
  return first(db, userRow, 'SELECT * FROM users WHERE id = :id', { id });
}

export function findUserByName(db: Db, name: string): UserRow | undefined {
  return first(db, userRow, 'SELECT * FROM users WHERE name = :name', { name });
}

export function listUsers(db: Db): UserRow[] {
  return all(db, userRow, 'SELECT * FROM users ORDER BY name');
}

export function countUsers(db: Db): number {
  return count(db, 'SELECT count(*) FROM users WHERE disabled_at IS NULL');
}

export function changeUser(
  db: Db,
  id: string,
  to: { readonly role?: Role; readonly password?: string; readonly disabledAt?: Instant | null },
): void {
  if (to.role) change(db, 'UPDATE users SET role = :role WHERE id = :id', { id, role: to.role });
  if (to.password)
    change(db, 'UPDATE users SET password = :password WHERE id = :id', { id, password: to.password });
  if (to.disabledAt !== undefined)
    change(db, 'UPDATE users SET disabled_at = :at WHERE id = :id', { id, at: to.disabledAt });
}
