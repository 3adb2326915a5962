// The names in a document: the offering's own, its siblings', and words for plans and audiences.
import type { TextDocument } from '#types/text.ts';
import { blockAt } from '#text/quotes.ts';
import { productSections } from './catalogue.ts';
import { guarded } from './guarded.ts';
import { Kept } from './kept.ts';
import { linesWith } from './lines.ts';
import { say } from './say.ts';

/** Who buys or uses: what a plan word in a sentence says about it. */
export type Audience = 'api' | 'business' | 'consumer' | 'free' | 'paid' | 'enterprise' | 'preview';

/** Plans named bare before a colon: "Free and Pro: your chats may ...". */
const planLabel =
  /^((?:(?:the )?(?:free|pro|plus|max|team|teams|business|enterprise|consumer|individual|personal|starter|basic|scale|edu|education)(?: plans?| tiers?| users?| customers?)?(?:,? (?:and|or) |, | & | \/ |\/)?)+)\s*[:–—-]/;
const planOf: Readonly<Record<string, Audience>> = {
  free: 'free',
  consumer: 'consumer',
  individual: 'consumer',
  personal: 'consumer',
  pro: 'paid',
  plus: 'paid',
  max: 'paid',
  starter: 'paid',
  basic: 'paid',
  scale: 'paid',
  team: 'business',
  teams: 'business',
  business: 'business',
  edu: 'business',
  education: 'business',
  enterprise: 'enterprise',
};

const audiencePatterns: readonly (readonly [Audience, RegExp])[] = [
  [
    'free',
    /\bfree,? (?:and|or|&) (?:pro|plus|team|paid)\b|\bfree (?:workspaces?|tier|plan|version|accounts?|users?|trial|services?|offerings?|of charge plan|customers?)\b|\b(?:unpaid|no-cost|non-paying) (?:tier|plan|services?|quota|users?|customers?)\b|\bon the free\b/,
  ],
  [
    'consumer',
    /\b(?:consumer|personal|individual|non-commercial|non-business) (?:tier|plans?|accounts?|users?|versions?|services?|products?|apps?|offerings?|terms|customers?|chats?|subscriptions?|use)\b|\bconsumers\b|\bindividuals using\b|\bfor individuals\b/,
  ],
  [
    'enterprise',
    /\benterprise(?:s|-grade)?\b(?! (?:resource|architecture|privacy|(?:customer |services? )?(?:agreements?|terms)))|\b(?:scale|custom|premium|top) (?:tier|plan)s?\b/,
  ],
  [
    'business',
    /\b(?:business|commercial|team|teams|work|workspace|organi[sz]ation(?:al)?) (?:tier|plans?|accounts?|users?|customers?|services?|products?|offerings?|subscriptions?|subscribers?|terms|editions?)\b/,
  ],
  [
    'paid',
    /\bpaid (?:tiers?|plans?|accounts?|users?|services?|quota|customers?|subscriptions?|offerings?|usage)\b|\bpaying (?:customers?|users?)\b|\bpro (?:workspaces?|tier|plans?|users?|accounts?)\b/,
  ],
  [
    'preview',
    /\b(?:beta|preview|experimental|early[- ]access|alpha|labs?) (?:services?|features?|products?|models?|releases?|programs?|endpoints?|offerings?)\b|\bin (?:public |private )?(?:beta|preview)\b/,
  ],
  ['api', /\bapis?\b|\bdeveloper (?:platform|services?|console)\b/],
];

const audiences = audiencePatterns.map(([audience, pattern]) => [audience, guarded(pattern)] as const);

export function audiencesIn(said: string): readonly Audience[] {
  const found: Audience[] = [];
  for (const [audience, pattern] of audiences) if (pattern.test(said)) found.push(audience);
  for (const word of planLabel.exec(said)?.[1]?.match(/[a-z]+/g) ?? []) {
    const audience = planOf[word];
    if (audience && !found.includes(audience)) found.push(audience);
  }
  return found;
}

/** Words that end a product's name without being part of it, or that make a capitalised phrase no product. */
const generic = new Set(
  'inc llc ltd gmbh corp corporation limited company ab sa sas ag plc pbc services service terms policy policies privacy notice addendum agreement dpa data customer customers user users account accounts security trust center centre portal portals website site sites team support sales help documentation docs blog affiliates affiliate group ireland europe us usa uk eu processor controller subprocessors subprocessor personnel employees staff entities entity products product platform offerings offering software legal partner partners will may and or the is has does shall collects processes party parties content iso soc pci hipaa gdpr ccpa fedramp csa hitrust nist iec type report certificate certification zdr baa sla ai'.split(
    ' ',
  ),
);

