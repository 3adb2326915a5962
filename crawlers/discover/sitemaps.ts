// Addresses from sitemaps: plain, packed, and indexes of others; bounded in number and size.
import { gunzipSync } from 'node:zlib';
import type { HttpAnswer } from '../http/client.ts';

export interface SitemapReader {
  /** Undefined where it cannot be had. */
  get(url: string): Promise<HttpAnswer | undefined>;
}

const mostFiles = 12;
const mostAddresses = 50_000;
const mostUnpacked = 64 * 1024 * 1024;

export async function readSitemaps(
  starts: readonly string[],
  reader: SitemapReader,
  files = mostFiles,
): Promise<string[]> {
  const waiting = [...new Set(starts)];
  const asked = new Set<string>();
  const found: string[] = [];
  while (waiting.length > 0 && asked.size < files && found.length < mostAddresses) {
    const next = waiting.shift();
    if (next === undefined || asked.has(next)) continue;
    asked.add(next);
    const answer = await reader.get(next);
    if (answer === undefined || answer.status !== 200) continue;
    const text = textOf(answer.body);
    const inner = locations(text);
    // The most telling maps of an index first.
    if (/<sitemapindex\b/i.test(text))
      waiting.push(...inner.toSorted((one, other) => rank(one) - rank(other)));
    else if (/<urlset\b/i.test(text)) found.push(...inner);
    else if (!text.includes('<'))
      found.push(...text.split(/\s+/).filter((line) => /^https?:\/\//.test(line)));
  }
  return found.slice(0, mostAddresses);
}

function rank(url: string): number {
  if (/legal|trust|polic|security|privacy|docs|pages?|static/i.test(url)) return 0;
  return /blog|news|post|product|author|tag|image|video/i.test(url) ? 2 : 1;
}

function textOf(body: Uint8Array): string {
  const packed = body[0] === 0x1f && body[1] === 0x8b;
  try {
    return new TextDecoder().decode(packed ? gunzipSync(body, { maxOutputLength: mostUnpacked }) : body);
  } catch {
    // A bomb, or no gzip after all: then it names nothing.
    return '';
  }
}

function locations(text: string): string[] {
  const found: string[] = [];
  for (const [, location] of text.matchAll(
    /<loc>\s*(?:<!\[CDATA\[)?\s*([^<\]]{1,2000}?)\s*(?:\]\]>)?\s*<\/loc>/gi,
  )) {
    if (location === undefined) continue;
    const url = location.replaceAll('&amp;', '&');
    if (URL.canParse(url)) found.push(url);
    if (found.length >= mostAddresses) break;
  }
  return found;
}
