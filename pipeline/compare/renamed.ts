// A product that is called otherwise in a list: the same entries serve it, under its new name in every one of them.
import { sentenceForm } from './sentence-form.ts';

/** In fewer entries a name that gives way to another may as well be another product. */
const fewest = 3;

/** What each name of a product gave way to, from the scopes of entries that stand in both lists. */
export type Renames = ReadonlyMap<string, string>;

export function renamesIn(scopes: readonly { readonly from: string; readonly to: string }[]): Renames {
  const [before, after] = [new Set<string>(), new Set<string>()];
  const turns = new Map<string, Map<string, number>>();
  for (const { from, to } of scopes) {
    const [old, now] = [partsOf(from), partsOf(to)];
    for (const each of old) before.add(each);
    for (const each of now) after.add(each);
    const [gone, came] = [
      old.filter((each) => !now.includes(each)),
      now.filter((each) => !old.includes(each)),
    ];
    if (gone.length !== came.length) continue;
    for (const [at, each] of gone.entries()) {
      const others = turns.get(each) ?? new Map<string, number>();
      others.set(came[at]!, (others.get(came[at]!) ?? 0) + 1);
      turns.set(each, others);
    }
  }
  const renames = new Map<string, string>();
  for (const [old, others] of turns) {
    const [[now, times] = ['', 0]] = others;
    if (others.size !== 1 || times < fewest || after.has(old) || before.has(now)) continue;
    if (!meansMany.test(old) && !meansMany.test(now)) renames.set(old, now);
  }
  return renames;
}

/** True where the one says the other, with the names of today for those of then. */
export function isRenamed(from: string, to: string, renames: Renames): boolean {
  let form = ` ${sentenceForm(from)} `;
  for (const [old, now] of renames) form = form.replaceAll(` ${old} `, ` ${now} `);
  return form.trim() === sentenceForm(to);
}

/** "All products", "any service": who serves these serves others than who serves one. */
const meansMany = /^(?:all|any|every|each|only|none|no)\b|\bonly$/;

function partsOf(scope: string): string[] {
  return scope
    .split(/[,;()/|]|\s(?:and|&)\s/)
    .map((part) => sentenceForm(part))
    .filter((part) => part !== '');
}
