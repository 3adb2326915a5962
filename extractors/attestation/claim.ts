// What a sentence claims of a standard that it names: has it, has it behind a gate, has it not yet, a supplier has it.
import { guarded } from '../language/guarded.ts';
import type { Statement } from '../language/statement.ts';
import { clauseAround } from './clause.ts';
import { isInherited, type OwnNames } from './inherited.ts';

export type ClaimKind =
  | 'affirm'
  | 'denied'
  | 'in_progress'
  | 'inherited'
  | 'mapped'
  | 'contributor'
  | 'limited'
  | 'named'
  | 'trap';

export interface Claim {
  readonly kind: ClaimKind;
  readonly because: string;
  /** "or equivalent", "to the extent available". */
  readonly hedged: boolean;
  /** The clause in which it is said. */
  readonly clause?: string;
}

const has =
  /\b(?:certif(?:y|ied|icate|icates|ication|ications)|complian(?:t|ce)|comply|complies|attest(?:ed|ation|ations|s)?|audit(?:ed|s|ors?|ing)?|examin(?:ed|ation|es)|assess(?:ed|ment|ments)|accredit(?:ed|ation)|reports?|maintain(?:s|ed)?|hold(?:s|ing)?|held|achiev(?:e|ed|es|ing|ement)|complet(?:ed|es|e)|obtain(?:ed|s)?|receiv(?:ed|es)|earn(?:ed|s)|undergo(?:es|ne)?|underwent|pass(?:ed|es)?|validated|verified|registered|renew(?:ed|s|al)|publish(?:es|ed)|available|in place|awarded|granted|met|meets?|successful(?:ly)?|recertified|covered|covers|listed|in[ -]scope)\b/;
