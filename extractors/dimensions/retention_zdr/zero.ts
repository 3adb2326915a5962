// Zero data retention by its name: whether it is the default, the customer's to turn on, granted, or refused.
import { keptGate, tierIn } from '../../language/access.ts';
import { guarded } from '../../language/guarded.ts';
import { deniedAfter } from '../../language/negation.ts';
import { ofModelHouse } from '../../language/houses.ts';
import { segmentAt } from '../../language/segments.ts';
import { reworded, type Statement } from '../../language/statement.ts';
import { modeIn, type ZeroClaim } from './claim.ts';

export const zeroRetention = guarded(
  /\bzero[- ](?:data[- ])?(?:days?[- ])?retention\b|\b0[- ]days? (?:of )?(?:data )?retention\b|\bzdr\b|\bno[- ](?:data[- ])?retention (?:mode|option|policy|endpoints?|api)\b|\bzero[- ]log(?:ging|s)?\b|\bzero[- ]data mode\b/,
);
const refusing = guarded(
  /\b(?:available|offer(?:s|ed|ing)?|support(?:s|ed)?|provid(?:e|es|ed)|have|exist|possible|eligible)\b/,
);
const narrowing = guarded(
  /\b(?:for|to|on|by|with|of) (?:the |our |any |these |certain |some |following )*(?:[\w/.-]+ ){0,6}?(?:endpoints?|models?|features?|apis?|products?|tools?|services?|batch|files?|assistants?|threads?|images?|videos?|audio|agents?|requests?|fine-tuning|customers? (?:on|who)|tier|plans?)\b|\bfollowing\b|\bdo(?:es)? not (?:apply|cover|extend)\b|\b(?:except|excluding|other than)\b|\/v\d/,
);
export const byDefaultZero = guarded(
  /\b(?:by default|default(?:s)? (?:to|for)|always (?:on|enabled)|for (?:all|every)|automatically|out of the box|standard|(?:llms?|models?|services?|apis?|platform|endpoints?) (?:is|are) configured (?:for|with))\b/,
);
const elected = guarded(
  /\b(?:customers?|you|users?|organi[sz]ations?|admins?|administrators?|owners?|developers?)(?:'s)?(?: (?:can|may|are able to|is able to|could|has|have|who|that))? (?:elects?|elections?|chooses?|opts?|us(?:e|es|ing)|enables?|selects?|turns? on|switch(?:es)? on|toggles?|activates?|configures?|(?:are|is) (?:enabling|choosing|electing|activating|turning on|opting for)|set|send|sends|calls?|go|goes)\b|\bwhen using\b|\b(?:enable|turn on|switch on|toggle|activate|set)\b[^.;]{0,50}\b(?:settings?|dashboard|console|header|parameter|flag|request|account|project)\b|\b(?:accounts?|projects?|organi[sz]ations?|workspaces?|tenants?|teams?) (?:or \w+ )?(?:is|are|can be|has been) (?:configured|set|opted)\b|\b(?:header|parameter|flag|setting|toggle)\b/,
);
export const asked = guarded(
  /(?<!\b(?:a|an|the|each|any|every|api|your|per|this) )\brequest(?:s|ed|ing)? (?:zero|zdr|it\b|this|access|activation|an exception|that)|\b(?:up)?on request\b|\b(?:review|evaluat|consider|submit|approv)\w* (?:\w+ ){0,2}requests?\b|\brequests? (?:for|must|are (?:reviewed|subject))\b|\b(?:can|may|must|to|and|customers|you|please|organi[sz]ations) apply\b(?! to| when| only| if)|\bapplying for\b|\bappl(?:y|ication) for\b|\bcontact\b|\bapprov\w*|\bsales\b|\beligib\w*\b(?! (?:[\w-]+ ){0,2}(?:content|data|requests?|responses?|traffic|workloads?|inputs?))|\bqualif\w*|\benterprise[- ]only\b|\benterprise (?:plan|tier|customers?|accounts?|agreements?|contracts?)|\b(?:separate|written|signed|custom) (?:agreement|amendment|addendum|contract)\b|\b(?:zero|zdr)[\w -]{0,24}\b(?:agreement|arrangement|amendment|addendum|contract)\b|\ballow-?list\w*|\baccount (?:team|manager|executive|representative)\b|\breach out\b|\bprior (?:approval|consent|authori[sz]ation)\b|\bon application\b|\bgranted\b|\bapplication form\b|\bexempt\w*|\barrang\w+|\bin (?:your|the|their|an?) (?:[\w-]+ ){0,3}(?:contract|agreement|order form)\b/,
);
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

/** A supplier as the grammatical owner of the promise: "agreements with all model providers". */
const supplier =
  /\b(?:model|llms?|ai|third[- ]party|upstream|inference|cloud|underlying|external|partner|our) (?:\w+ ){0,2}(?:providers?|vendors?|partners?|sub-?processors?|suppliers?|hosts?|labs)\b/;
const withSupplier =
  /\b(?:agreements?|arrangements?|contracts?|commitments?|terms|guarantees?|polic(?:y|ies)|conditions)\b(?: \w+){0,3} with (?:all |our |each |every |the |its |their |any |both |these |those |some )*(?:[\w-]+ ){0,3}(?:providers?|vendors?|partners?|sub-?processors?|suppliers?|hosts?|labs)\b/;
const withNamed =
  /\b(?:[Aa]greements?|[Aa]rrangements?|[Cc]ontracts?|[Tt]erms|[Pp]olic(?:y|ies)|[Rr]etention|ZDR)\b\)?(?: (?:in place|signed))? with ((?:the )?[A-Z][\w.-]*)/;
