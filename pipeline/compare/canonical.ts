// One form of equal answers: the order of lists, typography and the order of keys do not count.
import type { Answer } from '#types/cell.ts';
import type { Details, DetailValue } from '#types/evidence.ts';
import type { Access } from '#types/words.ts';
import { canonicalJson } from '../registry/digest.ts';
import { hashOf } from '../ids.ts';
import { sentenceForm } from './sentence-form.ts';

export function canonicalDetail(value: DetailValue): string {
  if (typeof value === 'string') return addressForm(value) ?? sentenceForm(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const entries = value.map((entry: string | Readonly<Record<string, string>>) =>
    typeof entry === 'string' ? sentenceForm(entry) : canonicalRecord(entry),
  );
  return [...new Set(entries)].toSorted().join(' | ');
}

/** Of an address what names the document: not how it is reached, nor what a visit adds to it. */
function addressForm(value: string): string | undefined {
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) return undefined;
  const { host, pathname } = new URL(value);
  return `${host.replace(/^www\./, '')}${pathname.replace(/\/+$/, '')}`.toLowerCase();
}

function canonicalRecord(record: Readonly<Record<string, string>>): string {
  return canonicalJson(
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, sentenceForm(value)])),
  );
}

export function canonicalDetails(details: Details): Readonly<Record<string, string>> {
  const canonical: Record<string, string> = {};
  for (const key of Object.keys(details).toSorted()) {
    const value = details[key];
    if (value === undefined) continue;
    const form = canonicalDetail(value);
    if (form !== '') canonical[key] = form;
  }
  return canonical;
}

export function canonicalAccess(access: Access): Readonly<Record<string, string>> {
  return {
    route: access.route,
    tier: access.tier,
    default: access.default,
    ...(access.geography ? { geography: sentenceForm(access.geography) } : {}),
  };
}

/** Equal for equal evidence: grade, access, details and sentences, wherever they stand. A document's date is not evidence. */
export function answerKey(answer: Answer): string {
  return hashOf(
    answer.value,
    canonicalJson(canonicalAccess(answer.access)),
    canonicalJson(canonicalDetails(answer.details)),
    ...answer.quotes.map((quote) => sentenceForm(quote.exact)).toSorted(),
  ).slice(0, 24);
}
