// Works out once what several rules ask.
import type { Facts, JudgeInput } from './input.ts';
import { share, shinglesOf } from './similarity.ts';
import { substanceOf } from './substance.ts';

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

/** True where at least this share of the last good text is still there: then the page is no wall and no error. */
export function keeps(facts: Facts, least: number): boolean {
  return facts.kept !== undefined && (facts.lastGood?.shingles.length ?? 0) > 0 && facts.kept >= least;
}

/** A page with little but links, consent talk and a few lines of its own: a wall or an error may stand here. */
export function isThin(facts: Facts, limit = 900): boolean {
  return facts.substance !== undefined && facts.substance.words < limit && !keeps(facts, 0.5);
}

/** A piece of text in a reason, short enough to read. */
export function short(text: string, length = 90): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}
