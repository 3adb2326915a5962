// The details of a cell out of all its evidence: lists are united by entry, a scalar is taken from the best that has it.
import { foldForMatch } from '#text/match.ts';
import type { WeighReason } from '#types/cell.ts';
import type { Details, DetailValue } from '#types/evidence.ts';
import type { EvidenceId } from '#types/ids.ts';
import { sourceName, type Witness } from './input.ts';

type Entry = Readonly<Record<string, string>>;

export interface MergedDetails {
  readonly details: Details;
  readonly reasons: readonly WeighReason[];
}

/** The witnesses come best first; what the best says is never changed, only completed. */
export function mergeDetails(witnesses: readonly Witness[]): MergedDetails {
  const details: Record<string, DetailValue> = {};
  const owner = new Map<string, Witness>();
  const reasons: WeighReason[] = [];
  for (const witness of witnesses) {
    const completed: string[] = [];
    for (const [key, value] of Object.entries(witness.evidence.details)) {
      const before = details[key];
      const from = owner.get(key);
      if (before === undefined || !from) {
        details[key] = value;
        owner.set(key, witness);
        if (witness !== witnesses[0]) completed.push(key);
        continue;
      }
      const united = unite(before, value);
      if (united.kind === 'conflict') {
        reasons.push({
          rule: 'detail_conflict',
          message: `${key}: ${sourceName(from)} says ${shown(before)}, ${sourceName(witness)} says ${shown(value)}. The first is kept.`,
          evidence: ids(from, witness),
        });
      } else if (united.kind === 'more') {
        details[key] = united.value;
        completed.push(key);
      }
    }
    const best = witnesses[0];
    if (completed.length > 0 && best) {
      reasons.push({
        rule: 'details_united',
        message: `${sourceName(witness)} adds to the details: ${completed.toSorted().join(', ')}.`,
        evidence: ids(best, witness),
      });
    }
  }
  const sorted = Object.fromEntries(
    Object.entries(details).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  );
  return { details: sorted, reasons };
}

type United =
  | { readonly kind: 'same' }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'more'; readonly value: DetailValue };

function unite(before: DetailValue, other: DetailValue): United {
  if (isList(before) && isList(other)) return uniteLists(before, other);
  return { kind: scalarKey(before) === scalarKey(other) ? 'same' : 'conflict' };
}

function scalarKey(value: DetailValue): string {
  return foldForMatch(JSON.stringify(value)).trim();
}

function uniteLists(before: readonly (string | Entry)[], other: readonly (string | Entry)[]): United {
  const known = new Map(before.map((entry) => [entryKey(entry), entry]));
  let more = false;
  for (const entry of other) {
    const key = entryKey(entry);
    const has = known.get(key);
    if (has === undefined) {
      known.set(key, entry);
      more = true;
    } else if (typeof has !== 'string' && typeof entry !== 'string') {
      const completed = { ...entry, ...withoutEmpty(has) };
      if (Object.keys(completed).length > Object.keys(withoutEmpty(has)).length) {
        known.set(key, completed);
        more = true;
      }
    }
  }
  if (!more) return { kind: 'same' };
  const value = [...known.values()];
  return { kind: 'more', value: value as DetailValue };
}

function entryKey(entry: string | Entry): string {
  const name = typeof entry === 'string' ? entry : (entry['name'] ?? JSON.stringify(entry));
  return foldForMatch(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function withoutEmpty(entry: Entry): Entry {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== ''));
}

function isList(value: DetailValue): value is readonly string[] | readonly Entry[] {
  return Array.isArray(value);
}

function shown(value: DetailValue): string {
  if (!isList(value)) return JSON.stringify(value);
  return value.length === 1 ? 'one entry' : `${value.length} entries`;
}

function ids(...witnesses: readonly Witness[]): EvidenceId[] {
  return [...new Set(witnesses.map(({ evidence }) => evidence.id))].toSorted();
}
