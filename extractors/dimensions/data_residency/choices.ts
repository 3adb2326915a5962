// Sentences in which the customer decides where data are kept, or decided before.
import { guarded } from '../../language/guarded.ts';
import { deniedAfter, deniedBefore } from '../../language/negation.ts';
import { region } from './words.ts';

const choosing =
  '(?:choos\\w+|chosen?|select\\w*|pick\\w*|specif\\w+|designat\\w+|decid\\w+|pin(?:s|ned|ning)?|configur\\w+|control(?:s|led)?|opt(?:s)? (?:for|to)|set|restrict\\w*|limit\\w*|keep|lock\\w*|prefer\\w*)';
const picking = '(?:choos\\w+|chosen?|select\\w*|pick\\w*|specify|designate|decide)';
const who =
  '(?:you|your|customers?|users?|the customer|organi[sz]ations?|admin\\w*|clients?|developers?|owners?|subscribers?|tenants?|workspaces?)';
const kinds =
  '(?:residency|storage|hosting|processing|routing|inference|endpoints?|deployments?|data residency)';
/** "us" may be the pronoun: only with a word that fits no pronoun. */
const pinned = `(?:(?:regional|regionali[sz]ed|local|eu|european|(?:eu )?in-region|geographic|country-level)[- ](?:data )?${kinds}|us[- ](?:endpoints?|data residency|hosting|deployments?)|data (?:residency|locali[sz]ation|regions))`;
/** "in the region that you selected": a choice that was made. */
const insideChosen = guarded(
  new RegExp(
    `\\b(?:in|within|inside|to|from|leave|outside(?: of)?) (?:the|that|your|a|their|its|any|this|one)(?: \\w+)? ?\\b(?:selected|chosen|designated|specified|configured|preferred|same|requested|regional|own|customer-selected)\\b[^.;]{0,20}\\b(?:${region}|locations?|countr(?:y|ies)|jurisdictions?)\\b`,
  ),
);
const choices = [
  new RegExp(
    `\\b${who}\\b[^.;]{0,20}\\b${picking}\\b[^.;]{0,30}\\b(?:deployments?|hosting|instances?|tenanc(?:y|ies)|clusters?)\\b[^.;]{0,10}\\b(?:in|within)\\b`,
  ),
  new RegExp(
    `\\b${who}\\b[^.;]{0,40}\\b${picking}\\b[^.;]{0,40}\\b(?:in which|where|which)\\b[^.;]{0,40}\\b(?:data|content|files?|workspaces?)\\b[^.;]{0,30}\\b(?:resides?|stored|hosted|kept|lives?|located|processed)\\b`,
  ),
  new RegExp(
    `\\b${who}\\b(?: [\\w-]+){0,4}? can (?:now )?(?:keep|store|host|process)\\b[^.;]{0,30}\\b(?:data|content)\\b[^.;]{0,10}\\b(?:in|within)\\b`,
  ),
  /\b(?:deployments?|endpoints?|clusters?|instances?|stacks?|versions?|environments?)\b(?: (?:is|are|that is))? (?:hosted|run|operated|located) (?:entirely |fully |wholly |only |exclusively )?(?:in|within|from) (?:the )?[\w ]{2,24} for (?:customers|organi[sz]ations|teams|users|those|companies) (?:whose|who|with|that)\b/,
  /\b(?:eu|european|us|uk|local) (?:region|cluster|instance|stack|environment|edition|deployment)s?\b(?: (?:is|are|becomes?))?(?: now| also)? (?:available|offered|optional|lets? you|allows? you)\b/,
  new RegExp(
    `\\b(?:selected|chosen|designated|configured|specified) (?:[\\w-]+ ){0,2}${region}\\b (?:stores?|hosts?|holds?|keeps?|process(?:es)?)\\b`,
  ),
  /\b(?:specif\w+|select\w*|choos\w+|set|sets|setting|enabl\w+|request\w*|using|use|with|via)\b[^.;]{0,30}\b(?:us|eu|europe|uk|region)-only (?:inference|processing|routing|hosting|storage|deployments?)\b/,
  new RegExp(
    `\\b${who}\\b[^.;]{0,60}\\b(?:pin|lock|restrict|confine|keep|limit)\\b[^.;]{0,30}\\b(?:data|content|inference|processing|traffic|workloads?|requests)\\b (?:only )?(?:to|in|within|inside) (?:the )?(?:eu|eea|us|uk|europe|european|united)\\b`,
  ),
  /\binclud\w+\b[^.;]{0,80}\b(?:eu|european|us|regional) (?:data )?(?:residency|hosting)\b/,
  /\b(?:choose|select|pick) (?:the )?(?:eu|europe|us|uk|usa|european union|united states)\b[^.;]{0,40}\b(?:when|while|as|during|at)\b/,
  new RegExp(`\\b${region}\\b(?: [\\w-]+){0,4} of (?:your|their|its|the customer's|customer's) choice\\b`),
  /\b(?:in|within) (?:the |each )?(?:\w+ )?(?:region|geography|location) (?:where|in which|that) (?:you|customers?|your \w+) (?:are |is )?(?:us(?:e|es|ing)|deploy\w*|creat\w*|run\w*|provision\w*|resides?|located)\b/,
  /\bif (?:you|customers?|users?) (?:use|choose|select|pick|are on|call) (?:the |an? )?(?:[\w-]+ ){1,3}(?:edition|region|endpoint|version|deployment)\b[^.;]{0,80}\b(?:located|stored|hosted|processed|storage|inference)\b/,
  /\bat (?:the )?(?:customers?'?s?|your|clients?'?s?|users?'?s?) (?:election|choice|option|discretion)\b[^;]{0,80}\b(?:in|from|within) \b/,
  /\b(?:choose|select|pick)\b[^.;]{0,30}\b(?:us|eu|europe|ap|asia|ca|uk)-(?:north|south|east|west|central)/,
  new RegExp(`\\b(?:${who})\\b[^.;]{0,30}\\b${picking}\\b to be hosted\\b`),
  new RegExp(
    `\\b${who}\\b[^.;]{0,40}\\b${picking}\\b[^.;]{0,50}\\b(?:stored|hosted|processed|kept|located|run)\\b (?:only )?(?:in|within|at|inside)\\b`,
  ),
  new RegExp(`\\b${who}\\b[^.;]{0,60}\\b${choosing}\\b[^.;]{0,60}\\b${region}\\b`),
  new RegExp(
    `\\b${who}\\b[^.;]{0,60}\\b${picking}\\b[^.;]{0,30}\\b(?:countr(?:y|ies)|locations?|jurisdictions?)\\b`,
  ),
  new RegExp(
    `\\b${who}\\b[^.;]{0,50}\\b${choosing}\\b[^.;]{0,40}\\bwhere\\b[^.;]{0,60}\\b(?:stored|hosted|processed|kept|resides?|located|lives?|runs?|is|are)\\b`,
  ),
  new RegExp(`(?:^|[.!:] )(?:then |first |next )?${choosing}\\b[^.;]{0,50}\\b(?:${region}|where)\\b`),
  new RegExp(
    `\\b${region}\\b (?:that |which |of )?(?:(?:the|${who}|they|have|has) )*(?:choice|choose|chose|chosen|select|selects|selected|specif\\w+|designat\\w+|pick|picks|picked|configured)\\b`,
  ),
  new RegExp(
    `\\b${pinned}\\b[^.;]{0,60}\\b(?:available|support\\w*|offer\\w*|enabl\\w+|configur\\w+|request\\w*|possible|option\\w*|turn on|contact|through|can be|settings?|toggle|switch|add-?on|lets?|allows?|ensur\\w+|guarantee\\w*|keeps?|controls?|covers?|routes?|applies)\\b`,
  ),
  new RegExp(
    `\\b(?:can use|may use|available|support\\w*|offer\\w*|enabl\\w+|configur\\w+|request\\w*|ask(?:ing)? for|turn on|provid\\w+|contact[^.;]{0,20} for|set up|use|using|send[^.;]{0,30} to|with|via|through|call|can (?:use|have))\\b[^.;]{0,40}\\b${pinned}\\b`,
  ),
  new RegExp(
    `\\b(?:deployments?|workloads?|instances?|endpoints?|clusters?|tenants?|workspaces?|inference|processing|requests?|traffic|data|content)\\b (?:can|may) (?:also |optionally )?be (?:pinned|locked|restricted|limited|confined|bound|kept|constrained|tied)\\b[^.;]{0,30}\\b${region}\\b`,
  ),
  new RegExp(
    `\\b${who}\\b (?:may|can) (?:also )?(?:send|route|direct|point|submit|use|call)\\b[^;]{0,60}\\bin which case\\b`,
  ),
  /\b(?:region|geography|location) (?:selection|choice|pinning)\b[^.;]{0,40}\b(?:support\w*|available|offered|enabl\w+|lets?|allows?|is|possible|through|by|in|at)\b/,
  new RegExp(`\\b(?:to have|have) (?:your|their|customer|all) data (?:stored|hosted|processed|kept)\\b`),
  new RegExp(
    `\\bor,? (?:where|if|when)\\b[^.;,]{0,20}\\b${who}\\b[^.;,]{0,20}\\b(?:${picking}|requests?|asks?|opts?)\\b(?! to\\b)[^.;,]{0,40}, (?:only )?(?:in|within)\\b`,
  ),
  /\b(?:in|within) (?:the )?[\w ]{2,24} for (?:customers|organi[sz]ations|teams|users|those|companies) (?:who|that|which) (?:choose|select|pick|request|ask|opt)\b/,
].map(guarded);
const choicesAndChosen = [...choices, insideChosen];

const legal = guarded(
  /\b(?:standard contractual|adequacy decision|same (?:\w+ )?region as (?:the|our|its) (?:operating|company|entity|vendor|provider|parent)|we transfer your|consent to|data protection laws?|data subjects?|transfer of (?:your|personal)|supervisory|sub-?processors? (?:list|located))\b/,
);
const otherPickers = guarded(
  /\b(?:dropdown|location information|precise|gps|your device|language|cookie|time ?zone|currency|shipping|tax|law|residents?)\b/,
);
const placeable = guarded(
  /\b(?:data|content|information|inference|process\w*|stor\w+|host\w*|kept|rout\w+|requests?|prompts?|residency|inputs?|outputs?|files?|models?|endpoints?|deploy\w*|workloads?|resources?|projects?|traffic|rest|features?|services?|provided|workspaces?|tenants?)\b/,
);
const aboutChoice = /\b(?:region|geography) (?:selection|choice|pinning)\b/;
/** A denial that keeps data in place: "shall not move", "never leaves". */
const staying = guarded(
  /\b(?:(?:not|never) (?:be )?(?:mov\w+|leav\w+|transferred|process\w* (?:\w+ )?outside|stored? outside)|never leaves?|no data leaves|nothing leaves)\b/,
);
const noChoice = guarded(
  /\b(?:can not|unable to|do(?:es)? not (?:currently |yet )?(?:offer|support|provide|allow|let|have)|not (?:currently |yet )?(?:available|possible|offered|supported)|no (?:option|way|choice))\b/,
);
/** "clusters can be placed in Sweden, France or Texas": one of several places, by the customer's wish. */
const offersPlaces = guarded(
  /\b(?:deployments?|clusters?|instances?|workspaces?|tenants?|endpoints?|projects?|environments?) (?:can|may) (?:also )?be (?:placed|hosted|deployed|created|provisioned|located|set up|run)\b[^.;]{0,20}\bin\b[^;]*\bor\b/,
);

/** Dots of addresses end no clause. */
const address =
  /\bhttps?:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+){1,6}(?:\/[\w/.-]*)?|\b[a-z0-9-]+(?:\.[a-z0-9-]+){1,5}\.[a-z]{2,6}\b(?:\/[\w/.-]*)?|\b[a-z0-9-]+\.[a-z]{2,6}\/[\w/.-]*/g;
const dotInside = /[a-z0-9-]\.[a-z0-9-]/;

export function choiceIn(said: string, isCarveOut: boolean): 'offered' | 'refused' | undefined {
  const whole = dotInside.test(said) ? said.replace(address, 'address') : said;
  if (legal.test(whole)) return undefined;
  for (const form of isCarveOut ? choices : choicesAndChosen) {
    const hit = form.exec(whole);
    if (!hit || otherPickers.test(whole) || !(placeable.test(whole) || aboutChoice.test(whole))) continue;
    if (staying.test(whole)) return 'offered';
    const isDenied = deniedBefore(whole, hit.index) || /\b(?:not|never|unable|no)\b/.test(hit[0]);
    if (!isDenied && !deniedAfter(whole, hit.index + hit[0].length)) return 'offered';
    return noChoice.test(whole) && !/\bif\b/.test(whole) ? 'refused' : undefined;
  }
  return undefined;
}

/** "clusters can be placed in Sweden, France or Texas". */
export function offersSeveral(said: string): boolean {
  return offersPlaces.test(said);
}
