// What readers would see change between two releases, cell by cell. Dates of verification alone are no change.
import type { ReleaseData, ReleasedCell } from '#snapshots/release/schema.ts';
import type { Grade } from '#types/words.ts';
import { changedParts, type ChangedPart } from './changed-parts.ts';

export interface CellChange {
  readonly offering: string;
  readonly dimension: string;
  /** "OpenAI API, SOC 2 Type II" */
  readonly label: string;
  readonly from?: Grade;
  readonly to?: Grade;
  /** What reads differently beside the grade. */
  readonly parts: readonly ChangedPart[];
  /** False where the offering or the question left the registry: no page is left to link to. */
  readonly asked: boolean;
}

export interface ReleaseDifference {
  readonly changed: readonly CellChange[];
  readonly added: readonly CellChange[];
  readonly removed: readonly CellChange[];
  readonly unchanged: number;
  readonly verified: number;
}

export function releaseDifference(last: ReleaseData | undefined, next: ReleaseData): ReleaseDifference {
  const [before, after] = [cellsOf(last), cellsOf(next)];
  const labels = labelsOf(last, next);
  const changed: CellChange[] = [];
  const added: CellChange[] = [];
  let unchanged = 0;
  let verified = 0;
  for (const [key, cell] of after) {
    const was = before.get(key);
    const about = { ...named(key, labels), asked: true, to: cell.value };
    if (!was) {
      added.push({ ...about, parts: [] });
      continue;
    }
    const parts = changedParts(was, cell);
    if (parts.length > 0 || was.value !== cell.value) changed.push({ ...about, from: was.value, parts });
    else if (was.verified === cell.verified) unchanged += 1;
    else verified += 1;
  }
  const removed = [...before]
    .filter(([key]) => !after.has(key))
    .map(([key, cell]): CellChange => {
      const about = named(key, labels);
      return { ...about, asked: asks(next, about), from: cell.value, parts: [] };
    });
  return { changed, added, removed, unchanged: unchanged + verified, verified };
}

function asks(
  data: ReleaseData,
  { offering, dimension }: Pick<CellChange, 'offering' | 'dimension'>,
): boolean {
  return data.offerings.some((each) => each.id === offering) && Object.hasOwn(data.dimensions, dimension);
}

function cellsOf(data: ReleaseData | undefined): Map<string, ReleasedCell> {
  const cells = new Map<string, ReleasedCell>();
  for (const offering of data?.offerings ?? [])
    for (const [dimension, cell] of Object.entries(offering.dimensions))
      cells.set(`${offering.id}/${dimension}`, cell);
  return cells;
}

function labelsOf(...releases: readonly (ReleaseData | undefined)[]): Map<string, string> {
  const labels = new Map<string, string>();
  for (const data of releases) {
    for (const each of data?.offerings ?? []) labels.set(each.id, each.name);
    for (const each of data?.dimension_details ?? []) labels.set(each.key, each.label);
  }
  return labels;
}

function named(
  key: string,
  labels: ReadonlyMap<string, string>,
): Pick<CellChange, 'offering' | 'dimension' | 'label'> {
  const [offering = '', dimension = ''] = key.split('/');
  return {
    offering,
    dimension,
    label: `${labels.get(offering) ?? offering}, ${labels.get(dimension) ?? dimension}`,
  };
}
