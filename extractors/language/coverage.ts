// Which products a document says it is about: its title, and the sentences that say where it applies.
import type { Names } from './products.ts';
import type { Reading } from './reading.ts';
import { voiceOfAnother } from './voice.ts';

export interface Coverage {
  /** `offering`: the title names it. `unsaid`: the vendor at large. `other`: the title names another product. `excluded`: it says it does not apply, or speaks for nobody. */
  readonly covers: 'offering' | 'unsaid' | 'other' | 'excluded';
  readonly because: string;
}

const applicationStems: readonly string[] = [
  'not apply',
  'not cover',
  'not extend',
  'not govern',
  'not address',
  'not intended',
  'not applicable',
  'not describe',
  "n't apply",
  "n't cover",
  'n’t apply',
  'n’t cover',
];

const doesNotApply =
  /\b(?:this|these|our|the) (?:[\w-]+ ){0,4}?(?:policy|notice|statement|terms|addendum|agreement|page|document|article|commitments?)\b[^.]{0,80}?\b(?:do(?:es)? not|is not|are not) (?:apply|cover|extend|govern|address|describe|intended|applicable|relate)\b([^.]*)/;
const pronounDoesNot =
  /^(?:it|they) (?:do(?:es)? not|is not|are not) (?:apply|cover|extend|govern|address|describe|applicable)\b([^.]*)/;
const businessOfferings =
  /\b(?:business|enterprise|commercial|developer|api|organi[sz]ation(?:al)?)(?: (?:and|or) (?:business|enterprise|commercial|developer|api))? (?:offerings?|services?|products?|platforms?|customers?|terms|users?|plans?|accounts?)\b|\bapis?\b/;
const consumerOfferings =
  /\b(?:consumer|individual|personal|free) (?:offerings?|services?|products?|apps?|customers?|terms|users?|plans?|accounts?)\b/;

/** "does not apply where we act as a processor" leaves out a situation, not a product. */
const circumstance = /^ (?:where|when|if|unless|until|except|insofar|in (?:cases|situations))\b/;
/** How far from "does not apply" the offering's name may stand to be what it does not apply to. */
const nearby = 40;

export function coverageOf(
  reading: Reading,
  names: Names,
  audience: 'api' | 'consumer' | 'unknown',
): Coverage {
  for (const statement of reading.with(applicationStems)) {
    if (statement.furniture) continue;
    const what = (doesNotApply.exec(statement.whole) ?? pronounDoesNot.exec(statement.said))?.[1];
    if (!what) continue;
    const named = names.findOwn(what);
    if (circumstance.test(what) && !(audience === 'api' && businessOfferings.test(what))) continue;
    const leftOut =
      (named?.strong && what.indexOf(named.name) < nearby) ||
      (audience === 'api' && businessOfferings.test(what)) ||
      (audience === 'consumer' && consumerOfferings.test(what));
    if (leftOut)
      return {
        covers: 'excluded',
        because: `the document says that it does not apply to ${what.trim().slice(0, 80)}`,
      };
  }
  const another = voiceOfAnother(reading);
  if (another) return { covers: 'excluded', because: another };
  const first = reading.document.blocks.find((block) => block.kind === 'heading' && !block.furniture);
  for (const title of [reading.title, first ? reading.say(first.text) : '']) {
    const own = names.findOwn(title);
    if (own?.strong) return { covers: 'offering', because: `the title names ${own.name}` };
    const other = names.findOther(title);
    if (other) return { covers: 'other', because: `the title names ${other}` };
  }
  return { covers: 'unsaid', because: 'the title names no product' };
}
