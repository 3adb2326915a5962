// A phrase of the registry as a pattern over the words as rules see them: words, `*` for up to six words, `(a|b)`.
import { say } from '../language/say.ts';
import { telling } from '../language/needed-by.ts';
import { Needs, type Met } from '../language/needs.ts';
import { PhraseError } from './errors.ts';
import { inflect } from './inflect.ts';

/** What the phrases of all dimensions need. */
export const phraseNeeds = new Needs();

export interface Phrase {
  readonly source: string;
  readonly pattern: RegExp;
  /** One of these stands in every text that the phrase can match. */
  readonly stems: readonly string[];
  /** Needs that every such text meets: looked for before the pattern is tried. */
  readonly needs: readonly number[];
}

type Part =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'choice'; readonly options: readonly (readonly Part[])[] };

/** Letters and digits of folded text. Unicode classes would say the same and take a second to compile for all phrases. */
const letters = String.raw`a-z0-9\u00c0-\u1fff\u2c00-\ufaff`;
/** Between two words that belong together: no comma, no end of a sentence. */
const between = String.raw`[^${letters}.,;:!?]{1,4}`;
const gap = String.raw`[^${letters}]{1,4}`;
const anyWords = String.raw`(?:${gap}[${letters}]+(?:[.,'][${letters}]+)*){0,6}?`;
const longest = 400;

export function compilePhrase(source: string): Phrase {
  if (source.length > longest) {
    throw new PhraseError(
      `${source.slice(0, 40)}…`,
      `it is longer than ${longest} characters`,
      'Split it into several phrases.',
    );
  }
  const parts = parse(source);
  if (!parts.some((part) => part.kind !== 'any')) {
    throw new PhraseError(source, 'it has no word', 'Write at least one word beside "*".');
  }
  const needs = telling(parts.map(stemsOfPart).filter((stems) => stems.length > 0)).map((stems) =>
    phraseNeeds.of(stems),
  );
  let compiled: RegExp | undefined;
  return {
    source,
    // Most phrases never meet a sentence that has what they need: their patterns are never made.
    get pattern() {
      compiled ??= new RegExp(String.raw`(?<![${letters}])${sequence(parts, source)}(?![${letters}])`, 'g');
      return compiled;
    },
    stems: stemsOf(parts),
    needs,
  };
}

function parse(source: string): readonly Part[] {
  const folded = say(source);
  const [parts, end] = parseUntil(folded, 0, 0, source);
  if (end < folded.length) throw new PhraseError(source, 'a ")" has no "("', 'Write alternatives as (a|b).');
  return parts;
}

function parseUntil(text: string, from: number, depth: number, source: string): [Part[], number] {
  const parts: Part[] = [];
  let index = from;
  while (index < text.length) {
    const letter = text[index] ?? '';
    if (letter === ')' || letter === '|') {
      if (depth === 0 && letter === '|') {
        throw new PhraseError(source, 'a "|" stands outside "( )"', 'Write alternatives as (a|b).');
      }
      return [parts, index];
    }
    if (letter === '(') {
      const [part, after] = parseChoice(text, index + 1, depth + 1, source);
      parts.push(part);
      index = after;
    } else if (letter === '*') {
      if (parts.at(-1)?.kind !== 'any') parts.push({ kind: 'any' });
      index += 1;
    } else {
      const word = /^[\p{L}\p{N}]+(?:[.'][\p{L}\p{N}]+)*/u.exec(text.slice(index))?.[0];
      if (word) parts.push({ kind: 'word', word });
      index += word?.length ?? 1;
    }
  }
  return [parts, index];
}

function parseChoice(text: string, from: number, depth: number, source: string): [Part, number] {
  const options: Part[][] = [];
  let index = from;
  for (;;) {
    const [option, end] = parseUntil(text, index, depth, source);
    options.push(option);
    if (text[end] === ')') {
      if (options.every((one) => one.length === 0)) {
        throw new PhraseError(source, 'a pair of brackets is empty', 'Write alternatives as (a|b).');
      }
      return [{ kind: 'choice', options }, end + 1];
    }
    if (text[end] !== '|')
      throw new PhraseError(source, 'a "(" is not closed', 'Write alternatives as (a|b).');
    index = end + 1;
  }
}

/** Each part brings the gap before it along, so that an absent part leaves no gap behind. */
function sequence(parts: readonly Part[], source: string): string {
  let pattern = '';
  let open = false;
  let afterStar = false;
  for (const part of trimmed(parts)) {
    if (part.kind === 'any') {
      pattern += anyWords;
      afterStar = true;
      continue;
    }
    const before = afterStar ? gap : between;
    afterStar = false;
    const body = part.kind === 'word' ? inflect(part.word).pattern : choice(part.options, source);
    const optional = part.kind === 'choice' && part.options.some((option) => option.length === 0);
    if (optional && !open) pattern += `(?:${body}${between})?`;
    else if (optional) pattern += `(?:${before}${body})?`;
    else pattern += open ? before + body : body;
    open ||= !optional;
  }
  return pattern;
}

/** A "*" at either end says nothing. */
function trimmed(parts: readonly Part[]): readonly Part[] {
  const from = parts.findIndex((part) => part.kind !== 'any');
  const to = parts.findLastIndex((part) => part.kind !== 'any');
  return parts.slice(from, to + 1);
}

function choice(options: readonly (readonly Part[])[], source: string): string {
  const filled = options.filter((option) => option.length > 0).map((option) => sequence(option, source));
  return `(?:${filled.join('|')})`;
}

/** The stems of the part that tells most: the longest word that must stand, or every option of a choice. */
function stemsOf(parts: readonly Part[]): readonly string[] {
  let best: readonly string[] = [];
  for (const part of parts) {
    const stems = stemsOfPart(part);
    if (shortest(stems) > shortest(best)) best = stems;
  }
  return best;
}

function stemsOfPart(part: Part): readonly string[] {
  if (part.kind === 'any') return [];
  if (part.kind === 'word') return [inflect(part.word).stem];
  if (part.options.some((option) => option.length === 0)) return [];
  const each = part.options.map(stemsOf);
  return each.some((stems) => stems.length === 0) ? [] : [...new Set(each.flat())];
}

function shortest(stems: readonly string[]): number {
  return stems.length === 0 ? 0 : Math.min(...stems.map((stem) => stem.length));
}

/** Whether a text holds what the phrase needs: cheap, and almost always the end of it. */
export function mayMatch({ needs }: Phrase, met: Met): boolean {
  for (const need of needs) if (!phraseNeeds.meets(met, need)) return false;
  return true;
}