/** A gateway that sends requests on: to vendors that keep nothing, when it is told to. */
const routing =
  /\brout(?:es?|ed|ing)\b[^.;]{0,80}\b(?:vendors?|providers?|hosts?|endpoints?)\b|\b(?:vendors|providers|hosts) (?:[\w-]+ ){0,4}(?:covered|under|have|with)\b/;
/** The customer's or the vendor's own requests are steered: "we only route to endpoints with ZDR". */
const customerChooses = /\b(?:you|customers?|users?|admins?|owners?|developers?) (?:can|may)\b/;

/** Zero retention that a supplier grants to the vendor. */
function ofSupplier(statement: Statement, vendor: RegExp | undefined): boolean {
  const { said, text, block } = statement;
  if (customerChooses.test(said)) return false;
  if (withSupplier.test(said)) return true;
  const named = withNamed.exec(text)?.[1]?.toLowerCase();
  if (named && vendor && !vendor.test(named)) return true;
  if (block.cells?.some((cell) => /\b(?:providers?|sub-?processors?|vendors?)\b/i.test(cell.header ?? '')))
    return true;
  if (ofModelHouse(said, vendor)) return true;
  const owner = supplier.exec(said);
  return owner !== null && zeroRetention.test(said.slice(owner.index)) && !asksFor.test(said);
}

const switched =
  /\b(?:when|once|if|with|while) (?:it is |zdr is |[\w ]{0,30})?(?:enabled|on|active|switched on|turned on)\b/;
const asksFor = /\b(?:contact|on request|enterprise|sales|approv\w+|eligible)\b/;

/** "You are responsible for connecting an account with it": the reader's to see to. */
const readersDuty = guarded(/\b(?:you|customers?) (?:are|is) responsible for\b/);

export function zdrClaims(statement: Statement, vendor?: RegExp): readonly ZeroClaim[] {
  const { said, label = '', whole } = statement;
  const found = zeroRetention.exec(said);
  if (found && readersDuty.test(said)) return [];
  if (found) return isLabel(statement) ? [] : [zdrClaim(statement, found, vendor)];
  if (!zeroRetention.test(label) || !availability.test(said)) return [];
  const above = zeroRetention.exec(whole);
  return above ? [zdrClaim(reworded(statement, { said: whole }), above, vendor)] : [];
}

/** Where another thought begins, a later "not" is no longer about zero retention. */
const anotherThought =
  /\b(?:if|when|where|because|since|so that|ensures?|means?|instructing|we|you|they|customers?|users?)\b|,/;
const ineligible =
  /\bineligible\b|\bnot (?:eligible|available|supported|compatible|covered)\b|\bdo(?:es)? not (?:apply|cover|support|extend)\b/;

function isDenied(statement: Statement, zdr: RegExpExecArray): boolean {
  const { said, whole } = statement;
  const at = zdr.index + whole.length - said.length;
  if (nearlyDenied.test(whole.slice(0, at))) return true;
  const rest = whole
    .slice(at + zdr[0].length)
    .replace(/^\)?(?: \([^)]*\))?(?:: (?=none of\b))?/, '')
    .replace(/^none of\b.*/, '');
  const upTo = rest.search(anotherThought);
  if (deniedAfter(upTo === -1 ? rest : rest.slice(0, upTo), 0)) return true;
  return ineligible.test(segmentAt(said, zdr.index));
}

function zdrClaim(statement: Statement, zdr: RegExpExecArray, vendor: RegExp | undefined): ZeroClaim {
  const { said, leadIn } = statement;
  if (isDenied(statement, zdr)) return deniedClaim(statement, zdr);
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
  if (routing.test(said) && !/\b(?:contact|on request|sales)\b/.test(said))
    return { kind: 'zdr', how: switched.test(said) ? 'self' : 'upstream' };
  if (ofSupplier(statement, vendor)) return { kind: 'zdr', how: 'upstream' };
  if (asked.test(said) || keptGate(said)) return { kind: 'zdr', how: 'gated' };
  if (byDefaultZero.test(said) && !/\bcan\b|\bmay\b/.test(segmentAt(said, zdr.index)))
    return { kind: 'zdr', how: 'default' };
  if (tierIn(said).tier === 'self_serve' || elected.test(said) || elected.test(leadIn)) {
    const mode = modeIn(leadIn);
    return { kind: 'zdr', how: 'self', ...(mode ? { mode } : {}) };
  }
  if (tierIn(said).tier === 'paid') return { kind: 'zdr', how: 'gated' };
  return { kind: 'zdr', how: 'mentioned' };
}

function deniedClaim({ said, leadIn }: Statement, zdr: RegExpExecArray): ZeroClaim {
  if (
    /\b(?:by default|automatically|need|require|necessary)\b/.test(said) &&
    !/\bnot (?:available|offered|supported)\b/.test(said)
  )
    return { kind: 'zdr', how: 'mentioned' };
  if (/\bwithout $/.test(said.slice(0, zdr.index))) return { kind: 'zdr', how: 'mentioned' };
  if (narrowing.test(said) || narrowing.test(leadIn)) return { kind: 'zdr', how: 'carve_out' };
  return refusing.test(said) ? { kind: 'zdr', how: 'refused' } : { kind: 'zdr', how: 'mentioned' };
}
