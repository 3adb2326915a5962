// Addresses out of captures: only http and https become links, whatever a page claimed.
import { html, type Html } from '../html.ts';

export function webAddress(url: string): string | undefined {
  try {
    return ['http:', 'https:'].includes(new URL(url).protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}

/** Opens beside the inbox, and learns nothing of it. */
export function outsideLink(url: string, label: string | Html): Html {
  const address = webAddress(url);
  if (!address) return html`<span>${label}</span>`;
  return html`<a href="${address}" target="_blank" rel="noopener noreferrer">${label}</a>`;
}
