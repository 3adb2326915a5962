// What a sentence says of a signature: given, given in part, refused, intended, or only followed.
import type { Reading } from '../../language/reading.ts';
import type { Statement } from '../../language/statement.ts';
import { chaptersIn, chaptersSigned } from './details.ts';
import type { Developer } from './topic.ts';

export interface Said {
  readonly kind: 'signed' | 'chapter' | 'refused' | 'intends' | 'follows';
  readonly because: string;
  readonly statement: Statement;
  readonly chapters: readonly string[];
}

const refused =
  /\b(?:will|would|shall|does|do|did|has|have|is|are|can|could) not (?:be )?(?:currently |yet |be |been )?(?:sign\w*|join\w*|endors\w*|a signatory|signatories|among|part of)|\bnot (?:be )?(?:a |one of the |among the )?signator|\b(?:declin|refus)\w+ to (?:sign|join|endorse)|\bdecided (?:not to|against) (?:sign|join|endors)\w*|\bchose(?:n)? not to (?:sign|join|endorse)|\bopted not to|\bno (?:plans?|intention) to (?:sign|join)|\b(?:withdr[ae]w\w*|withdrawn) (?:from|its signature)|\b(?:not|never|has yet to) (?:yet )?(?:signed|joined|endorsed)\b|\babstain\w* from signing/;
const intends =
  /\b(?:intend(?:s|ed|ing)? to|plan(?:s|ned|ning)? to|will|expect(?:s|ed)? to|aim(?:s)? to|propose to|prepar(?:e|es|ing) to|going to|about to|hope(?:s)? to|committed to|look(?:s|ing)? forward to|announced (?:its|our) intention|intention (?:to|of)|consider(?:s|ing)?|evaluat\w+ (?:whether|signing)|in the process of|shall|would|ready to|subject to)\b[^.;]{0,40}\b(?:sign\w*|join\w*|endors\w*|becom\w+ (?:a )?signator\w*)\b|\b(?:whether|if) (?:or not )?(?:it |we )?(?:to|will|should) (?:sign|join|endorse)\b/;
const signed =
  /\b(?:(?:has|have|had|was|were|is|are|been|being)? ?(?:also |now |formally |officially |already |since |proudly |fully |among the first to )*(?:signed|signs|endorsed|joined|sign(?:ed)? (?:up|on)))\b|\b(?:among|one of) the (?:first|\w+)[^.;]{0,40}\bto sign\b|\bsignator(?:y|ies)\b|\bsigning (?:of )?the\b|\badded (?:our|its) (?:name|signature)\b|\bput (?:our|its) (?:name|signature)\b|\bsignature (?:of|to)\b/;
const follows =
  /\b(?:adher\w+ to|compl(?:y|ies|iance) with|commit(?:s|ted|ment)? to|follow(?:s|ed|ing)?|align\w* with|in (?:line|accordance) with|support(?:s|ed|ing)?|welcom(?:e|es|ed)|contribut\w+|particip\w+|refer\w* to|implement\w*|according to|meets?|mapped to|as set out in)\b/;
const onlyPart =
  /\bonly\b|\bsolely\b|\bexclusively\b|\bjust the\b|\bin part\b|\bpartial(?:ly)?\b|\blimited to\b|\bwith the exception of\b|\bnot the other\b/;
const question = /\?/;
/** "must state whether the provider signs": an answer that is still to be given. */
const undecided =
  /\b(?:identify|state|indicate|specify|determine|clarify|describe|confirm|record|disclose)\b[^.;]{0,30}\bwhether\b[^.;]{0,60}\bsign/;

/** "Any provider may sign the code", "signing is voluntary": of nobody's own signature. */
const ofAnybody =
  /\b(?:any|every|all) (?:[\w-]+ ){0,3}(?:providers?|developers?|compan(?:y|ies)|organi[sz]ations?)\b[^.;]{0,60}\b(?:may|can|could|are invited to) (?:\w+ )?(?:sign|join)|\b(?:signing|signature|code)\b[^.;]{0,30}\b(?:is|remains) voluntary\b|\binvit\w+ (?:[\w-]+ ){0,8}to sign\b/;

export function saidOf(reading: Reading, statement: Statement, developer: Developer): Said | undefined {
  if (question.test(statement.said)) return undefined;
  if (!isAboutDeveloper(reading, statement, developer)) return undefined;
  if (undecided.test(statement.said) || ofAnybody.test(statement.said)) return undefined;
  const whole = partOn(statement.whole, developer);
  const make = (kind: Said['kind'], because: string, chapters: readonly string[] = []): Said => ({
    kind,
    because,
    statement,
    chapters,
  });
  const chapters = chaptersIn(whole);
  const partly =
    chaptersSigned(whole).length > 0 &&
    chaptersSigned(whole).length < 3 &&
    onlyPart.test(whole) &&
    signed.test(whole);
  if (partly && !intends.test(whole))
    return make('chapter', `Only ${chapters.join(' and ')} is signed.`, chaptersSigned(whole));
  const no = refused.exec(whole)?.[0];
  if (no) return make('refused', `"${no.trim()}".`);
  const later = intends.exec(whole)?.[0];
  if (later && !/\b(?:have|has) (?:already )?signed\b|\bis (?:now )?a (?:full )?signatory\b/.test(whole))
    return make('intends', `"${later.trim()}".`);
  const part = chaptersSigned(whole);
  if (part.length > 0 && part.length < 3 && /\bsign(?:ed|s|atory)?\b[^.;]{0,60}\bchapters?\b/.test(whole)) {
    return make('chapter', `Chapters are named: ${part.join(', ')}.`, part);
  }
  const yes = signed.exec(whole)?.[0];
  if (yes && /\bsign|\bendorsed\b|\bjoined\b/.test(yes)) return make('signed', `"${yes.trim()}".`);
  const near = follows.exec(whole)?.[0];
  return near ? make('follows', `It speaks of the code: "${near.trim()}".`) : undefined;
}

