// Reads every mention of one standard in a document, and makes one answer of them.
import type { Finding } from '#types/evidence.ts';
import type { Gate } from '../language/access.ts';
import { vendorPattern } from '../language/products.ts';
import { isQuestion, replyTo } from '../language/questions.ts';
import type { Reading } from '../language/reading.ts';
import type { Scope } from '../language/scope.ts';
import type { Statement } from '../language/statement.ts';
import { finding } from '../reader.ts';
import { claimOf, isToCome, type Claim } from './claim.ts';
import { gateBeside, gateOfAll, gateOfItem, gateOfReport } from './gate.ts';
import { inMatrix } from './matrix.ts';
import { isOfSupplier, type OwnNames } from './inherited.ts';
import { itemAt, widened, type Item } from './item.ts';
import { standardsIn } from './standards.ts';

export interface Wanted {
  readonly key: string;
  readonly stems: readonly string[];
  /** The standard by name, over words as rules see them. */
  readonly pattern: RegExp;
}

export interface Mention {
  readonly statement: Statement;
  readonly claim: Claim;
  readonly scope: Scope;
  readonly item?: Item;
  /** A gate on the report or certificate, seen here or beside it. */
  readonly gate?: Gate;
  /** The statement that shows the gate, when it is another one. */
  readonly gatedBy?: Statement;
  /** Menus, footers and pictures: weak. */
  readonly weak: boolean;
  /** What to quote: the sentence, or the card where the label alone is too short. */
  readonly quote: Statement;
  /** The words in which type, criteria and scope may stand: the sentence, or the whole card. */
  readonly said: string;
}

export interface Mentions {
  readonly all: readonly Mention[];
  readonly findings: readonly Finding[];
}

export function mentionsOf(reading: Reading, wanted: Wanted): Mentions {
  const own: OwnNames = {
    pattern: vendorPattern(reading),
    findOther: (said) => reading.about.names.findOther(said),
  };
  const all: Mention[] = [];
  const findings: Finding[] = [];
  for (const statement of reading.with(wanted.stems)) {
    if (isOfTerms(statement) || isAdvised(reading, statement)) continue;
    const matrix = inMatrix(reading, statement, wanted.pattern);
    if (matrix === 'header') continue;
    if (matrix) {
      const quote = statement.text.length < 20 ? widened(reading, statement) : statement;
      const mention: Mention = { ...matrix, quote, weak: statement.furniture };
      findings.push(findingOf(wanted.key, mention));
      if (mention.scope.kind !== 'other') all.push(mention);
      continue;
    }
    const hit = wanted.pattern.exec(statement.whole);
    if (!hit) continue;
    const mention = mentionOf(reading, wanted, statement, hit.index, hit[0].length, own);
    if (!mention) continue;
    findings.push(findingOf(wanted.key, mention));
    if (mention.scope.kind !== 'other' && mention.claim.kind !== 'trap') all.push(mention);
  }
  return { all, findings };
}

