// What one statement claims about where data are kept and processed.
import { guarded } from '../../language/guarded.ts';
import { gateIn, tierIn } from '../../language/access.ts';
import { deniedAfter, deniedBefore } from '../../language/negation.ts';
import { isEuropean, placePattern, placesIn } from '../../language/places.ts';
import type { Statement } from '../../language/statement.ts';

export type Claim =
  /** The customer decides where, or data stay where the customer decided. */
  | { readonly kind: 'choice'; readonly gated: boolean }
  /** Something is left out of the choice, or may happen elsewhere. */
  | { readonly kind: 'carve_out' }
  /** A place without a choice. */
  | {
      readonly kind: 'fixed';
      readonly european: boolean;
      readonly places: readonly string[];
      readonly firm: boolean;
    }
  | { readonly kind: 'refused' }
  | { readonly kind: 'planned' };

const region =
  '(?:regions?|geograph(?:y|ies|ical|ic)(?: (?:areas?|locations?|regions?))?|geos?|data cent(?:er|re)s?(?:\\(s\\))?|residency|zones?|(?:data|storage|processing|hosting) locations?)';
const choosing =
  '(?:choos\\w+|chosen?|select\\w*|pick\\w*|specif\\w+|designat\\w+|decid\\w+|pin(?:s|ned|ning)?|configur\\w+|control(?:s|led)?|opt(?:s)? (?:for|to)|set|restrict\\w*|limit\\w*|keep|lock\\w*|prefer\\w*)';
const picking = '(?:choos\\w+|chosen?|select\\w*|pick\\w*|specify|designate|decide)';
const who =
  '(?:you|your|customers?|users?|the customer|organi[sz]ations?|admin\\w*|clients?|developers?|owners?|subscribers?|tenants?)';
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
  /\b(?:eu|european|us|uk|local) (?:region|cluster|instance|stack|environment|edition|deployment)s?\b(?: (?:is|are|becomes?))?(?: now| also)? (?:available|offered|optional|lets? you|allows? you)\b/,
  new RegExp(
    `\\b(?:selected|chosen|designated|configured|specified) (?:[\\w-]+ ){0,2}${region}\\b (?:stores?|hosts?|holds?|keeps?|process(?:es)?)\\b`,
  ),
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
  new RegExp(`(?:^|[.!] )(?:then |first |next )?${choosing}\\b[^.;]{0,50}\\b(?:${region}|where)\\b`),
  new RegExp(
    `\\b${region}\\b (?:that |which |of )?(?:(?:the|${who}|they|have|has) )*(?:choice|choose|chose|chosen|select|selects|selected|specif\\w+|designat\\w+|pick|picks|picked|configured)\\b`,
  ),
  new RegExp(
    `\\b${pinned}\\b[^.;]{0,60}\\b(?:available|support\\w*|offer\\w*|enabl\\w+|configur\\w+|request\\w*|possible|option\\w*|turn on|contact|through|can be|lets?|allows?|ensur\\w+|guarantee\\w*|keeps?|controls?|covers?|routes?|applies)\\b`,
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
].map(guarded);
const choicesAndChosen = [...choices, insideChosen];
const left =
  '(?:(?:do(?:es)? not|not|never|no longer) (?:apply|cover(?:ed)?|extend|include[sd]?|provide|guarantee\\w*|available|supported|restrict|govern|affect)|leaves? out|exclud\\w+|except|other than|outside(?: the)? scope|(?:is|are) not (?:covered|subject|included|eligible|part))';
const residency =
  '(?:(?:data |regional |region )?residency|regional (?:storage|processing|inference|hosting|endpoints?)|(?:selected|chosen|designated) (?:region|geography|location))';
