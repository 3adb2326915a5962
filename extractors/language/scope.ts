// Whom a sentence speaks of: the offering, everything the vendor has, a part, or another product.
import { audiencesIn, knownNames, type Audience, type Names } from './products.ts';
import { coverageOf, type Coverage } from './coverage.ts';
import type { Reading } from './reading.ts';
import type { Statement } from './statement.ts';

/** `offering`: by name. `all`: nothing narrower said. `part`: some plans or previews only. `other`: another product. */
export interface Scope {
  readonly kind: 'offering' | 'all' | 'part' | 'other';
  /** The names or plans, as said, for details and messages. */
  readonly names: readonly string[];
  readonly audiences: readonly Audience[];
}

export interface DocumentScope extends Coverage {
  /** The kind of buyer that the offering is for, from its own names. */
  readonly audience: 'api' | 'consumer' | 'unknown';
  readonly names: Names;
  /** The document has a section for the offering, which is no API: a section about an API is about something else. */
  readonly besideAnApi: boolean;
}

export function documentScope(reading: Reading): DocumentScope {
  const names = knownNames(reading);
  const audience = offeringAudience(reading.offering);
  return {
    names,
    audience,
    besideAnApi: !isAnApi(reading.offering) && hasOwnSection(reading, names),
    ...coverageOf(reading, names, audience),
  };
}

function isAnApi(offering: { name: string; aliases: readonly string[] }): boolean {
  return /\bapis?\b|\bdeveloper|\bplatform\b|\binference\b|\bcloud\b/i.test(
    [offering.name, ...offering.aliases].join(' / '),
  );
}

function hasOwnSection(reading: Reading, names: Names): boolean {
  return reading.document.blocks.some(
    (block) =>
      block.kind === 'heading' &&
      !block.furniture &&
      block.headings.length > 0 &&
      names.findOwn(reading.say(block.text))?.strong === true,
  );
}

/** "API Platform FAQ" */
const apiSection =
  /\bapi (?:platform|services?|customers|faqs?|offerings?|products?|usage|data|requests|traffic|inputs)\b|\bdeveloper platform\b|^(?:the |our )?apis?$/;

/** The scope of a statement, or of the words of one of its clauses. */
export function scopeOf(reading: Reading, statement: Statement, words = statement.whole): Scope {
  const { names, covers, because } = reading.about;
  const above = audiencesIn(statement.headings.join(' / '));
  const audiences = [...new Set([...audiencesIn(words), ...above.filter((one) => !isContext(reading, one))])];
  const scope = spokenOf(reading, statement, words, audiences);
  if (covers === 'excluded') return { kind: 'other', names: [because], audiences };
  if (covers === 'other' && scope.kind !== 'offering') return { kind: 'other', names: [because], audiences };
  return names.own || scope.kind !== 'offering' ? scope : { ...scope, kind: 'all' };
}

/** An "Enterprise FAQ" of a vendor covers its API too: the heading sets the scene, it narrows nothing. */
function isContext(reading: Reading, audience: Audience): boolean {
  return reading.about.audience === 'api' && audience === 'enterprise';
}

function spokenOf(
  reading: Reading,
  statement: Statement,
  words: string,
  audiences: readonly Audience[],
): Scope {
  const { names, audience } = reading.about;
  const own = names.findOwn(words);
  if (own?.strong) {
    const tier = oneTier(audiences);
    return tier
      ? { kind: 'part', names: [tier], audiences }
      : { kind: 'offering', names: [own.name], audiences };
  }
  const edition = names.findEdition(words);
  if (edition && audience !== 'consumer') return { kind: 'part', names: [edition], audiences };
  const other = names.findOther(words);
  if (other && audience === 'api' && audiencesIn(words).includes('api')) return amongOthers(words, audiences);
  if (other) return { kind: 'other', names: [other], audiences };
  const heading = lastNaming(statement.headings, names);
  if (heading?.other) return { kind: 'other', names: [heading.other], audiences };
  const section =
    reading.about.besideAnApi && !heading?.own
      ? statement.headings.find((one) => apiSection.test(one))
      : undefined;
  if (section) return { kind: 'other', names: [section], audiences };
  const plans = audiences.filter((one) => one !== 'api');
  if (
    audience === 'consumer' &&
    plans.length > 0 &&
    !plans.some((one) => one === 'consumer' || one === 'free')
  ) {
    return { kind: 'other', names: plans, audiences };
  }
  if (audience === 'api' && plans.length > 0 && plans.every((one) => one === 'consumer')) {
    return audiences.includes('api')
      ? { kind: 'offering', names: ['api'], audiences }
      : { kind: 'other', names: plans, audiences };
  }
  const narrow = plans.filter(
    (one) => !(audience === 'api' && one === 'business') && !(audience === 'consumer' && one === 'consumer'),
  );
  if (narrow.length > 0) return { kind: 'part', names: narrow, audiences };
  if (audience === 'api' && audiencesIn(words).includes('api'))
    return { kind: 'offering', names: ['api'], audiences };
  if (heading?.own) return { kind: 'offering', names: [heading.own], audiences };
  return { kind: 'all', names: own ? [own.name] : [], audiences };
}

/** "the unpaid quota of the API": the offering by name, and yet only one tier of it. */
function oneTier(audiences: readonly Audience[]): Audience | undefined {
  const free = audiences.includes('free');
  const paid = audiences.includes('paid');
  return free === paid ? undefined : free ? 'free' : 'paid';
}

/** "Quill Business, Quill Enterprise and the paid version of our APIs": an offering that is an API is among them. */
function amongOthers(words: string, audiences: readonly Audience[]): Scope {
  const paid =
    /\b(?:paid|free|enterprise|beta|preview)\b(?:(?!\b(?:paid|free|enterprise)\b)[^,;]){0,30}\bapis?\b/.exec(
      words,
    )?.[0];
  return paid ? { kind: 'part', names: [paid], audiences } : { kind: 'offering', names: ['api'], audiences };
}

/** The innermost heading that names a product decides for what stands under it. */
function lastNaming(
  headings: readonly string[],
  names: Names,
): { readonly own?: string; readonly other?: string } | undefined {
  for (const heading of headings.toReversed()) {
    const own = names.findOwn(heading);
    if (own?.strong) return { own: own.name };
    const other = names.findOther(heading) ?? (names.isOtherSection(heading) ? heading : undefined);
    if (other) return { other };
  }
  return undefined;
}

function offeringAudience(offering: { name: string; aliases: readonly string[] }): DocumentScope['audience'] {
  const words = [offering.name, ...offering.aliases].join(' / ').toLowerCase();
  if (/\b(?:consumer|personal|free)\b/.test(words)) return 'consumer';
  if (
    /\bapis?\b|\bdeveloper\b|\bcommercial\b|\benterprise\b|\bbusiness\b|\bplatform\b|\bcloud\b|\binference\b|\bbedrock\b|\bvertex\b|\bazure\b|\bfoundry\b/.test(
      words,
    )
  ) {
    return 'api';
  }
  return 'unknown';
}
