// Looks for a document that left its address: sitemaps name candidates, its own sentences prove them. A handful of requests, only where it was good before.
import { parse } from '#text/parse.ts';
import type { VisitOutcome } from '#types/capture.ts';
import { readSitemaps } from '../discover/sitemaps.ts';
import type { HttpAnswer } from '../http/client.ts';
import { HttpFailure } from '../http/errors.ts';
import { plainPath, sameAddress, titleWords } from '../verdict/identity.ts';
import { share, shinglesOf } from '../verdict/similarity.ts';
import type { Visiting } from './attempt.ts';
import { mayAsk } from './may-ask.ts';

const mostCandidates = 3;

export async function lookElsewhere(visiting: Visiting): Promise<VisitOutcome['movedTo']> {
  const { job, tools, signal } = visiting;
  const { lastGood, declared } = job;
  if (lastGood === undefined || lastGood.shingles.length < 6) return undefined;
  const { origin, host } = new URL(declared.url);
  const named = await tools.robots.sitemaps(declared.url, signal);
  const starts = named.filter((url) => URL.canParse(url) && new URL(url).host === host).slice(0, 2);
  const reader = { get: (url: string) => get(visiting, url) };
  const urls = await readSitemaps(starts.length > 0 ? starts : [`${origin}/sitemap.xml`], reader, 3);
  for (const url of likely(urls, declared.url, lastGood.title ?? lastGood.heading ?? '')) {
    const answer = await get(visiting, url);
    if (answer?.status !== 200 || answer.body.length === 0) continue;
    const parsed = await parse(answer.body.slice(), {
      mediaType: answer.headers['content-type'] ?? answer.mediaType,
      url,
    });
    if (parsed.kind !== 'document') continue;
    const kept = share(lastGood.shingles, shinglesOf(parsed.document).sample);
    if (kept < 0.5) continue;
    const percent = Math.round(kept * 100);
    return {
      url: answer.finalUrl,
      because: `the sitemap names it, and ${percent} % of the last good text stands there`,
    };
  }
  return undefined;
}

/** Addresses that share words with the old address or with the title, best first. */
function likely(urls: readonly string[], old: string, title: string): string[] {
  const wanted = new Set(
    [...wordsOf(plainPath(old)), ...titleWords(title)].filter((word) => word.length > 2),
  );
  return urls
    .filter((url) => URL.canParse(url) && !sameAddress(old, url))
    .map((url) => ({ url, common: wordsOf(plainPath(url)).filter((word) => wanted.has(word)).length }))
    .filter(({ common }) => common > 0)
    .toSorted((one, other) => other.common - one.common)
    .slice(0, mostCandidates)
    .map(({ url }) => url);
}

function wordsOf(path: string): string[] {
  return [...new Set(path.match(/[\p{L}\p{N}]+/gu) ?? [])];
}

async function get({ tools, signal }: Visiting, url: string): Promise<HttpAnswer | undefined> {
  try {
    await mayAsk(tools, url, signal);
    return await tools.http.fetch({
      url,
      limits: { bytes: 16 * 1024 * 1024, milliseconds: 20_000 },
      mayFollow: (next) => mayAsk(tools, next, signal),
      signal,
    });
  } catch (error) {
    if (error instanceof HttpFailure && error.kind !== 'aborted') return undefined;
    throw error;
  }
}