const carveOut = guarded(
  new RegExp(
    [
      `\\b${residency}\\b[^.;]{0,60}\\b${left}\\b`,
      `\\b${left}\\b[^.;]{0,60}\\b(?:by|to|of|from|in|under) (?:\\w+ )?${residency}\\b`,
      `\\b(?:may|might|can|could|will)\\b(?=[^.;]{0,60}\\b(?:process|rout|stor|mov|transfer|serv|occur|happen|replicat|sent|run|runs|execut|host|flow|leav|kept|go|tak\\w* place|perform|resid|locat)\\w*)[^.;]{0,60}\\b(?:outside|in any|other|another|whichever|across)\\b[^.;]{0,60}\\b${region}\\b`,
      `\\b(?:not|un)[ -]?(?:available|supported)\\b[^.;]{0,20}\\b(?:on|in|with|for|by|through|at) (?:the |a |any )?${residency}\\b`,
      `\\bglobal(?:ly)? (?:endpoints?|deployments?|routing|processing|standard)\\b|\\bworldwide (?:endpoints?|deployments?)\\b`,
      `\\b(?:control[- ]plane|system data|account data|billing data|metadata|telemetry)\\b[^.;]{0,80}\\b(?:outside|not|other|united states|elsewhere|global)\\b`,
      `\\b(?:processing|inference|requests?|prompts?)\\b[^.;]{0,40}\\bmay (?:still )?(?:occur|happen|be (?:processed|routed|served))\\b[^.;]{0,40}\\b(?:outside|elsewhere|any|other|another)\\b`,
    ].join('|'),
  ),
);
const data =
  '(?:data|information|content|contents|inputs?|outputs?|prompts?|completions?|files?|conversations?|requests?|inference|traffic|models?|datasets?|backups?|everything|it|they|records|repositories|workloads?|services?)';
const placing =
  '(?:stor(?:e|es|ed|ing)|host(?:s|ed|ing)?|process(?:es|ed|ing)?|held|hold|kept|keeps?|resides?|located|locate|maintain(?:s|ed)?|retain(?:s|ed)?|hous(?:e|es|ed)|remains?|stays?|lives?|runs?)';
