// Which code of practice is meant, and whose signature counts: that of the developer of the model.
import type { Reading } from '../../language/reading.ts';
import { say } from '../../language/say.ts';

export const code =
  /\b(?:gpai|general[- ]purpose (?:ai|artificial intelligence)(?: models?)?|ai(?: act)?|eu(?:'s|ropean(?: union| commission)?(?:'s)?)?)(?: \([^)]*\))?(?:'s)? (?:ai |model |gpai |general[- ]purpose ai |voluntary )*codes? of practice\b|\bcodes? of practice (?:for|on) (?:the )?(?:gpai|general[- ]purpose)|\bcodes? of practice\b/;
const otherCode =
  /\bcodes? of practice (?:on|for) (?:disinformation|transparency|transparent|marking|labell?ing|hate|information security|consumer|ai-generated|the use|statistics)|\b27002\b|\b(?:disinformation|marking and labell?ing) code\b/;
const context =
  /\bgeneral[- ]purpose ai\b|\bgpai\b|\bai act\b|\bai office\b|\beuropean commission\b|\bgeneral[- ]purpose artificial intelligence\b|\b2024\/1689\b/;

export function namesCode(said: string): boolean {
  return code.test(said) && !otherCode.test(said);
}

/** "the Code" alone is this one where the page is about it. */
export function isAboutCode(reading: Reading): boolean {
  if (!reading.mentions(['code of practice', 'codes of practice'])) return false;
  const text = reading.document.text.slice(0, 200_000).toLowerCase();
  return /\bcodes? of practice\b/.test(text) && context.test(`${text} ${reading.title}`);
}

export interface Developer {
  /** Names of the developer, as rules see them; longest first. */
  readonly names: readonly string[];
  /** True when "we" in the document is the developer. */
  readonly isSpeaker: boolean;
}

const legal =
  /\b(?:inc|llc|ltd|limited|gmbh|corp|corporation|company|co|pbc|plc|sas|sarl|bv|ab|ag|sa|ireland|europe|international|technologies|group|holdings?)\b\.?/g;

/** Names under which a list may carry an organisation. */
export function nameForms(name: string): string[] {
  const said = say(name).replace(/[.,]/g, ' ').replace(/\s+/g, ' ').trim();
  const short = said.replace(legal, '').replace(/\s+/g, ' ').trim();
  return [...new Set([said, short])].filter((one) => one.length >= 2);
}

export function developerOf(reading: Reading): Developer {
  const party = reading.party;
  const isAuthority = reading.role === 'authority';
  const named = reading.developer ? [reading.developer.name, ...reading.developer.aliases] : [];
  const ownParty = party && !isAuthority && reading.role !== 'platform' ? [party.name, ...party.aliases] : [];
  const offering = reading.developer ? [] : [reading.offering.name, ...reading.offering.aliases];
  const all = named.length > 0 ? named : [...ownParty, ...offering];
  const names = [...new Set(all.flatMap(nameForms))].toSorted((a, b) => b.length - a.length);
  const speakerIsDeveloper =
    !isAuthority &&
    (reading.role !== 'platform' ||
      reading.developer === undefined ||
      (party !== undefined &&
        named.some((name) => nameForms(name).some((form) => nameForms(party.name).includes(form)))));
  return { names, isSpeaker: speakerIsDeveloper };
}

const name = String.raw`(?!(?:Transparency|Copyright|Safety|Security|We)\b)\p{L}{0,2}\p{Lu}[\w-]*(?: \p{Lu}[\w-]*)?`;
const names = `${name}(?:, ${name})+,? and ${name}`;
/** "Harbour, Larkspur and Oakline have signed", "signatories include Harbour, Larkspur and Oakline". */
const manySigned = new RegExp(
  String.raw`\b${names}(?: (?:have|has|had|all|also|both))* signed\b|\b[Ss]ignatories (?:\w+ ){0,2}?(?:include|are|were)[ :]+${names}`,
  'u',
);

/** News: several developers stand in one sentence on signing, and "the company" in the next is any of them. */
export function tellsOfMany(reading: Reading): boolean {
  return reading.with(['sign']).some(({ text }) => manySigned.test(text));
}
