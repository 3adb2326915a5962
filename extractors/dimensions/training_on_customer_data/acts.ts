// Acts of training in a statement, each with the words around it that bear on it.
import { guarded } from '../../language/guarded.ts';
import { onlyAfterObjection, withoutObjections } from '../../language/conditions.ts';
import { models } from '../../language/lexicon.ts';
import { clauseStart, deniedAfter, deniedBefore, itemAround } from '../../language/negation.ts';
import type { Statement } from '../../language/statement.ts';

/** What is costly to tell is told when somebody asks. */
export class Act {
  readonly statement: Statement;
  /** Where in `said` it stands. */
  readonly at: number;
  readonly words: string;
  #clause: string | undefined;
  #denied: boolean | undefined;

  constructor(statement: Statement, at: number, words: string) {
    this.statement = statement;
    this.at = at;
    this.words = words;
  }

  /** What leads up to it in its clause. */
  get clause(): string {
    const { whole } = this.statement;
    return (this.#clause ??= whole.slice(clauseStart(whole, this.#inWhole), this.#inWhole));
  }

  /** The enumerated item that it stands in. */
  get item(): string {
    return itemAround(this.statement.whole, this.#inWhole);
  }

  get denied(): boolean {
    return (this.#denied ??= isDenied(this.statement, this.#inWhole, this.words));
  }

  get #inWhole(): number {
    return this.at + this.statement.whole.length - this.statement.said.length;
  }
}

const improving =
  '(?:(?<!\\b(?:receives?|gets?|sees?|without|benefits? from) )improv\\w*|develop\\w*|enhanc\\w*|refin\\w*|build|building|teach(?:es|ing)?|tun(?:e|es|ed|ing)|(?:re-?)?train(?:s|ing)?(?! (?:data(?:sets?)?|sets?|files?|examples?|jobs?)\\b)|fine-?tun\\w*|advanc\\w+|evolv\\w+)';
/** An act of training, wherever it stands. */
const training = guarded(
  new RegExp(
    [
      // "training data" and "a trained model" are things, not acts.
      '(?=[rpt])(?<!(?:become|becomes|as|into|for) )\\b(?:re-?|pre-?|post-?)?train(?:s|ed|ing)?\\b(?! (?:data(?:sets?)?|sets?|files?|examples?|jobs?|corp(?:us|ora)|materials?|runs?|algorithms?|artifacts?|processe?s?)\\b)(?<!trained(?= (?:\\w+ )?models?\\b))',
      '(?=[rt])(?<=\\b(?:for|as|into) )(?:re-?)?training\\b(?! (?:jobs?|files?|runs?|materials?)\\b)',
      '\\bfine-?tun(?:e|es|ed|ing)\\b',
      `\\b${improving}(?:[ ,/]+(?!(?:for(?! (?:example|instance)\\b)|while|when|where|if|unless|because)\\b)(?:and|or|and/or|[\\w'-]+)){0,7}?[ ,]+${models}\\b(?!-(?:based|powered|driven|assisted|enabled)\\b)`,
      '\\bimprov\\w+ ai(?= (?:at|for|by|and|across|through)\\b|[,.;]|$)',
      '\\bmodel (?:training|improvement|development|tuning)\\b(?! (?:artifacts?|jobs?|runs?|pipelines?|infrastructure|workloads?|costs?|platforms?|services?)\\b)',
      `\\b(?:improvement|development|enhancement) of (?:\\w+ ){0,4}?${models}\\b`,
      '\\b(?:learns?|learning) from (?:your|customers?|users?|what you|the content you)\\b',
    ].join('|'),
    'g',
  ),
);
const ofModels = /model|llm|algorithm|ai\b|artificial|machine|neural/;

export function actsOf(statement: Statement): readonly Act[] {
  const found: Act[] = [];
  for (const hit of training.all(statement.said)) {
    if (/train|learn|tun/.test(hit[0]) || ofModels.test(hit[0]))
      found.push(new Act(statement, hit.index, hit[0]));
  }
  return found;
}

/** Tuning alone, with no model in its words, may be of anything. */
export function isOfModels(act: Act): boolean {
  return /train|learn/.test(act.words) || ofModels.test(act.words);
}

/** Of a word right before: its letters, its hyphen and what stands before it. */
const longestNegative = 6;

/** "is trained on code but may not handle ...": what follows a finished act denies something else. */
function isDenied({ said, whole }: Statement, inWhole: number, words: string): boolean {
  if (/\b(?:zero|no|non)-$/.test(whole.slice(Math.max(0, inWhole - longestNegative), inWhole))) return true;
  const unobjected = withoutObjections(whole);
  const denied =
    deniedBefore(unobjected, inWhole) ||
    (!words.endsWith('ed') && deniedAfter(unobjected, inWhole + words.length));
  return denied && !onlyAfterObjection(said);
}
