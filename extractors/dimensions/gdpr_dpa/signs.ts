// What a document shows of data processing terms: the agreement itself, its clauses, its subprocessors, or a pointer.
import type { Block } from '#types/text.ts';
import { toFillIn } from '../../attestation/claim.ts';
import { guarded } from '../../language/guarded.ts';
import type { Reading } from '../../language/reading.ts';
import { hasSigns, type Sign } from '../../language/signs.ts';
import type { Statement } from '../../language/statement.ts';

export const agreementName = guarded(
  /\bdata (?:processing|protection|privacy) (?:and security )?(?:addend(?:um|a)|agreements?|terms|amendment|exhibit|annex|schedule|contract)\b|\b(?:order|commissioned|contract) processing agreement\b|\bauftragsverarbeitungs?(?:vertrag|vereinbarung)\b|\baccord (?:de|sur le) traitement des données\b|\b(?:controller|customer) data (?:processing|protection) (?:addendum|agreement)\b|\bprocessor (?:agreement|terms)\b|\b(?:addendum|agreement|annex|exhibit) on (?:the )?(?:data (?:processing|protection)|processing of (?:personal )?data)\b/,
);
const abbreviation = guarded(/\bdpas?\b/);
/** Other things of those letters. */
const authority = guarded(
  /\b(?:data protection (?:authorit|agenc)|supervisory authorit|data privacy act|digital personal|uk dpa 2018|dpa 2018|swiss dpa|french dpa|irish dpa|national dpa|competent dpa|local dpa|(?:complaints?|complain|lodg\w+|fil(?:e|ed|ing)|cooperat\w+|regist\w+|consult\w*|contact)\b[^.;]{0,50}\b(?:with|at|to) (?:a|the|your|their|any|its) dpa)\w*/,
);

export function namesAgreement(said: string): boolean {
  if (agreementName.test(said)) return true;
  return abbreviation.test(said) && !authority.test(said);
}

export const clausesName = guarded(
  /\bstandard (?:contractual|data protection) clauses\b|\bsccs?\b|\beu model clauses\b|\bmodel (?:contractual )?clauses\b|\b2021\/914\b|\bstandardvertragsklauseln\b|\bclauses contractuelles types\b/,
);
const subprocessorWords =
  /\bsub-?(?:processors?|contractors?)\b|\bunterauftrag(?:s?verarbeiter|nehmer)|\bsous-traitants?\b/;
export const subprocessorName = guarded(subprocessorWords);

/** What only terms between a controller and a processor speak of. */
const matters: readonly Sign[] = [
  { stems: ['controller', 'verantwortliche'], pattern: /\bcontroller\b|\bverantwortliche/ },
  {
    stems: ['processor', 'auftragsverarbeiter', 'service provider'],
    pattern: /\bprocessor\b|\bauftragsverarbeiter\b|\bservice provider\b/,
  },
  { stems: ['processor', 'contractor', 'unterauftrag', 'sous-traitant'], pattern: subprocessorWords },
  {
    stems: ['personal data', 'personal information', 'personenbezogen'],
    pattern: /\bpersonal data\b|\bpersonal information\b|\bpersonenbezogen/,
  },
  { stems: ['data subject', 'betroffene'], pattern: /\bdata subjects?\b|\bbetroffene/ },
  { stems: ['instruction', 'weisung'], pattern: /\binstructions?\b|\bweisung/ },
  {
    stems: ['breach', 'incident', 'datenschutzverletzung'],
    pattern: /\b(?:personal )?(?:data|security) (?:breach|incident)\b|\bdatenschutzverletzung/,
  },
];

const opening = guarded(
  /\b(?:this|the|dieser?) (?:customer |supplier |controller |eu |gdpr )*(?:data (?:processing|protection|privacy)|dpa|addendum|agreement)\b[^.]{0,220}\b(?:forms? (?:an integral )?part|is (?:incorporated|entered|made|attached|an (?:integral|addendum|annex)|part)|supplements?|governs?|appl(?:y|ies)|amends?|constitutes?|sets out|reflects|describes|is between|shall govern|concluded|becomes)\b|\b(?:dieser?|der|die) auftragsverarbeitungs\w+[^.]{0,160}\b(?:gilt|ist|regelt|konkretisiert|ergänzt|wird)\b/,
);

/**
 * The document is the agreement: called so in its title, written as one.
 * `whole`: clauses and a list of subprocessors were found in it, which with its title leaves no doubt.
 */
export function isAgreement(reading: Reading, whole: boolean): boolean {
  const long = reading.document.text.length >= 2500;
  const head = headOf(reading);
  if (!isTitled(reading, head))
    return (
      long && hasSigns(reading, matters, 6) && namesAgreementOften(reading) && opens(reading, namesAgreement)
    );
  if (whole || (long && hasSigns(reading, matters, 6))) return true;
  // Titled by nothing but its name, with the clauses as its text.
  const named = head.some(
    (block) => block.kind === 'heading' && block.level === 1 && isShort(block) && onlyName.test(block.text),
  );
  if (named && hasSigns(reading, matters, 3) && theseClauses.test(reading.document.text)) return true;
  return hasSigns(reading, matters, 4) && opens(reading);
}

const mostOfHead = 60;

/** The first blocks of the body. */
function headOf({ document }: Reading): readonly Block[] {
  const head: Block[] = [];
  for (const block of document.blocks) {
    if (head.length === mostOfHead) break;
    if (!block.furniture) head.push(block);
  }
  return head;
}

function isShort({ text }: Block): boolean {
  return text.length < 160;
}

