// People and what lets them in: users, sessions, tokens, failed logins. Secrets arrive here hashed.
import { z } from 'zod';
import type { Instant, Sha256 } from '#types/ids.ts';
import { instantSchema, sha256Schema } from '#types/schemas.ts';
import { type Db, all, change, count, durably, first, maybe } from './statements.ts';

export const roleSchema = z.enum(['reader', 'reviewer', 'maintainer']);
export type Role = z.infer<typeof roleSchema>;
export const purposeSchema = z.enum(['api', 'worker', 'login']);
export type TokenPurpose = z.infer<typeof purposeSchema>;

const userRow = z.object({
  id: z.string(),
  name: z.string(),
  role: roleSchema,
  password: z.string(),
  created_at: instantSchema,
  disabled_at: maybe(instantSchema),
});
export type UserRow = z.infer<typeof userRow>;

export interface NewUser {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** The password's hash with its parameters; empty for one who enters by a one-time link only. */
  readonly password: string;
  readonly createdAt: Instant;
}

/** False where the name is taken. */
export function insertUser(db: Db, user: NewUser): boolean {
  return durably(
    db,
    () =>
      change(
        db,
        `INSERT INTO users (id, name, role, password, created_at) VALUES (:id, :name, :role, :password, :createdAt)
         ON CONFLICT DO NOTHING`,
        { ...user },
      ) === 1,
  );
}

export function updateUser(
  db: Db,
  id: string,
  update: { role?: Role; password?: string; disabledAt?: Instant | null },
): void {
  change(
    db,
    `UPDATE users SET role = coalesce(:role, role), password = coalesce(:password, password),
       disabled_at = CASE WHEN :setsDisabled THEN :disabledAt ELSE disabled_at END WHERE id = :id`,
    {
      id,
      role: update.role,
      password: update.password,
      setsDisabled: update.disabledAt === undefined ? 0 : 1,
      disabledAt: update.disabledAt ?? null,
    },
  );
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

const sessionRow = z.object({
  token_sha256: sha256Schema,
  user: z.string(),
  csrf: z.string(),
  created_at: instantSchema,
  seen_at: instantSchema,
  expires_at: instantSchema,
  agent: z.string(),
});
export type SessionRow = z.infer<typeof sessionRow>;

export interface NewSession {
  readonly tokenSha256: Sha256;
  readonly user: string;
  readonly csrf: string;
  readonly at: Instant;
  readonly expiresAt: Instant;
  readonly agent: string;
}

export function insertSession(db: Db, session: NewSession): void {
  change(
    db,
    `INSERT INTO sessions (token_sha256, user, csrf, created_at, seen_at, expires_at, agent)
     VALUES (:tokenSha256, :user, :csrf, :at, :at, :expiresAt, :agent)`,
    { ...session },
  );
}

/** The living session of a token. */
export function findSession(db: Db, tokenSha256: Sha256, at: Instant): SessionRow | undefined {
  return first(
    db,
    sessionRow,
    `SELECT s.* FROM sessions s JOIN users u ON u.id = s.user
     WHERE s.token_sha256 = :tokenSha256 AND s.expires_at > :at AND u.disabled_at IS NULL`,
    { tokenSha256, at },
  );
}

export function touchSession(db: Db, tokenSha256: Sha256, at: Instant, expiresAt: Instant): void {
  change(db, 'UPDATE sessions SET seen_at = :at, expires_at = :expiresAt WHERE token_sha256 = :tokenSha256', {
    tokenSha256,
    at,
    expiresAt,
  });
}

export function deleteSession(db: Db, tokenSha256: Sha256): void {
  change(db, 'DELETE FROM sessions WHERE token_sha256 = :tokenSha256', { tokenSha256 });
}

export function deleteSessionsOf(db: Db, user: string): number {
  return change(db, 'DELETE FROM sessions WHERE user = :user', { user });
}

export function deleteExpiredSessions(db: Db, at: Instant): number {
  return change(db, 'DELETE FROM sessions WHERE expires_at <= :at', { at });
}

const tokenRow = z.object({
  id: z.string(),
  user: maybe(z.string()),
  name: z.string(),
  purpose: purposeSchema,
  role: roleSchema,
  token_sha256: sha256Schema,
  created_at: instantSchema,
  expires_at: maybe(instantSchema),
  used_at: maybe(instantSchema),
  revoked_at: maybe(instantSchema),
});
export type TokenRow = z.infer<typeof tokenRow>;

export interface NewToken {
  readonly id: string;
  readonly user?: string;
  readonly name: string;
  readonly purpose: TokenPurpose;
  readonly role: Role;
  readonly tokenSha256: Sha256;
  readonly createdAt: Instant;
  readonly expiresAt?: Instant;
}

export function insertToken(db: Db, token: NewToken): void {
  change(
    db,
    `INSERT INTO tokens (id, user, name, purpose, role, token_sha256, created_at, expires_at)
     VALUES (:id, :user, :name, :purpose, :role, :tokenSha256, :createdAt, :expiresAt)`,
    { ...token, user: token.user, expiresAt: token.expiresAt },
  );
}

/** The token while it may be used. */
export function findToken(
  db: Db,
  purpose: TokenPurpose,
  tokenSha256: Sha256,
  at: Instant,
): TokenRow | undefined {
  return first(
    db,
    tokenRow,
    `SELECT * FROM tokens WHERE token_sha256 = :tokenSha256 AND purpose = :purpose AND revoked_at IS NULL
       AND (expires_at IS NULL OR expires_at > :at)`,
    { tokenSha256, purpose, at },
  );
}

/** A one-time token can be used once: true for the one who did. */
export function spendToken(db: Db, id: string, at: Instant): boolean {
  return (
    change(db, 'UPDATE tokens SET used_at = :at, revoked_at = :at WHERE id = :id AND revoked_at IS NULL', {
      id,
      at,
    }) === 1
  );
}

export function touchToken(db: Db, id: string, at: Instant): void {
  change(db, 'UPDATE tokens SET used_at = :at WHERE id = :id', { id, at });
}

export function revokeToken(db: Db, id: string, at: Instant): boolean {
  return (
    change(db, 'UPDATE tokens SET revoked_at = :at WHERE id = :id AND revoked_at IS NULL', { id, at }) === 1
  );
}

export function listTokens(db: Db, purpose?: TokenPurpose): TokenRow[] {
  return all(
    db,
    tokenRow,
    'SELECT * FROM tokens WHERE (:purpose IS NULL OR purpose = :purpose) ORDER BY created_at DESC, id',
    { purpose },
  );
}

export function insertLoginAttempt(db: Db, key: string, at: Instant, ok: boolean): void {
  change(db, 'INSERT INTO login_attempts (key, at, ok) VALUES (:key, :at, :ok)', { key, at, ok: ok ? 1 : 0 });
}

/** Failures of this key since a moment, and since its last success. */
export function countFailedLogins(db: Db, key: string, since: Instant): number {
  return count(
    db,
    `SELECT count(*) FROM login_attempts WHERE key = :key AND at >= :since AND ok = 0 AND n > coalesce(
       (SELECT max(n) FROM login_attempts WHERE key = :key AND ok = 1), 0)`,
    { key, since },
  );
}

export function forgetLoginAttempts(db: Db, before: Instant): number {
  return change(db, 'DELETE FROM login_attempts WHERE at < :before', { before });
}
