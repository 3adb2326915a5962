// What one statement claims about a Business Associate Agreement or about health data.
import { everyHit } from '../../language/every-hit.ts';
import { keptGate } from '../../language/access.ts';
import { deniedAfter, deniedBefore, itemAround, leadingTo } from '../../language/negation.ts';
import { customer } from '../../language/lexicon.ts';
import type { Statement } from '../../language/statement.ts';

export type Claim =
  /** Anyone gets it: accepted online, part of the terms, in force by itself. */
  | { readonly kind: 'public'; readonly at: number }
  /** The vendor signs one, or health data may come once one is signed. */
  | {
      readonly kind: 'offered';
      readonly because: 'signs' | 'unless_signed' | 'listed' | 'presupposed';
      readonly at: number;
    }
  | {
      readonly kind: 'refused';
      readonly because: 'no_agreement' | 'no_health_data' | 'planned';
      readonly at: number;
    }
  | { readonly kind: 'inquiry'; readonly at: number }
  | { readonly kind: 'trap'; readonly because: string; readonly at: number };

export const agreement =
  /\b(?:business associate (?:agreement|addendum|amendment|contract|terms)(?: or (?:agreement|addendum|amendment))?s?|business associate|baas?)\b/g;
export const healthData =
  /\b(?:protected health information|e?phi\b|patient (?:data|information|records)|hipaa[- ](?:regulated|covered|protected) (?:health )?(?:data|info(?:rmation)?)|(?:data|information) (?:regulated|governed|protected|covered) (?:by|under) hipaa|health information (?:as defined|subject to|regulated|protected|governed|covered)[^.;]{0,30}hipaa)/g;

const somebodyElse =
  /\b(?:your|its|their|each|any) own (?:baa|business associate)|\bwith (?:each |any |your |their |its |all |all of |of |our |the |such |those )*(?:third[- ]part(?:y|ies)|subprocessors?|sub-processors?|subcontractors?|vendors?|suppliers?|providers? that you|other providers?|model providers?|cloud providers?|downstream)\b|\bwith (?:our|one|two|three|four|five|several|multiple|various|both|many) (?:\w+ ){0,2}(?:providers?|vendors?|sub-?processors?|suppliers?|hosts?)\b|\bbusiness associates? of (?:our|its|the|a) customers?\b/;
const anyoneGets =
  /\b(?:agreement|terms) contains?\b[^.;]{0,40}\b(?:business associate|baa)\b|\b(?:baa|business associate (?:agreement|addendum))\b[^.;]{0,30}\bin (?:exhibit|annex|appendix|schedule|attachment)\b|\bby (?:checking|clicking|ticking)\b[^.;]{0,60}\b(?:agree|accept)|\b(?:automatic(?:ally)?|by default|self-?serv(?:e|ice)|click-?(?:through|wrap|to-accept)|incorporated (?:by reference )?(?:into|in)|(?:is|forms|becomes|constitutes) (?:a )?part of (?:the|these|our|your|this|its)|(?:review and )?accept(?:s|ed|ing|ance)?\b[^.;]{0,50}\b(?:in|through|via|from|online|console|settings|dashboard|electronically)|(?:effective|takes effect|in effect|binds? us|binding|in force|enters? into force|applies)\b[^.;]{0,60}\b(?:accept(?:s|ed|ance)?|sign(?:s|ed|ing)?(?: up)?|creat\w+|click\w*|upload\w*|us(?:e|es|ing)|moment|date)|(?:sign|execute|accept|complete|activate)\b[^.;]{0,60}\b(?:online|electronically|in (?:the|your) (?:dashboard|console|settings|account|admin\w*))|\b(?:with|for|to|on) (?:every|all|any) (?:\w+ )?(?:customers?|plans?|users?|accounts?)\b|part of sign-?up|available (?:online|for download|to (?:all|every)|publicly)|(?:publicly|freely) available|download)\b/;
