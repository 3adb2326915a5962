// Acts of training in a statement, each with the words around it that bear on it.
import { guarded } from '../../language/guarded.ts';
import { onlyAfterObjection, withoutObjections } from '../../language/conditions.ts';
import { models } from '../../language/lexicon.ts';
import { clauseStart, deniedAfter, deniedBefore, itemAround } from '../../language/negation.ts';
import type { Statement } from '../../language/statement.ts';

export interface Act {
  readonly statement: Statement;
  /** Where in `said` it stands. */
  readonly at: number;
  readonly words: string;
  /** What leads up to it in its clause. */
  readonly clause: string;
  /** The enumerated item that it stands in. */
  readonly item: string;
  readonly denied: boolean;
}

const improving =
  '(?:(?<!\\b(?:receives?|gets?|sees?|without|benefits? from) )improv\\w*|develop\\w*|enhanc\\w*|refin\\w*|build|building|teach(?:es|ing)?|tun(?:e|es|ed|ing)|(?:re-?)?train(?:s|ing)?(?! (?:data(?:sets?)?|sets?|files?|examples?|jobs?)\\b)|fine-?tun\\w*|advanc\\w+|evolv\\w+)';
/** An act of training, wherever it stands. */
const training = guarded(
  new RegExp(
    [
      // "training data" and "a trained model" are things, not acts.
      '(?=[rpt])(?<!(?:become|becomes|as|into|for) )\\b(?:re-?|pre-?|post-?)?train(?:s|ed|ing)?\\b(?! (?:data(?:sets?)?|sets?|files?|examples?|jobs?|corp(?:us|ora)|materials?|runs?|algorithms?|processe?s?)\\b)(?<!trained(?= (?:\\w+ )?models?\\b))',
      '(?=[rt])(?<=\\b(?:for|as|into) )(?:re-?)?training\\b(?! (?:jobs?|files?|runs?|materials?)\\b)',
      '\\bfine-?tun(?:e|es|ed|ing)\\b',
      `\\b${improving}(?:[ ,/]+(?!(?:for(?! (?:example|instance)\\b)|while|when|where|if|unless|because)\\b)(?:and|or|and/or|[\\w'-]+)){0,7}?[ ,]+${models}\\b(?!-(?:based|powered|driven|assisted|enabled)\\b)`,
      '\\bimprov\\w+ ai(?= (?:at|for|by|and|across|through)\\b|[,.;]|$)',
      '\\bmodel (?:training|improvement|development|tuning)\\b',
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
      found.push(actAt(statement, hit.index, hit[0]));
  }
  return found;
}

/** Tuning alone, with no model in its words, may be of anything. */
export function isOfModels(act: Act): boolean {
  return /train|learn/.test(act.words) || ofModels.test(act.words);
}

function actAt(statement: Statement, at: number, words: string): Act {
  const { said, whole } = statement;
  const inWhole = at + whole.length - said.length;
  return {
    statement,
    at,
    words,
    clause: whole.slice(clauseStart(whole, inWhole), inWhole),
    item: itemAround(whole, inWhole),
    denied: isDenied(said, whole, inWhole, words),
  };
}

/** "is trained on code but may not handle ...": what follows a finished act denies something else. */
function isDenied(said: string, whole: string, inWhole: number, words: string): boolean {
  const unobjected = withoutObjections(whole);
  if (/\b(?:zero|no|non)-$/.test(whole.slice(0, inWhole))) return true;
  const before = deniedBefore(unobjected, inWhole);
  const after = !words.endsWith('ed') && deniedAfter(unobjected, inWhole + words.length);
  return (before || after) && !onlyAfterObjection(said);
}
