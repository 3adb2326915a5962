// Keys for programs: the API's readers and the workers. The secret is shown once and kept as its hash.
import { insertToken, listTokens, revokeToken, type TokenRow } from '#db/sessions.ts';
import { recordAudit } from '#db/audit.ts';
import type { Db } from '#db/statements.ts';
import type { Role } from '#db/users.ts';
import type { Clock } from '#types/clock.ts';
import type { Instant } from '#types/ids.ts';
import { newId, newSecret, secretHash } from './secrets.ts';

export interface NewKey {
  readonly name: string;
  readonly purpose: 'api' | 'worker';
  readonly role: Role;
  readonly by: string;
  readonly expiresAt?: Instant;
}

export function addKey(db: Db, clock: Clock, key: NewKey): { readonly id: string; readonly secret: string } {
  const { name, purpose, role, by, expiresAt } = key;
  const id = newId();
  const secret = newSecret();
  const at = clock.now();
  insertToken(db, { id, name, purpose, role, tokenSha256: secretHash(secret), at, expiresAt });
  recordAudit(db, { at, who: by, action: 'key.add', subject: id, facts: { name, purpose, role } });
  return { id, secret };
}

export function listKeys(db: Db): TokenRow[] {
  return listTokens(db);
}

/** False where there is no such key, or it was revoked before. */
export function revokeKey(db: Db, clock: Clock, id: string, by: string): boolean {
  const at = clock.now();
  const revoked = revokeToken(db, id, at);
  if (revoked) recordAudit(db, { at, who: by, action: 'key.revoke', subject: id, facts: {} });
  return revoked;
}
