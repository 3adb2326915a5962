// What was shown by an action and taken away by the next one: kept, and put back where it belongs when serialising.
const kept = new Map<Element, string>();
const rows = new Map<Element, KeptRows>();

export interface KeptRow {
  /** Where it stood, from the beginning of its list. */
  readonly at: number;
  readonly text: string;
  readonly html: string;
}

/** The rows of a list that shows only some of them at a time. */
export interface KeptRows {
  readonly rows: ReadonlyMap<string, KeptRow>;
  /** How many the list says it has. */
  readonly said: number | undefined;
}

export function keepUnfolded(trigger: Element, html: string): void {
  kept.set(trigger, html);
}

export function unfoldedBy(trigger: Element): string | undefined {
  return kept.get(trigger);
}

export function keepRows(list: Element, found: KeptRows): void {
  rows.set(list, found);
}

export function keptRowsOf(list: Element): KeptRows | undefined {
  return rows.get(list);
}

/** Those of a list, or of the part of a list that holds its rows. */
export function keptRowsAbout(place: Element): KeptRows | undefined {
  for (const [list, found] of rows) if (place.contains(list)) return found;
  return undefined;
}

export function allKeptRows(): Iterable<KeptRows> {
  return rows.values();
}

/** Once they were read: the list may show another part next. */
export function forgetRows(): void {
  rows.clear();
}

export function inOrder(found: KeptRows): readonly KeptRow[] {
  return [...found.rows.values()].toSorted((a, b) => a.at - b.at);
}