const signs =
  /\b(?:sign(?:s|ed|ing)?|execut(?:e|es|ed|ing)|enter(?:s|ed|ing)? into|offer(?:s|ed|ing)?|provid(?:e|es|ed|ing)|mak(?:e|es) available|available|supports?|supported|covered?(?: by| under)?|covers|have|has|get|obtain|request(?:s|ed|ing)?|includ(?:e|es|ed|ing)|in place|arrang\w+|put in place|conclud\w+|agree(?:s|d)? to|willing|issue|send|template|eligible|under an?|with an?|requires?|required|need|add-?on|amend\w*|negotiat\w+|apply|accept\w*|depends|evaluat\w+|review\w*|decid\w+|case[- ]by[- ]case)\b/;
const asking =
  /\b(?:questions?|inquir\w+|enquir\w+|ask(?:ing)? (?:us )?about|learn more|more (?:information|details)|read (?:this|our|the|more|about)|interested in|discuss\w*|wonder\w*|find out|details (?:on|about)|see (?:our|the|this))\b/;
const questionnaire = /\b(?:questionnaire|intake form|form below|fill (?:in|out)|complete the)\b/;
const barred = new RegExp(
  [
    `\\b(?:${customer}|you)\\b[^.;]{0,80}\\b(?:not|never|prohibited|forbidden|refrain|without)\\b`,
    '^(?:please )?(?:do not|never|avoid|refrain)\\b',
    '\\b(?:must|may|shall|should|can|will) (?:not|never)\\b[^.;]{0,120}\\b(?:submit|upload|provid|send|sent|transmit|includ|process|input|disclos|use|using|stor|enter|shar|contain|creat|receiv|handl|collect|maintain|transfer|post|permit|allow|accept)\\w*',
    '\\b(?:not (?:designed|intended|meant|configured|suitable|approved|built|certified|to be used)|prohibited|forbidden|disallowed|not (?:allowed|permitted|supported|accepted)|no phi)\\b',
    '\\b(?:keep|leave) (?:such|this|that|all|any|it|phi|protected) ?(?:\\w+ ){0,3}out\\b',
    '\\bagrees? not to\\b',
    '\\bno\\b[^.;]{0,80}\\b(?:should|may|must|can|shall) be (?:uploaded|submitted|sent|entered|provided|processed|stored|transmitted|shared|included)\\b',
  ].join('|'),
);
const onlyOnce =
  /\b(?:unless|until|without (?:first |having |an? |the |such |executing|signing|entering)|except (?:where|when|if|as|under|pursuant|with|after)|only (?:if|when|after|once|where|with|under|be)|prior to|before|absent|subject to|after|once|pursuant to)\b/;
const planned =
  /\b(?:plan(?:s|ned|ning)? to|intend(?:s)? to|working (?:on|toward)s?|coming soon|in progress|roadmap|will soon|in the process of|hope to|not yet|later this year|next year)\b/;
/** "a HIPAA eligible service" says nothing of who may have the agreement. */
const eligibleService = /\bhipaa[- ]eligib(?:le|ility)\b/g;
const noAssociate =
  /\b(?:is|are|act(?:s|ing)? as|be|being|constitutes?|considered|function as) (?:not |n)?an? ["']?business associate\b|\bas an? ["']?business associate\b/;

/** "a BAA in place with Cloudworks": the party it names. */
const withParty =
  /\b(?:BAAs?|[Bb]usiness [Aa]ssociate (?:[Aa]greement|[Aa]ddendum|[Cc]ontract)s?)\)?(?: (?:in place|signed|executed|that we signed))? with ((?:the )?[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3})/;
const theTwoOfUs =
  /^(?:the )?(?:you\w*|us|customers?|clients?|company|covered|provider|vendor|users?|licensee|team|business|enterprise|pro|paid|scale|growth|healthcare)\b/i;
