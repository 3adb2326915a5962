// What a promise hangs on: the customer's say-so before (opt-in), or the customer's objection after (opt-out).
import { guarded } from './guarded.ts';

const agree =
  '(?:opt(?:s|ed|ing)?[- ]?in(?:to)?|agree[sd]?|consent(?:s|ed)?|permi(?:t|ts|tted|ssion)|allow(?:s|ed)?|authori[sz]\\w+|instruct\\w*|(?:choos\\w+|chosen?|elect(?:s|ed)?|decid\\w+|volunteer\\w*)(?: to)? (?:opt|share|allow|let|participate|contribute|enable|permit|join|help|do so|otherwise)|enabl\\w+|turn(?:s|ed)?(?: \\w+)? on|switch(?:es|ed)?(?: \\w+)? on|activat\\w+|approv\\w+|tell us|ask(?:s|ed)? us|participat\\w+|join\\w*)';
const customer =
  '(?:you|your \\w+|users?|(?:the )?customers?|clients?|subscribers?|organi[sz]ations?|an? (?:\\w+ )?(?:administrator|admin|user|customer|owner)|admins?|administrators?|the \\w+ (?:owner|administrator)|they)';

const optIn = guarded(
  new RegExp(
    [
      `\\b(?:unless|only (?:if|when|where|after|once|with)|solely (?:if|when|where|with)|except (?:if|when|where)|if|when|where|until)(?: and (?:until|only if))?,? ${customer} (?:(?:have|has|had|are|is|do|does|explicitly|expressly|specifically|affirmatively|voluntarily|actively|first|otherwise|separately|give|gave|given|provide|provided|us|your|their|prior|written|explicit|express|clear) )*${agree}\\b(?![- ]?out)`,
      "\\b(?:with|without|unless (?:we|it) (?:have|has|receive|obtain)s?|subject to|absent|on the basis of|upon|obtain(?:s|ed|ing)?|having|only with|based on) (?:(?:your|customer'?s?|user'?s?|the|their|its|first|prior|explicit|express|affirmative|clear|written|specific|separate|informed|opt-in|of|any) )*(?:consent|permission|authori[sz]ation|agreement|approval|opt[- ]?in|instructions?)\\b",
      '\\bopt(?:s|ed|ing)?[- ]?in(?:to)?\\b(?! to (?:our|the|marketing|newsletters?))',
      '\\b(?:customers?|users?|those|organi[sz]ations?|accounts?) (?:who|that) (?:have |has )?(?:joined|enrolled|signed up|volunteered|agreed|consented|participates?|chose)\\b',
      '\\b(?:who|that|you|customers?|users?|they) (?:\\w+ ){0,5}?(?:allows?|permits?|authori[sz]es?|lets?|asks?) us to\\b',
      '\\b(?:if|when|where|once) (?:the|this|that|your|an?) (?:\\w+ ){0,2}(?:settings?|options?|toggles?|controls?) (?:is|are|has been) (?:switched on|turned on|enabled|on|activated)\\b',
      '\\bunless (?:explicitly |expressly |otherwise |specifically )*(?:agreed|authori[sz]ed|permitted|instructed|enabled|requested|opted)\\b',
      '\\boff (?:by default|unless)\\b|\\bdisabled (?:by default|unless)\\b|\\bnot enabled (?:by default|unless)\\b',
    ].join('|'),
  ),
);

/** The customer takes its own data out: "you can exclude your chats from training". */
const excluding =
  '(?:^|\\b(?:you|customers?|users?|admins?|administrators?|owners?|accounts?|organi[sz]ations?|workspaces?) (?:can|may|could|are able to|want to|choose to) |\\b(?:options?|settings?|ability|toggles?|switch|controls?|choice|able|how|allows? \\w+|lets? \\w+|enables? \\w+)(?: to)? )exclude\\b[^.;]{0,100}\\bfrom\\b|\\b(?:want|wants|wish|wishes|like|likes|ask|asks|choose|chooses|request|requests|prefer)\\b(?: \\w+)? to be excluded from\\b';

const optOut = guarded(
  new RegExp(
    [
      '\\bopt(?:s|ed|ing)?[- ]?out\\b|\\bopted-out\\b',
      '\\bunless (?:you|customers?|users?|the customer|they|your organi[sz]ation) (?:(?:have|has|explicitly|actively|choose to|ask us to|first) )*(?:opt(?:ed)?[- ]?out|object\\w*|disabl\\w+|turn(?:ed)?(?: \\w+){0,3} off|switch(?:ed)?(?: \\w+){0,3} off|tell us (?:not|otherwise)|withdraw\\w*|request\\w* otherwise|ask\\w* us not)',
      '\\b(?:turn(?:ing|ed)?(?: \\w+){0,4} off|turn(?:ing)? off|switch(?:ing)?(?: \\w+){0,3} off|disabl(?:e|ing)|toggle(?: \\w+){0,3} off|deactivat(?:e|ing)|stop us from)\\b',
      '\\b(?:object to|withdraw (?:your )?(?:consent|permission)|right to object|ask us (?:not to|to stop)|tell us not to|prevent us from|refuse)\\b',
      '\\bif you (?:do not|would (?:not|rather not)|prefer not|would prefer not) (?:want|wish|like|to)\\b',
      excluding,
    ].join('|'),
  ),
);

/** The words that make it depend on the customer's yes; undefined where none do. */
export function optInWords(said: string): string | undefined {
  return optIn.exec(said)?.[0];
}

export function optOutWords(said: string): string | undefined {
  return optOut.exec(said)?.[0];
}

const objection = new RegExp(
  `${excluding}|\\bif you (?:do not|would (?:not|rather not)|prefer not|would prefer not) (?:want|wish|like|to)\\b|\\b(?:stop|prevent|keep) us from\\b|\\b(?:ask|tell|instruct) us not to\\b|\\b(?:choose|elect|opt|decide|prefer) not to (?:have|let|allow|share)\\b|\\bopt(?:ed|ing|s)?[- ]out\\b(?:[^.;]{0,20}\\b(?:excludes?|removes?|stops?|prevents?|keeps?)\\b)?`,
  'g',
);

/** Cheaper than the whole, and rarely true. */
const mayObject = /if you | us |opt|exclude/;

/** The words of an objection blanked out, at the same length: their negation is the customer's, not the vendor's. */
export function withoutObjections(said: string): string {
  if (!mayObject.test(said)) return said;
  return said.replace(objection, (words) => '_'.repeat(words.length));
}

const afterObjection = guarded(
  /\b(?:if|once|when|after|where|for) (?:you|customers?|users?|the customer|they|those who|anyone who|users who|customers who)(?: \w+){0,2} (?:opt(?:ed|s)?[- ]out|turn(?:ed)? (?:\w+ ){0,4}off|disabled?|switch(?:ed)? (?:\w+ ){0,4}off|object(?:ed)?|withdr[ae]w\w*)\b/,
);

/** True where a denial holds only for those who objected: "if you opt out, we no longer train on your chats". */
export function onlyAfterObjection(said: string): boolean {
  return afterObjection.test(said);
}
