// A number of days that says how long content is kept, told from notice periods, invoices and other clocks.
import { namesCustomerData } from '../../language/customer-data.ts';
import { guarded } from '../../language/guarded.ts';
import { durationsIn, type Duration } from '../../language/durations.ts';
import type { Statement } from '../../language/statement.ts';

/** What stays with the customer is no retention of the vendor's. */
export const onDevice = guarded(
  /\b(?:on|in|to) (?:your|the user's|their|a user's)(?: [\w-]+){0,2} (?:device|pc|computer|phone|browser|machine|disk|environment|vpc|premises)s?\b/,
);

export interface Period {
  readonly days: number;
  /** `kept`: from creation. `after_deletion`: from the customer's act. `contract_end`: from the end of the contract. */
  readonly from: 'kept' | 'after_deletion' | 'contract_end';
}

const keeps = guarded(
  /\b(?:retain(?:s|ed|ing)?|retention|keep(?:s|ing)?|kept|stor(?:e|es|ed|ing|age)|hold(?:s|ing)?|held|persist(?:s|ed|ing)?|maintain(?:s|ed)?|delet(?:e|es|ed|ing|ion)|remov(?:e|es|ed|al)|purg(?:e|es|ed|ing)|eras(?:e|es|ed|ure)|expir(?:e|es|ed)|destroy(?:s|ed)?|discard(?:s|ed)?|wip(?:e|es|ed)|liv(?:e|es) for|leav(?:e|es) our|gone|logg?(?:s|ed|ing)?|available for|accessible|cach(?:e|es|ed)|overwritten|anonymi[sz]ed|ttl|time[- ]to[- ]live)\b/,
);
const relation =
  /\b(?:for|within|after|up ?to|at most|maximum(?: of)?|no (?:longer|later|more) than|less than|under|only|longer than|not exceed(?:ing)?|exceed|of|is|are|to|period of|than|by|than|every|in|older than|past|about|approximately|around|last)\s*(?:a |the |an |approximately |about |around |period of |rolling |initial |maximum (?:of )?|up to |total of |most recent |at least |default |another |additional )*$|[:=(,-]\s*$|^\s*$/;
const keepsDirectly =
  /\b(?:expires?|purged|deleted|erased|removed|kept|retained|stored) (?:(?:automatically|permanently|irreversibly|completely) )?$/;
const otherClocks =
  /^(?:if|when) you (?:contact|write to|chat with|call|e-?mail|speak (?:to|with)) (?:us|our|support|customer)\b|\b(?:process|respond|handle|answer|fulfil|complete|action|honou?r|comply)\w*\b[^.;]{0,80}\brequests?\b|\b(?:(?<!\b(?:this|our|privacy) )notice|notif(?:y|ies|ied|ication)|notices|invoices?|payable|payments?|pay|fees?|refund|respond|response time|reply|replies|answer(?:s|ed)?|acknowledge|breach|incident|trial|cure|remedy|dispute[sd]?|object(?:ion)? (?:to|within)|appeal|renew\w*|interest|uptime|patch(?:es|ed)?|vulnerabilit\w+|backups?|audit (?:logs?|trails?|reports?)|access logs?|security logs?|server logs?|web ?site logs?|system logs?|event logs?|activity logs?|cookies?|subscription period|job appl\w+|apply for (?:a|the) (?:job|position|role)|applications? (?:for (?:a|the) )?(?:for|to|documents?|materials?|forms?)|(?:video|footage|recordings?) (?:from|of) (?:the |our )?(?:\w+ )?(?:cameras?|offices?|premises)|cameras?|applicants?|candidates?|recruit\w*|cctv|newsletter|marketing|tax|accounting|financial records|employment|survey|passwords?|sessions? (?:expire|token)|tokens?|api keys?|certificates?|penetration|training materials?|review(?:s|ed)? every|disaster|recovery|deleted items|recycle bin|warranty|written request|inform you|preceding|previous|past|age of|years? old|years of age)\b/;
const afterNumber =
  /^\s*(?:'|')?s?'?\s*(?:(?:prior|advance|written|business)\s+)*(?:notice|before|prior|in advance|old\b|of age)/;
const otherClockAfter = /^[^.;,]{0,30}\b(?:notice|object|respond|cure|pay|payment|invoice|notify|whether)\b/;
const ofReceipt =
  /^\s*(?:of|after|from|following) (?:the )?(?:receiv|receipt|becoming aware|discover|verif|the date of the request)/;
const content =
  /\b(?:data|logs?|requests?|history|histories|content|recordings?|information|it|they|them|payloads?|records|copies|memory|memories|files?|accounts?|ttl|events)\b|\b(?:uploaded|submitted|generated|input|output|result) (?:[\w-]+ )?(?:videos?|images?|audio|media|assets?|photos?|pictures?)\b/;
const ended = guarded(
  /\b(?:terminat\w+|expir(?:y|ation) of|end of (?:the |your )?(?:agreement|contract|term|services?|subscription|provision)|cessation|ceases? to)\b/,
);
const deletedBy = guarded(
  /\b(?:you|(?:customers?|users?)(?! (?:content|data|inputs?|outputs?|information|prompts?|files?))|they(?! (?:are|were|will be|get|have been)\b)|request(?:ed|s)?|your(?! (?:content|data|inputs?|outputs?|information|prompts?|personal))|owner)\b(?:(?!\bwe\b|\bour\b|,)[^.;]){0,40}\b(?:delet\w+|clos\w+|remov\w+|cancel\w+|eras\w+)|\bdeleted (?:chats?|conversations?|files?|data|messages?|content|items?|accounts?)\b|\b(?:deletion|closure) (?:of|request)|\b(?:when|once|after) (?:an? |the |your )?(?:[\w-]+ ){1,6}(?:is|are|has been|have been) deleted\b|\baccount (?:is |was )?(?:deleted|closed|deletion|closure)\b/,
);

/** "There is no 30-day window." */
const denied =
  /^(?:there (?:is|are) no|we have no|no)\b[^.;,]{0,40}\b(?:window|policy|period|log|cache|copy|copies)\b/;
/** What a span of time does not go without. */
const unit = guarded(/(?:day|hour| hr|-hr|week|month|year|min)s?\b/);

function namesContent(words: string): boolean {
  return content.test(words) || namesCustomerData(words);
}

/** The period that a statement names, if it is one of keeping content. */
export function periodIn(statement: Statement): Period | undefined {
  const { said, whole } = statement;
  const durations = unit.test(said) ? durationsIn(said) : [];
  if (durations.length === 0) return columnPeriod(statement);
  if (!keeps.test(whole))
    return columnPeriod(statement) ?? answerToHowLong(statement) ?? listedUnder(statement);
  if (denied.test(said)) return undefined;
  const spoken = `${statement.headings.at(-1) ?? ''} ${whole}`;
  if (
    !(
      namesContent(spoken) ||
      endsWithContract.test(said) ||
      /^(?:deleted|kept|retained|stored|erased|purged)\b/.test(said)
    ) ||
    onDevice.test(said)
  ) {
    return undefined;
  }
  for (const duration of durations) {
    if (/^0\b/.test(duration.words) || !isKeeping(said, duration)) continue;
    if (ended.test(whole)) return { days: duration.days, from: 'contract_end' };
    return { days: duration.days, from: deletedBy.test(said) ? 'after_deletion' : 'kept' };
  }
  return columnPeriod(statement);
}

/** "After termination: deletion or return within 30 days". */
const endsWithContract =
  /^(?:after|upon|on|following|at) (?:the )?(?:contract )?(?:termination|end|expiry)\b[^:]{0,30}: (?:deletion|return|erasure)\b/;

function isKeeping(said: string, duration: Duration): boolean {
  const before = said.slice(0, duration.index);
  const rest = said.slice(duration.index + duration.words.length);
  if (afterNumber.test(rest)) return false;
  // A clause of its own about something else: "we notify you within 72 hours".
  const clauseBefore = before.split(/[;.]|,? (?:and|but|while) (?=(?:we|you|they)\b)/).at(-1) ?? before;
  const clause = clauseBefore + duration.words + (rest.split(/[;.]/)[0] ?? '');
  if (otherClocks.test(clauseBefore) || otherClockAfter.test(rest)) return false;
  if (ofReceipt.test(rest) && !/\b(?:delet|eras|remov)\w*/.test(clauseBefore)) return false;
  if (!keeps.test(clause)) return false;
  return (
    relation.test(before) || keepsDirectly.test(before) || /-day\b|-hour\b|-month\b/.test(duration.words)
  );
}

/** "How long do you keep logs?" - "Thirty days." */
function answerToHowLong(statement: Statement): Period | undefined {
  const under = statement.label ?? statement.headings.at(-1) ?? '';
  if (!/\bhow long\b|\bretention period\b/.test(under) || statement.said.length > 160) return undefined;
  const duration = durationsIn(statement.said)[0];
  if (!duration || otherClocks.test(under)) return undefined;
  return { days: duration.days, from: ended.test(under) ? 'contract_end' : 'kept' };
}

/** Under "Retention": "Conversation data: 24 months after last activity." */
function listedUnder(statement: Statement): Period | undefined {
  const { said, label = '', headings, block } = statement;
  const above = `${label} ${headings.at(-1) ?? ''} ${block.text.slice(0, 40).toLowerCase()}`;
  if (!/\bretention\b|\bhow long\b/.test(above) || said.length > 160) return undefined;
  if (!/^[\w ,/&'-]{3,60}(?:: | [-–—] | defaults? to )/.test(said)) return undefined;
  if (!(namesContent(said) || /\btranscripts?\b/.test(said)) || otherClocks.test(said)) return undefined;
  const duration = durationsIn(said)[0];
  return duration && !/^0\b/.test(duration.words) ? { days: duration.days, from: 'kept' } : undefined;
}

/** A table's cell under a column about retention. */
function columnPeriod(statement: Statement): Period | undefined {
  for (const cell of statement.block.cells ?? []) {
    const header = cell.header?.toLowerCase() ?? '';
    if (
      !/\bretention\b|\bretained\b|\bkept for\b|\bdeleted\b|\bstorage (?:period|duration|time)\b/.test(header)
    )
      continue;
    const duration = durationsIn(cell.text.toLowerCase())[0];
    if (duration && !otherClocks.test(statement.said)) return { days: duration.days, from: 'kept' };
  }
  return undefined;
}
