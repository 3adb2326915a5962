// Sessions of browsers, tokens of programs, one-time links, and tries to log in. Only hashes of secrets are stored.
import { z } from 'zod';
import type { Instant } from '#types/ids.ts';
import { instantSchema } from '#types/schemas.ts';
import { roleSchema, type Role } from './users.ts';
import { type Db, all, change, count, first, maybe } from './statements.ts';

export function insertSession(
  db: Db,
  session: {
    readonly tokenSha256: string;
    readonly user: string;
    readonly csrf: string;
    readonly at: Instant;
    readonly expiresAt: Instant;
    readonly agent: string;
  },
): void {
  change(
    db,
    `INSERT INTO sessions (token_sha256, user, csrf, created_at, seen_at, expires_at, agent)
     VALUES (:tokenSha256, :user, :csrf, :at, :at, :expiresAt, :agent)`,
    session,
  );
}

const visitorRow = z.object({
  id: z.string(),
  name: z.string(),
  role: roleSchema,
  csrf: z.string(),
  seen_at: instantSchema,
});

/** Whose session this is, while it lasts and the person may come in. */
export function findVisitor(
  db: Db,
  tokenSha256: string,
  now: Instant,
): z.infer<typeof visitorRow> | undefined {
  return first(
    db,
    visitorRow,
    `SELECT u.id, u.name, u.role, s.csrf, s.seen_at FROM sessions s JOIN users u ON u.id = s.user
     WHERE s.token_sha256 = :tokenSha256 AND s.expires_at > :now AND u.disabled_at IS NULL`,
    { tokenSha256, now },
  );
}

export function extendSession(db: Db, tokenSha256: string, seenAt: Instant, expiresAt: Instant): void {
  change(
    db,
    'UPDATE sessions SET seen_at = :seenAt, expires_at = :expiresAt WHERE token_sha256 = :tokenSha256',
    { tokenSha256, seenAt, expiresAt },
  );
}

export function deleteSession(db: Db, tokenSha256: string): void {
  change(db, 'DELETE FROM sessions WHERE token_sha256 = :tokenSha256', { tokenSha256 });
}

/** All of a person's sessions but the one at hand: after a change of password or role. */
export function deleteSessionsOf(db: Db, user: string, except = ''): number {
  return change(db, 'DELETE FROM sessions WHERE user = :user AND token_sha256 <> :except', { user, except });
}

export function deleteExpiredSessions(db: Db, now: Instant): number {
  return change(db, 'DELETE FROM sessions WHERE expires_at <= :now', { now });
}

export type TokenPurpose = 'api' | 'worker' | 'login';

const tokenRow = z.object({
  id: z.string(),
  user: maybe(z.string()),
  name: z.string(),
  purpose: z.enum(['api', 'worker', 'login']),
  role: roleSchema,
  created_at: instantSchema,
  expires_at: maybe(instantSchema),
  used_at: maybe(instantSchema),
  revoked_at: maybe(instantSchema),
});
export type TokenRow = z.infer<typeof tokenRow>;
const tokenColumns = 'id, user, name, purpose, role, created_at, expires_at, used_at, revoked_at';

export function insertToken(
  db: Db,
  token: {
    readonly id: string;
    readonly user?: string;
    readonly name: string;
    readonly purpose: TokenPurpose;
    readonly role: Role;
    readonly tokenSha256: string;
    readonly at: Instant;
    readonly expiresAt?: Instant;
  },
): void {
  change(
    db,
    `INSERT INTO tokens (id, user, name, purpose, role, token_sha256, created_at, expires_at)
     VALUES (:id, :user, :name, :purpose, :role, :tokenSha256, :at, :expiresAt)`,
    { user: undefined, expiresAt: undefined, ...token },
  );
}

export function findToken(
  db: Db,
  tokenSha256: string,
  purpose: TokenPurpose,
  now: Instant,
): TokenRow | undefined {
  return first(
    db,
    tokenRow,
    `SELECT ${tokenColumns} FROM tokens
     WHERE token_sha256 = :tokenSha256 AND purpose = :purpose AND revoked_at IS NULL
       AND (expires_at IS NULL OR expires_at > :now)`,
    { tokenSha256, purpose, now },
  );
}

export function touchToken(db: Db, id: string, at: Instant): void {
  change(db, 'UPDATE tokens SET used_at = :at WHERE id = :id', { id, at });
}

/** True for the one call that uses it up: a link opened twice at once lets one in. */
export function useTokenOnce(db: Db, id: string, at: Instant): boolean {
  const sql = 'UPDATE tokens SET used_at = :at, revoked_at = :at WHERE id = :id AND used_at IS NULL';
  return change(db, sql, { id, at }) === 1;
}

export function revokeToken(db: Db, id: string, at: Instant): boolean {
  const sql = 'UPDATE tokens SET revoked_at = :at WHERE id = :id AND revoked_at IS NULL';
  return change(db, sql, { id, at }) === 1;
}

export function listTokens(db: Db): TokenRow[] {
  return all(
    db,
    tokenRow,
    `SELECT ${tokenColumns} FROM tokens WHERE purpose <> 'login' ORDER BY created_at DESC`,
  );
}

export function recordLoginAttempt(db: Db, key: string, at: Instant, ok: boolean): void {
  change(db, 'INSERT INTO login_attempts (key, at, ok) VALUES (:key, :at, :ok)', { key, at, ok: ok ? 1 : 0 });
}

export function countFailedLogins(db: Db, key: string, since: Instant): number {
  const sql = `SELECT count(*) FROM login_attempts WHERE key = :key AND ok = 0 AND at > :since
    AND n > coalesce((SELECT max(n) FROM login_attempts WHERE key = :key AND ok = 1), 0)`;
  return count(db, sql, { key, since });
}

export function forgetLoginAttempts(db: Db, before: Instant): number {
  return change(db, 'DELETE FROM login_attempts WHERE at < :before', { before });
}