/** Of which products the agreement covers, or whether: told elsewhere. */
const embeddedQuestion =
  /^(?:which|what|how|whether)\b(?![^,;]*\?)|\b(?:know|see|check|learn|understand|verify|confirm|explains?|describes?|list of|details on) (?:which|whether|what|how|if)\b/;
const someAreNot =
  /\b(?:all other|other|the following|these|those|some|certain|any other)\b[^.;]{0,100}\b(?:are|is) not (?:currently )?(?:covered|included|eligible|part)\b/;

/** What the law asks of anybody, and what other vendors do: no promise of this one. */
const ofAnybody = new RegExp(
  [
    String.raw`\b(?:is|are) (?:an? |the )?(?:[\w-]+ ){0,2}(?:contract|document|legal requirement|requirement)\b`,
    String.raw`\b(?:is|are) (?:legally )?required (?:when|whenever|if|by|under|before)\b`,
    String.raw`\b(?:covered entit(?:y|ies)|business associates|clinicians|providers|organi[sz]ations|vendors) (?:[\w-]+ ){0,7}must\b`,
    String.raw`\bhipaa (?:\w+ )?(?:requires|mandates|rules? require)\b|\bhipaa violations?\b|\bviolat\w+ (?:of )?hipaa\b`,
    String.raw`\b(?:that|any|such|each|every) (?:[\w-]+ ){0,2}(?:vendor|provider|tool)\b[^.;]{0,140}\b(?:may|might|must|would|requires?|is a business associate)\b`,
    String.raw`\b(?:vendors?|providers|platforms|tools|chatbots|companies) (?:that|who|which)\b[^.;]{0,40}\bsign\b|\b(?:a|the) vendor\b|\ban? (?:[\w-]+ )?buyer\b`,
    String.raw`^(?:an?|the) (?:baa|business associate agreement)s?(?: \([^)]*\))? (?:\w+ )?(?:establish|set|transfer|define|outline|specif|describe|mean|ensure)\w*\b`,
  ].join('|'),
);
const otherVendors =
  /^(?:some|many|most|other|several|few|not all|not every|all)\b(?! (?:of )?(?:our|your|us)\b)(?=[^.;]{0,80}\b(?:have|offers?|provides?|signs?|does? not|tools?|vendors?|notetakers|platforms|assistants)\b)/;
const ourselves = /\b(?:we|us|our|ours)\b/;
/** A list of those the vendor itself relies on. */
const suppliersAbove = /\b(?:sub-?contractors?|sub-?processors?|vendors|suppliers|third[- ]part(?:y|ies))\b/;

/** "For customers with a BAA, transcripts go after three days": some have one, how they got it is not said. */
const customersWith =
  /\b(?:customers?|accounts?|organi[sz]ations?|projects?|users?|workspaces?|teams?|those|anyone) (?:with|that have|who have|under|having|covered by|subject to)\b(?: (?:signed|executed|entered into|an?|their|our|active|valid|current|the|hipaa)){0,4} (?:business associate|baa)/;
/** "If no signed BAA is on file, the request fails". */
const noneOnFile =
  /^(?:if|when|where|while)\b[^.;]*\bno (?:signed|executed|valid|active|current) (?:baa|business associate)/;
/** "our BAA, which is only available to customers who ...": said on the way. */
const ofCustomers =
  /\b(?:agreement|addendum|baa)s?\)?(?: \(baa\))?,? (?:which|that) (?:is|are) (?:only )?(?:available|offered|provided|open) (?:to|for)\b/;
/** What must be denied for an agreement to be refused: that it is made, had or covers. */
const making =
  /\b(?:sign\w*|execut\w*|enter\w*|offer\w*|provid\w*|support\w*|have|has|make|agree\w*|issu\w*|negotiat\w*|accept\w*|cover\w*|includ\w*|available|in place|do|eligible|possible|party|willing|able|extend\w*|act|acts|acting|be|is|are)\b/;

