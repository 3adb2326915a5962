// What one statement claims about how long content is kept.
import { guarded } from '../../language/guarded.ts';
import { keptGate, tierIn } from '../../language/access.ts';
import { optInWords } from '../../language/conditions.ts';
import { customerData } from '../../language/lexicon.ts';
import { deniedAfter } from '../../language/negation.ts';
import type { Statement } from '../../language/statement.ts';
import { onDevice, periodIn, type Period } from './periods.ts';

export type Claim =
  | {
      readonly kind: 'zdr';
      readonly how: 'default' | 'self' | 'gated' | 'mentioned' | 'refused' | 'carve_out';
    }
  /** Content is not kept at all; `part`: only some kinds of it. */
  | { readonly kind: 'not_kept'; readonly part: boolean }
  | ({ readonly kind: 'period' } & Period)
  /** A deletion rule hung on an event, without a number. */
  | { readonly kind: 'event'; readonly because: 'customer_deletes' | 'customer_sets' | 'contract_end' }
  | { readonly kind: 'vague' }
  | { readonly kind: 'trap'; readonly because: string };

const zeroRetention = guarded(
  /\bzero[- ](?:data[- ])?(?:day[- ])?retention\b|\bzdr\b|\bno[- ](?:data[- ])?retention (?:mode|option|policy|endpoints?|api)\b|\bzero[- ]log(?:ging|s)?\b|\bzero[- ]data mode\b/,
);
const refusing = guarded(
  /\b(?:available|offer(?:s|ed|ing)?|support(?:s|ed)?|provid(?:e|es|ed)|have|exist|possible|eligible)\b/,
);
const narrowing = guarded(
  /\b(?:for|to|on|by|with|of) (?:the |our |any |these |certain |some |following )*(?:[\w/.-]+ ){0,6}?(?:endpoints?|models?|features?|apis?|products?|tools?|services?|batch|files?|assistants?|threads?|images?|videos?|audio|agents?|requests?|fine-tuning|customers? (?:on|who)|tier|plans?)\b|\bfollowing\b|\bdo(?:es)? not (?:apply|cover|extend)\b|\b(?:except|excluding|other than)\b|\/v\d/,
);
const byDefaultZero = guarded(
  /\b(?:by default|default(?:s)? (?:to|for)|always (?:on|enabled)|for (?:all|every)|automatically|out of the box|standard)\b/,
);
const elected = guarded(
  /\b(?:customers?|you|users?|organi[sz]ations?|admins?|administrators?|owners?|developers?)(?:'s)?(?: (?:can|may|are able to|is able to|could|has|have|who|that))? (?:elects?|elections?|chooses?|opts?|us(?:e|es|ing)|enables?|selects?|turns? on|switch(?:es)? on|toggles?|activates?|configures?|set|send|sends|calls?|go|goes)\b|\bwhen using\b|\b(?:enable|turn on|switch on|toggle|activate|set)\b[^.;]{0,50}\b(?:settings?|dashboard|console|header|parameter|flag|request|account|project)\b|\b(?:header|parameter|flag|setting|toggle)\b/,
);
const asked = guarded(
  /(?<!\b(?:a|an|the|each|any|every|api|your|per|this) )\brequest(?:s|ed|ing)? (?:zero|zdr|it\b|this|access|activation|an exception|that)|\b(?:up)?on request\b|\b(?:review|evaluat|consider|submit|approv)\w* (?:\w+ ){0,2}requests?\b|\brequests? (?:for|must|are (?:reviewed|subject))\b|\bapply(?:ing)?\b(?! to| when| only| if)|\bappl(?:y|ication) for\b|\bcontact\b|\bapprov\w*|\bsales\b|\beligib\w*\b(?! (?:[\w-]+ ){0,2}(?:content|data|requests?|responses?|traffic|workloads?|inputs?))|\bqualif\w*|\benterprise (?:plan|tier|customers?|accounts?|agreements?|contracts?)|\b(?:separate|written|signed|custom) (?:agreement|amendment|addendum|contract)\b|\b(?:zero|zdr)[\w -]{0,24}\b(?:agreement|arrangement|amendment|addendum|contract)\b|\ballow-?list\w*|\baccount (?:team|manager|executive|representative)\b|\breach out\b|\bprior (?:approval|consent|authori[sz]ation)\b|\bon application\b|\bgranted\b|\bapplication form\b|\bexempt\w*|\barrang\w+/,
);

const content = guarded(new RegExp(customerData));
/** Purpose limits of privacy laws: "not retain, use or disclose ... for any purpose other than". They set no period. */
const purposeLimit = guarded(
  /\b(?:retain|store),? (?:use|sell|disclose|process|combine)\b|\b(?:use|disclose|sell|share|process),? (?:or |and |nor )?(?:retain|store)\b|\bfor any other purposes?\b|\bfor any purposes?(?= (?:other|except|beyond|outside|not|that)\b)|\bother than (?:for|to|as|in)\b|\boutside (?:of )?the (?:direct|scope|business)|\bexcept as (?:necessary|permitted|required|needed|set out|expressly)|\bccpa\b|\b(?:licen[cs]e|right)s? [^.;]{0,60}to,? (?:\w+, )*(?:store|retain|keep)\b|\b(?:remains?|continues?|survives?) in (?:full )?(?:effect|force)\b/,
);
const keepingNothing = guarded(
  /\b(?:keep|store|retain|hold|log)s? no (?:logs?|copies|copy|records?|content|data|prompts?|inputs?|customer)\b|\b(?:not|never|nor|no)\b(?: [\w,/-]+){0,6}? (?:stor(?:e|ed|ing)|retain(?:ed|ing)?|log(?:ged|ging)?|sav(?:e|ed|ing)|persist(?:ed|ing)?|ke(?:ep|pt)|written to (?:disk|storage|logs?)|record(?:ed)?|cach(?:e|ed))\b|\b(?:not|never) (?:\w+ )?writ(?:e|es|ten|ing)\b[^.;]{0,60}\b(?:to|into|in) (?:any |a |our |the )?(?:\w+ )?(?:disks?|databases?|logs?|log files?|(?:object |persistent )?stor(?:e|age))\b|\b(?:discard(?:s|ed)?|delet(?:es?|ed)|purg(?:es?|ed)|eras(?:es?|ed)|gone|removed)\b[^.;]{0,40}\b(?:immediately|as soon as|instantly|right after|once the (?:response|request|output)|when the (?:response|request|output)|after (?:each|every|the) (?:request|response|call|inference|processing))\b|\b(?:immediately|instantly)\b[^.;]{0,30}\b(?:discard|delet|purg|eras)\w+|\b(?:processed|held|kept|stays?|exists?|lives?) (?:only |solely |entirely )*(?:in[- ]memory|in (?:volatile )?memory|in ram|transiently)\b|\bwithout (?:storing|retaining|logging|saving|persisting)\b/,
);
/** "do not view content stored in your workspace": what is stored is not denied. */
const storedContent =
  /\b(?:not|never|nor)\b(?! (?:keep|have|leave|get|be)\b)(?: [\w,/'-]+){1,6} (?:content|data|information|messages?|files?|prompts?|conversations?|inputs?|outputs?|documents?|records?) (?:stored|retained|kept|saved|logged|recorded|cached|persisted) (?=(?:in|on|through|within|by|with|or|at)\b)/g;
/** "not stored in the model": of where it is not, not of how long it is. */
const insideModel =
  /\b(?:stored|retained|saved|kept|persisted) (?:by|in|within|inside) (?:the |our |any |these |their )?(?:[\w-]+ ){0,3}(?:models?|classifiers?|weights)\b/;
/** "never retained beyond the processing of your request": for as long as it is answered. */
const whileServed =
  /\b(?:beyond|longer than|after)\b[^.;]{0,20}\b(?:(?:immediate |initial )?processing|duration|lifetime|completion|handling|execution) of (?:the |a |an |your |each |that |every )(?:\w+ ){0,2}?(?:request|call|response|inference|query|session)\b/;
/** "not stored outside the region": of a place, not of a time. */
const ofPlace =
  /\b(?:stor(?:e|ed|es|ing)|retain(?:ed|s)?|kept|keep|held|saved?|persist(?:ed)?|cached?) (?:\w+ ){0,2}?(?:outside|elsewhere|anywhere (?:else|other|outside))\b/;
const beyond = guarded(
  /\b(?:longer than|beyond|more than|any longer|for longer|after the (?:term|termination)|no longer than)\b/,
);
/** The customer stops the keeping: "turn storage off in settings". */
const switchOff = guarded(
  /\b(?:you|customers?|users?|admins?|owners?)\b[^.;]{0,30}\b(?:(?:turn|switch)\b[^.;]{0,20}\b(?:storage|storing|logging|history|retention|saving)\b(?: \w+){0,2} off|(?:turn off|switch off|disable|opt out of)\b[^.;]{0,20}\b(?:storage|storing|logging|history|retention|saving))\b/,
);
/** "not kept beyond the time needed to generate the output" */
const onlyToAnswer = guarded(
  /\b(?:beyond|longer than|after)\b[^.;]{0,40}\b(?:needed|required|necessary)\b[^.;]{0,20}\b(?:generate|process|return|route|produce|provide|complete|serve|fulfil)\w* (?:the |a |an |your |each )?(?:output|response|request|result|answer|inference)s?\b/,
);
const someKinds = guarded(
  /\b(?:third[- ]part(?:y|ies)|3rd[- ]part(?:y|ies)|images?|audio|videos?|voice|media|google|calendar|e-?mails?|screenshots?|clipboard|contacts?|attachments?|embeddings?|biometric|location|face)\b/,
);
/** "audio submitted to the API": of a service that takes audio it is the content. */
const isWhatIsSent =
  /\b(?:submitted|sent|passed|uploaded) to (?:the|our) (?:\w+ )?(?:api|service|platform|endpoint|models?)\b/;
const neverContent = guarded(
  /\b(?:credit|debit|payment|card|bank|billing|passwords?|credentials?|cookies?|ip address(?:es)?|api keys?|social security|browsing)\b/,
);
const rights = guarded(
  /\b(?:rights? to|you (?:have|may have)(?: the)? right|right of (?:erasure|deletion)|may (?:request|ask)|can (?:request|ask)|request(?:s|ing)? (?:that|the|for|to|deletion|erasure|access)|entitled to|ask(?:s|ed)? us to (?:delete|erase)|in order to (?:delete|erase)|to (?:exercise|request)|how to (?:delete|erase|request)|unlawful|inaccurate|child(?:ren)?|under the age|minors?)\b/,
);
const asLongAs = guarded(
  /\b(?:(?:for )?(?:as|so) long as|only as long|until (?:it is|they are|we)? ?(?:no longer|not)|longer than (?:is |are |it is )?(?:reasonably |strictly )?(?:necessary|needed|required)|no longer than|(?:period|time|duration) (?:that is |of time )?(?:reasonably |strictly )?(?:necessary|needed|required)|as (?:reasonably )?(?:necessary|needed|required)(?: (?:to|for))|(?:retention|storage) periods? (?:\w+ ){0,6}?(?:var(?:y|ies)|depends?|differs?|is determined|are determined)|how long we (?:keep|retain|store|hold)|longer (?:necessary|needed|required)|reasonable (?:period|time))\b/,
);
const keeping = guarded(
  /\b(?:retain(?:s|ed|ing)?|retention|ke(?:ep|eps|pt|eping)|stor(?:e|es|ed|ing)|storage|hold(?:s|ing)?|held|maintain(?:s|ed)?|delet\w+|eras\w+|destroy\w*)\b/,
);
const anyData = guarded(
  /\b(?:data|information|content|contents|inputs?|outputs?|prompts?|conversations?|chats?|logs?|files?|records?|it|them|history)\b/,
);
const deleting = guarded(
  /\b(?:delet(?:e|es|ed|ion)|eras(?:e|es|ed|ure)|remov(?:e|es|ed)|destroy(?:s|ed)?|purg(?:e|es|ed)|return)\b/,
);
const contractEnd = guarded(
  /\b(?:(?:terminat\w+|expir(?:y|ation|es?)|end|ends|conclusion|cessation|completion) (?:or (?:expir\w+|terminat\w+) )?(?:of|or)\b[^.;]{0,40}\b(?:agreement|contract|term|services?|subscription|provision|dpa|addendum|processing|relationship|access)|(?:upon|after|on|following|at) (?:the )?(?:\w+ )?(?:terminat\w+|expir\w+)|ceased? to use|the end of the provision)\b/,
);
const customerDeletes = guarded(
  /\b(?:(?:when|once|if|after|until|unless|upon|as soon as|whenever)\b[^.;]{0,40}\b(?:you|customers?|users?|the customer|they|owner|your account|accounts?|the account|chats?|conversations?|files?|workspace|project)\b[^.;]{0,40}\b(?:delet\w+|clos\w+|remov\w+|cancel\w+|eras\w+|terminat\w+)|(?:deletion|closure|cancellation) of (?:your|the|an?|their) (?:account|workspace|project|chat|conversation|file))\b/,
);

/** Told to the reader, not promised: "Keep your keys safe". */
const advice = guarded(
  /^(?:please |always |never )?(?:keep|store|delete|remove|make sure|ensure|use|set|choose|avoid|save|clear|note|back up|export)\b(?! (?:requests|customer data))/,
);

/** "Admins can set retention policies": a rule that the customer makes. */
const setsRetention = guarded(
  /\b(?:admins?|administrators?|customers?|you|owners?|organi[sz]ations?|workspaces?)\b[^.;]{0,30}\b(?:set|configure|control|manage|define|customi[sz]e|choose)\b[^.;]{0,40}\bretention\b|\bretention\b[^.;]{0,30}\b(?:is|are|can be) (?:set|configured|controlled|managed|customi[sz]ed) by\b/,
);

function isAdvice(statement: Statement): boolean {
  return statement.leadIn === '' && advice.test(statement.said);
}

export function claimsOf(statement: Statement): readonly Claim[] {
  const { said } = statement;
  if (said.length < 12 && statement.label === undefined) return [];
  const claims: Claim[] = [];
  const labelled =
    zeroRetention.test(statement.label ?? '') && !zeroRetention.test(said) && availability.test(said);
  if (labelled)
    claims.push(
      zdrClaim(
        { ...statement, said: statement.whole },
        zeroRetention.exec(statement.whole) as RegExpExecArray,
      ),
    );
  const zdr = zeroRetention.exec(said);
  if (zdr && !isLabel(statement)) claims.push(zdrClaim(statement, zdr));
  const nothing =
    claims.length === 0 || /\b(?:not|never) (?:log|stor|retain|keep)/.test(said)
      ? notKept(statement)
      : undefined;
  if (nothing) claims.push(nothing);
  const period = isAdvice(statement) ? undefined : periodIn(statement);
  if (period) claims.push({ kind: 'period', ...period });
  if (claims.length > 0) return claims;
  return isAdvice(statement) ? [] : ruleWithoutNumber(said);
}

/** "does not support zero retention"; a "not" farther off speaks of something else. */
const nearlyDenied = /\b(?:not|never|no|unable to|without)(?: [\w-]+){0,5} $/;

/** A heading in all but markup: "Zero Data Retention." */
const availability = guarded(
  /\b(?:available|offered|enabled|supported|included|talk to|contact|request|enterprise|default|approv\w+)\b/,
);

function isLabel(statement: Statement): boolean {
  const { text, said, kind } = statement;
  if (text.length < 60 && text === text.toUpperCase()) return true;
  if (kind !== 'paragraph' || statement.leadIn !== '') return false;
  return (
    said.split(' ').length <= 5 &&
    !/\b(?:is|are|available|supported|offered|enabled|can|by default)\b/.test(said)
  );
}

function zdrClaim(statement: Statement, zdr: RegExpExecArray): Claim {
  const { said, whole, leadIn } = statement;
  const at = zdr.index + whole.length - said.length;
  const isDenied = nearlyDenied.test(whole.slice(0, at)) || deniedAfter(whole, at + zdr[0].length);
  if (
    isDenied ||
    /\bineligible\b|\bnot (?:eligible|available|supported|compatible|covered)\b|\bdo(?:es)? not (?:apply|cover|support|extend)\b/.test(
      said,
    )
  ) {
    if (
      /\b(?:by default|automatically|need|require|necessary)\b/.test(said) &&
      !/\bnot (?:available|offered|supported)\b/.test(said)
    )
      return { kind: 'zdr', how: 'mentioned' };
    if (/\bwithout $/.test(said.slice(0, zdr.index))) return { kind: 'zdr', how: 'mentioned' };
    if (narrowing.test(said) || narrowing.test(leadIn)) return { kind: 'zdr', how: 'carve_out' };
    return refusing.test(said) ? { kind: 'zdr', how: 'refused' } : { kind: 'zdr', how: 'mentioned' };
  }
  if (/\b(?:except|excluding|other than)\b[^.;]{0,40}$/.test(said.slice(0, zdr.index)))
    return { kind: 'zdr', how: 'mentioned' };
  if (
    /\bdo(?:es)? not need\b|\bno (?:approval|request)\b|\bwithout (?:approval|a request|asking)\b/.test(said)
  ) {
    return { kind: 'zdr', how: 'self' };
  }
  if (
    /\b(?:any|every|all|each)\b (?:\w+ )?(?:users?|customers?|accounts?|developers?)\b[^.;]{0,20}\b(?:can|may|are able to)\b/.test(
      said,
    )
  ) {
    return { kind: 'zdr', how: 'self' };
  }
  if (asked.test(said) || keptGate(said)) return { kind: 'zdr', how: 'gated' };
  if (byDefaultZero.test(said) && !/\bcan\b|\bmay\b/.test(said)) return { kind: 'zdr', how: 'default' };
  if (tierIn(said).tier === 'self_serve' || elected.test(said) || elected.test(leadIn)) {
    return { kind: 'zdr', how: 'self' };
  }
  if (tierIn(said).tier === 'paid') return { kind: 'zdr', how: 'gated' };
  return { kind: 'zdr', how: 'mentioned' };
}

/** "Do you store my prompts?" - "No." */
export function asksIfKept(said: string): boolean {
  return (
    /^(?:do|does|are|is|will)\b[^?]{0,40}\b(?:stor(?:e|ed)|retain(?:ed)?|keep|kept|log(?:ged)?|sav(?:e|ed)|persist(?:ed)?)\b/.test(
      said,
    ) &&
    content.test(said) &&
    !beyond.test(said) &&
    !neverContent.test(said) &&
    !someKinds.test(said) &&
    !/\b(?:train|where|in the|outside|separately)\b/.test(said)
  );
}

function notKept(statement: Statement): Claim | undefined {
  const { said, whole } = statement;
  const denies = (words: string): boolean => keepingNothing.test(words.replace(storedContent, ' '));
  if (!denies(said) && !(statement.leadIn !== '' && denies(whole))) return undefined;
  if (insideModel.test(said)) return { kind: 'not_kept', part: true };
  if (switchOff.test(said)) return { kind: 'not_kept', part: true };
  if (onlyToAnswer.test(said)) return { kind: 'not_kept', part: true };
  if (whileServed.test(said) && content.test(said)) return { kind: 'not_kept', part: someKinds.test(said) };
  if (ofPlace.test(said)) return undefined;
  if (beyond.test(said) || neverContent.test(said) || onDevice.test(said)) return undefined;
  if (purposeLimit.test(said)) return undefined;
  if (!content.test(said) && !content.test(statement.leadIn) && !/\bcontent\b/.test(said)) return undefined;
  if (/\b(?:you|customers?|users?) (?:may|must|shall|should|will|do|agree\w*) (?:not|never)\b/.test(said))
    return undefined;
  if (
    /\b(?:sell|share|personal health|sensitive|special categor)/.test(said) &&
    !/\b(?:prompts?|inputs?|outputs?|completions?)\b/.test(said)
  )
    return undefined;
  if (asked.test(said)) return { kind: 'zdr', how: 'gated' };
  if (
    /\b(?:if|when|where|unless|until|except|some|certain)\b/.test(said) &&
    !optInWords(said) &&
    !/\bwhen (?:the )?(?:response|request)/.test(said)
  ) {
    return { kind: 'not_kept', part: true };
  }
  const isPart = someKinds.test(said) && !isWhatIsSent.test(said);
  // Under "Zero data retention", content that is not stored by default is what the heading names.
  if (!isPart && byDefaultZero.test(said) && zeroRetention.test(statement.headings.at(-1) ?? ''))
    return { kind: 'zdr', how: 'default' };
  return { kind: 'not_kept', part: isPart };
}

function ruleWithoutNumber(said: string): readonly Claim[] {
  if (purposeLimit.test(said)) return [];
  if (
    rights.test(said) ||
    onDevice.test(said) ||
    /\bcookies?\b|\bprofile (?:picture|information)\b/.test(said)
  )
    return [];
  if (setsRetention.test(said)) return [{ kind: 'event', because: 'customer_sets' }];
  if (/\bmay (?:also |then )?(?:delete|remove|erase)\b/.test(said)) return [];
  if (deleting.test(said) && anyData.test(said)) {
    if (contractEnd.test(said)) return [{ kind: 'event', because: 'contract_end' }];
    if (customerDeletes.test(said)) return [{ kind: 'event', because: 'customer_deletes' }];
  }
  if (/\b(?:retained|kept|stored|stays?|remains?)\b/.test(said) && customerDeletes.test(said)) {
    return [{ kind: 'event', because: 'customer_deletes' }];
  }
  if (
    asLongAs.test(said) &&
    keeping.test(said) &&
    anyData.test(said) &&
    !/\b(?:you|customers?) (?:may|must|should|agree)\b/.test(said)
  ) {
    return [{ kind: 'vague' }];
  }
  return [];
}
