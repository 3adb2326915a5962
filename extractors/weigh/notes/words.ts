// Plain English out of typed details: lists, counts, access. Nothing of a program's notation reaches a reader.
import type { Details, DetailValue } from '#types/evidence.ts';
import type { Access, Route } from '#types/words.ts';

/** "a", "a and b", "a, b and c"; past the limit "a, b and 4 more". */
export function inWords(items: readonly string[], limit = 6): string {
  const shown = items.length > limit ? items.slice(0, limit - 1) : items;
  const rest = items.length - shown.length;
  const parts = rest > 0 ? [...shown, `${rest} more`] : shown;
  if (parts.length <= 1) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

export function text(details: Details, key: string): string | undefined {
  const value = details[key];
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (typeof value === 'number') return String(value);
  return undefined;
}

export function number(details: Details, key: string): number | undefined {
  const value = details[key];
  return typeof value === 'number' ? value : undefined;
}

export function flag(details: Details, key: string): boolean {
  return details[key] === true;
}

/** A list of names: entries by their name, a single string as a list of one. */
export function names(details: Details, key: string): readonly string[] {
  const value: DetailValue | undefined = details[key];
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (!Array.isArray(value)) return [];
  return value
    .map((entry: string | Readonly<Record<string, string>>) =>
      typeof entry === 'string' ? entry : (entry['name'] ?? ''),
    )
    .filter((name) => name !== '');
}

const routes: Readonly<Record<Exclude<Route, 'unstated' | 'public'>, string>> = {
  free_account: 'to visitors with an account',
  click_through: 'after terms are accepted online',
  trust_center_nda: 'under a confidentiality agreement',
  approval: 'on request and after approval',
  sales_contract: 'through sales or a contract',
};

/** "on request and after approval"; undefined where it is public or unsaid. */
export function routeInWords({ route }: Access): string | undefined {
  return route === 'unstated' || route === 'public' ? undefined : routes[route];
}

/** How a gate is described where the route itself was not told. */
export function gateInWords(access: Access): string {
  const route = routeInWords(access);
  if (route) return route;
  if (access.tier === 'enterprise') return 'on enterprise plans';
  if (access.tier === 'paid') return 'on paid plans';
  if (access.default === 'requires_approval') return 'after approval';
  return 'on request';
}

export function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}

/** "1 January 2027" from an ISO date; anything else as it stands. */
export function dateInWords(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  const name = monthNames[(month ?? 0) - 1];
  return year && day && name ? `${day} ${name} ${year}` : iso;
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export function sentences(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter((part): part is string => typeof part === 'string' && part !== '').join(' ');
}
