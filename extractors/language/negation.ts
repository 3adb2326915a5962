// Is a word in a sentence denied? Negators reach forward to the end of their clause, and some reach back.

/** Words that deny what follows them in the same clause. */
const negator =
  /\b(?:not|never|no|none|neither|nor|without|nobody|nothing|cease[sd]?|ceasing|stop(?:s|ped)?|refrain(?:s|ed|ing)?|prohibit(?:s|ed|ing)?|forbid(?:s|den|ding)?|prevent(?:s|ed|ing)?|exclud(?:e|es|ed|ing)|avoid(?:s|ed|ing)?|declin(?:e|es|ed)|unable|opt(?:ed|ing|s)?[- ]out(?: of)?|disallow(?:s|ed)?|bars?|barred|rather than|instead of|fails? to|lacks?)\b/g;
/** "not only", "no later than", "not limited to" deny nothing. */
const empty =
  /^(?:not (?:only|just|merely|solely|limited to|necessarily|more than|later than|less than|exceed\w*|to exceed|yet exceed)|no (?:later|more|longer than|less|fewer|sooner|additional|extra|cost|charge|matter|doubt)|without (?:limitation|limiting|prejudice|charge|delay|undue|cost|additional|notice|interruption)|nothing (?:in|herein))\b/;
/** A new thought begins here: a negation before it does not reach over it. */
const boundary =
  /[;]|\b(?:but|however|although|though|whereas|while|unless|except|otherwise|because|so that|provided that)\b|(?:,|\.) (?:and|or)? ?(?:we|you|they|it|customer|the service|our \w+) (?:will|may|can|do|does|might|also|must|shall|is|are)\b/g;
/** Denials after the word: "training on your data is prohibited", "is disabled", "will not happen". */
const after =
  /^(?:[^.;,]{0,60}?)\b(?:(?:is|are|was|were|be|been|will be|has been|have been) (?:strictly |expressly |generally |currently )?(?:not|never|prohibited|forbidden|excluded|disabled|turned off|off|disallowed)|(?:does|do|did|will|shall|may|can|would) (?:not|never)|: (?:no|none|never|off|disabled|not\b))/;

/** True when the thing said at `index` is denied by a word before it in its clause. */
export function deniedBefore(said: string, index: number): boolean {
  const from = clauseStart(said, index);
  const before = said.slice(from, index);
  let count = 0;
  for (const hit of before.matchAll(negator)) {
    const rest = said.slice(from + hit.index);
    if (empty.test(rest)) continue;
    count += 1;
  }
  return count % 2 === 1 || (count > 0 && !doubleNegation(before));
}

/** "not without", "never refrain": two that cancel; "not ... or ... nor" only says it again. */
function doubleNegation(before: string): boolean {
  return /\b(?:not|never|no)\b[^.;]{0,20}\b(?:without|refrain|cease|stop|prohibit|forbid|prevent|exclude|avoid|decline|unable|disallow|opt)\w*/.test(
    before,
  );
}

/** True when the thing said at `index` is denied, before or after. */
export function denied(said: string, index: number, length = 0): boolean {
  return deniedBefore(said, index) || deniedAfter(said, index + length);
}

export function deniedAfter(said: string, end: number): boolean {
  return after.test(said.slice(end));
}

export function clauseStart(said: string, index: number): number {
  let start = 0;
  for (const hit of said.slice(0, index).matchAll(boundary)) start = hit.index + hit[0].length;
  return start;
}
