// How the closest peer turns a page into text before it compares: a whole DOM, then Markdown.
import { JSDOM } from 'jsdom';
import TurndownService from 'turndown';

export function jsdomTurndown(html: string): number {
  const { window } = new JSDOM(html);
  const { document } = window;
  for (const element of document.querySelectorAll('script, style, noscript')) element.remove();
  const markdown = new TurndownService().turndown(document.body.innerHTML);
  window.close();
  return markdown.length;
}
