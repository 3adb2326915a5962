// A list that stands in a page twice, once visually hidden, is one list: the fullest of its copies is kept.
import type { DraftBlock } from '../blocks.ts';
import type { Range, ReadPage } from './page.ts';

const fewestEntries = 2;

/** The blocks without those copies whose every entry another copy holds. */
export function dropCopies(page: Pick<ReadPage, 'blocks' | 'ranges'>): DraftBlock[] {
  const { blocks } = page;
  // Without a hidden part copies are of one kind, and read the same to the letter.
  const isAnyHidden = page.ranges.some((range) => range.kind === 'hidden');
  const groups = groupsOf(page, isAnyHidden ? keyOf : (block) => block.text);
  if (groups.length < 2) return blocks;
  const dropped = new Set<number>();
  const holders = new Map<string, number[]>();
  for (const [index, group] of groups.entries()) {
    for (const key of group.keys) {
      const known = holders.get(key);
      if (known === undefined) holders.set(key, [index]);
      else if (known.length < 20) known.push(index);
    }
  }
  const gone = new Set<number>();
  // The poorest first; of equals, the hidden one.
  const order = groups.map((_, index) => index);
  order.sort(
    (a, b) =>
      groups[a]!.keys.size - groups[b]!.keys.size ||
      Number(groups[b]!.hidden) - Number(groups[a]!.hidden) ||
      b - a,
  );
  for (const index of order) {
    const group = groups[index]!;
    const fuller = holderOf(group, index, groups, holders, gone);
    if (fuller === undefined) continue;
    // Two visible copies are two statements of the page, unless they are whole lists.
    if (!group.hidden && !groups[fuller]!.hidden && group.keys.size < 4) continue;
    gone.add(index);
    for (let block = group.from; block < group.to; block++) dropped.add(block);
  }
  return dropped.size === 0 ? blocks : blocks.filter((_, index) => !dropped.has(index));
}

interface Group {
  readonly from: number;
  readonly to: number;
  readonly hidden: boolean;
  readonly keys: ReadonlySet<string>;
}

function groupsOf(
  { blocks, ranges }: Pick<ReadPage, 'blocks' | 'ranges'>,
  wordsOf: (block: DraftBlock) => string,
): Group[] {
  const groups: Group[] = [];
  let covered = -1;
  // Outermost first, so that what is inside a group is not a group by itself.
  const candidates = ranges.filter(isList).sort((a, b) => a.from - b.from || b.to - a.to);
  for (const range of candidates) {
    if (range.to <= covered || range.to - range.from < fewestEntries) continue;
    covered = range.to;
    const keys = new Set<string>();
    for (let index = range.from; index < range.to; index++) {
      const key = wordsOf(blocks[index]!);
      if (key !== '') keys.add(key);
    }
    const hidden = blocks.slice(range.from, range.to).every((block) => block.hidden === true);
    groups.push({ from: range.from, to: range.to, hidden, keys });
  }
  return groups;
}

function isList(range: Range): boolean {
  return (
    (range.kind === 'list' || range.kind === 'table' || range.kind === 'hidden') &&
    range.furniture === undefined
  );
}

/** The same entry reads the same in a table and in a list: letters and digits only. */
function keyOf(block: DraftBlock): string {
  return block.text.toLowerCase().replace(/[^a-z0-9\u00c0-\u1fff\u2c00-\uffff]+/g, '');
}

function holderOf(
  group: Group,
  index: number,
  groups: readonly Group[],
  holders: ReadonlyMap<string, readonly number[]>,
  gone: ReadonlySet<number>,
): number | undefined {
  let shared: number[] | undefined;
  for (const key of group.keys) {
    const held = holders.get(key) ?? [];
    shared = shared === undefined ? [...held] : shared.filter((other) => held.includes(other));
    shared = shared.filter((other) => other !== index && !gone.has(other));
    if (shared.length === 0) return undefined;
  }
  return shared?.sort((a, b) => groups[b]!.keys.size - groups[a]!.keys.size)[0];
}
