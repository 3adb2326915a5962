// Works out once what several rules ask.
import type { Facts, JudgeInput } from './input.ts';
import { hashesOf, share, shinglesOf } from './similarity.ts';
import { isSentence, substanceOf, type Line } from './substance.ts';

export function factsOf(input: JudgeInput): Facts {
  if (input.parsed?.kind !== 'document') return input;
  const { document } = input.parsed;
  const shingles = shinglesOf(document);
  const base = { ...input, substance: substanceOf(document), shingles };
  if (input.lastGood === undefined) return base;
  return {
    ...base,
    kept: share(input.lastGood.shingles, shingles.sample),
    known: share(shingles.sample, input.lastGood.shingles),
  };
}

/**
 * The lines that a page does not share with the last good one. Menus that nobody marked as such stay when the
 * document goes: what stands in its place is what is new.
 */
export function freshLines({ lastGood, substance, kept }: Facts, lines: readonly Line[]): readonly Line[] {
  if (lastGood === undefined || substance === undefined || kept === undefined || kept >= 0.5) return lines;
  const before = new Set([...lastGood.shingles, ...(lastGood.opening ?? []), ...(lastGood.ending ?? [])]);
  return lines.filter(({ folded }) => {
    const hashes = hashesOf(folded);
    return hashes.length === 0 || hashes.some((each) => !before.has(each));
  });
}

/** True where at least this share of the last good text is still there: then the page is no wall and no error. */
export function keeps(facts: Facts, least: number): boolean {
  return facts.kept !== undefined && (facts.lastGood?.shingles.length ?? 0) > 0 && facts.kept >= least;
}

/** A page with little but links, consent talk and a few lines of its own: a wall or an error may stand here. */
export function isThin(facts: Facts, limit = 900): boolean {
  return facts.substance !== undefined && facts.substance.words < limit && !keeps(facts, 0.5);
}

export interface Sums {
  readonly words: number;
  readonly prose: number;
}

/** How much of the page is new: all of it, where nothing good was seen before. */
export function freshSums(facts: Facts): Sums {
  const { substance } = facts;
  if (substance === undefined) return { words: 0, prose: 0 };
  const fresh = freshLines(facts, substance.lines);
  if (fresh === substance.lines) return { words: substance.words, prose: substance.prose };
  const sums = { words: 0, prose: 0 };
  for (const { kind, block, folded } of fresh) {
    if (kind !== 'words') continue;
    sums.words += block.text.length;
    if (isSentence(folded)) sums.prose += block.text.length;
  }
  return sums;
}

/** Where a wall or an error speaks: in a heading, or in the first lines. A short document may mention one further down. */
const firstLines = 3;

/**
 * The line that says what stands in the document's place, by `says`; and how much prose may stand beside it.
 * A page that a document stood on before, none of which is left, needs less to be believed.
 */
export function announcement(
  facts: Facts,
  lines: readonly Line[],
  says: (line: Line) => boolean,
): { readonly line: Line; readonly heading: boolean; readonly room: number } | undefined {
  const gone = facts.kept !== undefined && facts.kept < 0.1;
  const words = lines.filter(
    ({ kind, block }) => (kind === 'words' || kind === 'waiting') && block.kind !== 'heading',
  );
  const few = (facts.substance?.words ?? 0) < 200;
  const first = new Set(words.slice(0, gone || few ? words.length : firstLines));
  for (const line of lines) {
    const heading = line.block.kind === 'heading';
    // A row of a table describes something; nobody is told anything by one.
    if (line.block.kind === 'tableRow' || !(heading || first.has(line) || line.kind === 'link')) continue;
    if (says(line)) return { line, heading, room: heading || gone ? 700 : 160 };
  }
  return undefined;
}

/** A piece of text in a reason, short enough to read. */
export function short(text: string, length = 90): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}
