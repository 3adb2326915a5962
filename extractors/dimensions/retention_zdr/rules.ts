// Rules of keeping without a number: deleted on an event, or kept as long as necessary.
import { namesCustomerData } from '../../language/customer-data.ts';
import { guarded } from '../../language/guarded.ts';
import type { Claim } from './claim.ts';
import { onDevice } from './periods.ts';

/** Purpose limits of privacy laws: "not retain, use or disclose ... for any purpose other than". They set no period. */
export const purposeLimit = guarded(
  /\b(?:retain|store),? (?:use|sell|disclose|process|combine)\b|\b(?:use|disclose|sell|share|process),? (?:or |and |nor )?(?:retain|store)\b|\bfor any other purposes?\b|\bfor any purposes?(?= (?:other|except|beyond|outside|not|that)\b)|\bother than (?:for|to|as|in)\b|\boutside (?:of )?the (?:direct|scope|business)|\bexcept as (?:necessary|permitted|required|needed|set out|expressly)|\bccpa\b|\b(?:licen[cs]e|right)s? [^.;]{0,60}to,? (?:\w+, )*(?:store|retain|keep)\b|\b(?:remains?|continues?|survives?) in (?:full )?(?:effect|force)\b/,
);
const rights = guarded(
  /\b(?:rights? to|you (?:have|may have)(?: the)? right|right of (?:erasure|deletion)|may (?:request|ask)|can (?:request|ask)|request(?:s|ing)? (?:that|the|for|to|deletion|erasure|access)|entitled to|ask(?:s|ed)? us to (?:delete|erase)|in order to (?:delete|erase)|to (?:exercise|request)|how to (?:delete|erase|request)|unlawful|inaccurate|child(?:ren)?|under the age|minors?)\b/,
);
const asLongAs = guarded(
  /\b(?:(?:for )?(?:as|so) long as|only as long|until (?:it is|they are|we)? ?(?:no longer|not)|longer than (?:is |are |it is |for the (?:time|period) (?:for )?which (?:it|they) (?:is|are) )?(?:reasonably |strictly )?(?:necessary|needed|required)|no longer than|(?:period|time|duration) (?:that is |of time )?(?:reasonably |strictly )?(?:necessary|needed|required)|as (?:reasonably )?(?:necessary|needed|required)(?: (?:to|for))|(?:retention|storage) periods? (?:\w+ ){0,6}?(?:var(?:y|ies)|depends?|differs?|is determined|are determined)|how long we (?:keep|retain|store|hold)|longer (?:necessary|needed|required)|only what is (?:necessary|needed|required)|reasonable (?:period|time))\b/,
);
const keeping = guarded(
  /\b(?:retain(?:s|ed|ing)?|retention|keep(?:s|ing)?|kept|stor(?:e|es|ed|ing)|storage|hold(?:s|ing)?|held|maintain(?:s|ed)?|delet\w+|eras\w+|destroy\w*)\b/,
);
const anyData = guarded(
  /\b(?:transcripts?|summaries|recordings?|messages?|documents?|data|information|content|contents|inputs?|outputs?|prompts?|conversations?|chats?|logs?|files?|records?|it|them|history|what is (?:necessary|needed|required))\b/,
);
const deleting = guarded(
  /\b(?:delet(?:e|es|ed|ion)|eras(?:e|es|ed|ure)|remov(?:e|es|ed)|destroy(?:s|ed)?|purg(?:e|es|ed)|return)\b/,
);
const contractEnd = guarded(
  /\b(?:(?:terminat\w+|expir(?:y|ation|es?)|end|ends|conclusion|cessation|completion) (?:or (?:expir\w+|terminat\w+) )?(?:of|or)\b[^.;]{0,40}\b(?:agreement|contract|term|services?|subscription|provision|dpa|addendum|processing|relationship|access)|(?:upon|after|on|following|at) (?:the )?(?:\w+ )?(?:terminat\w+|expir\w+)|ceased? to use|the end of the provision)\b/,
);
const customerDeletes = guarded(
  /\b(?:(?:when|once|if|after|until|unless|upon|as soon as|whenever)\b[^.;]{0,40}\b(?:you|customers?|users?|the customer|they|owner|your account|accounts?|the account|chats?|conversations?|files?|workspace|project)\b[^.;]{0,40}\b(?:delet\w+|clos\w+|remov\w+|cancel\w+|eras\w+|terminat\w+)|(?:deletion|closure|cancellation) of (?:your|the|an?|their) (?:account|workspace|project|chat|conversation|file)|(?:upon|on|after|following) (?:the |your |an? |their )?(?:account|workspace|project|chat|conversation|file|task|user) (?:deletion|closure|cancellation|removal))\b/,
);
/** "Admins can set retention policies": a rule that the customer makes. */
const setsRetention = guarded(
  /\b(?:admins?|administrators?|customers?|you|owners?|organi[sz]ations?|workspaces?)\b[^.;]{0,30}\b(?:set|configure|control|manage|define|customi[sz]e|choose|change|adjust|pick|select|override)\b[^.;]{0,40}\bretention\b|\b(?:set|configure|choose|control|adjust|specify)\b (?:(?:an?|the|your|its|their|custom|shorter|longer|per-\w+) )*(?:time[- ]to[- ]live|ttls?)\b|\bretention\b(?: (?:periods?|polic(?:y|ies)|settings?))? (?:is|are|can be) (?:set|configured|controlled|overridden) (?:per|at the \w+ level)\b|\b(?:lets?|allows?|enables?|you) (?:you |admins? |customers? |can )?(?:to )?(?:control|set|configure|choose|decide|define) how long\b|\bretention\b[^.;]{0,30}\b(?:is|are|can be) (?:set|configured|controlled|managed|customi[sz]ed) by\b|\b(?:data retention|retention) tells\b|\b(?:based on|according to|in line with|following|per) (?:the|your) (?:\w+ )?retention settings?\b/,
);

