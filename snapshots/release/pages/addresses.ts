// Where the pages of a release stand, from its root.
import type { ReleasedOffering } from '../schema.ts';

/** `soc2_type2` as an address: soc2-type2. */
export function slugOf(key: string): string {
  return key.replaceAll('_', '-');
}

/** One address a pair, whichever page links to it: in the order of the registry. */
export function pairId(a: ReleasedOffering, b: ReleasedOffering): string {
  const first = a.sort_order - b.sort_order || (a.id < b.id ? -1 : 1);
  return first < 0 ? `${a.id}-vs-${b.id}` : `${b.id}-vs-${a.id}`;
}
