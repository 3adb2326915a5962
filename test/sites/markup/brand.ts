// A vendor that does not exist: the few facts its pages are dressed with.

export interface Brand {
  readonly name: string;
  readonly domain: string;
  readonly products: readonly string[];
  readonly hue: number;
}

export function brand(name: string, domain: string, products: readonly string[], hue = 220): Brand {
  return { name, domain, products, hue };
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
