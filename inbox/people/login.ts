// Logging in: by password, slowed after failures, or once by a link that the first start prints.
import type { Db } from '#db/open.ts';
import { recordAudit } from '#db/audit.ts';
import {
  countFailedLogins,
  findToken,
  forgetLoginAttempts,
  insertToken,
  recordLoginAttempt,
  useTokenOnce,
} from '#db/sessions.ts';
import { countUsers, findUser, findUserByName, insertUser, type Role, type UserRow } from '#db/users.ts';
import { transaction } from '#db/statements.ts';
import type { Clock } from '#types/clock.ts';
import { NameTakenError, WeakPasswordError } from './errors.ts';
import { hashPassword, passwordFault, verifyNobody, verifyPassword } from './passwords.ts';
import { newId, newSecret, secretHash } from './secrets.ts';
import { after } from './sessions.ts';

const WINDOW = 15 * 60_000;
const MOST_FAILURES_BY_NAME = 5;
const MOST_FAILURES_BY_ADDRESS = 30;
const LINK_LIFETIME = 60 * 60_000;

export type LoginResult =
  | { readonly kind: 'in'; readonly user: UserRow }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'slow_down'; readonly retryAfterSeconds: number };

export async function logIn(
  db: Db,
  clock: Clock,
  attempt: { readonly name: string; readonly password: string; readonly address: string },
): Promise<LoginResult> {
  const at = clock.now();
  const since = after(at, -WINDOW);
  const byName = `name:${attempt.name.toLowerCase().slice(0, 100)}`;
  const byAddress = `address:${attempt.address}`;
  const tooMany =
    countFailedLogins(db, byName, since) >= MOST_FAILURES_BY_NAME ||
    countFailedLogins(db, byAddress, since) >= MOST_FAILURES_BY_ADDRESS;
  if (tooMany) return { kind: 'slow_down', retryAfterSeconds: WINDOW / 1000 };

  const user = findUserByName(db, attempt.name);
  const right =
    user && !user.disabled_at
      ? await verifyPassword(attempt.password, user.password)
      : await verifyNobody(attempt.password);
  transaction(db, () => {
    forgetLoginAttempts(db, after(at, -4 * WINDOW));
    recordLoginAttempt(db, byName, at, right);
    if (!right) recordLoginAttempt(db, byAddress, at, false);
    recordAudit(db, { at, who: attempt.name.slice(0, 100), action: right ? 'login' : 'login.refused' });
  });
  return right && user ? { kind: 'in', user } : { kind: 'wrong' };
}

/** A secret for one way in, as a person of this role, within the hour. */
export function makeLoginLink(db: Db, clock: Clock, user: UserRow): string {
  const secret = newSecret();
  const at = clock.now();
  insertToken(db, {
    id: newId(),
    user: user.id,
    name: `login link of ${user.name}`,
    purpose: 'login',
    role: user.role,
    tokenSha256: secretHash(secret),
    at,
    expiresAt: after(at, LINK_LIFETIME),
  });
  return secret;
}

export function logInByLink(db: Db, clock: Clock, secret: string): UserRow | undefined {
  const at = clock.now();
  const token = findToken(db, secretHash(secret), 'login', at);
  if (!token?.user || !useTokenOnce(db, token.id, at)) return undefined;
  const user = findUser(db, token.user);
  if (!user || user.disabled_at) return undefined;
  recordAudit(db, { at, who: user.name, action: 'login', facts: { by: 'one-time link' } });
  return user;
}

export async function addUser(
  db: Db,
  clock: Clock,
  person: { readonly name: string; readonly role: Role; readonly password: string; readonly by: string },
): Promise<UserRow> {
  const fault = passwordFault(person.password);
  if (fault) throw new WeakPasswordError(fault);
  const password = await hashPassword(person.password);
  const at = clock.now();
  const user = {
    id: newId(),
    name: person.name,
    role: person.role,
    password,
    created_at: at,
    disabled_at: undefined,
  };
  const added = insertUser(db, { id: user.id, name: user.name, role: user.role, password, createdAt: at });
  if (!added) throw new NameTakenError(person.name);
  recordAudit(db, { at, who: person.by, action: 'user.add', subject: user.name, facts: { role: user.role } });
  return user;
}

/** The first start has nobody: a maintainer is made, who gets in by a link and sets a password then. */
export async function firstMaintainer(db: Db, clock: Clock): Promise<UserRow | undefined> {
  if (countUsers(db) > 0) return undefined;
  return addUser(db, clock, {
    name: 'maintainer',
    role: 'maintainer',
    password: newSecret(),
    by: 'first start',
  });
}