/** Where several organisations are told of, the part of the sentence that names the developer and says something of it. */
function partOn(all: string, developer: Developer): string {
  const sentences = all.split(/(?<=[.!?]["')\]]*) /);
  const whole =
    sentences.find((one) => /\bsign/.test(one) && developer.names.some((name) => isNamed(name, one))) ?? all;
  const parts = whole
    .split(
      /;| - |,? \b(?:while|whereas|but|although|unlike)\b|, (?:and )?(?=\w+ (?:has |have )?(?:signed|refused|declined|joined|will|did|is|was)\b)/,
    )
    .filter((part) => part.trim() !== '');
  if (parts.length < 2) return whole;
  const own = parts.filter((part) => developer.names.some((name) => isNamed(name, part)));
  const others = parts.filter(
    (part) => !own.includes(part) && /\b(?:sign|refus|declin|join|endors)/.test(part) && !we.test(part),
  );
  const telling = own.find((part) => /\b(?:sign|refus|declin|join|endors)/.test(part));
  return others.length > 0 && telling !== undefined ? telling : whole;
}

function isNamed(name: string, said: string): boolean {
  return new RegExp(`(?<![\\w-])${escape(name)}(?![\\w-])`).test(said) || headOf(name, said);
}

const we = /\b(?:we|our|us|ours)\b/;
const others =
  /\b(?:the following|these) [^.;]{0,40}\b(?:signed|signator)|^(?:\w+ )?signator|\bsignatories (?:include|are|were|now|so far)\b|\b(?:several|other|many|some|most|leading|major|\d+|companies|providers|developers|signatories) (?:ai |model |gpai |general-purpose ai |of the )*(?:companies|providers|developers|labs|firms|organi[sz]ations|signatories)\b/;

/** The subject is the developer: by name, or "we" on its own pages. A platform's own signature is not its developer's. */
function isAboutDeveloper(reading: Reading, statement: Statement, developer: Developer): boolean {
  const { whole: said, kind } = statement;
  const named = developer.names.some((name) => isNamed(name, said));
  if (named) return true;
  const othersNamed = reading.role === 'platform' && reading.developer !== undefined;
  if (we.test(said)) return developer.isSpeaker;
  if (othersNamed || !developer.isSpeaker || kind === 'heading') return false;
  return !others.test(said) && reading.role !== 'authority' && !namesStranger(statement, developer);
}

/** "brightwell" out of "brightwell api". */
function headOf(name: string, said: string): boolean {
  const head = name.split(' ')[0] ?? '';
  return (
    head.length >= 4 &&
    name.includes(' ') &&
    !generic.has(head) &&
    new RegExp(`(?<![\\w-])${escape(head)}(?![\\w-])`).test(said)
  );
}

const generic = new Set([
  'the',
  'api',
  'cloud',
  'platform',
  'open',
  'google',
  'amazon',
  'microsoft',
  'azure',
  'claude',
]);

const tells =
  /^(?:[A-Z][a-z]+ly, |However, |By contrast, |Meanwhile, |In (?:contrast|turn), )?((?:[A-Z]|[a-z]{1,2}[A-Z])[\w&.’'-]*(?: (?:and |& )?[A-Z][\w&.’'-]*){0,4})(?:,[^,]{2,60},)? (?:(?:earlier|later|also|now|then|already|alone|has|have|had|this|last|week|month|year|on|in|[a-z]+day|[a-z]+ly) )*(?:is|are|will|would|did|does|do|signed|signs|joined|refused|refuses|declined|declines|intends|plans|said|says|announced|confirmed|told|chose|opted|decided|became|published|welcomed)\b/;
const noName =
  /^(?:the|this|these|those|it|its|as|in|on|by|since|today|that|which|who|also|all|any|each|every|for|with|if|when|there|we|our|providers?|signatories|companies|developers|signing|no|both|such|only|article|chapter|section|code)\b/i;

/** Some other organisation signs: "Acme has signed", "Acme earlier this month said that it would not". */
function namesStranger({ text, said }: Statement, developer: Developer): boolean {
  const subject = tells.exec(text)?.[1];
  if (subject === undefined || noName.test(subject)) return false;
  const folded = subject.toLowerCase();
  return said.includes(folded) && !developer.names.some((name) => isNamed(name, folded));
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
