// A sentence or link that names a trust center: whose it is, where it stands, and whether it is open.
import { toFillIn } from '../../attestation/claim.ts';
import { guarded } from '../../language/guarded.ts';
import type { Statement } from '../../language/statement.ts';

export interface Pointer {
  /** pointer: a sentence of the body; link: a bare label. */
  readonly kind: 'pointer' | 'link' | 'denied' | 'gated' | 'supplier' | 'sold' | 'trap';
  readonly because: string;
  readonly url?: string;
  readonly name?: string;
}

const center =
  /\btrust (?:center|centre|portal|hub|site|vault|page|room)\b|\btrustcent(?:er|re)\b|\b(?:security|compliance|assurance|security (?:and|&) compliance|trust (?:and|&) (?:security|compliance)|security (?:and|&) trust|service trust|compliance documentation) (?:portal|cent(?:er|re)|hub)\b|\bcompliance reports? portal\b/;
const hasCenter = guarded(center);
/** With the word before it, which may be a name. */
const namedCenter = new RegExp(`\\b(?:[a-z0-9&.-]+ )?(?:${center.source})`);
/** Products and other things of that name. */
const otherThing = guarded(
  /\b(?:trust (?:and|&) safety|security (?:command|operations|response|information|event|alert)\w* cent|security cent(?:er|re) (?:dashboard|alerts|console|in your|of your|settings|tab)|admin\w* (?:security|compliance) cent|microsoft purview|defender)\b/,
);
export const centerAddress =
  /(?:^|\/\/|[\s"'(])(?:(?:www\.)?(?:trust|trustcenter|trust-center|trustportal|security-portal|compliance)\.[a-z0-9-]+(?:\.[a-z0-9-]+)+|[a-z0-9-]+\.(?:trust\.page|safebase\.us|safebase\.io|secureframetrust\.com|trust\.site|trustshare\.com|whistic\.com)|app\.(?:vanta|drata|conveyor)\.com\/[\w/-]*trust[\w/-]*|[a-z0-9.-]+\/(?:[a-z-]+\/)?(?:trust|trust-?cent(?:er|re)|trust-portal|trust\/)(?=[\s"')/.,]|$))/;
/** An address does not go without a dot or a stroke inside. */
const dotted = /[\w.-][./][\w-]/;

const denied = guarded(
  /\b(?:not|no|never|without|do not have|does not have|lacks?)(?: (?:yet|currently|have|a|an|any|our|own|dedicated|public|offer|operate|maintain|provide))* (?:[\w&-]+ ){0,2}?(?:trust|compliance|security)(?: (?:and|&) \w+)? (?:cent(?:er|re)|portal|hub)\b/,
);
const gated = guarded(
  /\b(?:cent(?:er|re)|portal|hub)\b[^.;]{0,40}\b(?:is|are) (?:only |exclusively )?(?:available|accessible|open|visible|reserved|restricted|limited) (?:only |exclusively )?(?:to|for|upon|under|after|on)\b(?! (?:everyone|all|anyone|the public))|\b(?:access to|accessing) (?:the|our|its) (?:[\w&-]+ ){0,2}(?:cent(?:er|re)|portal|hub)\b[^.;]{0,30}\b(?:requires?|is granted|is given|upon|on request|must be|is available (?:to|for|on|upon))\b|\b(?:request|ask for|apply for) access to (?:the|our|its) (?:[\w&-]+ ){0,2}(?:cent(?:er|re)|portal|hub)\b/,
);
const sold = guarded(
  /\b(?:your (?:own )?(?:public |branded |customi[sz]ed )?(?:trust|compliance|security) (?:cent(?:er|re)|portal|hub|page)|(?:trust|compliance|security) (?:cent(?:er|re)|portal|hub) (?:is|lets|allows|helps|gives|enables|showcases) (?:\w+ ){0,2}?(?:you|your(?! (?:central|single|one|main|go-to|primary|first|resource|source|place|starting|gateway|guide|entry))|organi[sz]ations|companies|teams|customers to)\b|your (?:organi[sz]ation|company|team)'?s? (?:own |public |public-facing |branded )*(?:[\w-]+ ){0,2}(?:trust|compliance|security)(?: (?:and|&) \w+)? (?:cent(?:er|re)|portal|hub)|(?:build|create|launch|publish|set up|host) (?:a|an|your) (?:\w+ )?(?:trust|compliance) (?:cent(?:er|re)|portal|page))\b/,
);
const suppliers = guarded(
  /\b(?:aws|amazon(?: web services)?|google(?: cloud)?|microsoft|azure|cloudflare|stripe|openai|anthropic|hosting provider|cloud provider|provider|vendor|subprocessor|third[- ]party)(?:'s?)? (?:\w+ )?(?:trust|compliance|security)(?: (?:and|&) \w+)? (?:cent(?:er|re)|portal|hub)\b|\btrust (?:cent(?:er|re)|portal) of (?:our|the|its) (?:\w+ ){0,2}(?:provider|supplier|subprocessor)/,
);
/** "a trust center is a good sign": nobody's in particular. */
const indefinite = guarded(
  /\b(?:a|any|every) (?:[\w&-]+ ){0,2}(?:trust|compliance|security)(?: (?:and|&) \w+)? (?:cent(?:er|re)|portal|hub|page)\b|\btrust (?:centers|centres|portals)\b/,
);
const whose = guarded(
  /\b(?:we|our|us|its|maintains?|operates?|offers?|provides?|keeps?|has|publish\w*|called|named|available|visit|see|see our)\b/,
);
/** "Many vendors have one", "do they have one?": nobody's in particular. */
const anybodys = guarded(
  /\b(?:many|most|some|other|all|any|good|mature|such|ai|saas|cloud) (?:ai |saas |cloud |software )?(?:vendors|providers|companies|suppliers|organi[sz]ations|businesses)\b|\b(?:in|on|at|see|via|through|from|visit) their (?:own )?(?:public )?(?:trust|compliance|security)\b|\b(?:does|do|if|whether) (?:they|the vendor|a vendor|your vendors?)\b/,
);
const notYet = guarded(
  /\b(?:coming soon|will (?:soon )?(?:launch|publish|open)|planned|under construction|working on|in preparation)\b/,
);

/** The address of a model house or a cloud. */
const houseAddress =
  /\b(?:trust|compliance)\.(openai|anthropic|cohere|mistral|google|microsoft|aws|openrouter)\b/;
/** "https://your-domain.example/trust": whoever reads puts in a name of its own. */
const placeholder =
  /\b(?:your|my)-?(?:domain|company|org|organi[sz]ation|site|name)\b|\bexample\.(?:com|org|net)\b|\b(?:yourcompany|mycompany|acme)\./;

/** A building of that name, in an address. */
const building = guarded(
  /\b(?:floor|street|road|avenue|quay|lane|building|registered (?:office|address|at)|headquartered|p\.?o\.? box)\b[^.;]{0,80}\btrust cent(?:er|re)\b|\btrust cent(?:er|re)\b,? [^.;]{0,40}\b(?:street|road|avenue|quay|lane|dublin|london)\b/,
);

export function namesCenter(said: string): boolean {
  return hasCenter.test(said) && !otherThing.test(said) && !building.test(said);
}

export function classify(statement: Statement, own: RegExp | undefined): Pointer | undefined {
  const { said, whole, block } = statement;
  const link = block.links.find(
    ({ href, start }) =>
      start >= statement.start && start < statement.end && centerAddress.test(href.toLowerCase()),
  );
  const named = namesCenter(said) ? namedCenter.exec(said)?.[0] : undefined;
  const address = dotted.test(said) ? centerAddress.exec(said)?.[0]?.trim() : undefined;
  if (!named && !address && !(link && /\btrust\b/.test(link.label.toLowerCase()))) return undefined;
  if (!named && (otherThing.test(said) || building.test(said))) return undefined;
  const url = link?.href ?? linkNamed(statement) ?? (address ? withScheme(address) : undefined);
  const facts = { ...(url ? { url } : {}), ...(named ? { name: nameIn(statement, named) } : {}) };
  const sells = sold.exec(whole)?.[0];
  if (sells) return { kind: 'sold', because: `It is about customers' own: "${sells}".` };
  if (!address && !link && indefinite.test(said) && !whose.test(said))
    return { kind: 'trap', because: 'It speaks of trust centers at large.' };
  const house = address ? houseAddress.exec(address)?.[1] : undefined;
  if (house && own !== undefined && !own.test(house))
    return { kind: 'trap', because: `It is the center of ${house}.` };
  if (address && placeholder.test(address)) return { kind: 'trap', because: 'The address is an example.' };
  if (toFillIn.test(said)) return { kind: 'trap', because: 'It is a row of a form for others.' };
  if (anybodys.test(said) && !(own?.test(said) ?? false) && !/\b(?:we|our|us)\b/.test(said))
    return { kind: 'trap', because: 'It speaks of vendors at large.' };
  if (denied.test(said)) return { kind: 'denied', because: 'It says that there is none.' };
  if (named && notYet.test(said)) return { kind: 'denied', because: 'It is still to come.' };
  const supplier = suppliers.exec(said)?.[0];
  if (supplier && !(own?.test(supplier) ?? false))
    return { kind: 'supplier', because: `It is a supplier's: "${supplier}".`, ...facts };
  if (isBareLabel(statement)) return { kind: 'link', because: 'A label names it.', ...facts };
  if (gated.test(said)) return { kind: 'gated', because: 'Access to it is asked for.', ...facts };
  return { kind: 'pointer', because: 'A sentence points to it.', ...facts };
}

/** Menus, footers, and list entries that are nothing but a link. */
function isBareLabel({ furniture, kind, said, text, block }: Statement): boolean {
  if (furniture || kind === 'badge') return true;
  if (said.length > 60) return false;
  const covered = block.links.some((link) => link.label.trim() === text.trim());
  return (
    covered ||
    (!/[.!?:]$/.test(said) &&
      !/\b(?:see|visit|our|the|at|in|via|find|read|is|are|please|more|through|from|welcome)\b/.test(said))
  );
}

function linkNamed({ block, start, end }: Statement): string | undefined {
  return block.links.find(
    (link) => link.start >= start && link.end <= end && namesCenter(link.label.toLowerCase()),
  )?.href;
}

function nameIn({ text }: Statement, said: string): string {
  const at = text.toLowerCase().indexOf(said);
  const name = at >= 0 ? text.slice(at, at + said.length) : said;
  return name.replace(/^(?:our|the|its|their|a|this|your|to|in|at|via|see|visit|for|and|of) /i, '').trim();
}

function withScheme(address: string): string {
  const bare = address.replace(/^\/\//, '');
  return /^https?:/.test(bare) ? bare : `https://${bare}`;
}