/** Editions: "Quill Enterprise" makes Quill a product with an edition. */
const edition =
  /\b([A-Z][\w-]*(?:\.\w+)*(?: [A-Z][\w-]*(?:\.\w+)*)?) (Enterprise|Business|Teams?|Edu|Education|Pro|Plus|Free|Max|Consumer|Personal|Studio|Health|Gov|Government)\b(?! [A-Z][a-z])/g;

const editionSign =
  / (?:Enterprise|Business|Teams?|Edu|Education|Pro|Plus|Free|Max|Consumer|Personal|Studio|Health|Gov|Government)\b(?! [A-Z][a-z])/g;

/** Which product a piece of words names. */
export interface Names {
  /** False for an offering without a name of its own. */
  readonly own: boolean;
  /** `strong`: the offering's own name; else only its vendor's. */
  findOwn(said: string): { readonly name: string; readonly strong: boolean } | undefined;
  findOther(said: string): string | undefined;
  /** "Quill Enterprise", for the offering Quill. */
  findEdition(said: string): string | undefined;
  /** True for a heading that opens another product's section. */
  isOtherSection(heading: string): boolean;
}

interface Named {
  readonly offering: {
    readonly name: string;
    readonly aliases: readonly string[];
    readonly not?: readonly string[];
  };
  readonly party?: { readonly name: string; readonly aliases: readonly string[] };
  readonly document: TextDocument;
}

export function knownNames(reading: Named): Names {
  const own = ownNames(reading.offering);
  const party = [reading.party?.name ?? '', ...(reading.party?.aliases ?? [])].filter(Boolean);
  const catalogue = productSections(reading.document);
  const sections = new Set([...catalogue.headings].map(say).filter((name) => !own.includes(name)));
  const siblings = siblingNames(reading.document, [...party, ...vendorGuesses(reading.offering)], own, [
    ...(reading.offering.not ?? []),
    ...catalogue.names,
  ]).filter((name) => !own.includes(name));
  const vendor = new Set(party.map(say));
  const isEdition = (name: string): boolean => {
    const base = name.replace(editionWord, '');
    return base !== name && own.some((one) => one === base || one.endsWith(` ${base}`));
  };
  const editionPattern = patternOf(siblings.filter(isEdition));
  const weak = (name: string): boolean =>
    vendor.has(name) || own.some((other) => other !== name && other.startsWith(`${name} `));
  const ownPattern = patternOf(own);
  const otherPattern = patternOf(siblings.filter((name) => !isEdition(name)));
  const masks = patternOf(
    siblings.filter((name) => own.some((one) => name.includes(one))),
    'g',
  );
  return {
    own: own.length > 0,
    findOwn(said) {
      const masked = masks ? said.replace(masks, ' ') : said;
      let found: { name: string; strong: boolean } | undefined;
      for (const hit of masked.matchAll(ownPattern ?? /$^/g)) {
        if (!weak(hit[0])) return { name: hit[0], strong: true };
        found ??= { name: hit[0], strong: false };
      }
      return found;
    },
    isOtherSection: (heading) => sections.has(heading),
    findEdition: (said) => (editionPattern ? said.match(editionPattern)?.[0] : undefined),
    findOther: (said) => (otherPattern ? said.match(otherPattern)?.[0] : undefined),
  };
}

const ownNamesKept = new Kept<readonly string[]>();

/** The offering's names as rules see them, longest first. */
export function ownNames({ name, aliases }: Named['offering']): readonly string[] {
  return ownNamesKept.of([name, ...aliases].join('\0'), () =>
    longestFirst([name.replace(/\s*\([^)]*\)/g, ''), ...aliases].map(say).filter((said) => said.length > 1)),
  );
}

function longestFirst(names: readonly string[]): string[] {
  return [...new Set(names)].sort((a, b) => b.length - a.length);
}

