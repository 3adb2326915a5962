// What readers would see change between two releases, cell by cell. Dates of verification alone are no change.
import type { ReleaseData, ReleasedCell } from '#snapshots/release/schema.ts';
import type { Grade } from '#types/words.ts';

export interface CellChange {
  readonly offering: string;
  readonly dimension: string;
  /** "OpenAI API, SOC 2 Type II" */
  readonly label: string;
  readonly from?: Grade;
  readonly to?: Grade;
  readonly before?: string;
  readonly after?: string;
  /** The published keys that differ. */
  readonly keys: readonly string[];
}

export interface ReleaseDifference {
  readonly changed: readonly CellChange[];
  readonly added: readonly CellChange[];
  readonly removed: readonly CellChange[];
  readonly unchanged: number;
  readonly verified: number;
}

/** Keys that move with every look at a source, and say nothing new to a reader. */
const moving = new Set(['verified', 'expires', 'capture', 'approved', 'quotes']);

export function releaseDifference(last: ReleaseData | undefined, next: ReleaseData): ReleaseDifference {
  const [before, after] = [cellsOf(last), cellsOf(next)];
  const labels = labelsOf(last, next);
  const changed: CellChange[] = [];
  const added: CellChange[] = [];
  let unchanged = 0;
  let verified = 0;
  for (const [key, cell] of after) {
    const was = before.get(key);
    if (!was) {
      added.push({ ...named(key, labels), to: cell.value, after: cell.quotes[0]?.exact, keys: [] });
      continue;
    }
    const keys = differingKeys(was, cell);
    if (keys.length > 0)
      changed.push({
        ...named(key, labels),
        from: was.value,
        to: cell.value,
        before: was.quotes[0]?.exact,
        after: cell.quotes[0]?.exact,
        keys,
      });
    else if (was.verified === cell.verified) unchanged += 1;
    else verified += 1;
  }
  const removed = [...before]
    .filter(([key]) => !after.has(key))
    .map(([key, cell]): CellChange => ({ ...named(key, labels), from: cell.value, keys: [] }));
  return { changed, added, removed, unchanged: unchanged + verified, verified };
}

function differingKeys(before: ReleasedCell, after: ReleasedCell): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof ReleasedCell>;
  return [...keys].filter(
    (key) => !moving.has(key) && JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
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
