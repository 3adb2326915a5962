// Two documents of one text whose blocks are alike in everything but where links lead: what is worked out of one holds for both.
import type { TextDocument } from '#types/text.ts';

/** Addresses are left out, as identifiers of the visit stand in them. */
export function isSameForm(one: TextDocument, other: TextDocument): boolean {
  return one.textSha256 === other.textSha256 && isAlike(one, other);
}

function isAlike(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one)) return Array.isArray(other) && isAlikeList(one, other);
  for (const key in one) if (!isAlikeIn(key, one, other)) return false;
  for (const key in other) if (!(key in one)) return false;
  return true;
}

function isAlikeList(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (!isAlike(one[at], other[at])) return false;
  return true;
}

function isAlikeIn(key: string, one: object, other: object): boolean {
  if (!(key in other)) return false;
  return key === 'href' || isAlike(one[key as keyof typeof one], other[key as keyof typeof other]);
}
