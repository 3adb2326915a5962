// How a report or certificate is handed out: by its row, its sentence, a sentence beside it, or one on all reports.
import type { Access } from '#types/words.ts';
import { gateIn, type Gate } from '../language/access.ts';
import type { Reading } from '../language/reading.ts';
import type { Statement } from '../language/statement.ts';
import type { Item } from './item.ts';

export interface GateBeside {
  readonly gate: Gate;
  readonly gatedBy: Statement;
}

export function gateOfItem(item: Item): Gate {
  return gateIn(item.said) ?? { access: routeOfLock(item.words), words: item.words };
}

function routeOfLock(words: string): Partial<Access> {
  if (/nda|disclosure/.test(words)) return { route: 'trust_center_nda' };
  if (/sign|log/.test(words)) return { route: 'free_account' };
  if (/contact/.test(words)) return { route: 'sales_contract' };
  return { route: 'approval' };
}

/** Auditors are qualified and independent; that gates nothing. */
const auditors =
  /\b(?:qualified|eligible)\b(?=[^.;]{0,60}\b(?:auditors?|assessors?|firms?|cpas?|third|part(?:y|ies)|body|bodies)\b)/g;

const requested =
  /^(?:please )?(?:ask (?:us )?for|apply for|request|contact|e-?mail|write to)\b|\b(?:ask|contact|e-?mail|write to|reach) (?:us|[\w.+-]+@[\w-]+(?:\.[\w-]+)+) (?:for|to (?:get|obtain|request|receive))\b|\b(?:can|may|must|should) be (?:requested|obtained (?:on|by) request)\b|\brequest(?:ing)? (?:a |the |our |your |its )*(?:(?:compliance|audit|security) )?(?:cop(?:y|ies)|reports?|certificates?|documents?|documentation)\b/;
const byAccount =
  /\b(?:portal|trust cent(?:er|re)|active|registered|customer|user)(?: [\w.-]+){0,2} accounts?\b|\bwith an? [\w. -]{0,30}accounts?\b/;
const byAgreement = /\b(?:m?nda|non-?disclosure agreements?)\b/;
const withoutAgreement = /\b(?:no|without(?: an?)?) (?:m?nda|non-?disclosure)/;
const forCustomers =
  /\b(?:available|accessible|provided|shared|open)(?: only| exclusively)? (?:to|for|with) (?:our |all |existing |current |paying |active )*(?:customers|clients|subscribers)\b|\b(?:existing|current|active|paying|contracted) (?:customers|clients) (?:can|may) (?:find|download|access|view|get|obtain|review)\b|\b(?:admins?|administrators?|(?:account|workspace|organi[sz]ation) owners?) (?:can|may) (?:\w+ )?(?:find|download|access|view|get|obtain|review)\b|\bin the (?:admin |customer |user )?(?:console|dashboard|customer portal)\b/;
/** A plan gates a report only where the report is said to be for it. */
const reserved = /\b(?:available|provided|shared|offered|accessible|only|included|exclusive(?:ly)?)\b/;

export function gateOfReport(said: string): Gate | undefined {
  const words = said.replace(auditors, '');
  const gate = gateIn(words);
  if (gate?.access.route) return gate;
  const agreement = withoutAgreement.test(words) ? undefined : byAgreement.exec(words);
  if (agreement) return { access: { ...gate?.access, route: 'trust_center_nda' }, words: agreement[0] };
  const account = byAccount.exec(words);
  if (account) return { access: { ...gate?.access, route: 'free_account' }, words: account[0] };
  const customers = thingsHandedOut.test(words) ? forCustomers.exec(words) : undefined;
  if (customers) return { access: { ...gate?.access, route: 'free_account' }, words: customers[0] };
  const request = requested.exec(words);
  if (request) return { access: { ...gate?.access, route: 'approval' }, words: request[0] };
  const confidential =
    /\bsubject to (?:the |its |appropriate |customary )*confidentiality\b|\bin confidence\b|\bon a confidential basis\b|\bunder (?:strict |appropriate |an obligation of )*confidentiality\b/.exec(
      words,
    );
  if (confidential) return { access: { route: 'trust_center_nda' }, words: confidential[0] };
  return gate && reserved.test(words) ? gate : undefined;
}

const thingsHandedOut =
  /\b(?:reports?|certificates?|certifications?|attestations?|cop(?:y|ies)|documents?|documentation|summar(?:y|ies)|details|results|it|them)\b/;
const aboutOthers =
  /\b(?:data subjects?|personal (?:data|information)|deletion|delete|law enforcement|rectif\w*|consumers?)\b/;

/** A sentence beside the claim, or one of all reports, that says how they are handed out. */
export function gateBeside(reading: Reading, statement: Statement, standard: RegExp): GateBeside | undefined {
  for (const other of reading.near(statement, 2)) {
    if (other.furniture || other.kind === 'badge' || other.said.length > 400) continue;
    if (!thingsHandedOut.test(other.said) || aboutOthers.test(other.said)) continue;
    if (!standard.test(other.said) && namesOtherReport(other.said)) continue;
    const gate = gateOfReport(other.said);
    if (gate) return { gate, gatedBy: other };
  }
  return gateOfAll(reading);
}

/** One sentence of all reports, wherever it stands. */
export function gateOfAll(reading: Reading): GateBeside | undefined {
  for (const other of reading.with(['report', 'certificat', 'attestation'])) {
    if (other.furniture || !ofAllReports.test(other.said)) continue;
    if (aboutOthers.test(other.said) || namesOtherReport(other.said) || other.kind === 'heading') continue;
    if (!/\b(?:audit|complian|certif|soc|security|attestation|third[ -]party|trust)/.test(other.said))
      continue;
    const gate = gateOfReport(other.said);
    if (gate?.access.route) return { gate, gatedBy: other };
    if (!isHandedOut.test(other.said)) continue;
    // "Reports are distributed through the trust center. To get them, request access."
    for (const next of reading.near(other, 1)) {
      if (next.start < other.start || next.furniture || !thingsHandedOut.test(next.said)) continue;
      if (aboutOthers.test(next.said) || namesOtherReport(next.said)) continue;
      const further = gateOfReport(next.said);
      if (further?.access.route) return { gate: further, gatedBy: next };
    }
  }
  return undefined;
}

const isHandedOut = /\b(?:distributed|available|provided|shared|offered|accessible|published|hosted|kept)\b/;
const ofAllReports =
  /\b(?:any|all|copies|these|our|its|the)\b[^.;]{0,40}\b(?:reports|certificates|certifications|attestations)\b|\brequest (?:[\w-]+ ){0,2}(?:reports|certificates)\b|\bdocumentation,? (?:including|such as)\b[^.;]{0,40}\b(?:reports|certificates)\b/;

function namesOtherReport(said: string): boolean {
  return /\b(?:soc[ -]?\d|iso|27001|42001|hipaa|pci|hitrust|penetration|pen test|baa|dpa)\b/.test(said);
}
