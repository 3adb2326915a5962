// Addresses in a page, resolved against its base.

const followable = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** The absolute address, or nothing for what leads nowhere (scripts, data, broken addresses). */
export function resolveHref(href: string | undefined, base: string | undefined): string | undefined {
  if (href === undefined) return undefined;
  const trimmed = href.trim();
  if (trimmed === '') return undefined;
  try {
    const resolved = base === undefined ? new URL(trimmed) : new URL(trimmed, base);
    return followable.has(resolved.protocol) ? resolved.href : undefined;
  } catch {
    // Without a base a relative address stays as it is written.
    return base === undefined && !/^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : undefined;
  }
}

/** True for a place in the page itself, whose address is given without a fragment. */
export function leadsWithin(href: string, page: string | undefined): boolean {
  return href.startsWith('#') || (href.includes('#') && href.split('#', 1)[0] === page);
}

const longestPlain = 2000;
/** Only signs that stand in an address as they are, and nowhere a dot that leads up or stays. */
const plainPath = /^\/(?![/.])(?:[\w~!$&()*+,;=:@?#-]|\.|\/(?!\.))*$/;
const plainAddress =
  /^https?:\/\/(?!xn--)[a-z][a-z\d-]*(?:\.(?!xn--)[a-z][a-z\d-]*)+\/(?!\.)(?:[\w~!$&()*+,;=:@?#-]|\.|\/(?!\.))*$/;
const plainFragment = /^#[\w~!$&()*+,;=:@?/.-]*$/;

/** Resolves many addresses of one page: most are plain, and need not be taken apart. */
export class Addresses {
  readonly #base: string | undefined;
  /** The base up to its path, and up to its fragment; nothing for one that is no web address. */
  readonly #site: string | undefined;
  readonly #page: string | undefined;

  constructor(base: string | undefined) {
    this.#base = base;
    const root = resolveHref('/', base);
    if (root === undefined || !root.startsWith('http')) return;
    this.#site = root.slice(0, -1);
    this.#page = resolveHref('#', base)!.slice(0, -1);
  }

  resolve(href: string | undefined): string | undefined {
    if (href === undefined) return undefined;
    if (this.#site !== undefined && href.length <= longestPlain) {
      if (plainPath.test(href)) return this.#site + href;
      if (plainFragment.test(href)) return this.#page! + href;
      if (plainAddress.test(href)) return href;
    }
    return resolveHref(href, this.#base);
  }
}
