// A certificate that somebody else holds: the data centre, the cloud underneath, a subprocessor.
import { guarded } from '../language/guarded.ts';
import type { Statement } from '../language/statement.ts';

/** The names under which the vendor itself speaks; a cloud is not its own supplier. */
export interface OwnNames {
  readonly pattern: RegExp | undefined;
  /** Sibling products. */
  readonly findOther?: (said: string) => string | undefined;
}

/** In a contract "the supplier" is the vendor itself: a single one counts only when it is told whose or which. */
const supplier =
  '(?:data ?cent(?:er|re)s?|hosting (?:providers?|partners?|facilit(?:y|ies)|compan(?:y|ies))|cloud (?:providers?|vendors?|hosting|platform providers?|service providers?|infrastructure providers?|partners?)|infrastructure (?:providers?|partners?|vendors?)|(?:co-?location|colo) ?(?:facilit(?:y|ies)|providers?|sites?)?|(?:hosting|physical|production|server) facilit(?:y|ies)|sub-?processors?|sub-?contractors?|(?:third[ -]party|external|upstream|underlying) (?:providers?|vendors?|services?|hosts?|clouds?|suppliers?|platforms?)|(?:our|its|their) (?:\\w+ )?(?:provider|supplier|vendor|host)|suppliers|service providers|vendors|providers|hyperscalers?)';
const clouds =
  '(?:amazon web services|aws|google cloud(?: platform)?|gcp|microsoft azure|azure|oracle cloud|oci|ibm cloud|coreweave|lambda labs|digitalocean|equinix|ovh(?:cloud)?|hetzner|scaleway|cloudflare|vercel|supabase|snowflake|mongodb atlas|heroku|openai|anthropic|cohere|mistral(?: ai)?|hugging face)';

const hostedOn = new RegExp(
  String.raw`\b(?:host(?:ed|s|ing)?|reside[sd]?|run(?:s|ning)?|sit(?:s|ting)?|located|housed|stored|operat(?:e|es|ed|ing)|deployed|built|processed|kept|maintained) (?:\w+ ){0,2}?(?:in|on|with|by|at|within|using|from|inside|atop|upon)\b[^.;]{0,80}`,
);
const supplierHas = new RegExp(
  String.raw`\b(?:our |the |its |their |all |these |each )*(?:${supplier}|${clouds})(?:'s?)?(?: \([^)]*\))?(?:,? (?:which|that|who|and|also|such as|like|each|all|both|including)\b[^.;]{0,60}?)? (?:\w+ ){0,2}?(?:is|are|has|have|holds?|maintains?|achieved|undergo\w*|compl(?:y|ies)|meets?|provides?|possess\w*|was|were|carr(?:y|ies)|obtained|publish(?:es)?)\b`,
);
const certifiedSupplier = new RegExp(
  String.raw`^[^.;,]{0,40}?[ -](?:and [^.;,]{0,40} )?(?:certified|compliant|accredited|attested|audited|rated)?(?:[ -](?:and|or|,) ?[\w /:-]{1,30})? ?(?:${supplier})\b`,
);
const suppliersOwn = new RegExp(String.raw`\b(?:${clouds}|${supplier})(?:'s?)? (?:own )?(?:[\w-]+ ){0,3}$`);

/** "certified data centre (ISO 27001)": what stands in brackets is the supplier's. */
const bracketed = new RegExp(
  String.raw`\b(?:certified|compliant|accredited|audited) (?:${supplier})(?: [\w-]+){0,3} ?\([^)]{0,60}$`,
);

/** Where nobody of that kind is named, nothing is inherited. */
const anybody = guarded(new RegExp(`${supplier}|${clouds}|cloud|infrastructure`));
const underneath = new RegExp(String.raw`\b(?:${supplier}|${clouds}|cloud|infrastructure)\b`);

/** The words that show it, or undefined. */
export function isInherited(said: string, at: number, length: number, own: OwnNames): string | undefined {
  if (!anybody.test(said)) return undefined;
  const before = said.slice(0, at);
  const after = said.slice(at + length);
  for (const hit of [certified(after), hosted(said, before, after), subject(before), possessive(before)]) {
    if (hit && !speaksOfItself(hit, own)) return hit.trim();
  }
  return undefined;
}

/** "SOC 2 certified data centers" */
function certified(after: string): string | undefined {
  return certifiedSupplier.exec(after)?.[0];
}

/** "runs in facilities that are certified", "hosted on a cloud with ISO 27001" */
function hosted(said: string, before: string, after: string): string | undefined {
  const hit = hostedOn.exec(said);
  if (!hit || hit.index > before.length) return undefined;
  const reach = said.slice(hit.index, before.length + Math.min(after.length, 60));
  const thing = underneath.exec(reach);
  if (!thing || /\b(?:we|our company) (?:are|is|hold|have|maintain)\b/.test(reach)) return undefined;
  return reach;
}

/** "our hosting provider maintains ..." */
function subject(before: string): string | undefined {
  const hit = supplierHas.exec(before);
  if (!hit) return undefined;
  const rest = before.slice(hit.index + hit[0].length);
  return /\b(?:we|our own)\b/.test(rest) || /\bas (?:a|your|the) (?:cloud |service )?provider/.test(before)
    ? undefined
    : hit[0];
}

/** "AWS's ISO 27001 certificate" */
function possessive(before: string): string | undefined {
  return bracketed.exec(before)?.[0] ?? suppliersOwn.exec(before)?.[0];
}

const supplierColumn =
  /^(?:third[- ]party |cloud |hosting |service |authori[sz]ed |current )*(?:sub-?processors?|sub-?contractors?|vendors?|suppliers?|providers?)(?: names?)?$/;
const supplierHeading = new RegExp(
  String.raw`\b(?:sub-?processors?|sub-?contractors?|our (?:vendors|suppliers|providers))\b|\b(?:built|runs?|hosted) on (?:[\w-]+ ){0,3}(?:infrastructure|clouds?|providers?|${clouds})\b|^what [\w ]+ (?:built|runs?|hosted) on$|\b(?:cloud|hosting|infrastructure) (?:providers?|partners?|vendors?)\b|^(?:${clouds})$`,
);

/** A row of a table of suppliers, or an entry of their list: what it names is theirs. */
export function isOfSupplier(
  statement: Statement,
  say: (text: string) => string,
  { pattern }: OwnNames,
): boolean {
  const { kind, block, headings, said } = statement;
  if (kind === 'tableRow')
    return (block.cells ?? []).some(
      ({ header, text }) =>
        header !== undefined && supplierColumn.test(say(header)) && pattern?.test(say(text)) !== true,
    );
  if (kind !== 'listItem' && said.length > 120) return false;
  if (/\b(?:we|our|us)\b/.test(said) || pattern?.test(said) === true) return false;
  return headings.slice(-2).some((heading) => {
    const hit = supplierHeading.exec(heading)?.[0];
    return hit !== undefined && pattern?.test(hit) !== true;
  });
}

function speaksOfItself(words: string, { pattern }: OwnNames): boolean {
  return pattern?.test(words) ?? false;
}
