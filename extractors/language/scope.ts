// Whom a sentence speaks of: the offering, everything the vendor has, a part, or another product.
import { audiencesIn, ownNames, patternOf, siblingNames, type Audience } from './products.ts';
import type { Reading } from './reading.ts';
import type { Statement } from './statement.ts';

/** `offering`: by name. `all`: nothing narrower said. `part`: some plans or previews only. `other`: another product. */
export interface Scope {
  readonly kind: 'offering' | 'all' | 'part' | 'other';
  /** The names or plans, as said, for details and messages. */
  readonly names: readonly string[];
  readonly audiences: readonly Audience[];
}

export interface DocumentScope {
  /** `offering`: title or first words name it. `other`: it says it is about something else. `unsaid`: of the vendor at large. */
  readonly covers: 'offering' | 'unsaid' | 'other';
  readonly because: string;
  /** The kind of buyer that the offering is for, from its own names. */
  readonly audience: 'api' | 'consumer' | 'unknown';
  readonly own: RegExp | undefined;
  readonly others: RegExp | undefined;
}

export function documentScope(reading: Reading): DocumentScope {
  const own = ownNames(reading.offering);
  const vendor = [reading.party?.name, ...(reading.party?.aliases ?? []), ...guessVendor(reading)].filter(
    (name): name is string => name !== undefined,
  );
  const others = siblingNames(reading.document.text, vendor, own, reading.offering.not ?? []);
  const names = { own: patternOf(own), others: patternOf(others) };
  const audience = offeringAudience(reading.offering);
  const covering = coverage(reading, names.own, names.others, audience);
  return { ...names, audience, ...covering };
}

export function scopeOf(reading: Reading, statement: Statement): Scope {
  const { own, others, audience } = reading.about;
  const here = statement.whole;
  const path = statement.headings.join(' / ');
  const audiences = [...new Set([...audiencesIn(here), ...audiencesIn(path)])];
  const namesOwn = own?.exec(here)?.[0];
  if (namesOwn) return { kind: 'offering', names: [namesOwn], audiences };
  const namesOther = others?.exec(here)?.[0] ?? (own?.test(path) ? undefined : others?.exec(path)?.[0]);
  if (namesOther) return { kind: 'other', names: [namesOther], audiences };
  if (
    audience === 'api' &&
    audiences.length > 0 &&
    audiences.every((one) => one === 'consumer' || one === 'free')
  ) {
    return { kind: 'other', names: audiences, audiences };
  }
  if (
    audience === 'consumer' &&
    audiences.length > 0 &&
    !audiences.some((one) => one === 'consumer' || one === 'free')
  ) {
    return { kind: 'other', names: audiences, audiences };
  }
  if (audiences.some((one) => one !== 'api')) return { kind: 'part', names: audiences, audiences };
  return { kind: 'all', names: [], audiences };
}

function offeringAudience(offering: { name: string; aliases: readonly string[] }): DocumentScope['audience'] {
  const words = [offering.name, ...offering.aliases].join(' / ').toLowerCase();
  if (/\b(?:consumer|personal|free)\b/.test(words)) return 'consumer';
  if (
    /\bapis?\b|\bdeveloper\b|\bcommercial\b|\benterprise\b|\bbusiness\b|\bplatform\b|\bcloud\b|\binference\b/.test(
      words,
    )
  )
    return 'api';
  return 'unknown';
}

function guessVendor(reading: Reading): readonly string[] {
  const first = reading.offering.name.split(' ')[0];
  return first ? [first] : [];
}

/** Placeholder until the sentences of application are read: title against names. */
function coverage(
  reading: Reading,
  own: RegExp | undefined,
  others: RegExp | undefined,
  _audience: DocumentScope['audience'],
): { covers: DocumentScope['covers']; because: string } {
  const title = reading.title;
  if (own?.test(title)) return { covers: 'offering', because: 'the title names the offering' };
  const other = others?.exec(title)?.[0];
  if (other) return { covers: 'other', because: `the title names ${other}` };
  return { covers: 'unsaid', because: 'the title names no product' };
}
