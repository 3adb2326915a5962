// Bytes that did not come by a visit (a memento of the past, a person's own file) as a capture like any other.
import { judge } from '#crawlers/verdict/judge.ts';
import { pageFacts } from '#crawlers/verdict/page-facts.ts';
import { keepPieces, textPieces } from '#crawlers/attempts/keep.ts';
import { parse } from '#text/parse.ts';
import type { CaptureDraft, GoodFacts } from '#types/capture.ts';
import type { House } from './house.ts';
import type { PlannedSource } from './plan.ts';

export interface Page {
  readonly bytes: Uint8Array;
  readonly mediaType?: string;
  readonly seen: Pick<CaptureDraft, 'via' | 'finalUrl' | 'retrievedAt' | 'archivedAt' | 'status' | 'because'>;
  readonly lastGood?: GoodFacts;
}

export async function draftOfPage(house: House, source: PlannedSource, page: Page): Promise<CaptureDraft> {
  const { declared } = source;
  const { bytes, mediaType, seen } = page;
  const parsed = await parse(bytes.slice(), { ...(mediaType ? { mediaType } : {}), url: declared.url });
  const document = parsed.kind === 'document' ? parsed.document : undefined;
  const facts = document?.media === 'html' ? pageFacts(bytes) : undefined;
  const judgement = judge({
    source: { url: declared.url, kind: declared.kind, expect: declared.expect },
    response: seen.status === undefined ? {} : { status: seen.status },
    parsed,
    ...(facts ? { page: facts } : {}),
    ...(page.lastGood ? { lastGood: page.lastGood } : {}),
  });
  const objects = await keepPieces(house.archive, [
    { role: 'body', view: 0, mediaType: mediaType ?? 'application/octet-stream', bytes },
    ...textPieces(document),
  ]);
  return {
    ...seen,
    requestedUrl: declared.url,
    redirects: [],
    headers: {},
    ...(mediaType ? { mediaType } : {}),
    views: [{ index: 0, label: '', url: seen.finalUrl }],
    objects,
    ...(document ? { document } : {}),
    counts: [],
    judgement,
    validators: {},
    unchanged: false,
    milliseconds: 0,
  };
}