function vendorGuesses(offering: { name: string; aliases: readonly string[] }): readonly string[] {
  const guesses = new Set<string>();
  for (const name of [offering.name, ...offering.aliases]) {
    const first = name.split(' ')[0]?.replace(/['\u2019]s$/, '') ?? '';
    if (/^[A-Za-z]+$/.test(first) && /[A-Z]/.test(first) && !/^(?:API|The|Our)$/.test(first))
      guesses.add(first);
  }
  return [...guesses];
}

/** "Quill Team-plan customers": a plan, no product. */
const kindOfBuyer = /-(?:plans?|tiers?|levels?|grade|only|based|wide|owned|hosted|managed)$/;

/** Names of sibling products in the text: declared, or the vendor's name and a further capitalised word, or an edition. */
function siblingNames(
  document: TextDocument,
  vendor: readonly string[],
  own: readonly string[],
  declared: readonly string[],
): readonly string[] {
  const found = new Set(declared.map(say));
  const ownSet = new Set(own);
  const ownWords = new Set(own.flatMap((one) => one.split(' ')));
  const { text } = document;
  const add = (name: string, at: number): void => {
    const said = say(name);
    const last = said.split(' ').at(-1) ?? '';
    if (ownSet.has(said) || generic.has(last) || said.length < 4 || kindOfBuyer.test(last)) return;
    if (own.some((one) => one.includes(said)) || said.split(' ').every((word) => ownWords.has(word))) return;
    const block = blockAt(document, at);
    // Headings are written in title case: "How Quill Uses Data" names no product.
    if (!block || block.kind === 'heading' || block.furniture) return;
    found.add(said);
  };
  for (const name of new Set(vendor)) {
    if (name.length < 3 || !text.includes(`${name} `)) continue;
    const pattern = new RegExp(`(?<![\\w-])${escape(name)} ((?:[A-Z][\\w-]*)(?: [A-Z][\\w-]*){0,4})`, 'g');
    for (const hit of text.matchAll(pattern)) {
      const words = (hit[1] ?? '').split(' ');
      if (words.length > 3 || words.some((word) => generic.has(word.toLowerCase()))) continue;
      add(`${name} ${words.join(' ')}`, hit.index);
    }
  }
  for (const line of linesWith(text, editionSign)) {
    for (const hit of line.text.matchAll(edition)) {
      const first = (hit[1] ?? '').toLowerCase();
      if (notEdition.test(first) || generic.has(first)) continue;
      add(hit[0], line.start + hit.index);
    }
  }
  for (const base of basesOf(found, ownSet, vendor)) {
    found.add(base);
    for (const hit of text.matchAll(new RegExp(`(?<![\\w-])${escape(base)} for (?:[A-Z]\\w+)`, 'gi'))) {
      if (/ for [A-Z]/.test(hit[0])) found.add(say(hit[0]));
    }
  }
  return [...found].sort((a, b) => b.length - a.length);
}

/** "Quill Enterprise" and "Quill Business" show a product Quill; a vendor's own name is none. */
function basesOf(
  found: ReadonlySet<string>,
  own: ReadonlySet<string>,
  vendor: readonly string[],
): readonly string[] {
  const vendors = new Set(vendor.map(say));
  const bases = new Set<string>();
  for (const name of found) {
    const base = name.replace(editionWord, '');
    if ([...own].some((one) => one.endsWith(` ${base}`))) continue;
    if (base === name || base.length < 4 || own.has(base) || vendors.has(base)) continue;
    if (
      [...own].some((one) => one.startsWith(`${base} `)) ||
      [...vendors].some((one) => one.startsWith(`${base} `))
    )
      continue;
    bases.add(base);
  }
  return [...bases];
}

const editionWord = / (?:enterprise|business|teams?|edu|education|pro|plus|free|max|consumer|personal)$/;
const notEdition =
  /^(?:the|our|for|a|an|your|this|and|or|with|all|to|of|in|on|contact|if|when|some|each|both|any|as|non|new|public|eu|us|pro|plus|business|enterprise|teams?|free|basic|premium|starter|standard|individual|personal|consumer|max)\b/;

const patterns = new Kept<RegExp>();

export function patternOf(names: readonly string[], flags = 'g'): RegExp | undefined {
  if (names.length === 0) return undefined;
  return patterns.of(
    `${flags}\n${names.join('\0')}`,
    () => new RegExp(`(?<![\\w-])(?:${names.map(escape).join('|')})(?![\\w-])`, flags),
  );
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

const vendorNames = new Kept<readonly string[]>();

/** The vendor's own name in sentences: the party, or the first word of the offering's names. */
export function vendorPattern({ offering, party }: Pick<Named, 'offering' | 'party'>): RegExp | undefined {
  const names = [party?.name ?? '', ...(party?.aliases ?? []), offering.name, ...offering.aliases];
  return patternOf(
    vendorNames.of(names.join('\0'), () => longestFirst(names.flatMap(wholeAndFirst))),
    '',
  );
}

function wholeAndFirst(name: string): string[] {
  const whole = say(name);
  const first = whole.split(' ')[0] ?? '';
  return [
    ...(whole.length > 1 ? [whole] : []),
    ...(first.length > 2 && !['the', 'api', 'our'].includes(first) ? [first.replace(/'s$/, '')] : []),
  ];
}