export function claimsOf(statement: Statement, vendor?: RegExp): readonly Claim[] {
  const { said, whole } = statement;
  const party = withParty.exec(statement.text)?.[1];
  if (party && vendor && !theTwoOfUs.test(party) && !vendor.test(party.toLowerCase()))
    return [{ kind: 'trap', because: 'an agreement with somebody else', at: 0 }];
  const offset = whole.length - said.length;
  const mentions = everyHit(agreement, said);
  const [first] = mentions;
  const isNone =
    first !== undefined && noAssociate.test(said) && isDenied(whole, first.index + offset, first[0].length);
  const mention = isNone ? first : (mentions.find((one) => one[0] !== 'business associate') ?? first);
  const health = everyHit(healthData, said)[0];
  if (mention) {
    const claim = agreementClaim(statement, mention, health !== undefined, offset, vendor);
    if (claim) return [claim];
  }
  if (health) return healthClaim(statement, health.index, offset);
  return [];
}

function agreementClaim(
  statement: Statement,
  mention: RegExpMatchArray,
  withHealth: boolean,
  offset: number,
  vendor: RegExp | undefined,
): Claim | undefined {
  const { said, whole } = statement;
  const at = mention.index ?? 0;
  if (statement.kind === 'tableRow' && refusedInCells(statement))
    return { kind: 'refused', because: 'no_agreement', at };
  if (somebodyElse.test(said)) return { kind: 'trap', because: 'an agreement with somebody else', at };
  if (!ourselves.test(said) && !vendor?.test(said)) {
    if (ofAnybody.test(said)) return { kind: 'trap', because: 'what the law asks of anybody', at };
    if (otherVendors.test(said)) return { kind: 'trap', because: 'what other vendors do', at };
    if (statement.kind === 'listItem' && suppliersAbove.test(statement.headings.at(-1) ?? ''))
      return { kind: 'trap', because: 'an agreement with somebody else', at };
  }
  if (barred.test(whole) && onlyOnce.test(said) && (withHealth || /\bhipaa\b|\bhealth\b/.test(said))) {
    return { kind: 'offered', because: 'unless_signed', at };
  }
  if (withHealth && onlyOnce.test(said)) return { kind: 'offered', because: 'unless_signed', at };
  if (embeddedQuestion.test(said) && !/\b(?:we|us)\b/.test(said)) return { kind: 'inquiry', at };
  if (someAreNot.test(said)) return { kind: 'inquiry', at };
  if (/^(?:if|where) /.test(said) && /\b(?:responsible|obligations?)\b/.test(said) && !signs.test(said))
    return undefined;
  if (mention[0] === 'business associate') {
    if (noAssociate.test(said) && isDenied(whole, at + offset, mention[0].length)) {
      return { kind: 'refused', because: 'no_agreement', at };
    }
    return undefined;
  }
  if (customersWith.test(said) && !withHealth) return { kind: 'offered', because: 'presupposed', at };
  if (noneOnFile.test(said)) return { kind: 'offered', because: 'presupposed', at };
  if (refuses(statement, at + offset, mention[0].length) && !onlyOnce.test(leadingTo(whole, at + offset))) {
    if (/\bnot required\b|\bno [\w ]{0,30}required\b|\bnot need/.test(said)) return undefined;
    return { kind: 'refused', because: 'no_agreement', at };
  }
  if (planned.test(said)) return { kind: 'refused', because: 'planned', at };
  if (
    anyoneGets.test(said.slice(Math.max(0, at - 160), at + 200)) &&
    !keptGate(said.replace(eligibleService, 'hipaa'))
  )
    return { kind: 'public', at };
  if (ofCustomers.test(said)) return { kind: 'offered', because: 'signs', at };
  if (
    (asking.test(said) || (questionnaire.test(said) && !keptGate(said))) &&
    !/\b(?:we|able to|can) (?:\w+ )?(?:sign|offer|provide|enter|execute)/.test(said)
  ) {
    return { kind: 'inquiry', at };
  }
  if (withHealth && /\b(?:authori[sz]ed|permitted|may|can|allowed|approved)\b/.test(said)) {
    return { kind: 'offered', because: 'unless_signed', at };
  }
  if (signs.test(said) || signs.test(statement.leadIn)) return { kind: 'offered', because: 'signs', at };
  if (statement.kind === 'tableRow' || statement.kind === 'listItem')
    return { kind: 'offered', because: 'listed', at };
  return undefined;
}

