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
    ...field('purpose', a.purpose, b.purpose, within),
    ...field('location', a.location, b.location, among),
    ...field('scope', a.scope, b.scope, among),
  };
}

function within(short: string, long: string): boolean {
  return foldForMatch(long).includes(foldForMatch(short));
}

/** "EU" is among "EU, US" and not in "eu-central-1". */
function among(short: string, long: string): boolean {
  const parts = (text: string): string[] => foldForMatch(text).split(/\s*[,;/&]\s*|\s+and\s+/);
  const all = parts(long);
  return parts(short).every((part) => all.includes(part));
}

function field(
  key: 'purpose' | 'location' | 'scope',
  a: string | undefined,
  b: string | undefined,
  isIn: (short: string, long: string) => boolean,
): Partial<Subprocessor> {
  const parts = [a, b].filter((part): part is string => part !== undefined && part !== '');
  const once = parts.filter((part, index) => parts.findIndex((other) => same(other, part)) === index);
  if (once.length === 0) return {};
  const [first, second] = once;
  if (second === undefined || first === undefined) return { [key]: first };
  if (isIn(second, first)) return { [key]: first };
  if (isIn(first, second)) return { [key]: second };
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
  /^(?:name|entity|entity name|company|company name|sub-?processors?(?: name)?|vendor|provider|third[- ]party|purpose|service|location|country|description|all sub-?processors|our sub-?processors|list of sub-?processors|current sub-?processors|affiliates?|overview|resources|faq|updates|more information|learn more|total|infrastructure|third[- ]party sub-?processors|show|previous|next|search|filter(?: by)?|product|status|tags?|website|last (?:updated?|modified|revised)|updated|effective(?: date)?|version|date|notes?|contact|e-?mail|definitions?|dpa|privacy(?: policy)?|dpa ?[/|&] ?privacy(?: policy)?|changes|notice|notification|objections?)s?:?$/i;

/** Parts of a contract, of which tables and lists are made too: "Clause 9(a) - Use of sub-processors", "Annex III". */
const partOfContract =
  /^(?:annex|appendix|clause|table|section|schedule|exhibit|article|part|module|option|chapter|step|paragraph|attachment|phase)(?:es|s)?(?:\s+(?:\d|[ivx]+\b|[a-z]\b|reference|number|one|two|three|four)|\s*[–—:-]|\s*$)|^(?:list|description|details?|identity|identification|categories|types?|names?|date|start date|contact|signature|competent|supervisory|governing|choice|nature|frequency|duration|subject[- ]matter|retention|technical) (?:of|and|persons?|details|law|authority|date|matter|period|measures)\b/i;

/** Could this be the name of a company? */
export function isName(line: string): boolean {
  if (line.length < 2 || line.length > 90 || generic.test(line.trim())) return false;
  if (partOfContract.test(line.trim())) return false;
  if (
    !/^["“(]?[\p{Lu}\p{N}@]|^[a-z]+[A-Z.]|^[a-z]\S+ (?:\S+ )?(?:Inc|LLC|Ltd|GmbH|Limited|Corp)\b/u.test(line)
  )
    return false;
  if (/\d+\s?[-–]\s?\d+ of \d+|\bresults\b|\bper page\b|^\d+$/i.test(line)) return false;
  return (
    !/\b(?:shall|will|must|may|we|our|you|your|is|are|has|have|the following|please|click|subscribe|request|notice|agreement)\b/i.test(
      line,
    ) || /\b(?:Inc|LLC|Ltd|GmbH|Limited|Corp)\b/.test(line)
  );
}
