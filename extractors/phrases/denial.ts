// Whether a sentence denies what a phrase found in it, and whether it says so plainly enough to be a "no".
import { denied } from '../language/negation.ts';
import type { Statement } from '../language/statement.ts';

/** Directly before: "does not support", "no", "without support for", "not available with". */
const before =
  /\b(?:no|not|never|without|lacks?|neither|nor|can not|unable to)(?: (?:yet|currently|natively|directly|officially|have|has|offer|provide|support|supports|include|allow|enable|possible|available|for|to|with|any|a|an|the|be|use|its|own|support for|access to|available for))* ?[:'"(]*$/;
/** Directly after: "is not supported", "are unavailable", ": no". */
const after =
  /^['")\]]*(?: (?:and|or) [\p{L}\p{N} -]{1,40})? ?(?:(?:is|are|was|were|has|have|can|will|does|do) (?:currently |yet |still |presently )?(?:not|never|unavailable|unsupported|impossible)\b|not (?:yet |currently )?(?:supported|available|offered|included|provided|possible)|unavailable|unsupported|: ?(?:no|none|not|unsupported|unavailable)\b|[|\t] ?(?:no|none|not|✗|✘|❌)(?:$|\b))/u;

/** "If we fail to meet it, you get credits": what follows a failure is promised. */
const onFailure =
  /\b(?:if|when|where|should|in case|whenever)\b[^.;,]{0,40}?\b(?:fails?|failed|is unable|are unable) to\b/g;

export function isLooselyDenied({ whole }: Statement, start: number, end: number): boolean {
  const said = whole.replace(onFailure, (words) => ' '.repeat(words.length));
  return denied(said, start, end - start) || plainly(whole, start, end);
}

/** "may not be available in all regions", "if you do not choose one": that is no denial of the thing itself. */
export function isConditional({ whole }: Statement): boolean {
  return /\b(?:if|when|unless|where|in case|wherever)\b[^.;,]{0,60}\b(?:is|are|was|were) not\b|\b(?:if|when|unless|where) (?:you|customers?|the user|it|they) (?:do|does|have|has|did) not\b|\bnot (?:be )?(?:\w+ ){0,2}(?:in|for|on|to|with) (?:all|every|each)\b|\bnot all\b/.test(
    whole,
  );
}

const toComeAfter =
  /^[^.;|]{0,60}?(?:\b(?:is|are|being)\b[^.;|]{0,30}?|[:(|–-] ?)\b(?:on (?:our|the) road ?map|coming soon|planned(?! for (?:by|in) your)|in development|under development|work in progress|not yet (?:available|supported|offered|released|live|there)|will be (?:available|supported|offered|added|released|launched))\b/;
const toComeBefore =
  /\b(?:coming soon|road ?map|upcoming|planned|(?:plans?|planning|intend|working|hope|aim) (?:to|on) (?:\w+ ){0,2}(?:add|support|offer|provide|release|launch|bring|introduc\w+|build)\w*)\b[^.;]{0,40}$/;

/** "is on our roadmap", "coming soon:", "we plan to add": not there today. */
export function isToCome({ whole }: Statement, start: number, end: number): boolean {
  return toComeAfter.test(whole.slice(end)) || toComeBefore.test(whole.slice(0, start));
}

export function deniesTightly({ whole, leadIn, said }: Statement, start: number, end: number): boolean {
  return plainly(whole, start, end) || deniedByLeadIn(leadIn, said);
}

function plainly(whole: string, start: number, end: number): boolean {
  return before.test(whole.slice(0, start)) || after.test(whole.slice(end));
}

/** "The following are not supported:" over a list. */
function deniedByLeadIn(leadIn: string, said: string): boolean {
  return (
    leadIn !== '' &&
    said !== '' &&
    /\b(?:not|never|without|unsupported|unavailable|lacks?)\b/.test(leadIn) &&
    !/\b(?:not only|not limited to)\b/.test(leadIn)
  );
}
