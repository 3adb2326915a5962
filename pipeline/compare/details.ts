// What differs between the typed details of two answers: lists by entry, the rest by key.
import type { EntryChange } from '#types/cell.ts';
import type { Details, DetailValue } from '#types/evidence.ts';
import { canonicalDetail } from './canonical.ts';
import { isOwnName } from './lenient.ts';
import { isRenamed, renamesIn, type Renames } from './renamed.ts';
import { sentenceForm } from './sentence-form.ts';

type DetailRecord = Readonly<Record<string, string>>;

export interface FieldChange {
  readonly key: string;
  readonly from?: string;
  readonly to?: string;
}

export interface DetailsDifference {
  readonly fields: readonly FieldChange[];
  readonly entries: readonly EntryChange[];
}

/** Whom to write to is no part of what is promised. */
const asides: ReadonlySet<string> = new Set(['contact']);

/** `names` are the vendor's own: in a list of words they stand for "we". */
export function differenceOfDetails(
  before: Details,
  after: Details,
  names: readonly string[] = [],
): DetailsDifference {
  const fields: FieldChange[] = [];
  const entries: EntryChange[] = [];
  for (const key of [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted()) {
    if (asides.has(key)) continue;
    const [from, to] = [before[key], after[key]];
    if (isList(from) || isList(to)) entries.push(...entriesOf(key, listOf(from, names), listOf(to, names)));
    else fields.push(...fieldOf(key, from, to));
  }
  return { fields, entries };
}

/** True where something that was said is said no more: then a second look is due. */
export function losesDetails({ fields, entries }: DetailsDifference): boolean {
  return fields.some((field) => field.to === undefined) || entries.some((entry) => entry.kind === 'removed');
}

function fieldOf(key: string, from: DetailValue | undefined, to: DetailValue | undefined): FieldChange[] {
  const [before, after] = [from, to].map((each) => (each === undefined ? '' : canonicalDetail(each)));
  if (before === after) return [];
  return [
    { key, ...(before === '' ? {} : { from: shown(from) }), ...(after === '' ? {} : { to: shown(to) }) },
  ];
}

function shown(value: DetailValue | undefined): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function isList(value: DetailValue | undefined): value is readonly string[] | readonly DetailRecord[] {
  return Array.isArray(value);
}

function listOf(value: DetailValue | undefined, names: readonly string[]): readonly DetailRecord[] {
  if (value === undefined) return [];
  if (!isList(value)) return [{ name: String(value) }];
  return value
    .filter((entry: string | DetailRecord) => typeof entry !== 'string' || !isOwnName(entry, names))
    .map((entry: string | DetailRecord) => (typeof entry === 'string' ? { name: entry } : entry));
}

/** The field that names an entry. */
function nameKey(records: readonly DetailRecord[]): string {
  const first = records[0] ?? {};
  return (
    ['name', 'entity', 'model', 'title', 'label'].find((key) => key in first) ??
    Object.keys(first)[0] ??
    'name'
  );
}

function entriesOf(
  key: string,
  before: readonly DetailRecord[],
  after: readonly DetailRecord[],
): EntryChange[] {
  const name = nameKey([...before, ...after]);
  const [old, now] = [byName(before, name), byName(after, name)];
  const renames = renamesIn(
    [...old].flatMap(([form, { scope: from }]) => {
      const to = now.get(form)?.['scope'];
      return from && to && from !== to ? [{ from, to }] : [];
    }),
  );
  const changes: EntryChange[] = [];
  for (const [form, entry] of now)
    if (!old.has(form))
      changes.push({ kind: 'added', key, entry: entry[name] ?? '', after: fieldsOf(entry, name) });
  for (const [form, entry] of old) {
    const same = now.get(form);
    if (!same)
      changes.push({ kind: 'removed', key, entry: entry[name] ?? '', before: fieldsOf(entry, name) });
    else changes.push(...rescoped(key, name, entry, same, renames));
  }
  return changes.toSorted((a, b) => order(a).localeCompare(order(b), 'en'));
}

function order(change: EntryChange): string {
  return `${change.kind} ${change.entry}`;
}

function byName(records: readonly DetailRecord[], name: string): Map<string, DetailRecord> {
  const map = new Map<string, DetailRecord>();
  for (const record of records) {
    const form = sentenceForm(record[name] ?? '');
    if (form !== '' && !map.has(form)) map.set(form, record);
  }
  return map;
}

function fieldsOf(entry: DetailRecord, name: string): string {
  return Object.entries(entry)
    .filter(([key, value]) => key !== name && value !== '')
    .map(([key, value]) => `${key}: ${value}`)
    .join('; ');
}

/** Only fields that both state: a column that a page shows anew or no more says nothing about the entry. */
function rescoped(
  key: string,
  name: string,
  before: DetailRecord,
  after: DetailRecord,
  renames: Renames,
): EntryChange[] {
  const changed = Object.keys(before).filter(
    (field) =>
      field !== name &&
      sentenceForm(before[field] ?? '') !== '' &&
      sentenceForm(after[field] ?? '') !== '' &&
      sentenceForm(before[field] ?? '') !== sentenceForm(after[field] ?? '') &&
      !isRenamed(before[field] ?? '', after[field] ?? '', renames),
  );
  if (changed.length === 0) return [];
  const said = (entry: DetailRecord): string =>
    changed.map((field) => `${field}: ${entry[field] ?? ''}`).join('; ');
  return [{ kind: 'rescoped', key, entry: after[name] ?? '', before: said(before), after: said(after) }];
}