const advised =
  /\b(?:(?:what|questions?|things|documents) to (?:ask|look for|check|request|demand|expect)|red flags?|checklist|buyer'?s? guide|how to (?:choose|evaluate|vet|compare|assess)|(?:certifications?|soc ?2|iso ?27001|standards|frameworks?) explained)\b/;

/** What buyers are told to ask for: "What to ask the vendor". */
function isAdvised(reading: Reading, { headings, kind, said }: Statement): boolean {
  if (advised.test(headings.join(' | '))) return true;
  return (kind === 'heading' && advised.test(said)) || advised.test(reading.title);
}

/** A row of a table of terms explains the word. */
function isOfTerms({ block }: Statement): boolean {
  return /^(?:terms?|abbreviations?|acronyms?|definitions?)$/i.test(block.cells?.[0]?.header ?? '');
}

function mentionOf(
  reading: Reading,
  wanted: Wanted,
  statement: Statement,
  at: number,
  length: number,
  own: OwnNames,
): Mention | undefined {
  const scope = reading.scope(statement);
  const weak = statement.furniture || statement.kind === 'badge';
  const base = {
    statement,
    scope,
    weak,
    quote: statement.text.length < 20 ? widened(reading, statement) : statement,
  };
  if (isQuestion(statement)) return asked(reading, base);
  if (isOfSupplier(statement, (text) => reading.say(text), own)) {
    const claim: Claim = { kind: 'inherited', because: 'it stands in a list of suppliers', hedged: false };
    return { ...base, claim, said: statement.said };
  }
  const claim = claimOf(statement, at, length, own);
  const item = weak ? undefined : itemAt(reading, statement);
  if (item && isListed(claim)) {
    if (!isAmongEvidence(reading, statement, item)) return undefined;
    const gate =
      item.gate === 'open' ? undefined : item.gate === 'locked' ? gateOfItem(item) : gateOfReport(item.said);
    const listed: Claim = (supported.test(statement.leadIn)
      ? { kind: 'mapped', because: `its lead-in says "${statement.leadIn.slice(-60)}"`, hedged: false }
      : statusOf(item.said)) ?? { ...claim, kind: 'affirm', because: 'it is listed' };
    return {
      ...base,
      quote: quoteOf(reading, item),
      claim: listed,
      item,
      said: item.said,
      ...(gate ? { gate } : item.gate === 'unsaid' ? gateOfAll(reading) : {}),
    };
  }
  if (weak) return { ...base, claim, said: statement.said };
  const gate = gateOfReport(withoutBracketsOfOthers(statement.said, wanted.pattern));
  if (gate) return { ...base, claim, gate, said: statement.whole };
  const beside = gateBeside(reading, statement, wanted.pattern);
  return { ...base, claim, said: statement.whole, ...beside };
}

/** "certified to A (certificate on request) and to B": what stands in brackets is said of A. */
function withoutBracketsOfOthers(said: string, pattern: RegExp): string {
  return said.replace(/\([^()]*\)/g, (group, at: number) => {
    const piece =
      said
        .slice(0, at)
        .split(/[,;)]| and /)
        .at(-1) ?? '';
    const isOthers = standardsIn(piece).length > 0 && !pattern.test(piece) && !pattern.test(group);
    return isOthers ? ' ' : group;
  });
}

/** "Are you certified?" says nothing; "Yes" below it does. */
function asked(
  reading: Reading,
  base: Pick<Mention, 'statement' | 'scope' | 'weak' | 'quote'>,
): Mention | undefined {
  const reply = replyTo(reading, base.statement);
  if (!reply) return answeredWithWay(reading, base);
  const words = reply.statement.said;
  const denied = reply.says === 'no';
  const claim: Claim = {
    kind: denied ? 'denied' : 'affirm',
    because: `asked and answered: "${words.slice(0, 60)}"`,
    hedged: false,
  };
  const answer = reading.at(reply.statement.blockIndex);
  const said = [base.statement, ...answer].map((one) => one.said).join(' ');
  const gatedBy = denied ? undefined : answer.find((one) => gateOfReport(one.said) !== undefined);
  const gate = gatedBy && gateOfReport(gatedBy.said);
  const statement = words.length >= 20 ? reply.statement : base.statement;
  return { ...base, statement, quote: statement, claim, said, ...(gate ? { gate, gatedBy } : {}) };
}

/** The whole card where it tells of access, or where the label alone is too short. */
function quoteOf(reading: Reading, { whole, gate, label }: Item): Statement {
  const wanted = gate === 'unsaid' && label.text.length >= 20 ? label : whole;
  if (wanted.text.length > 300) return widened(reading, label);
  return wanted.text.length < 20 ? widened(reading, wanted) : wanted;
}

const asksForReport =
  /\b(?:how|where|can (?:i|we)|may (?:i|we)|could (?:i|we)|is it possible)\b[^?]*\b(?:get|obtain|see|access|request|download|find|receive|copy|review|view)\b/;