/** What somebody writes to the help desk is no content of the service. */
const ofSupport =
  /^(?:if|when) you (?:contact|write to|chat with|call|e-?mail|speak (?:to|with)) (?:us|our|support|customer)\b/;

/** "privacy laws expect data to be kept no longer than needed": what a law wants. */
const lawsWant = guarded(
  /\b(?:regulations?|laws?|gdpr|hipaa|ccpa|principles?)\b[^.;]{0,40}\b(?:expects?|requires?|wants?|demands?|obliges?|says?|states?)\b[^.;]{0,40}\b(?:data|information|records)\b/,
);

/** "for as long as you have an account", and not a day less certain. */
const whileCustomer = guarded(
  /\b(?:as|so) long as (?:you|customers?|users?|your|the|an?)\b[^.;]{0,40}\b(?:account|subscription|customer|contract|agreement|connected)\b|\bfor the (?:duration|term|life|lifetime) of (?:the|your|their|its|an?|customer'?s?|customers?') (?:[\w'-]+ ){0,3}(?:subscription|contract|agreement|account|engagement|installation)\b/,
);
/** "process data only for the duration of the agreement" keeps nothing by itself. */
const keepingItself = /\b(?:retain|kept|keep|stor|hold|held|maintain|remain|stay)\w*|\bdelet|\beras/;
const orAsNeeded = /\b(?:necessary|needed|required|required by law|or (?:as|until|to|for))\b/;
const forever = guarded(/\b(?:indefinitely|forever|without (?:any )?(?:time )?limit)\b/);
const noOnes =
  /\b(?:de-?identified|anonymi[sz]ed|anonymous|aggregat\w+|metadata|metrics|non-identif\w+|statistic\w*|billing|usage|licen[cs]e|right)\b/;
const ofCustomers = /\b(?:transcripts?|outputs?|data)\b/;
/** "we may have to keep data after your account was deleted": no rule that deletes. */
const keepsAfter = guarded(
  /\b(?:retain|keep|store|hold|maintain)\w*\b[^.;]{0,60}\b(?:after|even if|following|despite)\b[^.;]{0,40}\b(?:delet|clos|terminat|cancel|expir|deactivat)\w*/,
);

/** "Data stored: can be deleted by the customer at any time" */
const deletableAnyTime = guarded(
  /\bcan be (?:\w+ )?(?:deleted|erased|removed) by (?:you|(?:the )?(?:customers?|users?|owners?))\b[^.;]{0,20}\bat any time\b/,
);

/** "kept for different periods": none of them is given. */
const differs = guarded(
  /\b(?:retain|keep|kept|stor|hold|held)\w*\b[^.;]{0,60}\b(?:for (?:different|varying|various|differing) (?:periods?|lengths?|durations?|times?|amounts? of time)|(?:according to|depending on|based on) (?:your|the) (?:subscription )?(?:plan|subscription|tier))\b/,
);

/** Without any of these there is no rule: cheaper to tell than what would set one aside. */
const signsOfRule = [
  asLongAs,
  whileCustomer,
  customerDeletes,
  contractEnd,
  setsRetention,
  keepsAfter,
  deletableAnyTime,
  differs,
  forever,
];

export function ruleWithoutNumber(said: string, leadIn = ''): readonly Claim[] {
  if (!signsOfRule.some((sign) => sign.test(said))) return [];
  if (purposeLimit.test(said) || lawsWant.test(said) || ofSupport.test(said)) return [];
  if (
    forever.test(said) &&
    keeping.test(said) &&
    (ofCustomers.test(said) || namesCustomerData(said)) &&
    !noOnes.test(said)
  )
    return [{ kind: 'event', because: 'never' }];
  if (
    rights.test(said) ||
    onDevice.test(said) ||
    /\bcookies?\b|\bprofile (?:picture|information)\b/.test(said)
  )
    return [];
  if (setsRetention.test(said)) return [{ kind: 'event', because: 'customer_sets' }];
  if (/\bmay (?:also |then )?(?:delete|remove|erase)\b/.test(said)) return [];
  if (keepsAfter.test(said) && anyData.test(said)) return [{ kind: 'vague' }];
  if (deleting.test(said) && anyData.test(said)) {
    if (contractEnd.test(said)) return [{ kind: 'event', because: 'contract_end' }];
    if (customerDeletes.test(said)) return [{ kind: 'event', because: 'customer_deletes' }];
  }
  if (/\b(?:retained|kept|stored|stays?|remains?)\b/.test(said) && customerDeletes.test(said)) {
    return [{ kind: 'event', because: 'customer_deletes' }];
  }
  if (deletableAnyTime.test(said) && (anyData.test(said) || anyData.test(leadIn)))
    return [{ kind: 'event', because: 'customer_deletes' }];
  if (!keeping.test(said) || !(anyData.test(said) || anyData.test(leadIn))) return [];
  if (/\b(?:you|customers?) (?:may|must|should|agree)\b/.test(said)) return [];
  if (whileCustomer.test(said) && !orAsNeeded.test(said) && keepingItself.test(said))
    return [{ kind: 'event', because: 'contract_end' }];
  return asLongAs.test(said) || differs.test(said) ? [{ kind: 'vague' }] : [];
}
