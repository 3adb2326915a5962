// One subprocessor: who, what for, where, for which products. Lists of them are sorted and each name stands once.
import { foldForMatch } from '#text/match.ts';
import type { Statement } from '../language/statement.ts';

export interface Subprocessor {
  readonly name: string;
  readonly purpose?: string;
  readonly location?: string;
  readonly scope?: string;
}

export interface Listed {
  readonly entry: Subprocessor;
  /** Where it stands: a row, a list item, or the lines of a card. */
  readonly statement: Statement;
}

export type Entry = Readonly<Record<string, string>>;

/** Stable under another order, and across a second copy of the same list. */
export function united(listed: readonly Listed[]): Entry[] {
  const byName = new Map<string, Subprocessor>();
  for (const { entry } of listed) {
    const key = nameKey(entry.name);
    if (key === '') continue;
    const known = byName.get(key);
    byName.set(key, known ? joined(known, entry) : entry);
  }
  return [...byName.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, entry]) => ({ ...entry }));
}

export function nameKey(name: string): string {
  return foldForMatch(name)
    .replace(
      /\b(?:inc|llc|ltd|limited|gmbh|corp|corporation|company|co|pbc|plc|sas|sarl|bv|b\.v|ab|ag|sa|pte|pty|oy|as|aps|s\.?r\.?l|l\.l\.c|lp)\b\.?/g,
      '',
    )
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function joined(a: Subprocessor, b: Subprocessor): Subprocessor {
  return {
    name: a.name,
    ...field('purpose', a.purpose, b.purpose),
    ...field('location', a.location, b.location),
    ...field('scope', a.scope, b.scope),
  };
}

function field(
  key: 'purpose' | 'location' | 'scope',
  a: string | undefined,
  b: string | undefined,
): Partial<Subprocessor> {
  const parts = [a, b].filter((part): part is string => part !== undefined && part !== '');
  const once = parts.filter((part, index) => parts.findIndex((other) => same(other, part)) === index);
  if (once.length === 0) return {};
  const [first, second] = once;
  if (second === undefined || first === undefined) return { [key]: first };
  if (same(first, second) || foldForMatch(first).includes(foldForMatch(second))) return { [key]: first };
  if (foldForMatch(second).includes(foldForMatch(first))) return { [key]: second };
  return { [key]: once.toSorted().join('; ') };
}

function same(a: string, b: string): boolean {
  return foldForMatch(a) === foldForMatch(b);
}

export function cleaned(value: string): string | undefined {
  const text = value
    .replace(/\[([^\]]*)\]\((?:https?:[^)]*)\)/g, '')
    .replace(/\s*(?:↗|\(opens in (?:a )?new (?:window|tab)\)|opens in new tab)/gi, '')
    .replace(/^[\s•·–—|:*-]+|[\s•·–—|:*]+$/g, '')
    .trim();
  return text === '' || /^(?:n\/a|none|-|—)$/i.test(text) ? undefined : text;
}

const generic =
  /^(?:name|entity|entity name|company|company name|sub-?processors?(?: name)?|vendor|provider|third[- ]party|purpose|service|location|country|description|all sub-?processors|our sub-?processors|list of sub-?processors|current sub-?processors|affiliates?|overview|resources|faq|updates|more information|learn more|total|infrastructure|third[- ]party sub-?processors|show|previous|next|search|filter(?: by)?|product|status|tags?|website|last (?:updated?|modified|revised)|updated|effective(?: date)?|version|date|notes?|contact|e-?mail|definitions?|changes|notice|notification|objections?)s?:?$/i;

/** Could this be the name of a company? */
export function isName(line: string): boolean {
  if (line.length < 2 || line.length > 90 || generic.test(line.trim())) return false;
  if (!/^["“(]?[\p{Lu}\p{N}@]|^[a-z]+[A-Z.]/u.test(line)) return false;
  if (/\d+\s?[-–]\s?\d+ of \d+|\bresults\b|\bper page\b|^\d+$/i.test(line)) return false;
  return (
    !/\b(?:shall|will|must|may|we|our|you|your|is|are|has|have|the following|please|click|subscribe|request|notice|agreement)\b/i.test(
      line,
    ) || /\b(?:Inc|LLC|Ltd|GmbH|Limited|Corp)\b/.test(line)
  );
}
