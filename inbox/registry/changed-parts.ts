// What of a published answer reads differently beside its grade, part by part, in the words that readers see.
import type { ReleasedCell } from '#snapshots/release/schema.ts';
import { said, titled } from '../parts/words.ts';

export interface ChangedPart {
  readonly label: string;
  /** Empty where nothing was said. */
  readonly before: string;
  readonly after: string;
}

/** Keys that move with every look at a source, and say nothing new to a reader. */
const moving = ['verified', 'expires', 'capture', 'approved', 'quotes'] as const;
/** Told by `access` and `details` already, and the grade stands beside the cell's name. */
const toldElsewhere = ['value', 'tier', 'route', 'default', 'geography', 'model_exceptions'] as const;

const labels: Readonly<Record<string, string>> = {
  evidence: 'Sentence',
  notes: 'Note',
  archived: 'Archived copy',
  effective_from: 'Takes effect',
};

const noParts: readonly string[] = [...moving, ...toldElsewhere];
type NoPart = (typeof moving)[number] | (typeof toldElsewhere)[number];

function isPart(key: keyof ReleasedCell): key is Exclude<keyof ReleasedCell, NoPart> {
  return !noParts.includes(key);
}

export function changedParts(before: ReleasedCell, after: ReleasedCell): ChangedPart[] {
  const keys = new Set([...Object.keys(after), ...Object.keys(before)]) as Set<keyof ReleasedCell>;
  return [...keys].filter(isPart).flatMap((key) => {
    if (key === 'access' || key === 'details') return partsWithin(before[key], after[key]);
    return partOf(labels[key] ?? titled(key), before[key], after[key]);
  });
}

type DetailEntry = string | Readonly<Record<string, string>>;
type Value = string | number | boolean | readonly DetailEntry[] | null | undefined;

function partsWithin(
  before: Readonly<Record<string, Value>>,
  after: Readonly<Record<string, Value>>,
): ChangedPart[] {
  const keys = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...keys].flatMap((key) => partOf(titled(key), before[key], after[key]));
}

function partOf(label: string, before: Value, after: Value): ChangedPart[] {
  const [from, to] = [written(before), written(after)];
  return from === to ? [] : [{ label, before: from, after: to }];
}

function written(value: Value): string {
  if (value === undefined || value === null || value === 'unstated') return '';
  return typeof value === 'object' ? listed(value) : said(String(value));
}

function listed(entries: readonly DetailEntry[]): string {
  return entries
    .map((each) => (typeof each === 'string' ? each : Object.values(each).filter(Boolean).join(', ')))
    .join('; ');
}