/** "How can I get the report?" - "Write to us": it is there, and this is the way to it. */
function answeredWithWay(
  reading: Reading,
  base: Pick<Mention, 'statement' | 'scope' | 'weak' | 'quote'>,
): Mention | undefined {
  if (!asksForReport.test(base.statement.said)) return undefined;
  const answer = reading.at(base.statement.blockIndex + 1).filter((one) => one.kind !== 'heading');
  const said = answer.map((one) => one.said).join(' ');
  if (
    !/\b(?:available|download|find|access|provide|share|request|obtain|send|contact|portal|log|sign)/.test(
      said,
    )
  )
    return undefined;
  if (/\b(?:do not|can not|not yet|no longer|not available|unable)\b/.test(said)) return undefined;
  const gatedBy = answer.find((one) => gateOfReport(one.said) !== undefined);
  const gate = gatedBy && gateOfReport(gatedBy.said);
  const claim: Claim = { kind: 'affirm', because: 'asked for, and the way to it is told', hedged: false };
  return { ...base, claim, said: `${base.statement.said} ${said}`, ...(gate ? { gate, gatedBy } : {}) };
}

function isListed({ kind }: Claim): boolean {
  return kind === 'named' || kind === 'affirm';
}

const company =
  /\b(?:complian\w*|certif\w*|attest\w*|accredit\w*|audits?|standards?|frameworks?|security|trust|reports?|assurance|documents?|resources|regulat\w*|governance|risk|privacy)\b/;

/** A label in a list of certificates or on a portal says that it is held; in a list of anything else it says nothing. */
function isAmongEvidence(reading: Reading, statement: Statement, item: Item): boolean {
  if (item.gate !== 'unsaid' || statement.kind === 'tableRow') return true;
  if (
    /\b(?:report|certificate|certified|certification|attestation|compliant|attested)\b|\bwith [^.;]{3,60} compliance$/.test(
      item.said,
    )
  )
    return true;
  const around = [statement.leadIn, ...statement.headings, reading.title].join(' | ');
  return company.test(around);
}

const onlyMapped =
  /\b(?:gap[ -](?:analysis|assessment)|self[ -](?:attest\w*|assess\w*|certif\w*|declar\w*)|readiness|align(?:ed|s|ment)|mapped|based on|designed (?:to|around|for)|inspired by|in line with|follow(?:s|ed|ing)|support(?:s|ing)? (?:your|customers?|compliance))\b/;
/** "We support compliance with:" over a list of standards claims none of them. */
const supported =
  /\b(?:supports?|supporting|helps?|enables?|eases?|facilitates?)\b[^.:]{0,40}\bcompl(?:y|iance)\b(?!.*\b(?:certified|audited|attested|hold)\b)/;
const shownByOthers =
  /\b(?:certified|certificate|audited|reports?|independent\w*|third[ -]party|accredited|attested)\b/;

/** A row's own words on how far it is: "in progress", "planned", "not yet". */
function statusOf(said: string): Claim | undefined {
  const progress =
    /\b(?:in[ -]progress|under ?way|coming soon|planned|pending|upcoming|scheduled|expected|not yet|roadmap|in audit(?! (?:reports?|documents?|logs?))|in preparation)\b/.exec(
      said,
    )?.[0] ?? isToCome(said);
  if (progress) return { kind: 'in_progress', because: `its row says "${progress}"`, hedged: false };
  const towards = onlyMapped.exec(said)?.[0];
  if (towards && !shownByOthers.test(said))
    return { kind: 'mapped', because: `its row says "${towards}"`, hedged: false };
  const none = /\| ?(?:no|none|n\/a|not available|expired|✗|✘|❌)(?: \||$)/.exec(said);
  return none ? { kind: 'denied', because: 'its row says no', hedged: false } : undefined;
}

function findingOf(key: string, mention: Mention): Finding {
  const { statement, claim, scope, gate } = mention;
  if (scope.kind === 'other')
    return finding(`${key}/scope`, 'scope', `It speaks of ${scope.names.join(', ')}.`, statement);
  if (claim.kind === 'trap') return finding(`${key}/trap`, 'trap', `Set aside: ${claim.because}.`, statement);
  if (claim.kind === 'affirm' && gate)
    return finding(
      `${key}/gate`,
      'gate',
      `Affirmed (${claim.because}), and gated: "${gate.words}".`,
      statement,
    );
  const effects = {
    affirm: 'affirm',
    limited: 'partial',
    denied: 'deny',
    in_progress: 'deny',
    inherited: 'unclear',
    mapped: 'unclear',
    contributor: 'unclear',
    named: 'unclear',
  } as const;
  return finding(`${key}/${claim.kind}`, effects[claim.kind], `${claim.because}.`, statement);
}