function isTitled(reading: Reading, head: readonly Block[]): boolean {
  return (
    namesAgreement(reading.title) ||
    head.some(
      (block) =>
        block.kind === 'heading' &&
        (block.level ?? 6) <= 2 &&
        isShort(block) &&
        namesAgreement(block.text.toLowerCase()),
    ) ||
    head
      .slice(0, 12)
      .some(
        (block) =>
          block.kind !== 'tableRow' && block.text.length < 90 && agreementName.test(block.text.toLowerCase()),
      )
  );
}

/** One of its first sentences on it says what it is; where nothing titles it, that one has to name it as well. */
function opens(reading: Reading, names: (said: string) => boolean = () => true): boolean {
  return reading
    .with(['addendum', 'agreement', 'dpa', 'terms', 'vertrag', 'annex'])
    .slice(0, 60)
    .some((one) => !one.furniture && opening.test(one.said) && names(one.said));
}

const theseClauses = /\bthese (?:standard contractual )?clauses\b/i;
const onlyName = /^(?:\S+ )?data processing (?:agreement|addendum)(?: \(dpa\))?$/i;

function namesAgreementOften(reading: Reading): boolean {
  return (reading.document.text.match(/\bDPA\b|Data Processing (?:Addendum|Agreement)/g) ?? []).length >= 5;
}

/** What such an agreement is, or what vendors at large have. */
const atLarge = guarded(
  /^(?:an? )?(?:data (?:processing|protection) (?:agreement|addendum)|dpa)s?(?: \([^)]*\))? (?:is|are|means|refers|covers|specifies|sets?|defines?|must|should|governs? how)\b|\bwhat (?:a|an|the) (?:\w+ )?dpa\b|\b(?:many|most|some|other|ai|standard|saas|smaller|larger) (?:ai |saas |standard )*(?:vendors?|providers|companies|suppliers|dpas)\b|\b(?:do|does|if|whether) (?:they|the vendor|a vendor|your (?:\w+ )?(?:vendors?|providers?))\b|\byour (?:ai |cloud |saas )*(?:vendors?|providers)\b|\beach (?:is|has|comes)\b[^.;]{0,40}\bits own (?:dpa|data processing)\b|\byour (?:dpa|data processing \w+)\b[^.;]{0,60}\b(?:counsel|lawyers?)\b|\bdpa-covered\b/,
);

export function isAtLarge(said: string): boolean {
  return atLarge.test(said) && !/\b(?:we|our|us)\b/.test(said);
}

const published = guarded(
  /\b(?:list(?:s|ed|ing)?|set (?:out|forth)|published|publishes|available|found|specified|identified|located|named|described|maintain(?:s|ed)?|review|view|accessible|see|aufgeführt|veröffentlicht|gelistet|abrufbar)\b/,
);
const place = guarded(
  /https?:\/\/|(?<![\w.])\/(?:[\w-]+\/)*sub-?processors?\b|\b[a-z0-9-]+(?:\.[a-z0-9-]+)+\/\S*sub-?processors?|\b(?:here|website|web page|url|link|page|trust (?:center|centre|portal)|schedule|annex|appendix|exhibit|attachment|anhang|anlage|annexe|dashboard|subprocessors? (?:list|page|site))\b|\bsub-?processors?\b[^.;]{0,12}\b(?:list|page)\b/,
);

/** "We use the following subprocessors", over names in whatever form. */
const namesThemHere = guarded(
  /\b(?:use|engage|work with|rely on|are|have authori[sz]ed)\b[^.;]{0,30}\b(?:following|these|below)\b[^.;]{0,30}\bsub-?processors?\b|\bsub-?processors?\b[^.;]{0,30}\b(?:are (?:as follows|the following|listed below)|below|as follows)/,
);

/** What is to be done with some list, without saying which: "before publishing a list", "it should match the list". */
const advised = /^(?:before|after|when) \w+ing\b|\bshould\b/;

/** "The list of subprocessors is at ..., in Schedule 4": where it can be read. */
export function tellsWhereListIs({ said, block }: Statement): boolean {
  if (!subprocessorName.test(said) || isAtLarge(said) || toFillIn.test(said)) return false;
  if (
    advised.test(said) &&
    block.links.length === 0 &&
    !/https?:|\b(?:we|our|us|customers? should)\b/.test(said)
  )
    return false;
  if (/\b(?:request|upon request|on request|provide (?:customer|you) with)\b/.test(said) && !place.test(said))
    return false;
  if (published.test(said) && place.test(said)) return true;
  if (namesThemHere.test(said) && !/\b(?:categor(?:y|ies)|types?|kinds?) of\b/.test(said)) return true;
  return block.links.some(({ href, label }) => /sub-?processor/i.test(`${href} ${label}`));
}

export function listAddress(statements: readonly Statement[]): string | undefined {
  for (const { block, text, start, end } of statements) {
    const link = block.links.find(
      (one) =>
        one.start >= start &&
        one.end <= end &&
        /sub-?(?:processor|contractor)/i.test(`${one.href} ${one.label}`),
    );
    if (link) return link.href;
    const written = /(?:https?:\/\/)?(?:[\w-]+\.)+[a-z]{2,}\/[^\s"”')]*sub-?processors?[^\s"”'),;]*/i.exec(
      text,
    )?.[0];
    if (written) return tidy(written);
  }
  for (const { block, text, said, start, end } of statements) {
    const link = block.links.find(
      (one) =>
        one.start >= start && one.end <= end && /^(?:here|this (?:page|link)|list)$/i.test(one.label.trim()),
    );
    if (link && subprocessorName.test(said)) return link.href;
    const written = /https?:\/\/[^\s"”'),;]+/.exec(text)?.[0];
    if (written && subprocessorName.test(said)) return tidy(written);
  }
  return undefined;
}

function tidy(address: string): string {
  const bare = address.replace(/[.,;)]+$/, '');
  return /^https?:/i.test(bare) ? bare : `https://${bare}`;
}
