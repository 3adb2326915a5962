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