const inProgress =
  /\b(?:in (?:the )?(?:process|course|midst) of|work(?:ing|s)? (?:actively |hard |diligently )?(?:towards?|to|on)|on (?:track|the (?:way|path|road|roadmap)) (?:to|for|towards?)|pursu(?:e|es|ing)|prepar(?:e|es|ing|ation)(?: (?:for|to|an?|our|its|the)\b)|seek(?:s|ing)?|aim(?:s|ing)? (?:to|for)(?= (?:achiev|obtain|get|becom|complet|certif|earn|receiv|attain|reach|have|secur|\w+ 2?0?2\d|soc|iso))|plan(?:s|ning)? (?:to|for|on)|planned|intend(?:s|ing)? to|expect(?:s|ed|ing)? (?:to|in|by|for|within|this|next|before|during|q[1-4]|certif\w+|completion|(?:our|the|its|an?) (?:first |initial )?(?:report|certificate|certification|audit|attestation|soc\b|iso\b))|stage (?:1|2|one|two) audit|will (?:be (?:audited|certified|compliant|attested|accredited)|obtain|achieve|complete|pursue|undergo|receive|begin|start|become|seek)|in[ -]progress|under ?way|not yet|yet to|coming soon|soon to be|upcoming|road ?map|scheduled (?:for|to)|targeting|target(?:ed)? (?:for|date)|hope(?:s|ing)? to|(?:is|are|am|'re) (?:currently |now |presently )?undergoing (?:an?|our|its|their|the)\b|currently (?:undergoing|being audited|obtaining|completing|implementing|in audit)|readiness (?:assessment|phase|stage)|(?:controls|requirements|criteria) (?:that )?we are (?:now |currently )?(?:implementing|building|putting in place)|observation (?:period|window)|audit (?:window|period) (?:is |now )*open\w*|(?:first|initial) (?:opinion|report|attestation|certificate|audit) (?:letter )?(?:is )?(?:expected|due|planned)|our pursuit of|type (?:2|ii) (?:audit |observation |review )?window|(?:audit|certification) (?:is )?(?:in progress|under ?way|ongoing|pending|scheduled|planned)|ha(?:ve|s) (?:now |just )?(?:begun|started|commenced|initiated|engaged)|(?:are|is) (?:now |currently |just )?(?:starting|beginning|embarking on|kicking off|initiating)|(?:certification|compliance|audit) (?:journey|path)|(?:begun|started|kicked off|commenced) (?:the|our|an?)|pending|almost|nearly)\b/;
/** "SOC 2-aligned", "ISO 27001-ready": after the name. */
const mappedAfter =
  /^(?: type (?:2|ii))?[- ](?:aligned|inspired|style|ready|equivalent|grade|like|friendly|minded)\b/;
const mapped =
  /\b(?:based (?:up)?on|bas(?:es|ing) .{0,30}\bon|align(?:s|ed|ing|ment)?(?: (?:closely|fully|itself|themselves|its \w+|our \w+))? (?:with|to)|map(?:s|ped|ping|pings)?(?: \w+){0,3} (?:to|onto|against)|model(?:l?ed|s)? (?:on|after|upon)|in (?:line|accordance|keeping|alignment|conformance|conformity) with|consistent with|follow(?:s|ing|ed)?|inspired by|guided by|informed by|derived from|drawn from|drawing on|designed (?:around|according to|to (?:meet|align|support|satisfy|comply))|adher(?:e|es|ing|ence) (?:to|with)|conform(?:s|ing|ance)? (?:to|with)|equivalent to|comparable (?:to|with)|similar to|modeled|best practices (?:of|from|in|such as)|built (?:on|around|to)|(?:principles|guidelines|guidance|controls|requirements|criteria) (?:of|from|in|set out in|laid out in)|reference(?:s|d)?|leverag(?:es|ing)|use(?:s|d)? .{0,30}\bas (?:a |our |the )?(?:basis|guide|framework|baseline|reference))\b/;
const plainly =
  /\b(?:certif(?:ied|icate|icates|ication|ications)|attest(?:ed|ation)|audited|examined|accredited|complian(?:t with|ce with)|compliant|reports?|assessed|recertified|type (?:2|ii))\b/;
const contributor =
  /\b(?:contribut(?:e|ed|es|ing|or|ors|ion)|help(?:ed|ing|s)? (?:to )?(?:write|draft|shape|develop|author|create|define|build)|(?:co-?)?author(?:ed|s|ing)?|draft(?:ed|ing|ers?) (?:of|the|iso)|participat(?:e|ed|es|ing)|committee|working group|member of|involved in (?:the )?(?:drafting|writing|development|creation)|took part|shaping|took a seat|editor of)\b/;
const trap = guarded(
  /\bnot (?:be )?(?:responsible|liable)\b|\bno (?:responsibility|liability) for\b|\b(?:help(?:s|ing|ed)?|enabl(?:e|es|ing)|assist(?:s|ing)?|support(?:s|ing)?|allow(?:s|ing)?|makes? it (?:easy|easier) for|guid(?:e|es|ing)) (?:you|customers?|clients?|your|organi[sz]ations|teams|companies|users|businesses|enterprises|them|startups)\b|\byour (?:own )?(?:soc|iso|compliance (?:program|journey|needs|obligations|requirements|posture|frameworks?|status|documents?)|frameworks?\b|certification|audits?\b)|^(?:add|upload|import|select|choose|track|map|manage) (?:your |the |new |any )?(?:certifications?|frameworks?|badges?|standards?|reports?)\b|\b(?:vendors|suppliers|(?:each|any|every) (?:vendor|supplier)|sub-?processors?|third part(?:y|ies)|contractors?|partners)(?: [\w'-]+){0,6}? (?:must|shall|should|are required to|need to|have to|ought to)\b|\b(?:customers?|you|they) (?:must|shall|should|are required to|need to|have to|ought to) (?:be|hold|maintain|obtain|ensure|comply|have|undergo|conduct|perform|achieve)\b|\b(?:their|its) own (?:[\w-]+ ){0,3}(?:audits?|certif\w*|compliance|soc|iso)\b|\b(?:we|to) require[sd]? (?:that )?(?:all |our |any |each |every )*(?:vendors?|suppliers?|sub-?processors?|third[ -]part\w+|partners?|contractors?)\b|\bwe (?:\w+ )?(?:verify|check|vet|look at|ask for|ask about|collect|inspect)\b(?! (?:our|compliance))|\bwhat (?:is|are|does) (?:an? )?(?:soc|iso)\b|\b(?:lead|internal) (?:auditors?|implementers?)\b|\b(?:defined|described|set out|specified|outlined|published) (?:by|in) (?:the )?(?:aicpa|iso\b)/,
);
/** Advice to the reader on what to look for in others. */
export const advice = guarded(
  /\b(?:ask|check|verify|confirm|make sure|look for|find out|evaluate|compare|choos\w+)\b[^.;]{0,40}\b(?:vendors?|providers?|suppliers?|they|whether|partners?)\b|\bwhether (?:they|the (?:vendor|provider|supplier)|your (?:vendor|provider)|a (?:vendor|provider))\b|\bvendors? (?:with|without|who|that)\b/,
);
/** A row of a form for others: "Is there a DPA? | Name the agreement and its date." */
export const toFillIn = guarded(
  /^[^|]{5,160}\? *\| *(?:name|list|compare|check|confirm|describe|identify|state|verify|assign|document|record|enter|fill|look|ask)\b/,
);
const definition =
  /^(?:the )?(?:soc 2|iso(?:\/iec)? ?(?:27001|42001)(?::20\d\d)?)(?: type (?:1|2|i|ii))?(?: \([^)]*\))? (?:is|was|are) (?:an?|the)\b (?!.{0,20}(?:available|certified))|^(?:an? |the )?(?:soc 2|iso(?:\/iec)? ?(?:27001|42001)(?::20\d\d)?)(?: type (?:1|2|i|ii))?(?: reports?)? (?:refers|stands for|defines|specifies|requires|describes|means|evaluates|focuses|sets out|provides? (?:a|assurance)|helps|demonstrates?|proves?|(?:is|are) (?:more|less|often|usually|the (?:baseline|gold|de facto|minimum|industry))|scope matters|certifications? (?:demonstrates?|proves?|shows?|covers? the|is the|are the))\b/;
/** "SOC 2 and ISO 42001 are two key frameworks" */
const amongStandards =
  /\b(?:are|is) (?:an?|the|two|three|both|all) (?:[\w-]+ ){0,4}(?:frameworks?|standards?)\b/;
const hedge = guarded(
  /\b(?:to the extent (?:available|applicable|it (?:has|holds))|if (?:any|available|applicable)|where (?:available|applicable|it (?:has|holds))|or (?:an? |its |their |any |other )?(?:equivalent|similar|comparable|substantially|successor|alternative)|e\.g|for example|such as|as applicable|as available|may include|could include)/,
);
/** A certificate that reaches further than its holder: a parent's, a group's, a sibling's. */
const reaches =
  /\b(?:certif\w+|reports?|attestation|audits?|iso[ /\w-]*|soc 2[ \w]*)(?: of [^.;]{2,40}?)? (?:also )?(?:covers?|extends? to|appl(?:y|ies) to|encompass(?:es)?|includes?)\b|\b(?:covered|included|in scope|within (?:the )?scope) (?:by|under|in|of) |\b(?:inherits?|benefits? from|relies on|leverages?|falls? under|operates? under)\b/;
const another =
  /\b(?:parent|group|holding|sister|sibling|affiliate)(?:'s|s')?(?: \w+){0,3} (?:certif|attest|report|iso|soc)|\bcertif\w+ of (?:our |the |its )?(?:[\w-]+ ){0,3}(?:group|parent|holding|affiliate)\b|\balso (?:covers?|extends?|appl(?:y|ies))\b|\b(?:inherits?|benefits? from)\b/;

const deniedBefore =
  /\b(?:not|never|no longer|nor|neither|without)(?: (?:yet|currently|presently|been|be|itself|an?|any|formally|independently|hold|have|had|possess|maintain|undergone|completed|obtained|achieved|received|offer|provide|in possession of|certified|compliant|attested|audited|accredited|assessed|examined|under|to|against|for|with|its|our|own|have an?|hold an?|available))*(?: \w+)? ?\(?$|\b(?:no|lacks?(?: an?)?|do not have(?: an?)?) ?(?:current |valid |formal )?$/;
/** "does not hold A, B or C certifications": the denial reaches over the list. */
const deniedInList =
  /\b(?:(?:do|does|did) not(?: (?:currently|presently|yet|itself))?|never|not(?: yet| currently)?) (?:hold|have|possess|maintain|carry|claim|offer|provide)\b(?! to\b)(?!.*\b(?:but|however|although|only|than)\b)[\w ,/&()-]{0,120}$/;
const deniedAfter =
  /^[^.;]{0,40}?\b(?:(?:is|are|has|have|was|were) (?:not|never) (?:yet |currently |been )*(?:completed|obtained|achieved|certified|in place|held|available at this time|offered|performed|audited|attested)|(?:has|have) (?:lapsed|expired)|expired in|was withdrawn|: (?:no|not yet|none)\b|[|] ?(?:no|not yet|none|✗|✘|❌|n\/a|planned)(?: |$))/;

export function claimOf(statement: Statement, at: number, length: number, own: OwnNames): Claim {
  const { whole } = statement;
  const clause = clauseAround(whole, at);
  const before = whole.slice(clause.start, at);
  const after = whole.slice(at + length);
  const hedged = hedge.test(whole);
  const claim = (kind: ClaimKind, because: string): Claim => ({ kind, because, hedged, clause: clause.text });
  if (explains(statement.said)) return claim('trap', 'it explains the standard');
  if (contributor.test(clause.text))
    return claim('contributor', 'it tells of work on the standard, not of a certificate');
  const trapped = (trap.exec(whole) ?? advice.exec(statement.said) ?? toFillIn.exec(statement.said))?.[0];
  const others = isInherited(whole, at, length, own);
  if (trapped && others !== undefined && /\b(?:its|their) own\b/.test(trapped))
    return claim('inherited', `a supplier has it: "${others}"`);
  if (trapped) return claim('trap', `it is about somebody else's duties: "${trapped}"`);
  if (belongs.test(whole) && !deniedBefore.test(before) && !deniedAfter.test(after))
    return claim('limited', 'the certificate of what it belongs to is said to cover it');
  if (others) return claim('inherited', `a supplier has it: "${others}"`);
  if (deniedBefore.test(before) || deniedInList.test(before) || deniedAfter.test(after))
    return claim('denied', 'it says that it is not there');
  const progress = inProgress.exec(clause.text);
  if (progress && !isRenewal(clause.text))
    return claim('in_progress', `it is still to come: "${progress[0]}"`);
  const trailing = mappedAfter.exec(after)?.[0];
  if (trailing) return claim('mapped', `it only follows the standard: "${trailing.trim()}"`);
  const towards = mapped.exec(clause.text)?.[0];
  if (towards && (uncertified.test(whole) || !plainly.test(withoutCriteria(clause.text))))
    return claim('mapped', `it only follows the standard: "${towards}"`);
  if (isLimited(whole, at, own)) return claim('limited', "another's certificate is said to cover it");
  const says = has.exec(clause.text)?.[0] ?? has.exec(whole)?.[0];
  return says ? claim('affirm', `"${says}"`) : claim('named', 'the standard is named');
}

const isCertified =
  /\b(?:is|are|been|was|were) (?:[\w-]+ ){0,2}(?:certified|audited|attested|accredited|compliant|examined|assessed)\b/;

/** "is certified to ISO 27001, which is a standard of the world" tells what it is only after the claim. */
function explains(said: string): boolean {
  if (definition.test(said)) return true;
  const aside = amongStandards.exec(said);
  return aside !== null && !isCertified.test(said.slice(0, aside.index));
}

/** "The hub, which the API is a feature of, is certified"; "the API is part of the hub, which is certified". */
const belongs = guarded(
  /,? (?:which|that|of which) (?!is\b|are\b|has\b|have\b)[^.;,]{1,60} (?:is|are|runs?|belongs?|sits?)(?: \w+){0,3}? (?:feature|part|component|service|product|module|offering|on|to|in)\b[^.;,]{0,20},? (?:is|are|has|holds|maintains|was)\b|\b(?:is|are) (?:an? )?(?:\w+ )?(?:feature|part|component|service|product|module) (?:of|in|on) [^.;,]{2,60}, (?:which|that) (?:is|are|has|holds|maintains)\b/,
);

function isLimited(whole: string, at: number, { findOther }: OwnNames): boolean {
  if (!reaches.test(whole)) return false;
  if (another.test(whole)) return true;
  const sibling = findOther?.(whole);
  const place = sibling === undefined ? -1 : whole.indexOf(sibling);
  return place >= 0 && place < at + 60 && reaches.test(whole.slice(place));
}

/** "compliance with the requirements of": the words of mapping inside a claim to have it do not lessen it; the other way round they do. */
function withoutCriteria(text: string): string {
  return text.replace(
    /\b(?:compliance|reports?) (?:framework|program|requirements|standards? (?:such|like)|efforts)\b/g,
    '',
  );
}

const uncertified =
  /\bwithout (?:being|having been|having|a|formal|an?) ?(?:formally )?certif|\bnot (?:itself |formally |yet )?certified\b/;

function isRenewal(text: string): boolean {
  return (
    /\b(?:re-?certif|renew|annual|every year|yearly|each year|regular|periodic|continu(?:e|es|ing) to)/.test(
      text,
    ) && !/\b(?:not yet|first|initial)\b/.test(text)
  );
}

/** Words in a row or card that tell how far it is: "in progress", "we are working toward it". */
export function isToCome(said: string): string | undefined {
  return isRenewal(said) ? undefined : inProgress.exec(said)?.[0];
}
