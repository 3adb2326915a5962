// Who is asking: a person with a session, or a program with a token.
import type { Role } from '#db/users.ts';

export interface Person {
  readonly kind: 'person';
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Sent with every form and every changing request of the page's script. */
  readonly csrf: string;
  readonly session: string;
}

export interface Program {
  readonly kind: 'program';
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

export type Who = Person | Program;

/** Under whom drafts are kept: a key may bear a person's name, and must not reach what that person wrote. */
export function writerOf(who: Who): string {
  return who.kind === 'program' ? `key:${who.id}` : who.name;
}

const rank: Readonly<Record<Role, number>> = { reader: 0, reviewer: 1, maintainer: 2 };

/** Readers look, reviewers decide, maintainers edit settings and release. */
export function mayActAs(who: Who, needed: Role): boolean {
  return rank[who.role] >= rank[needed];
}
