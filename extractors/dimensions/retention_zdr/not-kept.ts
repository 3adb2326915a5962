// Content that is not kept at all, whatever it is called: "we do not log prompts".
import { optInWords } from '../../language/conditions.ts';
import { namesCustomerData } from '../../language/customer-data.ts';
import { guarded } from '../../language/guarded.ts';
import { ofModelHouse } from '../../language/houses.ts';
import type { Statement } from '../../language/statement.ts';
import { modeIn, type Claim } from './claim.ts';
import { onDevice } from './periods.ts';
import { purposeLimit } from './rules.ts';
import { asked, byDefaultZero, zeroRetention } from './zero.ts';

/** How a denial of keeping begins, and how it goes on. */
const denials: readonly (readonly [begins: RegExp, goesOn: RegExp])[] = [
  [
    /(?:keep|store|retain|hold|log)s?/,
    / no (?:logs?|copies|copy|records?|content|data|prompts?|inputs?|customer)\b/,
  ],
  [
    /(?:not |never |nor |no )/,
    /(?!(?:where|how|when|whether|what)\b)(?:[\w,/-]+ ){0,6}?(?:stor(?:e|ed|ing)|retain(?:ed|ing)?|log(?:ged|ging)?|sav(?:e|ed|ing)|persist(?:ed|ing)?|keep|kept|written to (?:disk|storage|logs?)|record(?:ed)?|cach(?:e|ed))\b/,
  ],
  [
    /(?:not|never)/,
    / (?:\w+ )?writ(?:e|es|ten|ing)\b[^.;]{0,60}\b(?:to|into|in) (?:any |a |our |the )?(?:\w+ )?(?:disks?|databases?|logs?|log files?|(?:object |persistent )?stor(?:e|age))\b/,
  ],
  [
    /(?:discard(?:s|ed)?|delet(?:es?|ed)|purg(?:es?|ed)|eras(?:es?|ed)|gone|removed)/,
    /\b[^.;]{0,40}\b(?:immediately|as soon as|instantly|right after|once the (?:response|request|output)|when the (?:response|request|output)|after (?:(?:each|every|the) (?:request|response|call|inference|processing)|(?:processing|transcription|inference|analysis))|(?:when|once|after|as soon as) (?:the |your |an? )?(?:meetings?|sessions?|calls?|conversations?) (?:ends?|(?:is|are) over|finish(?:es)?|complet(?:e|es)))\b/,
  ],
  [/(?:immediately|instantly)/, /\b[^.;]{0,30}\b(?:discard|delet|purg|eras)\w+/],
  [
    /(?:processed|held|kept|stays?|exists?|lives?)/,
    / (?:only |solely |entirely )*(?:in[- ]memory|in (?:volatile )?memory|in ram|transiently)\b/,
  ],
  [/without/, / (?:storing|retaining|logging|saving|persisting)\b/],
];
const keepingNothing = guarded(
  new RegExp(denials.map(([begins, goesOn]) => `\\b${begins.source}${goesOn.source}`).join('|')),
);
const beginsDenial = new RegExp(`\\b(?:${denials.map(([begins]) => begins.source).join('|')})`);
/** "do not view content stored in your workspace": what is stored is not denied. */
const storedContent =
  /\b(?:not|never|nor)\b(?! (?:keep|have|leave|get|be)\b)(?: [\w,/'-]+){1,6} (?:content|data|information|messages?|files?|prompts?|conversations?|inputs?|outputs?|documents?|records?) (?:stored|retained|kept|saved|logged|recorded|cached|persisted) (?=(?:in|on|through|within|by|with|or|at)\b)/g;
/** "never read your saved outputs": what is saved is not denied. */
const keptBefore =
  /\b(your|the|any|all|their|customers?'?s?) (?:saved|stored|recorded|logged|cached|retained) (?=\w)/g;
/** Without these words nothing is told apart from what is denied. */
const participle = guarded(/ (?:stored|retained|kept|saved|logged|recorded|cached|persisted) \w/);
/** "not stored in the model": of where it is not, not of how long it is. */
const insideModel =
  /\b(?:stored|retained|saved|kept|persisted) (?:by|in|within|inside) (?:the |our |any |these |their )?(?:[\w-]+ ){0,3}(?:models?|classifiers?|weights)\b(?! (?:providers?|vendors?|hosts?|partners?|labs))/;
/** "never retained beyond the processing of your request": for as long as it is answered. */
const whileServed =
  /\b(?:beyond|longer than|after)\b[^.;]{0,20}\b(?:(?:immediate |initial )?processing|duration|lifetime|completion|handling|execution) of (?:the |a |an |your |each |that |every )(?:\w+ ){0,2}?(?:request|call|response|inference|query|session)\b|\b(?:beyond|longer than)\b[^.;]{0,20}\b(?:the time it takes to|the time (?:needed|required) to|what is (?:needed|required|necessary) to) (?:fulfil\w*|process|answer|complete|serve|generate|return)\b/;
/** "not stored outside the region": of a place, not of a time. */
const ofPlace =
  /\b(?:stor(?:e|ed|es|ing)|retain(?:ed|s)?|kept|keep|held|saved?|persist(?:ed)?|cached?) (?:\w+ ){0,2}?(?:outside|elsewhere|anywhere (?:else|other|outside)|(?:in|within) (?:the |that |any |this |another |an? )?(?:[\w-]+ ){0,2}(?:regions?|countr(?:y|ies)|jurisdictions?))\b/;
/** "not stored beyond the session": gone soon, yet not at once. */
const whileInSession =
  /\b(?:beyond|longer than|after|outside) (?:the |each |a |your )?(?:current |immediate |active )?(?:browser |chat )?sessions?\b/;
/** "neither the request nor the response": both halves of a call are what customers send and get. */
const callOf =
  /\b(?:the|your|each|any|neither) (?:\w+ )?requests?\b[^.;]{0,12}\b(?:n?or|and) (?:the |its |any )?(?:responses?|repl(?:y|ies)|results?|outputs?)\b/;
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
/** "kept only for as long as it takes to process the request" */
const onlyWhileAnswering = guarded(
  /\b(?:retain|stor|keep|kept|hold|held|cach)\w* (?:\w+ )?(?:only|solely) (?:for|as long as|until)\b[^.;]{0,40}\b(?:needed|required|necessary|takes|of)\b[^.;]{0,20}\b(?:generat|process|return|rout|produc|complet|serv|fulfil|answer)\w* (?:of )?(?:the |a |an |your |each )?(?:\w+ )?(?:outputs?|responses?|requests?|results?|answers?|inference)\b/,
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

/** "does not store your data, nor use it for other purposes": the second half takes nothing from the first. */
const norUsed =
  /,? (?:and |or )?nor (?:do we |does it |will we )?(?:use|sell|share|disclose|process)\w*\b.*$/;
/** What a reader of the page must not do, or can not. */
const notTheirs =
  /\b(?:you|customers?|users?|clients?|admins?) (?:can|could|may|must|shall|should|will|do|agree\w*) (?:not|never)\b|\bthey (?:can|could|may|must|shall) (?:not|never)\b/;
/** "never stored by model providers", "providers do not store": of the vendor itself it says nothing. */
const bySupplier =
  /\b(?:stored|retained|logged|kept|saved) by (?:[\w-]+ ){0,4}(?:providers?|vendors?|partners?|sub-?processors?)\b|\b(?:providers?|vendors?|partners?|sub-?processors?)(?: \([^)]*\))?,? (?:[\w-]+ ){0,2}?(?:also )?(?:do|does|will|can|may|shall|must|to|are|is)? ?(?:not|never) (?:\w+ )?(?:store|retain|log|keep|save|permitted|allowed)\b/;
/** A list of those that the vendor relies on. */
const ofOthers =
  /\b(?:third[- ]part(?:y|ies)|sub-?processors?|(?:model|llm|ai|cloud) providers|vendors)\b[^.]{0,60}:$/;
/** The data of a service, by where they would lie: "search data on our servers". */
const onOurServers =
  /\b(?:data|files|content|requests?|searches)\b[^.;]{0,20}\bon (?:our|any of our) (?:\w+ )?(?:servers?|systems?|infrastructure|databases?)\b/;
/** "Store only aggregated metrics, no prompts". */
const onlyMetadata = guarded(
  /\b(?:stor|keep|retain|log|sav)\w* only (?:[\w-]+ ){0,3}(?:metadata|metrics|usage|statistics|token counts?|counts)\b[^.;]{0,40}\b(?:no|not|never|without)\b|\bstor\w* (?:only )?(?:\w+ ){0,2}metadata\b[^.;]{0,60}\bwithout (?:the |full |any )?(?:payloads?|content|prompts?)\b/,
);
/** "We don't promise to store": whoever owes no keeping may keep all the same. */
const owesNoKeeping =
  /\b(?:(?:not|never) (?:\w+ )?(?:promise|guarantee|warrant|commit|undertake|obliged|obligated|required|bound|liable|responsible)|no (?:obligation|duty|responsibility|guarantee|commitment|liability))\b[^.;]{0,20}\b(?:to|for|that)\b/;
/** "if it cannot be encrypted, it is not stored": of a fault. */
const onFailure = /\bif [^,.;]{0,60}\b(?:can not|could not|fails?|is not|are not|unavailable)\b/;
/** "immediately deleted upon account deletion": at once, yet only when the customer acts. */
const onCustomersAct =
  /\b(?:delet|purg|eras|remov|discard)\w*\b[^.;]{0,30}\b(?:upon|on|after|following|when|once)\b (?:[\w'-]+ ){0,4}?(?:deletions?|deletes?|deleted|removal|removes?|closure|closes?|cancell?ation|cancels?|terminations?|terminates?|uninstall\w*|disconnect\w*|requests? (?:it|deletion|so|that)|ask)\b/;
/** Said in brackets only, of something else's sake. */
const inBrackets = /^[^(]{12,}\([^)]*\b(?:not|never|no)\b[^)]*\)\W*$/;

/** "Do you store my prompts?" - "No." */
export function asksIfKept(said: string): boolean {
  return (
    /^(?:do|does|are|is|will)\b[^?]{0,40}\b(?:stor(?:e|ed)|retain(?:ed)?|keep|kept|log(?:ged)?|sav(?:e|ed)|persist(?:ed)?)\b/.test(
      said,
    ) &&
    namesCustomerData(said) &&
    !beyond.test(said) &&
    !neverContent.test(said) &&
    !someKinds.test(said) &&
    !/\b(?:train|where|in the|outside|separately)\b/.test(said)
  );
}

function deniesKeeping(words: string): boolean {
  const denied = participle.test(words)
    ? words.replace(storedContent, ' ').replace(keptBefore, '$1 ')
    : words;
  return keepingNothing.test(denied);
}

/** A denial that begins above: "We do not:". A full sentence before a list says what it says of itself alone. */
function leads(leadIn: string): boolean {
  if (leadIn === '' || !beginsDenial.test(`${leadIn} `)) return false;
  return !/[.!?]$/.test(leadIn) || leadIn.split(' ').length <= 5;
}

export function notKept(statement: Statement, vendor?: RegExp): Claim | undefined {
  const { said, whole, leadIn } = statement;
  if (onlyMetadata.test(said)) return { kind: 'not_kept', part: false };
  if (onlyWhileAnswering.test(said)) return { kind: 'not_kept', part: true };
  if (!deniesKeeping(said) && !(leads(leadIn) && deniesKeeping(whole))) return undefined;
  if (ofModelHouse(said, vendor)) return { kind: 'zdr', how: 'upstream' };
  if (onFailure.test(said)) return undefined;
  if (owesNoKeeping.test(said) || onCustomersAct.test(said)) return undefined;
  if (insideModel.test(said)) return { kind: 'not_kept', part: true };
  if (switchOff.test(said)) return { kind: 'not_kept', part: true };
  if (onlyToAnswer.test(said)) return { kind: 'not_kept', part: true };
  if (whileServed.test(said) && (namesCustomerData(said) || callOf.test(said)))
    return { kind: 'not_kept', part: someKinds.test(said) };
  if (
    whileInSession.test(said) &&
    (namesCustomerData(said) || /\b(?:code|snippets?|files?|messages?|recordings?)\b/.test(said))
  )
    return { kind: 'not_kept', part: true };
  if (ofPlace.test(said)) return undefined;
  if (inBrackets.test(said) && !deniesKeeping(said.replace(/\([^)]*\)/g, ' '))) return undefined;
  if (beyond.test(said) || neverContent.test(said) || onDevice.test(said)) return undefined;
  if (purposeLimit.test(said.replace(norUsed, ''))) return undefined;
  const isContent =
    namesCustomerData(said) ||
    callOf.test(said) ||
    namesCustomerData(statement.leadIn) ||
    /\bcontent\b|\b(?:ephemeral|temporary|transient|session|meeting|call) data\b/.test(said);
  if (!isContent && !onOurServers.test(said)) return undefined;
  if (notTheirs.test(said)) return undefined;
  if (bySupplier.test(said) || ofOthers.test(leadIn) || /\bper their\b/.test(said))
    return { kind: 'zdr', how: 'upstream' };
  if (
    /\b(?:sell|share|personal health|sensitive|special categor)/.test(said) &&
    !/\b(?:prompts?|inputs?|outputs?|completions?)\b/.test(said)
  )
    return undefined;
  if (asked.test(said)) return { kind: 'zdr', how: 'gated' };
  const mode = modeIn(said);
  if (mode && !someKinds.test(said)) return { kind: 'zdr', how: 'self', mode };
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
