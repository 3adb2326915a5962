// Is a word in a sentence denied? Negators reach forward to the end of their clause, and some reach back.
import { everyHit } from './every-hit.ts';

/** Words that deny what follows them in the same clause. */
const negator =
  /\b(?:not|never|no|none|neither|nor|without|nobody|nothing|cease[sd]?|ceasing|stop(?:s|ped)?|refrain(?:s|ed|ing)?|prohibit(?:s|ed|ing)?|forbid(?:s|den|ding)?|prevent(?:s|ed|ing)?|exclud(?:e|es|ed|ing)|avoid(?:s|ed|ing)?|declin(?:e|es|ed)|unable|disallow(?:s|ed)?|bars?|barred|rather than|instead of|fails? to|lacks?)\b/g;
/** "not only", "no later than", "not limited to" deny nothing. */
const empty =
  /^(?:not (?:only|just|merely|solely|limited to|necessarily|more than|later than|less than|exceed\w*|to exceed|yet exceed|otherwise)|no (?:later|more|longer than|less|fewer|sooner|additional|extra|cost|charge|matter|doubt)|without (?:limitation|limiting|prejudice|charge|delay|undue|cost|additional|notice|interruption|(?:(?:your|the|our|a|an|customer'?s?|user'?s?|their|its|any|first|prior|explicit|express|affirmative|clear|written|specific|separate|informed) )*(?:consent|permission|authori[sz]ation|agreement|approval|opt[- ]?in|instructions?))|nothing (?:in|herein))\b/;
/** A new thought begins here: a negation before it does not reach over it. */
const boundary =
  /;|\b(?:but(?! not limited)|however|although|though|whereas|while|unless|except|(?<!or )otherwise|because|so that|provided that)\b|, (?:and |or )?(?:we|you|they)(?= (?!and\b|or\b|also\b)[a-z])|(?:,|\.) (?:and |or )?(?:it|customer|the service|our \w+) (?:will|may|can|do|does|might|also|must|shall|is|are)\b|[.!?] (?=\S)/g;
/** Denials after the word: "training on your data is prohibited", "is disabled", "will not happen". */
const after =
  /^(?:[^.;,:]{0,60}?)\b(?:(?:is|are|was|were|be|been|will be|has been|have been) (?:strictly |expressly |generally |currently |always |also )?(?:not|never|prohibited|forbidden|excluded|disabled|turned off|switched off|off|disallowed)|(?:does|do|did|will|shall|may|can|would) (?:not|never))\b|^[^.;,:]{0,30}: (?:no|none|never|off|disabled|not)\b/;
/** What a denial after the word does not go without. */
const mayDeny = /\b(?:not|never|no|none|prohibited|forbidden|excluded|disabled|off|disallowed)\b/;
const cancels =
  /\b(?:not|never|no)\b[^.;]{0,20}\b(?:without|refrain\w*|ceas\w*|stop\w*|prohibit\w*|forbid\w*|prevent\w*|exclud\w*|avoid\w*|declin\w*|unable|disallow\w*)\b/;
const enumerator = /(?:^|[\s,;:])\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s/g;

/** The words that lead up to `index` in its clause; in an enumeration its head and its own item. */
export function leadingTo(said: string, index: number): string {
  const upTo = said.slice(0, index);
  const items = marksIn(upTo);
  const first = items[0];
  const last = items.at(-1);
  if (first && last && first.index > 0) {
    const head = said.slice(0, first.index);
    const item = said.slice(last.index + last[0].length, index);
    return `${head.slice(clauseStart(head, head.length))} ${item.slice(clauseStart(item, item.length))}`;
  }
  return upTo.slice(clauseStart(said, index));
}

/** True when the thing said at `index` is denied by a word before it in its clause. */
export function deniedBefore(said: string, index: number): boolean {
  const before = leadingTo(said, index);
  let count = 0;
  for (const hit of everyHit(negator, before)) {
    if (!empty.test(`${before}${said.slice(index)}`.slice(hit.index))) count += 1;
  }
  return count > 0 && !cancels.test(before);
}

export function deniedAfter(said: string, end: number): boolean {
  const rest = said.slice(end);
  return mayDeny.test(rest) && after.test(rest);
}

/** True when the thing said at `index` is denied, before or after. */
export function denied(said: string, index: number, length = 0): boolean {
  return deniedBefore(said, index) || deniedAfter(said, index + length);
}

export function clauseStart(said: string, index: number): number {
  const last = everyHit(boundary, said.slice(0, index)).at(-1);
  return last ? last.index + last[0].length : 0;
}

/** The enumerated item that holds `index`, with the head of its enumeration; the whole where there is none. */
export function itemAround(said: string, index: number): string {
  const marks = marksIn(said);
  const first = marks[0];
  if (!first || first.index > index) return said;
  const start = marks.findLast((mark) => mark.index <= index) ?? first;
  const next = marks.find((mark) => mark.index > index);
  return `${said.slice(0, first.index)} ${said.slice(start.index, next?.index)}`;
}

function marksIn(said: string): readonly RegExpExecArray[] {
  return said.includes('(') ? everyHit(enumerator, said) : [];
}