const fixedForms: readonly RegExp[] = [
  /^(?:Stored|Hosted|Processed|Kept)\b[^.;]{0,60}\b(?:in|within)\b/i,
  /\b(?:processing|storage|hosting|inference)\b[^.;]{0,60}\b(?:happens?|takes? place|occurs?|(?:is|are) (?:performed|done|carried out))\b[^.;]{0,40}\b(?:in|within)\b/i,
  /\b(?:data )?(?:hosting|storage|server|processing|data|cent(?:er|re)) (?:locations?|regions?|country|residency)\s*[:|–-]/i,
  new RegExp(
    `\\b${data}\\b[^.;]{0,120}\\b${placing}\\b[^.;]{0,100}\\b(?:in|within|inside|on|at|across|throughout|outside|anywhere)\\b`,
    'i',
  ),
  new RegExp(
    `\\b(?:we|our \\w+|[A-Z]\\w+) (?:\\w+ ){0,3}?${placing}\\b[^.;]{0,80}\\b${data}\\b[^.;]{0,80}\\b(?:in|within|inside|on|at|across|outside|there)\\b`,
    'i',
  ),
  new RegExp(
    `\\b(?:servers?|data cent(?:er|re)s?|infrastructure|facilities|databases?|hosting|storage)\\b[^.;]{0,60}\\b(?:in|within|located|based|stand|outside|on)\\b`,
    'i',
  ),
];
const place = new RegExp(placePattern);
const anywhere = guarded(
  /\b(?:anywhere in the world|any (?:other )?(?:countr(?:y|ies)|jurisdictions?|region|location)|(?:other|various|multiple|different|several|many|(?:an? )?(?:variety|number|range) of) (?:other )?(?:countr(?:y|ies)|jurisdictions?|regions|locations)|worldwide|around the world|countries other than|outside (?:of )?(?:your|the) (?:country|jurisdiction|eea|european))\b/,
);
const anywhereWithin = /\banywhere (?:with)?in (?!(?:the )?world\b)\w/;
/** "under European Union laws": the place of a law, not of data. */
const placeOfLaw =
  /\b(?:in accordance with|in compliance with|according to|under|by|subject to|governed by|with) (?:[\w'’-]+ ){0,5}?(?:laws?|regulations?|legislation|directives?|rules)\b/gi;
const hardware = guarded(
  /\b(?:servers?|data cent(?:er|re)s?|stor(?:e|es|ed|ing|age)|host(?:s|ed|ing)?|facilities|infrastructure|databases?|resides?|at rest|inference|never leaves?|leaves?)\b/,
);
const transferOnly = /\btransfer(?:s|red|ring)?\b/;
const notOurs = guarded(
  /\b(?:sub-?processors?|vendors? (?:is|are)|third[- ]part(?:y|ies) (?:is|are)|service providers? (?:is|are)|residents?|you reside|country of residence|governed by|laws? of|courts?|incorporated|headquarter\w*|registered office|registered in|established in|data (?:exporter|importer|subjects?)|representative|supervisory|dpf|adequacy|standard contractual|employees?|personnel|offices?|staff|engineers?|teams?|status page|tax|travel\w*|copyright|trademark|export controls?|sanction\w*|where you (?:live|are located|reside)|you are located|your location|if you (?:are|live|reside)|consumer law)\b/,
);
const softened =
  /\b(?:may|might|could|can) (?:also |therefore )?be\b|\bmay (?:store|process|transfer|host)\b/;
const future = guarded(
  /\b(?:coming soon|planned|plan to|roadmap|will soon|in the future|later this year|working on|soon be|not yet)\b/,
);

/** Words without one of which, or a place, a statement says nothing on where data are. */
const quick =
  /\b(?:regions?|regional|region|residency|geo\w*|data cent(?:er|re)|zones?|countr(?:y|ies)|jurisdictions?|locations?|locali[sz]\w*|worldwide|world|global|in-region|where|deployments?|elsewhere|(?:us|eu|europe|ap|asia|ca|uk)-(?:north|south|east|west|central)\w*)\b/;

export function claimsOf(statement: Statement): readonly Claim[] {
  const { said, whole, text } = statement;
  if (!quick.test(said) && !place.test(text)) return [];
  const claims: Claim[] = [];
  if (future.test(said) && /\b(?:residency|region|hosting|european|\beu\b)/.test(said))
    return [{ kind: 'planned' }];
  const listed = listedResidency(statement);
  if (listed) return [listed];
  if (offersPlaces.test(said) && placesIn(text).length > 1) return [{ kind: 'choice', gated: gatedBy(said) }];
  const isCarveOut = carveOut.test(whole);
  const chosen = choiceIn(whole, isCarveOut);
  if (chosen !== undefined) {
    if (chosen === 'refused' && !isCarveOut) claims.push({ kind: 'refused' });
    else if (chosen !== 'refused') claims.push({ kind: 'choice', gated: gatedBy(said) });
  }
  if (isCarveOut) claims.push({ kind: 'carve_out' });
  // "may be processed anywhere, also outside of your region": without a choice elsewhere, nothing is kept in place.
  if (isCarveOut && anywhere.test(said) && !anywhereWithin.test(said))
    claims.push({ kind: 'fixed', european: false, places: [], firm: false });
  if (claims.length > 0) return claims;
  const fixed = fixedIn(said, text) ?? answerToWhere(statement);
  return fixed ? [fixed] : [];
}

function choiceIn(whole: string, isCarveOut: boolean): 'offered' | 'refused' | undefined {
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

const legal = guarded(
  /\b(?:standard contractual|consent to|data protection laws?|data subjects?|transfer of (?:your|personal)|supervisory|sub-?processors? (?:list|located))\b/,
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

/** A gate in the same words: a plan above, an approval, a salesperson. */
export function gatedBy(said: string): boolean {
  if (
    /\b(?:certain|select|some|eligible|higher|supported) (?:editions?|plans?|tiers?|subscriptions?)\b/.test(
      said,
    )
  )
    return true;
  const gate = gateIn(said);
  const tier = tierIn(said).tier;
  return (
    tier === 'enterprise' ||
    tier === 'paid' ||
    /\bcontact (?!information|details)\w+ (?:to|for)\b/.test(said) ||
    (gate?.access.route !== undefined &&
      gate.access.route !== 'free_account' &&
      gate.access.route !== 'click_through')
  );
}

/** A line of a portal: "Data residency: US, EU". */
function listedResidency(statement: Statement): Claim | undefined {
  const { said, text, kind } = statement;
  if ((kind !== 'listItem' && kind !== 'tableRow' && kind !== 'badge') || said.length > 120) return undefined;
  if (!/^(?:data )?(?:residency|hosting regions?|regions?)\s*(?:[:|–—(-]|options)/.test(said))
    return undefined;
  const places = placesIn(text);
  if (places.length > 1) return { kind: 'choice', gated: gatedBy(said) };
  return places.length === 1
    ? { kind: 'fixed', european: places.every(isEuropean), places, firm: true }
    : undefined;
}

const asksWhere = guarded(
  /\bwhere\b.*\b(?:stored?|hosted|kept|located|processed|data|servers?)\b|^(?:data |hosting |storage |server )(?:locations?|residency|hosting|storage|regions?)\b/,
);

/** "Data location. Everything is in us-east-1." */
function answerToWhere(statement: Statement): Claim | undefined {
  const under = statement.label ?? statement.headings.at(-1) ?? '';
  if (!asksWhere.test(under) || notOurs.test(statement.said) || transferOnly.test(statement.said))
    return undefined;
  const places = placesIn(statement.text);
  if (places.length === 0 || statement.said.length > 240) return undefined;
  return { kind: 'fixed', european: places.every(isEuropean), places, firm: true };
}

/** "clusters can be placed in Sweden, France or Texas": one of several places, by the customer's wish. */
const offersPlaces =
  /\b(?:deployments?|clusters?|instances?|workspaces?|tenants?|endpoints?|projects?|environments?) (?:can|may) (?:also )?be (?:placed|hosted|deployed|created|provisioned|located|set up|run)\b[^.;]{0,20}\bin\b[^;]*\bor\b/;
const takesPlace =
  /\bprocessing\b[^.;]{0,40}\b(?:takes? place|happens?|occurs?|is (?:performed|carried out))\b[^.;]{0,20}\b(?:only|exclusively|solely)\b/;

function fixedIn(said: string, text: string): Claim | undefined {
  if (notOurs.test(said) && !/\b(?:servers?|data cent(?:er|re)s?|stor(?:es?|ed)|host(?:s|ed))\b/.test(said))
    return undefined;
  if (
    /\bsub-?processors? (?:is|are|may|process|locat)|\b(?:data (?:exporter|importer)|laws? of)\b/.test(said)
  )
    return undefined;
  const ofData = text.replace(placeOfLaw, (words) => ' '.repeat(words.length));
  const places = placesIn(ofData);
  const open = anywhere.test(said);
  if (places.length === 0 && !open) return undefined;
  if (
    !fixedForms.some((form) => form.test(text)) ||
    !/\b(?:data|information|content|prompts?|inputs?|servers?|data cent(?:er|re)s?|files?|records|infrastructure|inference|processing|storage|stored|hosted)\b/.test(
      said,
    )
  )
    return undefined;
  if (places.length > 0 && !open && !place.test(text)) return undefined;
  const soft = softened.test(said);
  if (transferOnly.test(said) && (soft || !hardware.test(said.replace(/\btransfer\w*[^.;]{0,30}\b/, ''))))
    return undefined;
  if (
    !hardware.test(said) &&
    !/\bprocess(?:es|ed)? (?:\w+ ){0,4}?(?:only |exclusively |solely )?(?:in|within)\b/.test(said) &&
    !takesPlace.test(said)
  )
    return undefined;
  const outside =
    /\boutside (?:of )?(?:the )?(?:eea|eu|european)/.test(said) &&
    !/\b(?:not|never|nothing|no data)\b/.test(said);
  const european = !open && !outside && places.length > 0 && places.every(isEuropean);
  return { kind: 'fixed', european, places, firm: !soft };
}