/** "unless it has signed the Healthcare Addendum": the agreement by a name of the vendor's own. */
const onceSigned =
  /\b(?:unless|until|except|without|before|prior to)\b[^.;]{0,80}\b(?:sign|execut|enter|agree|accept)\w*\b[^.;]{0,60}\b(?:addend(?:um|a)|agreements?|amendments?|terms|contracts?)\b/;
/** "we do not store PHI": what the vendor does not do bars nobody. */
const notOurs =
  /\b(?:we|it|our [\w, "]{1,40}|the (?:service|platform|api|app|system)s?)\b[^.;]{0,30}\b(?:do|does|will|shall|would|can)? ?(?:not|never) (?:\w+ )?(?:stor|retain|log|keep|sell|shar|disclos|train|us|collect|sav|read|access|expos|leak)\w*\b|\b(?:is|are) (?:not|never) (?:\w+ )?(?:retained|stored|logged|kept|used|shared|sold|disclosed|saved|exposed|collected)\b/;

function healthClaim(statement: Statement, at: number, offset: number): readonly Claim[] {
  const { said, whole } = statement;
  if (!barred.test(whole)) return [];
  if (onceSigned.test(itemAround(said, at)))
    return [{ kind: 'offered', because: 'unless_signed', at: at + offset }];
  if (/\b(?:a|any|such|each|that) vendor\b/.test(said)) return [];
  if (notOurs.test(said) && !/\b(?:must|may|should|shall) (?:not|never)\b/.test(said)) return [];
  if (/\b(?:unless|until|except|without)\b/.test(itemAround(said, at))) {
    return [{ kind: 'inquiry', at: at + offset }];
  }
  return [{ kind: 'refused', because: 'no_health_data', at }];
}

function isDenied(words: string, at: number, length: number): boolean {
  return deniedBefore(words, at) || deniedAfter(words, at + length);
}

/** A denial that governs the making of an agreement; "does not change what the BAA declares" refuses nothing. */
function refuses(statement: Statement, at: number, length: number): boolean {
  const words = statement.kind === 'tableRow' ? inCell(statement.whole, at) : { words: statement.whole, at };
  if (deniedAfter(words.words, words.at + length)) return true;
  if (!deniedBefore(words.words, words.at)) return false;
  const before = leadingTo(words.words, words.at);
  const negated = before.slice(Math.max(0, before.search(lastNegator)));
  return negated.split(' ').length <= 5 || making.test(negated);
}

const lastNegator =
  /\b(?:not|never|no|without|unable|declin\w*|neither|nor)\b(?!.*\b(?:not|never|no|without|unable|declin\w*|neither|nor)\b)/;

/** The cell of a row in which `at` stands: what another cell denies is another matter. */
function inCell(row: string, at: number): { readonly words: string; readonly at: number } {
  const start = row.lastIndexOf(' | ', at);
  const from = start === -1 ? 0 : start + 3;
  const end = row.indexOf(' | ', at);
  return { words: row.slice(from, end === -1 ? undefined : end), at: at - from };
}

const noCell = /^(?:no|not (?:available|offered|supported)|unavailable|n\/a|✗|✘|❌|×)\b/i;

/** "BAA | Not available": every state in the row says no. */
function refusedInCells(statement: Statement): boolean {
  const states = (statement.block.cells ?? []).slice(1).map((cell) => cell.text.trim());
  return states.length > 0 && states.every((state) => noCell.test(state));
}
