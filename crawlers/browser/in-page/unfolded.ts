// What was shown by an action and taken away by the next one: kept, and put back where it belongs when serialising.
const kept = new Map<Element, string>();

export function keepUnfolded(trigger: Element, html: string): void {
  kept.set(trigger, html);
}

export function unfoldedBy(trigger: Element): string | undefined {
  return kept.get(trigger);
}
