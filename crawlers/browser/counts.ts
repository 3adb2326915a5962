// What a page says of its lists against what was found in all of its views.
import type { ListCount } from '#types/capture.ts';
import type { CountedList, Lists } from './in-page/lists.ts';

export interface ViewLists {
  readonly label: string;
  readonly lists: Lists;
}

/** One count for each list that says its length, joined over the views that show parts of it. */
export function joinCounts(views: readonly ViewLists[]): ListCount[] {
  const groups: { said: number; where: string; parts: CountedList[] }[] = [];
  for (const { label, lists } of views) {
    for (const counted of lists.counted) {
      if (counted.said.kind !== 'entries') continue;
      const tab = tabOf(label);
      const group = groups.find((one) => one.where === tab && one.said === counted.said.total);
      if (group) group.parts.push(counted);
      else groups.push({ said: counted.said.total, where: tab, parts: [counted] });
    }
  }
  const everyList = views.flatMap(({ lists }) => lists.all);
  return groups.map(({ said, where, parts }) => {
    const words = parts[0]?.said.words ?? '';
    return { said, found: found(parts, everyList), where: where === '' ? words : `${where}: ${words}` };
  });
}

/** The entries of all parts; or those of a fuller copy of the list that stands elsewhere. */
function found(parts: readonly CountedList[], everyList: readonly (readonly string[])[]): number {
  const own = new Set(parts.flatMap(({ entries }) => entries));
  let most = own.size;
  for (const list of everyList) {
    const entries = new Set(list);
    if (entries.size <= most) continue;
    const shared = [...own].filter((entry) => entries.has(entry)).length;
    if (shared >= own.size * 0.9) most = entries.size;
  }
  return most;
}

/** "tab Subprocessors, page 2" belongs to "tab Subprocessors". */
function tabOf(label: string): string {
  return label.replace(/(?:^|, )page \d+$/, '');
}
