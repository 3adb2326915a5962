// A candidate in one line, for lists.
import type { Difference, EntryChange } from '#types/cell.ts';
import type { House } from '../house.ts';
import type { Group } from './group.ts';

export function titleOf(house: House, group: Group): string {
  const [first] = group.cells;
  const label = house.plan.dimension(group.dimension)?.label ?? group.dimension;
  return first ? `${label}: ${whatHappened(first.compared.difference)}` : label;
}

function whatHappened(difference: Difference): string {
  const { change, grade, entries, details, access } = difference;
  const ahead = difference.takesEffect ? ` (${difference.takesEffect})` : '';
  if (grade?.from) return `${words(grade.from)} → ${words(grade.to)}${ahead}`;
  if (change === 'new' && grade) return `${words(grade.to)}${ahead}`;
  if (change === 'reworded') return 'the sentence was reworded';
  if (change === 'contradiction') return 'another sentence says the opposite';
  if (entries?.length) return `${entriesLine(entries)}${ahead}`;
  const fields = [...(access ?? []), ...(details ?? [])].map(
    (each) => `${words(each.key)} ${each.from ?? 'unstated'} → ${each.to ?? 'unstated'}`,
  );
  return `${fields.slice(0, 3).join(', ')}${ahead}` || words(change);
}

function entriesLine(entries: readonly EntryChange[]): string {
  const parts: string[] = [];
  for (const kind of ['removed', 'added', 'rescoped'] as const) {
    const some = entries.filter((entry) => entry.kind === kind);
    if (some.length === 0) continue;
    const names = some.slice(0, 3).map((entry) => entry.entry);
    parts.push(`${names.join(', ')}${some.length > 3 ? ` and ${some.length - 3} more` : ''} ${kind}`);
  }
  return parts.join('; ');
}

function words(key: string): string {
  return key.replaceAll('_', ' ');
}
