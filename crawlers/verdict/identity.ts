// When two addresses are the same source: scheme, www, case, locale, trailing slash, file endings and added parameters do not count.
import { getDomain } from 'tldts';

/** Languages and countries as addresses name them; other short words are part of the path. */
const names =
  'en|de|fr|es|it|pt|nl|pl|sv|da|fi|nb|nn|no|cs|sk|hu|ro|bg|el|tr|ru|uk|ja|jp|ko|kr|zh|cn|tw|hk|ar|he|hi|id|th|vi|ms|ca|hr|sl|sr|et|lv|lt|us|gb|eu|au|nz|ie|in|br|mx|sg|za|ch|at|be';
const locale = new RegExp(`^(?:intl|global|(?:${names})(?:[-_](?:[a-z]{2}|419|hans|hant|latn|cyrl))?)$`);

/** Path without locale, index file, ending and trailing slash, lower case. */
export function plainPath(address: string): string {
  const parts = new URL(address).pathname
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '');
  while (parts.length > 0 && locale.test(parts[0] ?? '')) parts.shift();
  const last = parts.pop()?.replace(/\.(?:html?|php|aspx?)$/, '');
  if (last !== undefined && last !== 'index' && last !== 'default') parts.push(last);
  return parts.map((part) => safeDecode(part)).join('/');
}

function safeDecode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function plainHost(address: string): string {
  return new URL(address).host
    .toLowerCase()
    .replace(/^www\d?\./, '')
    .replace(/:(?:80|443)$/, '');
}

export function sameAddress(one: string, other: string): boolean {
  if (!URL.canParse(one) || !URL.canParse(other)) return one === other;
  if (plainHost(one) !== plainHost(other) || plainPath(one) !== plainPath(other)) return false;
  // Parameters that the source names itself choose the document; added ones are identifiers of the visit.
  const asked = new URL(one).searchParams;
  const given = new URL(other).searchParams;
  return [...asked].every(
    ([key, value]) => isVisitParameter(key) || !given.has(key) || given.get(key) === value,
  );
}

function isVisitParameter(key: string): boolean {
  return /^(?:utm_|gclid|fbclid|ref$|session|sid$|token|sig|expires|_)/i.test(key);
}

export function isRoot(address: string): boolean {
  return plainPath(address) === '';
}

export function sameSite(one: string, other: string): boolean {
  const domain = (address: string): string => getDomain(address) ?? new URL(address).hostname;
  return domain(one) === domain(other);
}

/** The words of a title that name the document, without the site's name behind a bar or dash. */
export function titleWords(title: string): Set<string> {
  const parts = title.split(/\s+[|–—·•:-]\s+|\s*\|\s*/u).filter((part) => part.trim() !== '');
  return new Set((parts[0] ?? title).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

export function sameTitle(one: string, other: string): boolean {
  const [a, b] = [titleWords(one), titleWords(other)];
  if (a.size === 0 || b.size === 0) return a.size === b.size;
  const common = [...a].filter((word) => b.has(word)).length;
  return common / Math.min(a.size, b.size) >= 0.6;
}
