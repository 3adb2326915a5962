// Lists of a document: their entries, and what the page itself says of their number.
import type { ListCount } from '#types/capture.ts';
import type { Block } from '#types/text.ts';
import { foldForMatch } from '#text/match.ts';

/** Entries of the longest list of the body: a run of rows or items under the same headings, and what other views add to it. */
export function entriesOf(blocks: readonly Block[]): number {
  const lists = new Map<string, Map<number, number>>();
  for (const { key, view, length } of runsOf(blocks)) {
    const views = lists.get(key) ?? new Map<number, number>();
    views.set(view, Math.max(length, views.get(view) ?? 0));
    lists.set(key, views);
  }
  return Math.max(
    0,
    ...[...lists.values()].map((views) => [...views.values()].reduce((sum, each) => sum + each, 0)),
  );
}

interface Run {
  /** Kind and headings: the same list in another view has the same. */
  readonly key: string;
  readonly view: number;
  readonly length: number;
}

function runsOf(blocks: readonly Block[]): Run[] {
  const runs: Run[] = [];
  let run: { key: string; view: number; length: number } | undefined;
  for (const block of blocks) {
    const key = keyOf(block);
    // Nested items do not end a list.
    if (key === undefined && block.kind === 'listItem' && run !== undefined) continue;
    const view = block.view ?? 0;
    if (key !== undefined && run?.key === key && run.view === view) {
      run.length += 1;
      continue;
    }
    if (run !== undefined) runs.push(run);
    run = key === undefined ? undefined : { key, view, length: 1 };
  }
  if (run !== undefined) runs.push(run);
  return runs;
}

function keyOf(block: Block): string | undefined {
  if (block.furniture !== undefined) return undefined;
  if (block.kind !== 'tableRow' && (block.kind !== 'listItem' || (block.depth ?? 1) !== 1)) return undefined;
  return `${block.kind} ${block.headings.join('/')}`;
}

const verbs =
  '(?:showing|displaying|viewing|results?|items?|rows?|entries|anzeige|zeige|eintr[aä]ge|affichage|mostrando|risultati)';
const of = '(?:of|out of|von|sur|de|di|van|/)';
const things =
  '(?:entries|entrys|results?|items?|rows?|records?|vendors?|sub-?processors?|documents?|companies|eintr[aä]ge|r[eé]sultats?|resultados|risultati|resultaten)';
/** "1-10 of 14", "Showing 1 to 10 of 14 results". */
const range = new RegExp(
  `^${verbs}?:? ?(\\d{1,4}) ?(?:-|to|bis|à|al?) ?(\\d{1,4}) ?${of} ?(?:about )?(\\d{1,5})\\b`,
  'u',
);
/** "Showing 6 of 14", "6 of 14 entries". */
const part = new RegExp(
  `^(?:${verbs} ?:? ?(\\d{1,4}) ?${of} ?(\\d{1,5})\\b|(\\d{1,4}) ?${of} ?(\\d{1,5}) ${things}\\b)`,
  'u',
);

interface Said {
  readonly shown: number;
  readonly said: number;
}

function saidIn(folded: string): Said | undefined {
  const found = range.exec(folded);
  if (found !== null) {
    const [first, last, said] = [Number(found[1]), Number(found[2]), Number(found[3])];
    return first >= 1 && last >= first && said >= last ? { shown: last - first + 1, said } : undefined;
  }
  const some = part.exec(folded);
  if (some === null) return undefined;
  const [shown, said] = [Number(some[1] ?? some[3]), Number(some[2] ?? some[4])];
  return shown >= 1 && said >= shown ? { shown, said } : undefined;
}

/** What pagers in the text say ("1-10 of 14"), against the lists that are there. */
export function countsSaid(blocks: readonly Block[]): ListCount[] {
  const counts: ListCount[] = [];
  let runs: Run[] | undefined;
  for (const block of blocks) {
    if (block.text.length > 80 || !/\d/.test(block.text)) continue;
    const found = saidIn(foldForMatch(block.text));
    if (found === undefined) continue;
    const { shown, said } = found;
    runs ??= runsOf(blocks);
    const fullest = entriesOf(blocks);
    // A table's header row may count as one of its rows. No list of the pager's own length: nothing to hold it against.
    const window = runs.some(({ length }) => length === shown || length === shown + 1);
    if (fullest >= said || !window) continue;
    counts.push({ said, found: shown, where: block.text });
  }
  return counts;
}
