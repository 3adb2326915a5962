// What may differ only because a sentence was put in other words: then the rewording is the change, and the details follow from it.
import type { Details, DetailValue } from '#types/evidence.ts';
import type { DetailsDifference, FieldChange } from './details.ts';
import { sentenceForm } from './sentence-form.ts';
import { likeness } from './standing.ts';

/** Two sentences as alike as this differ by an edit, and what the edit changed was meant. */
const anEdit = 0.6;

export interface Turn {
  readonly from?: string;
  readonly to?: string;
}

/** True where nothing that both sentences state differs: something is named in the one and passed over in the other. */
export function followsFromWords(
  turn: Turn,
  access: readonly FieldChange[],
  details: DetailsDifference,
  before: Details,
  after: Details,
): boolean {
  if (turn.from === undefined || turn.to === undefined || likeness(turn.from, turn.to) >= anEdit)
    return false;
  const changed = [...access, ...details.fields];
  if (!sameNumbers(changed) && !changed.every(isSoft)) return false;
  const keys = new Set(details.entries.map((entry) => entry.key));
  return [...keys].every((key) => isSoftList(before[key], after[key]));
}

/** The same numbers under other names: kept for thirty days, and deleted after thirty days. */
function sameNumbers(changed: readonly FieldChange[]): boolean {
  const numbers = (side: 'from' | 'to'): string =>
    changed
      .flatMap((each) => each[side] ?? [])
      .filter((each) => /^\d+$/.test(each))
      .toSorted()
      .join(' ');
  const rest = changed.filter((each) => !/^\d*$/.test(`${each.from ?? ''}${each.to ?? ''}`));
  return numbers('from') !== '' && numbers('from') === numbers('to') && rest.every(isSoft);
}

/** Numbers and dates are never a matter of wording. */
function isSoft({ key, from, to }: FieldChange): boolean {
  const said = [from, to].flatMap((each) => each ?? []);
  if (/days|date|version/.test(key) || said.some((each) => /^[\d.,\s]+$/.test(each))) return false;
  if (from === undefined || to === undefined || wordsOfTheSentence.has(key)) return true;
  return refines(from, to);
}

/** What is taken over as the sentence has it. */
const wordsOfTheSentence: ReadonlySet<string> = new Set(['scope', 'mechanism']);

/** A list that only one sentence gives, or the same one with more or less about each entry. */
function isSoftList(before: DetailValue | undefined, after: DetailValue | undefined): boolean {
  const [old, now] = [namesIn(before), namesIn(after)];
  if (old === undefined || now === undefined) return false;
  if (old.length === 0 || now.length === 0) return true;
  return (
    old.length === now.length &&
    old.every((each) => now.some((other) => refines(each, other))) &&
    now.every((each) => old.some((other) => refines(each, other)))
  );
}

/** Undefined for a list with columns: that stands by itself, whatever a sentence says. */
function namesIn(value: DetailValue | undefined): readonly string[] | undefined {
  if (value === undefined) return [];
  if (typeof value !== 'object') return [String(value)];
  const names = value.filter((entry): entry is string => typeof entry === 'string');
  return names.length === value.length ? names : undefined;
}

/** "ISO/IEC 27001" and "ISO/IEC 27001:2022". */
function refines(one: string, other: string): boolean {
  const [a, b] = [` ${sentenceForm(one)} `, ` ${sentenceForm(other)} `];
  return a.includes(b) || b.includes(a);
}
